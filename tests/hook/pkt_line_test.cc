#include "hook/pkt_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace nbscrub {
namespace {

// Hands out `bytes` in pieces of at most `piece` bytes.
ReadBytes pieces_of(std::string bytes, std::size_t piece) {
  return [bytes = std::move(bytes), piece, at = std::size_t{0}](char* target, std::size_t size) mutable {
    const std::size_t count = std::min({size, piece, bytes.size() - at});
    std::memcpy(target, bytes.data() + at, count);
    at += count;
    return static_cast<std::ptrdiff_t>(count);
  };
}

// What comes out, a flush as "|"; "!" for an error.
std::string read_all(const std::string& bytes, std::size_t piece = 1000) {
  PacketReader reader(pieces_of(bytes, piece));
  std::string all;
  for (;;) {
    const Result<Packet> packet = reader.next();
    if (!packet) return all + "!";
    if (packet->kind == Packet::Kind::end) return all;
    all += packet->kind == Packet::Kind::flush ? "|" : "<" + std::string(packet->data) + ">";
  }
}

TEST(PktLine, ReadsDataFlushAndEnd) {
  EXPECT_EQ(read_all(""), "");
  EXPECT_EQ(read_all("0009hello0000000Aworld\n"), "<hello>|<world\n>");
  EXPECT_EQ(read_all("0004"), "<>");
}

TEST(PktLine, ReadsTheSameInAnyPieces) {
  const std::string bytes = "0009hello00000007x\ny0000";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) EXPECT_EQ(read_all(bytes, piece), "<hello>|<x\ny>|");
}

TEST(PktLine, RefusesWhatIsNoPacket) {
  for (const char* bytes : {"0001", "0002", "0003", "xyz1", "fff1", "ffff", "-001", "00 5a", "hello"}) {
    EXPECT_EQ(read_all(bytes), "!") << bytes;
  }
}

TEST(PktLine, RefusesWhatBreaksOff) {
  for (const char* bytes : {"0", "000", "0005", "0009hell"}) EXPECT_EQ(read_all(bytes), "!") << bytes;
  EXPECT_EQ(read_all("0009hello00"), "<hello>!");
}

TEST(PktLine, SaysThatReadingFailed) {
  PacketReader reader([](char*, std::size_t) { return std::ptrdiff_t{-1}; });
  EXPECT_FALSE(reader.next());
}

TEST(PktLine, WritesWhatItReads) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kMaxPacketData - 1, kMaxPacketData, kMaxPacketData + 1,
                                 3 * kMaxPacketData + 7}) {
    std::string content(size, 'x');
    for (std::size_t i = 0; i < size; ++i) content[i] = static_cast<char>(i * 31);
    std::string bytes;
    append_packets(content, bytes);
    append_flush(bytes);
    for (const std::size_t piece : {std::size_t{997}, std::size_t{65536}, std::size_t{1000000}}) {
      PacketReader reader(pieces_of(bytes, piece));
      std::string read;
      Result<Packet> packet = reader.next();
      for (; packet && packet->kind == Packet::Kind::data; packet = reader.next()) read += packet->data;
      ASSERT_TRUE(packet);
      EXPECT_EQ(packet->kind, Packet::Kind::flush);
      EXPECT_EQ(read, content);
    }
  }
  std::string one;
  append_packet(std::string(kMaxPacketData, 'a'), one);
  EXPECT_EQ(one.substr(0, 4), "fff0");
}

}  // namespace
}  // namespace nbscrub
