// Git's pkt-line framing, as its long-running filters speak it: four hexadecimal digits that count themselves and the
// bytes after them, then those bytes; `0000` is a flush, which ends a list. Not the protocol itself: that is
// filter_protocol.h.
//
// Source: gitprotocol-common(5). A packet has at most 65520 bytes, its length included. 0001 to 0003 mean something in
// other protocols and nothing here. One with length 4 is empty, which Git asks nobody to send and everybody to take.
//
// Ownership: the reader owns one buffer; what a packet holds stays valid until the next one is asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "detectors/result.h"

namespace nbscrub {

inline constexpr std::size_t kMaxPacketData = 65516;

struct Packet {
  enum class Kind { data, flush, end };  // end: the other side has closed, between two packets
  Kind kind = Kind::end;
  std::string_view data;
};

// Fills `target` with 1 to `size` bytes; 0 at the end, below 0 when it cannot be read.
using ReadBytes = std::function<std::ptrdiff_t(char* target, std::size_t size)>;
ReadBytes bytes_from(int fd);

class PacketReader {
 public:
  explicit PacketReader(ReadBytes read);

  // Errors: what came is no packet, it breaks off within one, it cannot be read.
  Result<Packet> next();

 private:
  // True: `count` bytes stand from `begin_` on. False: the end came first.
  Result<bool> have(std::size_t count);

  ReadBytes read_;
  std::string buffer_;
  std::size_t begin_ = 0;  // of what was not handed out
  std::size_t end_ = 0;
};

// Appends `data` as one packet; not more than kMaxPacketData.
void append_packet(std::string_view data, std::string& out);
// As many packets as it takes; none for nothing.
void append_packets(std::string_view data, std::string& out);
void append_flush(std::string& out);

}  // namespace nbscrub
