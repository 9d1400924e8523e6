// A small generator of pseudo-random numbers for examples: the same seed gives the same values on every platform, which
// the standard library's distributions do not promise. SplitMix64 (Steele, Lea, Flood 2014). No source of secrets.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nbscrub {

class SeededRandom {
 public:
  SeededRandom(std::string_view name, std::uint64_t seed) : state_(hash(name) ^ (seed + 1) * 0x9e3779b97f4a7c15U) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9U;
    z = (z ^ z >> 27) * 0x94d049bb133111ebU;
    return z ^ z >> 31;
  }

  // A number below `limit`, which is not 0. The bias of the remainder is of no account here.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

  std::string text(std::string_view characters, std::size_t length) {
    std::string drawn;
    for (std::size_t i = 0; i < length; ++i) drawn.push_back(characters[below(characters.size())]);
    return drawn;
  }

  std::string bytes(std::size_t length) {
    std::string drawn;
    for (std::size_t i = 0; i < length; ++i) drawn.push_back(static_cast<char>(next() & 0xff));
    return drawn;
  }

 private:
  static std::uint64_t hash(std::string_view name) {  // FNV-1a
    std::uint64_t value = 0xcbf29ce484222325U;
    for (char c : name) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return value;
  }

  std::uint64_t state_;
};

}  // namespace nbscrub
