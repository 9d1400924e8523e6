#include "sanitizer/inflate.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

std::optional<std::string> inflated(std::string_view stream, std::size_t capacity) {
  Inflater inflater(stream);
  std::string bytes(capacity, '\0');
  const auto got = inflater.read(bytes.data(), capacity);
  if (!got) return std::nullopt;
  bytes.resize(*got);
  return bytes;
}

TEST(Inflate, ThereAndBack) {
  const std::string text = "the same text again and again, the same text again and again";
  for (const Compression compression : {Compression::zlib, Compression::gzip}) {
    const std::string stream = deflated(text, compression);
    EXPECT_EQ(compression_of(stream), compression);
    EXPECT_LT(stream.size(), text.size());
    EXPECT_EQ(inflated(stream, 1000), text);
  }
  EXPECT_EQ(deflated(text, Compression::none), text);
}

TEST(Inflate, AStreamIsReadInParts) {
  const std::string stream = deflated(std::string(1000, 'a'), Compression::gzip);
  Inflater inflater(stream);
  std::string bytes(600, '\0');
  EXPECT_EQ(inflater.read(bytes.data(), 600), 600u);
  EXPECT_EQ(inflater.read(bytes.data(), 600), 400u);
  EXPECT_EQ(inflater.read(bytes.data(), 600), 0u);
  EXPECT_FALSE(inflater.has_more());
}

TEST(Inflate, AllMembersOfAGzipFileAreRead) {
  const std::string two = deflated("one, ", Compression::gzip) + deflated("two", Compression::gzip);
  EXPECT_EQ(inflated(two, 100), "one, two");
  EXPECT_EQ(inflated(two, 6), "one, t") << "no more than asked for";
  std::string bytes(100, '\0');
  const std::string other = deflated("one", Compression::zlib) + two;
  Inflater zlib(other);
  EXPECT_EQ(zlib.read(bytes.data(), bytes.size()), 3u);
  EXPECT_TRUE(zlib.has_more());
  // What was whole is not lost to damage after it.
  const std::string cut = two.substr(0, two.size() - 3);
  Inflater damaged(cut);
  const auto got = damaged.read(bytes.data(), bytes.size());
  ASSERT_TRUE(got);
  EXPECT_TRUE(bytes.starts_with("one, ")) << *got;
  EXPECT_TRUE(damaged.has_more());
  EXPECT_EQ(damaged.read(bytes.data(), bytes.size()), 0u);
}

TEST(Inflate, DamageIsNoText) {
  std::string stream = deflated("some text or other", Compression::zlib);
  EXPECT_EQ(inflated(stream.substr(0, stream.size() - 1), 100), std::nullopt);
  stream.back() = static_cast<char>(stream.back() + 1);
  EXPECT_EQ(inflated(stream, 100), std::nullopt);
  EXPECT_EQ(inflated("no stream", 100), std::nullopt);
  EXPECT_EQ(inflated("", 100), std::nullopt);
}

TEST(Inflate, WhatBeginsOtherwiseIsNotCompressed) {
  for (const std::string_view bytes : {"", "x", "xa", "\x1F\x8B", "\x78\x9D", "PK\3\4"}) {
    EXPECT_EQ(compression_of(bytes), Compression::none);
  }
}

}  // namespace
}  // namespace nbscrub
