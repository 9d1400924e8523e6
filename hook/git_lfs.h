// Git LFS: a pointer file stands for an object that is kept under `<common folder>/lfs/objects/aa/bb/<oid>`. It is the
// object that travels, so it is the object that is scanned.
//
// Format: Git LFS specification, "oid sha256:<64 hexadecimal digits>" on a line of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "detectors/result.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// The oid that a pointer names; nullopt when it names none.
std::optional<std::string> lfs_oid(std::string_view pointer);

// The object's bytes. Errors: not in this repository's store (it has to be fetched), too large, no repository.
Result<PaddedBytes> read_lfs_object(std::string_view pointer, std::uint64_t max_bytes);

}  // namespace nbscrub
