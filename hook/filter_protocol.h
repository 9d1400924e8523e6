// Git's long-running filter protocol, version 2: one process serves all files of a git command. Knows packets and
// requests; what is done with a file's bytes is the caller's.
//
// Source: gitattributes(5), "Long Running Filter Process". `clean` and `smudge` are both offered, since
// `filter.<driver>.required` needs both; smudge gives back what it got. `delay` is not: Git can put off a checkout only,
// and there is nothing to wait for in one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "detectors/result.h"
#include "hook/pkt_line.h"
#include "sanitizer/padded_bytes.h"

namespace nbscrub {

// What becomes of one file.
struct FilterAnswer {
  enum class Status {
    success,  // `bytes` go to Git
    error,    // not this file; with `filter.<driver>.required` the git command fails
    abort,    // no file at all: the same, and Git asks no more
  };
  Status status = Status::error;
  PaddedBytes bytes;
};

// `path` counts from the top of the work tree; it is whatever Git sent.
using CleanFile = std::function<FilterAnswer(const std::string& path, PaddedBytes bytes)>;
// Called instead when there are more bytes than the limit; what came is dropped.
using RefuseLarge = std::function<void(const std::string& path, std::uint64_t size)>;
using WriteBytes = std::function<bool(std::string_view bytes)>;

struct FilterService {
  ReadBytes read;
  WriteBytes write;
  CleanFile clean;
  RefuseLarge refuse_large;
  std::uint64_t max_bytes = 0;  // for clean; a smudge is what the repository holds, and Git has it in memory as well
};

// Serves until the other side closes. Errors: it does not speak the protocol, it breaks off, an answer cannot be written.
Result<void> serve_filter(const FilterService& service);

}  // namespace nbscrub
