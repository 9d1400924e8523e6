#include "sanitizer/offset_map.h"

#include <algorithm>

namespace nbscrub {
namespace {

constexpr std::uint32_t kMaxRunLength = (std::uint32_t{1} << 30) - 1;  // what 30 bits hold
constexpr std::uint32_t kMaxWideLength = kMaxRunLength / 2;

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

}  // namespace

void OffsetMap::append(TextSpan text, RawSpan raw, Kind kind) {
  Run run{};
  run.text_begin = narrow(text.begin);
  run.raw_begin = narrow(raw.begin);
  run.text_length = narrow(text.size());
  run.raw_length = narrow(raw.size()) & kMaxRunLength;
  run.kind = kind;
  runs_.push_back(run);
}

void OffsetMap::add_verbatim(std::size_t text_begin, std::size_t raw_begin, std::size_t length) {
  if (length > 0 && !runs_.empty()) {
    Run& last = runs_.back();
    if (last.kind == Kind::verbatim && last.text_begin + std::size_t{last.text_length} == text_begin &&
        last.raw_begin + std::size_t{last.text_length} == raw_begin && last.text_length + length <= kMaxRunLength) {
      last.text_length += narrow(length);
      last.raw_length = last.text_length & kMaxRunLength;
      return;
    }
  }
  while (length > 0) {
    const std::size_t part = std::min<std::size_t>(length, kMaxRunLength);
    append({text_begin, text_begin + part}, {raw_begin, raw_begin + part}, Kind::verbatim);
    text_begin += part;
    raw_begin += part;
    length -= part;
  }
}

void OffsetMap::add_wide(std::size_t text_begin, std::size_t raw_begin, std::size_t length) {
  if (length > 0 && !runs_.empty()) {
    Run& last = runs_.back();
    if (last.kind == Kind::wide && last.text_begin + std::size_t{last.text_length} == text_begin &&
        last.raw_begin + std::size_t{last.raw_length} == raw_begin && last.text_length + length <= kMaxWideLength) {
      last.text_length += narrow(length);
      last.raw_length = (last.text_length * 2) & kMaxRunLength;
      return;
    }
  }
  while (length > 0) {
    const std::size_t part = std::min<std::size_t>(length, kMaxWideLength);
    append({text_begin, text_begin + part}, {raw_begin, raw_begin + part * 2}, Kind::wide);
    text_begin += part;
    raw_begin += part * 2;
    length -= part;
  }
}

void OffsetMap::add_atomic(TextSpan text, RawSpan raw) {
  if (text.empty()) return;
  append(text, raw, Kind::atomic);
}

std::size_t OffsetMap::first_run(std::size_t text_offset) const {
  constexpr std::size_t kNear = 4;
  for (std::size_t i = last_found_; i < runs_.size() && i < last_found_ + kNear; ++i) {
    if (runs_[i].text_begin > text_offset) break;
    if (runs_[i].text_begin + std::size_t{runs_[i].text_length} > text_offset) return last_found_ = i;
  }
  auto after = std::upper_bound(runs_.begin(), runs_.end(), text_offset,
                                [](std::size_t offset, const Run& run) { return offset < run.text_begin; });
  if (after == runs_.begin()) return 0;
  const auto before = after - 1;
  const bool reaches = before->text_begin + std::size_t{before->text_length} > text_offset;
  return last_found_ = static_cast<std::size_t>((reaches ? before : after) - runs_.begin());
}

TextSpan OffsetMap::text_of(const Run& run, TextSpan within) {
  return {std::max<std::size_t>(run.text_begin, within.begin),
          std::min(run.text_begin + std::size_t{run.text_length}, within.end)};
}

RawSpan OffsetMap::raw_of(const Run& run, TextSpan part) {
  if (run.kind == Kind::atomic) return {run.raw_begin, run.raw_begin + std::size_t{run.raw_length}};
  const std::size_t width = run.kind == Kind::wide ? 2 : 1;
  const std::size_t begin = run.raw_begin + (part.begin - run.text_begin) * width;
  return {begin, begin + part.size() * width};
}

void OffsetMap::to_raw(TextSpan text, std::vector<RawSpan>& raw) const {
  const std::size_t first = raw.size();
  for (std::size_t i = first_run(text.begin); i < runs_.size() && runs_[i].text_begin < text.end; ++i) {
    const RawSpan span = raw_of(runs_[i], text_of(runs_[i], text));
    if (raw.size() > first) {
      if (raw.back().contains(span)) continue;  // two parts of one atomic run
      if (raw.back().end == span.begin) {
        raw.back().end = span.end;
        continue;
      }
    }
    raw.push_back(span);
  }
}

// Runs are read by index and copied: when `target` is *this, adding one may move them all.
void OffsetMap::compose_verbatim(TextSpan source, std::size_t text_begin, OffsetMap& target) const {
  const std::size_t count = runs_.size();
  for (std::size_t i = first_run(source.begin); i < count && runs_[i].text_begin < source.end; ++i) {
    const Run run = runs_[i];
    const TextSpan part = text_of(run, source);
    const RawSpan raw = raw_of(run, part);
    const std::size_t begin = text_begin + (part.begin - source.begin);
    switch (run.kind) {
      case Kind::verbatim: target.add_verbatim(begin, raw.begin, part.size()); break;
      case Kind::wide: target.add_wide(begin, raw.begin, part.size()); break;
      case Kind::atomic: target.add_atomic({begin, begin + part.size()}, raw); break;
    }
  }
}

// An entity that is cut by the end of a JSON string has no single place: its text stands for the first piece, since a
// span over both would cover the quotes and commas between.
void OffsetMap::compose_atomic(TextSpan source, TextSpan text, OffsetMap& target) const {
  std::vector<RawSpan> raw;
  to_raw(source, raw);
  if (!raw.empty()) target.add_atomic(text, raw.front());
}

// Every run of `within` is looked at: a view may hold its pieces in another order than the file.
std::optional<std::size_t> OffsetMap::to_text(std::size_t raw_offset, TextSpan within) const {
  std::optional<std::size_t> best;
  std::size_t best_raw = 0;
  for (std::size_t i = first_run(within.begin); i < runs_.size() && runs_[i].text_begin < within.end; ++i) {
    const TextSpan part = text_of(runs_[i], within);
    const RawSpan raw = raw_of(runs_[i], part);
    if (raw.contains(raw_offset)) {
      if (runs_[i].kind == Kind::atomic) return part.begin;
      return part.begin + (raw_offset - raw.begin) / (runs_[i].kind == Kind::wide ? 2 : 1);
    }
    if (raw.begin > raw_offset && (!best || raw.begin < best_raw)) {
      best = part.begin;
      best_raw = raw.begin;
    }
  }
  return best;
}

}  // namespace nbscrub
