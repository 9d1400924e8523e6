#include "hook/filter_protocol.h"

#include <algorithm>
#include <array>
#include <utility>

namespace nbscrub {
namespace {

constexpr std::size_t kFlushAt = std::size_t{1} << 20;  // answers leave in pieces of about this size
constexpr std::array<std::string_view, 2> kCapabilities = {"capability=clean", "capability=smudge"};

// A packet of text ends with a newline, which does not belong to it (and may be missing).
std::string_view text_of(const Packet& packet) {
  std::string_view text = packet.data;
  if (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

Error unexpected() {
  return {"git speaks another protocol than the filter protocol, version 2", "Git 2.11 or later speaks it"};
}

class Service {
 public:
  explicit Service(const FilterService& service) : service_(service), reader_(service.read) {}

  Result<void> run() {
    if (Result<void> greeted = greet(); !greeted) return greeted;
    for (;;) {
      const Result<bool> served = serve_one();
      if (!served) return fail(served.error());
      if (!*served) return {};
    }
  }

 private:
  // Calls `take(text)` for each packet up to the flush. False: the other side has closed before the first.
  template <class Take>
  Result<bool> each_line(Take take) {
    for (bool first = true;; first = false) {
      const Result<Packet> packet = reader_.next();
      if (!packet) return fail(packet.error());
      if (packet->kind == Packet::Kind::flush) return true;
      if (packet->kind == Packet::Kind::end) {
        if (first) return false;
        return fail("git went away in the middle of a request");
      }
      take(text_of(*packet));
    }
  }

  Result<void> greet() {
    bool client = false;
    bool version = false;
    Result<bool> heard = each_line([&](std::string_view line) {
      client = client || line == "git-filter-client";
      version = version || line == "version=2";
    });
    if (!heard) return fail(heard.error());
    if (!*heard || !client || !version) return fail(unexpected());
    std::string answer;
    append_packet("git-filter-server\n", answer);
    append_packet("version=2\n", answer);
    append_flush(answer);
    if (Result<void> sent = send(answer); !sent) return sent;

    heard = each_line([&](std::string_view line) {
      if (std::find(kCapabilities.begin(), kCapabilities.end(), line) == kCapabilities.end()) return;
      append_packet(std::string(line) + "\n", answer);
    });
    if (!heard) return fail(heard.error());
    append_flush(answer);
    return send(answer);
  }

  // False: there is no further request.
  Result<bool> serve_one() {
    std::string command;
    std::string path;
    const Result<bool> asked = each_line([&](std::string_view line) {
      if (line.starts_with("command=")) command = line.substr(8);
      if (line.starts_with("pathname=")) path = line.substr(9);
    });
    if (!asked || !*asked) return asked;
    const bool smudge = command == "smudge";
    std::string storage;
    const Result<std::uint64_t> size = read_content(smudge ? UINT64_MAX : service_.max_bytes, storage);
    if (!size) return fail(size.error());

    FilterAnswer answer;
    if (smudge) {
      answer = {FilterAnswer::Status::success, PaddedBytes(std::move(storage))};
    } else if (command == "clean" && *size > service_.max_bytes) {
      service_.refuse_large(path, *size);
    } else if (command == "clean") {
      answer = service_.clean(path, PaddedBytes(std::move(storage)));
    }
    const Result<void> sent = answer_with(answer);
    if (!sent) return fail(sent.error());
    return true;
  }

  // All bytes up to the flush, or, when they are more than `max_bytes`, none of them; how many they were.
  Result<std::uint64_t> read_content(std::uint64_t max_bytes, std::string& storage) {
    std::uint64_t size = 0;
    for (;;) {
      const Result<Packet> packet = reader_.next();
      if (!packet) return fail(packet.error());
      if (packet->kind == Packet::Kind::end) return fail("git went away in the middle of a file");
      if (packet->kind == Packet::Kind::flush) return size;
      size += packet->data.size();
      if (size <= max_bytes) {
        storage += packet->data;
      } else {
        storage = std::string();
      }
    }
  }

  Result<void> answer_with(const FilterAnswer& answer) {
    std::string out;
    switch (answer.status) {
      case FilterAnswer::Status::success: append_packet("status=success\n", out); break;
      case FilterAnswer::Status::error: append_packet("status=error\n", out); break;
      case FilterAnswer::Status::abort: append_packet("status=abort\n", out); break;
    }
    append_flush(out);
    if (answer.status != FilterAnswer::Status::success) return send(out);
    std::string_view left = answer.bytes.view();
    while (!left.empty()) {
      const std::string_view piece = left.substr(0, kFlushAt);
      append_packets(piece, out);
      left.remove_prefix(piece.size());
      if (left.empty()) break;
      if (Result<void> sent = send(out); !sent) return sent;
    }
    append_flush(out);  // the end of the content
    append_flush(out);  // nothing to add to the status
    return send(out);
  }

  // Empties `out`.
  Result<void> send(std::string& out) {
    if (!service_.write(out)) return fail("the answer to git cannot be written");
    out.clear();
    return {};
  }

  const FilterService& service_;
  PacketReader reader_;
};

}  // namespace

Result<void> serve_filter(const FilterService& service) { return Service(service).run(); }

}  // namespace nbscrub
