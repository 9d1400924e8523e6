#include "sanitizer/plain_text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace nbscrub {
namespace {

using namespace std::literals;

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LittleMark = "\xFF\xFE"sv;
constexpr std::string_view kUtf16BigMark = "\xFE\xFF"sv;
constexpr std::string_view kUtf32LittleMark = "\xFF\xFE\0\0"sv;
constexpr std::size_t kSample = std::size_t{64} << 10;  // enough to tell UTF-16 from binary

// At the begin of a file. Those that could begin a text as well (BM, MZ, PK) count only with the bytes that follow.
constexpr std::array kMagics = {
    "\x89PNG\r\n\x1A\n"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv, "GIF89a"sv, "%PDF-"sv, "PK\3\4"sv, "PK\5\6"sv,
    "\x1F\x8B"sv, "BZh"sv, "\xFD" "7zXZ\0"sv, "\x28\xB5\x2F\xFD"sv, "7z\xBC\xAF\x27\x1C"sv, "\x7F" "ELF"sv,
    "\xFE\xED\xFA\xCE"sv, "\xFE\xED\xFA\xCF"sv, "\xCE\xFA\xED\xFE"sv, "\xCF\xFA\xED\xFE"sv, "\xCA\xFE\xBA\xBE"sv,
    "MZ\x90\0"sv, "SQLite format 3\0"sv, "\x89HDF\r\n\x1A\n"sv, "\x93NUMPY"sv, "PAR1"sv, "OggS"sv, "fLaC"sv,
    "ID3\3"sv, "ID3\4"sv, "wOFF"sv, "wOF2"sv, "\x1A\x45\xDF\xA3"sv,
};

bool is_binary_by_magic(std::string_view bytes) {
  if (std::any_of(kMagics.begin(), kMagics.end(), [&](std::string_view magic) { return bytes.starts_with(magic); })) {
    // Letters alone prove nothing: a text may begin with BZh or PAR1.
    const bool letters_only = bytes.starts_with("BZh") || bytes.starts_with("PAR1") || bytes.starts_with("OggS") ||
                              bytes.starts_with("fLaC") || bytes.starts_with("wOF");
    return !letters_only || bytes.find('\0') != std::string_view::npos;
  }
  const bool riff = bytes.starts_with("RIFF") && bytes.find('\0') != std::string_view::npos;
  // Python's pickle: the PROTO opcode, then the protocol (2 to 5).
  const bool pickle = bytes.size() >= 2 && bytes[0] == '\x80' && bytes[1] >= 2 && bytes[1] <= 5;
  return riff || pickle;
}

// Windows tools write UTF-16 without a mark: then every second byte of mostly Latin text is NUL, always on one side.
std::optional<Encoding> guess_utf16(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2) {
    even += sample[i] == '\0' ? 1 : 0;
    odd += sample[i + 1] == '\0' ? 1 : 0;
  }
  const std::size_t units = sample.size() / 2;
  if (units < 2 || bytes.size() % 2 != 0) return std::nullopt;
  if (odd * 10 >= units * 7 && even * 20 <= units) return Encoding::utf16le;
  if (even * 10 >= units * 7 && odd * 20 <= units) return Encoding::utf16be;
  return std::nullopt;
}

// The pointer file of the Git LFS specification: sorted `key value` lines, `version` first, below 1024 bytes.
bool is_lfs_pointer(std::string_view bytes) {
  constexpr std::string_view kVersion = "version https://git-lfs.github.com/spec/v1";
  if (bytes.size() >= 1024 || !bytes.starts_with(kVersion)) return false;
  const std::string_view rest = bytes.substr(kVersion.size());
  return (rest.starts_with('\n') || rest.starts_with("\r\n")) && rest.find("\noid sha256:") != std::string_view::npos;
}

Document text_document(Format format, Encoding encoding, RawSpan span) {
  Document document;
  document.format = format;
  Field field;
  field.kind = FieldKind::plain;
  field.encoding = encoding;
  field.span = span;
  document.fields.push_back(field);
  return document;
}

Document without_fields(Format format) {
  Document document;
  document.format = format;
  return document;
}

}  // namespace

Document read_plain_text(std::string_view bytes) {
  if (bytes.empty()) return without_fields(Format::empty);
  const RawSpan whole{0, bytes.size()};
  if (is_lfs_pointer(bytes)) return text_document(Format::lfs_pointer, Encoding::utf8, whole);
  if (bytes.starts_with(kUtf16LittleMark) && !bytes.starts_with(kUtf32LittleMark)) {
    return text_document(Format::plain_text, Encoding::utf16le, {kUtf16LittleMark.size(), bytes.size()});
  }
  if (bytes.starts_with(kUtf16BigMark)) {
    return text_document(Format::plain_text, Encoding::utf16be, {kUtf16BigMark.size(), bytes.size()});
  }
  if (is_binary_by_magic(bytes)) return without_fields(Format::binary);
  if (bytes.find('\0') != std::string_view::npos) {
    if (const auto encoding = guess_utf16(bytes)) return text_document(Format::plain_text, *encoding, whole);
    return without_fields(Format::binary);
  }
  const std::size_t begin = bytes.starts_with(kUtf8Mark) ? kUtf8Mark.size() : 0;
  return text_document(Format::plain_text, Encoding::utf8, {begin, bytes.size()});
}

}  // namespace nbscrub
