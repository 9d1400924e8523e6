#include "sanitizer/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace nbscrub {
namespace {

constexpr int kWindowBits = 15;
constexpr int kZlibOrGzip = 32;  // added to the window bits: zlib.h, inflateInit2
constexpr int kGzip = 16;        // the same, deflateInit2
constexpr int kMemoryLevel = 8;  // zlib's own default

Bytef* input_of(std::string_view bytes) { return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data())); }

}  // namespace

Compression compression_of(std::string_view bytes) {
  if (bytes.starts_with("\x1F\x8B\x08")) return Compression::gzip;
  if (bytes.size() < 2 || bytes[0] != '\x78') return Compression::none;
  // RFC 1950: both bytes as a number are a multiple of 31, and bit 5 of the second says that a dictionary is needed.
  const auto flags = static_cast<unsigned char>(bytes[1]);
  return (0x7800 + flags) % 31 == 0 && (flags & 0x20) == 0 ? Compression::zlib : Compression::none;
}

Inflater::Inflater(std::string_view deflated) : stream_(std::make_unique<z_stream>()) {
  if (deflated.size() > std::numeric_limits<uInt>::max()) return;
  gzip_ = compression_of(deflated) == Compression::gzip;
  stream_->next_in = input_of(deflated);
  stream_->avail_in = static_cast<uInt>(deflated.size());
  ready_ = ::inflateInit2(stream_.get(), kWindowBits + kZlibOrGzip) == Z_OK;
}

Inflater::~Inflater() {
  if (ready_) ::inflateEnd(stream_.get());
}

std::optional<std::size_t> Inflater::read(char* target, std::size_t capacity) {
  if (!ready_) return std::nullopt;
  capacity = std::min<std::size_t>(capacity, std::numeric_limits<uInt>::max());
  stream_->next_out = reinterpret_cast<Bytef*>(target);
  stream_->avail_out = static_cast<uInt>(capacity);
  while (stream_->avail_out > 0 && !ended_) {
    const int status = ::inflate(stream_.get(), Z_NO_FLUSH);
    if (status == Z_STREAM_END) {
      // RFC 1952: a gzip file is one member after another, as `cat a.gz b.gz` makes it.
      const std::string_view rest(reinterpret_cast<const char*>(stream_->next_in), stream_->avail_in);
      ended_ = !gzip_ || compression_of(rest) != Compression::gzip || ::inflateReset(stream_.get()) != Z_OK;
      further_member_ = !ended_;
    } else if (status != Z_OK) {
      if (!further_member_) return std::nullopt;
      // What came before it was whole; this one is left over.
      ended_ = true;
      damaged_rest_ = true;
    }
  }
  return capacity - stream_->avail_out;
}

bool Inflater::has_more() const { return damaged_rest_ || stream_->avail_in > 0; }

std::string deflated(std::string_view bytes, Compression compression) {
  if (compression == Compression::none) return std::string(bytes);
  z_stream stream{};
  const int bits = compression == Compression::gzip ? kWindowBits + kGzip : kWindowBits;
  if (::deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, bits, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    return {};  // no memory: what is left is empty, never the secret
  }
  std::string out(::deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = input_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  ::deflateEnd(&stream);
  return out;
}

}  // namespace nbscrub
