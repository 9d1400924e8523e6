#include "sanitizer/coded_text.h"

#include <algorithm>

namespace nbscrub {

void CodedText::clear(std::size_t file_size) {
  file_size_ = file_size;
  decoded_.clear();
  runs_.clear();
  seen_.clear();
}

const CodedRun& CodedText::add(CodedRun run, std::string_view decoded) {
  run.bytes.begin = file_size_ + decoded_.size();
  run.bytes.end = run.bytes.begin + decoded.size();
  decoded_ += decoded;
  runs_.push_back(std::move(run));
  return runs_.back();
}

std::size_t CodedText::run_at(std::size_t raw_offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), raw_offset,
                                      [](std::size_t at, const CodedRun& run) { return at < run.bytes.begin; });
  return static_cast<std::size_t>(after - runs_.begin()) - 1;
}

void CodedText::digits_of(const CodedRun& run, RawSpan bytes, std::vector<TextSpan>& digits) {
  if (run.compression != Compression::none) {  // every digit may depend on every byte
    digits.insert(digits.end(), run.lines.begin(), run.lines.end());
    return;
  }
  // Three bytes stand in four digits.
  const std::size_t first = (bytes.begin - run.bytes.begin) / 3 * 4;
  const std::size_t last = (bytes.end - run.bytes.begin + 2) / 3 * 4;
  std::size_t at = 0;
  for (const TextSpan& line : run.lines) {
    const std::size_t begin = std::max(first, at);
    const std::size_t end = std::min(last, at + line.size());
    if (begin < end) digits.push_back({line.begin + (begin - at), line.begin + (end - at)});
    at += line.size();
  }
}

}  // namespace nbscrub
