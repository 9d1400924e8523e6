// zlib and gzip streams (RFC 1950, RFC 1952) in both directions, a bounded number of bytes at a time, since a few
// kilobytes can inflate to gigabytes. The one place that knows zlib.h.
//
// Ownership: an Inflater borrows the deflated bytes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct z_stream_s;

namespace nbscrub {

enum class Compression : unsigned char { none, zlib, gzip };

// What the first two bytes say it is (for zlib with the usual window of 32 KiB).
Compression compression_of(std::string_view bytes);

class Inflater {
 public:
  // Takes zlib, and gzip of one or more members. zlib counts input in 32 bits.
  explicit Inflater(std::string_view deflated);
  Inflater(Inflater&&) = delete;
  ~Inflater();

  // Fills up to `capacity` bytes; the count, nullopt for damage. Fewer than `capacity` means that the stream has ended.
  std::optional<std::size_t> read(char* target, std::size_t capacity);
  // Whether bytes are left over that are not of the stream, once it has ended.
  bool has_more() const;

 private:
  std::unique_ptr<z_stream_s> stream_;
  bool gzip_ = false;
  bool further_member_ = false;
  bool damaged_rest_ = false;
  bool ready_ = false;
  bool ended_ = false;
};

// The bytes as such a stream.
std::string deflated(std::string_view bytes, Compression compression);

}  // namespace nbscrub
