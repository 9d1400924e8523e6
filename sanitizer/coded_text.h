// Text that stands in a file in an encoding where no byte of it has a place of its own: base64 (a digit holds bits of
// two bytes), and zlib or gzip within base64. Each such run is decoded once, and its bytes get offsets of their own
// beyond the end of the file, as if they were appended to it: a RawSpan below file_size() is of the file, one above is
// of coded text. So a finding keeps its exact place however deep it lies, and redaction edits the decoded bytes and
// encodes the run again (recode.h).
//
// Ownership: owns the decoded bytes; lines are spans of the arena's text.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/span.h"
#include "sanitizer/document.h"
#include "sanitizer/inflate.h"

namespace nbscrub {

struct CodedRun {
  std::vector<TextSpan> lines;  // of base64 digits, in the arena's text; padding belongs to the last one
  bool url_safe = false;        // which alphabet
  bool padded = true;
  Compression compression = Compression::none;
  Encoding encoding = Encoding::utf8;  // of the decoded bytes
  RawSpan bytes;                       // beyond the file
};

class CodedText {
 public:
  void clear(std::size_t file_size);

  // Takes in a run and its decoded bytes; `bytes` is filled in.
  const CodedRun& add(CodedRun run, std::string_view decoded);

  // False the second time: several views of one field show the same run. `place` is where it stands.
  bool is_new(RawSpan place) { return seen_.insert(place).second; }

  const std::vector<CodedRun>& runs() const { return runs_; }
  bool is_coded(std::size_t raw_offset) const { return raw_offset >= file_size_; }
  // The index of the run that holds the offset, which is_coded().
  std::size_t run_at(std::size_t raw_offset) const;
  std::string_view bytes_of(const CodedRun& run) const {
    return std::string_view(decoded_).substr(run.bytes.begin - file_size_, run.bytes.size());
  }
  std::size_t size() const { return decoded_.size(); }

  // The digits, as spans of the arena's text, that hold `bytes` of the run.
  static void digits_of(const CodedRun& run, RawSpan bytes, std::vector<TextSpan>& digits);

 private:
  std::size_t file_size_ = 0;
  std::string decoded_;
  std::vector<CodedRun> runs_;  // by bytes.begin; a run within another's decoded text comes after it
  std::set<RawSpan> seen_;
};

}  // namespace nbscrub
