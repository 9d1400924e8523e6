// Files that nobody else may write to or read, for caches: whoever could write one could make it say what he likes. A
// file counts only where it and its folder belong to this user and are closed to all others. A cache that cannot be read
// or written costs time and nothing else, so there are no errors here; nor is it flushed to disk, and whoever keeps one
// has to know a damaged one.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "hook/file.h"

namespace nbscrub {

// nullopt: there is none to be trusted.
std::optional<PaddedBytes> read_owned(const std::filesystem::path& folder, const std::string& name,
                                      std::uint64_t max_bytes);

// Makes the folder, too. False: it was not written.
bool write_owned(const std::filesystem::path& folder, const std::string& name, std::string_view bytes);

}  // namespace nbscrub
