#include "hook/filter_protocol.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <vector>

namespace nbscrub {
namespace {

std::string packets(const std::vector<std::string>& lines) {
  std::string bytes;
  for (const std::string& line : lines) append_packet(line, bytes);
  append_flush(bytes);
  return bytes;
}

const std::string kGreeting = packets({"git-filter-client\n", "version=2\n"}) +
                              packets({"capability=clean\n", "capability=smudge\n", "capability=delay\n"});
const std::string kGreeted = packets({"git-filter-server\n", "version=2\n"}) +
                             packets({"capability=clean\n", "capability=smudge\n"});

std::string request(const std::string& command, const std::string& path, const std::string& content) {
  std::string bytes = packets({"command=" + command + "\n", "pathname=" + path + "\n", "ref=refs/heads/main\n"});
  append_packets(content, bytes);
  append_flush(bytes);
  return bytes;
}

std::string success(const std::string& content) {
  std::string bytes = packets({"status=success\n"});
  append_packets(content, bytes);
  append_flush(bytes);
  append_flush(bytes);
  return bytes;
}

struct Served {
  bool ended_well = false;
  std::string answers;
  std::vector<std::string> paths;
  std::vector<std::uint64_t> too_large;
};

// The cleaning here: "error" and "abort" as they say, all else in capitals.
Served serve(const std::string& input, std::uint64_t max_bytes = 1 << 20) {
  Served served;
  FilterService service;
  service.read = [&input, at = std::size_t{0}](char* target, std::size_t size) mutable {
    const std::size_t count = std::min(size, input.size() - at);
    std::memcpy(target, input.data() + at, count);
    at += count;
    return static_cast<std::ptrdiff_t>(count);
  };
  service.write = [&](std::string_view bytes) {
    served.answers += bytes;
    return true;
  };
  service.clean = [&](const std::string& path, const PaddedBytes& bytes) -> FilterAnswer {
    served.paths.push_back(path);
    if (bytes.view() == "error") return {FilterAnswer::Status::error, {}};
    if (bytes.view() == "abort") return {FilterAnswer::Status::abort, {}};
    std::string text(bytes.view());
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? c - 32 : c; });
    return {FilterAnswer::Status::success, PaddedBytes(text)};
  };
  service.refuse_large = [&](const std::string&, std::uint64_t size) { served.too_large.push_back(size); };
  service.max_bytes = max_bytes;
  served.ended_well = serve_filter(service).has_value();
  return served;
}

TEST(FilterProtocol, CleansFileAfterFile) {
  const Served served = serve(kGreeting + request("clean", "a.ipynb", "abc") + request("clean", "b\nc.ipynb", ""));
  EXPECT_TRUE(served.ended_well);
  EXPECT_EQ(served.answers, kGreeted + success("ABC") + success(""));
  EXPECT_EQ(served.paths, (std::vector<std::string>{"a.ipynb", "b\nc.ipynb"}));
}

TEST(FilterProtocol, SmudgesWhatItGot) {
  const std::string large(3 * kMaxPacketData + 5, 'x');
  const Served served = serve(kGreeting + request("smudge", "a.ipynb", large), 10);
  EXPECT_TRUE(served.ended_well);
  EXPECT_EQ(served.answers, kGreeted + success(large));
  EXPECT_TRUE(served.paths.empty());
}

TEST(FilterProtocol, LargeAnswersAreWhole) {
  const std::string large(5 * kMaxPacketData * 16 + 5, 'X');
  const Served served = serve(kGreeting + request("clean", "a.ipynb", large), UINT64_MAX);
  PacketReader reader([&, at = kGreeted.size()](char* target, std::size_t size) mutable {
    const std::size_t count = std::min(size, served.answers.size() - at);
    std::memcpy(target, served.answers.data() + at, count);
    at += count;
    return static_cast<std::ptrdiff_t>(count);
  });
  EXPECT_EQ(reader.next()->data, "status=success\n");
  EXPECT_EQ(reader.next()->kind, Packet::Kind::flush);
  std::string content;
  for (Packet packet = *reader.next(); packet.kind == Packet::Kind::data; packet = *reader.next()) {
    content += packet.data;
  }
  EXPECT_EQ(content, large);
  EXPECT_EQ(reader.next()->kind, Packet::Kind::flush);
  EXPECT_EQ(reader.next()->kind, Packet::Kind::end);
}

TEST(FilterProtocol, GoesOnAfterAFileThatFails) {
  const Served served = serve(kGreeting + request("clean", "a", "error") + request("clean", "b", "abort") +
                              request("unknown", "c", "x") + request("clean", "d", "d"));
  EXPECT_TRUE(served.ended_well);
  EXPECT_EQ(served.answers, kGreeted + packets({"status=error\n"}) + packets({"status=abort\n"}) +
                                packets({"status=error\n"}) + success("D"));
}

TEST(FilterProtocol, RefusesMoreThanTheLimit) {
  const Served served = serve(kGreeting + request("clean", "a", "12345") + request("clean", "b", "1234"), 4);
  EXPECT_EQ(served.answers, kGreeted + packets({"status=error\n"}) + success("1234"));
  EXPECT_EQ(served.too_large, std::vector<std::uint64_t>{5});
}

TEST(FilterProtocol, RefusesOtherProtocols) {
  for (const std::string& greeting :
       {std::string(), std::string("hello"), packets({"git-filter-client\n", "version=1\n"}), packets({"version=2\n"})}) {
    const Served served = serve(greeting);
    EXPECT_FALSE(served.ended_well);
    EXPECT_EQ(served.answers, "");
  }
}

TEST(FilterProtocol, SaysNothingOfAFileThatBreaksOff) {
  const std::string whole = kGreeting + request("clean", "a.ipynb", "abc");
  for (std::size_t size = kGreeting.size() + 1; size < whole.size(); ++size) {
    const Served served = serve(whole.substr(0, size));
    EXPECT_FALSE(served.ended_well) << size;
    EXPECT_EQ(served.answers, kGreeted) << size;
    EXPECT_TRUE(served.paths.empty()) << size;
  }
}

}  // namespace
}  // namespace nbscrub
