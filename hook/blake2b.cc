#include "hook/blake2b.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace nbscrub {
namespace {

using Word = std::uint64_t;

constexpr std::size_t kBlock = 128;

constexpr std::array<Word, 8> kStart = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                        0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

// Which words of the block each round mixes in; after ten rounds they begin again.
constexpr std::uint8_t kSchedule[10][16] = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
                                            {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
                                            {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
                                            {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
                                            {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
                                            {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
                                            {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
                                            {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
                                            {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
                                            {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

inline void mix(Word& a, Word& b, Word& c, Word& d, Word x, Word y) {
  a += b + x;
  d = std::rotr(d ^ a, 32);
  c += d;
  b = std::rotr(b ^ c, 24);
  a += b + y;
  d = std::rotr(d ^ a, 16);
  c += d;
  b = std::rotr(b ^ c, 63);
}

// The round is known when it is compiled, so that no index is looked up: a third of the time.
template <std::size_t kRound>
inline void mix_round(std::array<Word, 16>& v, const std::array<Word, 16>& m) {
  constexpr const auto& s = kSchedule[kRound % 10];
  mix(v[0], v[4], v[8], v[12], m[s[0]], m[s[1]]);
  mix(v[1], v[5], v[9], v[13], m[s[2]], m[s[3]]);
  mix(v[2], v[6], v[10], v[14], m[s[4]], m[s[5]]);
  mix(v[3], v[7], v[11], v[15], m[s[6]], m[s[7]]);
  mix(v[0], v[5], v[10], v[15], m[s[8]], m[s[9]]);
  mix(v[1], v[6], v[11], v[12], m[s[10]], m[s[11]]);
  mix(v[2], v[7], v[8], v[13], m[s[12]], m[s[13]]);
  mix(v[3], v[4], v[9], v[14], m[s[14]], m[s[15]]);
}

template <std::size_t... kRounds>
inline void mix_rounds(std::array<Word, 16>& v, const std::array<Word, 16>& m, std::index_sequence<kRounds...>) {
  (mix_round<kRounds>(v, m), ...);
}

// `block` has kBlock bytes; `count` are the bytes up to its end that belong to the message.
void compress(std::array<Word, 8>& state, const char* block, Word count, bool last) {
  static_assert(std::endian::native == std::endian::little);
  std::array<Word, 16> m;
  std::memcpy(m.data(), block, kBlock);
  std::array<Word, 16> v;
  for (std::size_t i = 0; i < 8; ++i) {
    v[i] = state[i];
    v[i + 8] = kStart[i];
  }
  v[12] ^= count;
  if (last) v[14] = ~v[14];
  mix_rounds(v, m, std::make_index_sequence<12>());
  for (std::size_t i = 0; i < 8; ++i) state[i] ^= v[i] ^ v[i + 8];
}

}  // namespace

Digest blake2b(std::string_view bytes) { return blake2b({}, bytes); }

Digest blake2b(std::string_view head, std::string_view bytes) {
  std::array<Word, 8> state = kStart;
  state[0] ^= 0x01010000 ^ sizeof(Digest);
  // Blocks that `head` has a part in are put together first. The last block is told apart from the others, so a full
  // one is kept back until more comes.
  std::array<char, kBlock> block{};
  std::size_t filled = 0;
  Word count = 0;
  for (std::string_view part : {head, bytes}) {
    while (!part.empty()) {
      if (filled == kBlock) {
        compress(state, block.data(), count, false);
        filled = 0;
      }
      if (filled == 0) {
        for (; part.size() > kBlock; part.remove_prefix(kBlock)) compress(state, part.data(), count += kBlock, false);
      }
      const std::size_t taken = std::min(kBlock - filled, part.size());
      std::memcpy(block.data() + filled, part.data(), taken);
      filled += taken;
      count += taken;
      part.remove_prefix(taken);
    }
  }
  std::fill(block.begin() + static_cast<std::ptrdiff_t>(filled), block.end(), '\0');
  compress(state, block.data(), count, true);
  Digest digest;
  std::memcpy(digest.data(), state.data(), digest.size());
  return digest;
}

}  // namespace nbscrub
