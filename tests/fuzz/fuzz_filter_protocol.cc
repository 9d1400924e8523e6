// Any bytes as what git sends to a long-running filter: they are served or refused with a reason, what is answered is
// whole packets, and no more files are cleaned than were sent to their end.
#include <algorithm>
#include <cstring>
#include <string>

#include "hook/filter_protocol.h"
#include "tests/fuzz/fuzz_target.h"

namespace nbscrub::fuzz {
namespace {

ReadBytes reader_of(std::string_view bytes) {
  return [bytes, at = std::size_t{0}](char* target, std::size_t size) mutable {
    // Odd pieces: a packet comes in any number of reads.
    const std::size_t count = std::min({size, bytes.size() - at, at % 7 + 1});
    std::memcpy(target, bytes.data() + at, count);
    at += count;
    return static_cast<std::ptrdiff_t>(count);
  };
}

}  // namespace
}  // namespace nbscrub::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nbscrub;
  const std::string_view sent = fuzz::view_of(data, size);
  std::string answers;
  std::size_t bytes_cleaned = 0;
  FilterService service;
  service.read = fuzz::reader_of(sent);
  service.write = [&](std::string_view bytes) {
    answers += bytes;
    return true;
  };
  service.clean = [&](const std::string&, PaddedBytes bytes) -> FilterAnswer {
    bytes_cleaned += bytes.size();
    return {bytes.size() % 3 == 1 ? FilterAnswer::Status::error : FilterAnswer::Status::success, std::move(bytes)};
  };
  service.refuse_large = [](const std::string&, std::uint64_t) {};
  service.max_bytes = 1000;
  const Result<void> served = serve_filter(service);
  fuzz::require(served || !served.error().what.empty(), "a refusal says why");
  fuzz::require(bytes_cleaned <= sent.size(), "no byte is cleaned that was not sent");

  PacketReader reader(fuzz::reader_of(answers));
  Result<Packet> packet = reader.next();
  while (packet && packet->kind != Packet::Kind::end) packet = reader.next();
  fuzz::require(packet.has_value(), "answers are whole packets");
  return 0;
}
