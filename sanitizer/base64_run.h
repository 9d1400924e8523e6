// Finds runs of base64 in text: lexical only, but a run is reported only when its first bytes decode to text or to a
// compressed stream, since most of the base64 in notebooks is pictures and most long words are no base64 at all.
//
// A run has 24 digits or more of one alphabet (RFC 4648), padded or not. Lines of one width that follow each other
// belong to one run (RFC 2045 wraps at 76, PEM at 64), with any indentation, as YAML has it.
//
// Ownership: borrows the text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sanitizer/coded_text.h"

namespace nbscrub {

// Offsets are of the text.
class Base64Finder {
 public:
  explicit Base64Finder(std::string_view text) : text_(text) {}

  // The next run from the left, without its `bytes`; its alphabet and padding are set.
  std::optional<CodedRun> next();

 private:
  bool find_digits();
  CodedRun run_at(std::size_t begin);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  // of the digits that find_digits() found
  std::size_t end_ = 0;
};

// What the digits of a run stand for. nullopt: two alphabets in one run, or a length that no encoder produces.
std::optional<std::string> decode_run(const CodedRun& run, std::string_view text);

// The bytes as digits in the manner of the run, without line ends.
std::string encode_run(const CodedRun& run, std::string_view bytes);

// The encoding of what is text, nothing when it is none; up to `odd_allowed` bytes may be no text.
std::optional<Encoding> text_encoding(std::string_view bytes, std::size_t odd_allowed);

// The same of the first bytes of something, where a sequence may be cut at the end.
std::optional<Encoding> head_encoding(std::string_view bytes);

}  // namespace nbscrub
