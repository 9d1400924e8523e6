// A file's bytes, owned, with the readable slack after the end that simdjson wants. The bytes are never changed in
// place: what leaves the sanitizer is another PaddedBytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace nbscrub {

class PaddedBytes {
 public:
  static constexpr std::size_t kPadding = 64;  // simdjson::SIMDJSON_PADDING, checked in notebook.cc

  PaddedBytes() : PaddedBytes(std::string()) {}
  explicit PaddedBytes(std::string bytes) : size_(bytes.size()), storage_(std::move(bytes)) {
    storage_.append(kPadding, '\0');
  }
  // Takes a string whose last kPadding bytes are slack already: no second copy of a large file.
  static PaddedBytes from_padded(std::string storage) {
    PaddedBytes bytes{Adopt{}};
    bytes.size_ = storage.size() - kPadding;
    bytes.storage_ = std::move(storage);
    return bytes;
  }

  std::string_view view() const { return {storage_.data(), size_}; }
  std::size_t size() const { return size_; }

 private:
  struct Adopt {};
  explicit PaddedBytes(Adopt) {}
  std::size_t size_ = 0;
  std::string storage_;
};

}  // namespace nbscrub
