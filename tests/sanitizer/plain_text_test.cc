#include "sanitizer/plain_text.h"

#include <gtest/gtest.h>

#include "sanitizer/view.h"

namespace nbscrub {
namespace {

using namespace std::literals;

std::string utf16(std::string_view ascii, bool little) {
  std::string out;
  for (const char c : ascii) out += little ? std::string{c, '\0'} : std::string{'\0', c};
  return out;
}

std::string decoded(std::string_view bytes) {
  const Document document = read_plain_text(bytes);
  EXPECT_EQ(document.format, Format::plain_text);
  TextArena arena;
  EXPECT_TRUE(arena.decode(document, bytes).has_value());
  return std::string(arena.views().empty() ? std::string_view("no view") : arena.text_of(arena.views()[0]));
}

TEST(PlainText, NothingIsEmpty) {
  EXPECT_EQ(read_plain_text("").format, Format::empty);
  EXPECT_TRUE(read_plain_text("").fields.empty());
}

TEST(PlainText, KeepsLineEndsAndBytesThatAreNoUtf8) { EXPECT_EQ(decoded("a\r\nb\xE9\n"), "a\r\nb\xE9\n"); }

TEST(PlainText, LeavesAByteOrderMarkOut) { EXPECT_EQ(decoded("\xEF\xBB\xBFword"), "word"); }

TEST(PlainText, DecodesUtf16WithAMark) {
  EXPECT_EQ(decoded("\xFF\xFE"s + utf16("word", true)), "word");
  EXPECT_EQ(decoded("\xFE\xFF"s + utf16("word", false)), "word");
  EXPECT_EQ(decoded("\xFF\xFE\x3D\xD8\x00\xDE"s), "\xF0\x9F\x98\x80");
  EXPECT_EQ(decoded("\xFF\xFE\x3D\xD8"s + "a\0z"s), "\xEF\xBF\xBD" "a\xEF\xBF\xBD");
}

TEST(PlainText, RecognisesUtf16WithoutAMark) {
  EXPECT_EQ(decoded(utf16("some words\n", true)), "some words\n");
  EXPECT_EQ(decoded(utf16("some words\n", false)), "some words\n");
}

TEST(PlainText, MapsUtf16BackToItsTwoBytes) {
  const std::string bytes = "\xFF\xFE"s + utf16("word", true);
  TextArena arena;
  ASSERT_TRUE(arena.decode(read_plain_text(bytes), bytes).has_value());
  std::vector<RawSpan> raw;
  arena.map().to_raw({1, 3}, raw);
  EXPECT_EQ(raw, (std::vector<RawSpan>{{4, 8}}));
}

TEST(PlainText, SaysWhatIsBinary) {
  for (const std::string_view bytes :
       {"\x89PNG\r\n\x1A\nrest"sv, "%PDF-1.7"sv, "PK\3\4rest"sv, "\x7F" "ELF"sv, "SQLite format 3\0"sv, "GIF89a"sv,
        "\x89HDF\r\n\x1A\n"sv, "\x93NUMPY"sv, "PAR1\x15\0"sv, "\x80\x04\x95"sv, "MZ\x90\0"sv, "abc\0def"sv, "\0"sv}) {
    EXPECT_EQ(read_plain_text(bytes).format, Format::binary) << bytes;
    EXPECT_TRUE(read_plain_text(bytes).fields.empty()) << bytes;
  }
}

TEST(PlainText, LettersOfAMagicNumberAloneAreText) {
  EXPECT_EQ(read_plain_text("PAR1 is the first part").format, Format::plain_text);
  EXPECT_EQ(read_plain_text("BZhou wrote this").format, Format::plain_text);
  EXPECT_EQ(read_plain_text("MZ wrote this").format, Format::plain_text);
}

TEST(PlainText, RecognisesAnLfsPointer) {
  const std::string version = "version https://git-lfs.github.com/spec/v1\n";
  EXPECT_EQ(read_plain_text(version + "oid sha256:" + std::string(64, 'a') + "\nsize 12\n").format,
            Format::lfs_pointer);
  EXPECT_EQ(read_plain_text(version + "size 12\n").format, Format::plain_text);
  EXPECT_EQ(read_plain_text("see " + version + "oid sha256:" + std::string(64, 'a') + "\n").format,
            Format::plain_text);
}

}  // namespace
}  // namespace nbscrub
