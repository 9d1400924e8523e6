#include "hook/pkt_line.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace nbscrub {
namespace {

constexpr std::size_t kLengthDigits = 4;
constexpr std::size_t kMaxPacket = kMaxPacketData + kLengthDigits;
constexpr std::size_t kBufferSize = 2 * kMaxPacket;
constexpr std::string_view kDigits = "0123456789abcdef";

// -1 for what is no digit.
int digit_of(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if (byte >= 'a' && byte <= 'f') return byte - 'a' + 10;
  if (byte >= 'A' && byte <= 'F') return byte - 'A' + 10;
  return -1;
}

}  // namespace

ReadBytes bytes_from(int fd) {
  return [fd](char* target, std::size_t size) -> std::ptrdiff_t {
    for (;;) {
      const ssize_t count = ::read(fd, target, size);
      if (count >= 0 || errno != EINTR) return count;
    }
  };
}

PacketReader::PacketReader(ReadBytes read) : read_(std::move(read)), buffer_(kBufferSize, '\0') {}

Result<bool> PacketReader::have(std::size_t count) {
  while (end_ - begin_ < count) {
    if (buffer_.size() - begin_ < count) {
      std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
      end_ -= std::exchange(begin_, 0);
    }
    const std::ptrdiff_t got = read_(buffer_.data() + end_, buffer_.size() - end_);
    if (got < 0) return fail(std::string("what git sends cannot be read: ") + std::strerror(errno));
    if (got == 0) return false;
    end_ += static_cast<std::size_t>(got);
  }
  return true;
}

Result<Packet> PacketReader::next() {
  const Error broken_off{"what git sends breaks off within a packet", ""};
  if (begin_ == end_) begin_ = end_ = 0;
  Result<bool> there = have(kLengthDigits);
  if (!there) return fail(there.error());
  if (!*there) {
    if (begin_ == end_) return Packet{};
    return fail(broken_off);
  }
  std::size_t length = 0;
  for (std::size_t i = 0; i < kLengthDigits; ++i) {
    const int digit = digit_of(buffer_[begin_ + i]);
    if (digit < 0) return fail("what git sends is no packet", "Git starts this program by itself, as a filter");
    length = length * 16 + static_cast<std::size_t>(digit);
  }
  if (length == 0) {
    begin_ += kLengthDigits;
    return Packet{Packet::Kind::flush, {}};
  }
  if (length < kLengthDigits || length > kMaxPacket) {
    return fail("what git sends has a packet of an impossible length, " + std::to_string(length));
  }
  there = have(length);
  if (!there) return fail(there.error());
  if (!*there) return fail(broken_off);
  const std::string_view data(buffer_.data() + begin_ + kLengthDigits, length - kLengthDigits);
  begin_ += length;
  return Packet{Packet::Kind::data, data};
}

void append_packet(std::string_view data, std::string& out) {
  const std::size_t length = data.size() + kLengthDigits;
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(length >> shift) & 15];
  out += data;
}

void append_packets(std::string_view data, std::string& out) {
  while (!data.empty()) {
    const std::size_t count = std::min(data.size(), kMaxPacketData);
    append_packet(data.substr(0, count), out);
    data.remove_prefix(count);
  }
}

void append_flush(std::string& out) { out += "0000"; }

}  // namespace nbscrub
