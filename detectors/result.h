// Result<T>: a value or an Error. Errors are values here, never exceptions, and none is dropped: an input that could
// not be read, scanned or written ends as exit code 2 (hook/exit_code.h) and blocks the commit.
//
// std::expected where the standard library has it (GCC 12 in C++23 mode), else tl::expected, which has the same
// interface (clang 14 on libstdc++ lacks the std one in every mode).
#pragma once

#include <string>
#include <utility>
#include <version>

#if defined(__cpp_lib_expected)
#include <expected>
#else
#include <tl/expected.hpp>
#endif

namespace nbscrub {

// What went wrong and what to do about it, in words for the person who sees it. Neither part ever holds a byte of the
// scanned content. The file's name is added by whoever knows it.
struct Error {
  std::string what;       // "the index is locked by another Git process"
  std::string next_step;  // "wait for it to end, then commit again"; may be empty
};

#if defined(__cpp_lib_expected)
template <class T>
using Result = std::expected<T, Error>;
inline std::unexpected<Error> fail(std::string what, std::string next_step = {}) {
  return std::unexpected<Error>(Error{std::move(what), std::move(next_step)});
}
inline std::unexpected<Error> fail(Error error) { return std::unexpected<Error>(std::move(error)); }
#else
template <class T>
using Result = tl::expected<T, Error>;
inline tl::unexpected<Error> fail(std::string what, std::string next_step = {}) {
  return tl::unexpected<Error>(Error{std::move(what), std::move(next_step)});
}
inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
#endif

}  // namespace nbscrub
