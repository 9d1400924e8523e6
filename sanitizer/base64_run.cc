#include "sanitizer/base64_run.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

#include "detectors/base64.h"
#include "sanitizer/unwrap.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

constexpr std::size_t kShortest = 24;       // digits
constexpr std::size_t kNarrowestLine = 40;  // digits of a line that may go on in the next one
constexpr std::uint8_t kNoDigit = 0xFF;

// Both alphabets at once.
constexpr std::array<std::uint8_t, 256> kDigits = [] {
  std::array<std::uint8_t, 256> digits{};
  digits.fill(kNoDigit);
  std::uint8_t value = 0;
  for (const char digit : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")) {
    digits[static_cast<unsigned char>(digit)] = value++;
  }
  digits['-'] = 62;
  digits['_'] = 63;
  return digits;
}();

std::uint8_t digit_of(char byte) { return kDigits[static_cast<unsigned char>(byte)]; }
bool is_digit64(char byte) { return digit_of(byte) != kNoDigit; }

// Sixteen bytes at a time, in the vector notation that GCC and Clang share on every processor.
using Block = unsigned char __attribute__((vector_size(16)));

// Whether the first and the second half of a block are nothing but digits; a block that the text ends in is not.
std::pair<bool, bool> halves_of_digits(std::string_view bytes) {
  if (bytes.size() < sizeof(Block)) {
    const std::string_view half = bytes.substr(0, sizeof(Block) / 2);
    return {half.size() == sizeof(Block) / 2 && std::all_of(half.begin(), half.end(), is_digit64), false};
  }
  Block c;
  std::memcpy(&c, bytes.data(), sizeof(Block));
  const Block no_letter = Block(Block(c | 0x20) - 'a' > 25);
  const Block no_number_or_slash = Block(Block(c - '/') > 10);
  const Block other =
      no_letter & no_number_or_slash & Block(c != '+') & Block(c != '-') & Block(c != '_');
  std::array<std::uint64_t, 2> halves{};
  std::memcpy(halves.data(), &other, sizeof(Block));
  return {halves[0] == 0, halves[1] == 0};
}

bool is_text_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value >= 0x20 && value < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f' ||
         byte == '\x1B';
}

// The first bytes of what the digits stand for; `digits` has kShortest of them or more.
std::array<char, kShortest / 4 * 3> head_of(std::string_view digits) {
  std::array<char, kShortest / 4 * 3> head{};
  for (std::size_t group = 0; group < kShortest / 4; ++group) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) bits = (bits << 6) | digit_of(digits[group * 4 + i]);
    for (std::size_t i = 0; i < 3; ++i) head[group * 3 + i] = static_cast<char>((bits >> (16 - 8 * i)) & 0xFF);
  }
  return head;
}

bool is_promising(std::string_view digits) {
  // The first byte says no to most words: it is that of a text or of gzip.
  const int first = digit_of(digits[0]) << 2 | digit_of(digits[1]) >> 4;
  if (!is_text_byte(static_cast<char>(first)) && first < 0xC2 && first != 0x1F) return false;
  const auto head = head_of(digits);
  const std::string_view bytes(head.data(), head.size());
  return head_encoding(bytes).has_value() || compression_of(bytes) != Compression::none;
}

}  // namespace

std::optional<Encoding> text_encoding(std::string_view bytes, std::size_t odd_allowed) {
  std::size_t wide = 0;
  while (wide * 2 + 1 < bytes.size() && is_text_byte(bytes[wide * 2]) && bytes[wide * 2 + 1] == '\0') ++wide;
  if (wide > 4 && (wide + odd_allowed) * 2 + 1 >= bytes.size()) return Encoding::utf16le;

  std::size_t odd = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_text_byte(bytes[at])) {
      ++at;
      continue;
    }
    const std::size_t length = static_cast<unsigned char>(bytes[at]) >= 0x80 ? utf8_sequence(bytes, at) : 0;
    if (length == 0 && ++odd > odd_allowed) return std::nullopt;
    at += std::max<std::size_t>(length, 1);
  }
  return Encoding::utf8;
}

std::optional<Encoding> head_encoding(std::string_view bytes) {
  // A sequence of UTF-8 that is cut begins with C2 to F4 among the last three bytes; what follows goes on with it.
  const auto goes_on = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
  std::size_t at = bytes.size();
  while (at > 0 && bytes.size() - at < 3 && goes_on(bytes[at - 1])) --at;
  const auto lead = static_cast<unsigned char>(at > 0 ? bytes[at - 1] : 0);
  if (lead >= 0xC2 && lead < 0xF5 && utf8_sequence(bytes, at - 1) == 0) bytes = bytes.substr(0, at - 1);
  return text_encoding(bytes, 0);
}

// Nearly all text has no run, so it is passed over in blocks: kShortest digits fill two neighbouring halves at least,
// wherever they begin.
bool Base64Finder::find_digits() {
  std::size_t block = at_;
  bool half_before = false;
  while (block < text_.size()) {
    const auto [first, second] = halves_of_digits(text_.substr(block, sizeof(Block)));
    if (!first || !(second || half_before)) {
      half_before = second;
      block += sizeof(Block);
      continue;
    }
    begin_ = block;
    while (begin_ > at_ && is_digit64(text_[begin_ - 1])) --begin_;
    end_ = block;
    while (end_ < text_.size() && is_digit64(text_[end_])) ++end_;
    at_ = block = end_;
    half_before = false;
    if (end_ - begin_ >= kShortest) return true;
  }
  at_ = text_.size();
  return false;
}

std::optional<CodedRun> Base64Finder::next() {
  while (find_digits()) {
    // A slash is a digit, but may also be what stands before the run in a path.
    for (std::size_t begin = begin_; begin + kShortest <= end_;) {
      if (is_promising(text_.substr(begin, kShortest))) return run_at(begin);
      const std::size_t slash = text_.substr(0, end_).find('/', begin);
      if (slash == std::string_view::npos) break;
      begin = slash + 1;
    }
  }
  return std::nullopt;
}

CodedRun Base64Finder::run_at(std::size_t begin) {
  CodedRun run;
  run.lines.push_back({begin, end_});
  const std::size_t width = end_ - begin;
  while (width >= kNarrowestLine && run.lines.back().size() == width) {
    std::size_t next = run.lines.back().end;
    if (next < text_.size() && text_[next] == '\r') ++next;
    if (next >= text_.size() || text_[next] != '\n') break;
    next = std::min(text_.find_first_not_of(" \t", next + 1), text_.size());
    std::size_t end = next;
    while (end < text_.size() && end - next <= width && is_digit64(text_[end])) ++end;
    if (end == next || end - next > width) break;
    run.lines.push_back({next, end});
  }
  std::size_t digits = 0;
  for (const TextSpan& line : run.lines) {
    const std::string_view part = text_.substr(line.begin, line.size());
    run.url_safe = run.url_safe || part.find_first_of("-_") != std::string_view::npos;
    digits += line.size();
  }
  std::size_t& end = run.lines.back().end;
  for (std::size_t i = digits; i % 4 > 1 && end < text_.size() && text_[end] == '='; ++i) ++end;
  run.padded = digits % 4 == 0 || text_[end - 1] == '=';
  at_ = std::max(at_, end);
  return run;
}

std::optional<std::string> decode_run(const CodedRun& run, std::string_view text) {
  std::string digits;
  for (const TextSpan& line : run.lines) digits += text.substr(line.begin, line.size());
  return run.url_safe ? base64url_decode(digits) : base64_decode(digits);
}

std::string encode_run(const CodedRun& run, std::string_view bytes) {
  std::string digits = run.url_safe ? base64url_encode(bytes) : base64_encode(bytes);
  while (run.padded && digits.size() % 4 != 0) digits += '=';
  while (!run.padded && digits.ends_with('=')) digits.pop_back();
  return digits;
}

}  // namespace nbscrub
