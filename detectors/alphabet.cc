#include "detectors/alphabet.h"

#include <algorithm>

namespace nbscrub {
namespace {

struct Definition {
  std::string_view name;
  std::string_view characters;
};

// `any`, `field` and `blank` list what the generator draws from; what they accept is wider, see make_membership().
constexpr std::array<Definition, kAlphabetCount> kDefinitions = {{
    {"digit", "0123456789"},
    {"lower", "abcdefghijklmnopqrstuvwxyz"},
    {"upper", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
    {"hex", "0123456789abcdef"},
    {"upperhex", "0123456789ABCDEF"},
    {"anyhex", "0123456789abcdefABCDEF"},
    {"letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
    {"lower36", "abcdefghijklmnopqrstuvwxyz0123456789"},
    {"upper36", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"},
    {"base62", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
    {"base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"},
    {"lower32", "abcdefghijklmnopqrstuvwxyz234567"},
    {"bech32", "023456789ACDEFGHJKLMNPQRSTUVWXYZ"},
    {"base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"},
    {"padded64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="},
    {"url64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"},
    {"token68", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/="},
    {"word", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"},
    {"percent", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=%"},
    {"quarter64", "AQgw"},
    {"sixteenth64", "AEIMQUYcgkosw048"},
    {"blank", " "},
    {"field", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."},
    {"mailbox", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._%+-"},
    {"domain", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-"},
    {"any", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%&*+-.:=?@^_~"},
}};

// One bit an alphabet, for each byte: a run is tested with one load and one mask a byte.
constexpr std::array<std::uint32_t, 256> make_membership() {
  static_assert(kAlphabetCount <= 32);
  std::array<std::uint32_t, 256> table{};
  for (std::size_t alphabet = 0; alphabet < kAlphabetCount; ++alphabet) {
    for (char c : kDefinitions[alphabet].characters) {
      table[static_cast<unsigned char>(c)] |= std::uint32_t{1} << alphabet;
    }
  }
  for (std::size_t byte = '!'; byte < table.size(); ++byte) {
    const bool excluded = byte == 0x7f || byte == '"' || byte == '\'' || byte == '`';
    if (excluded) continue;
    table[byte] |= std::uint32_t{1} << static_cast<std::size_t>(Alphabet::any);
    if (byte != ':') table[byte] |= std::uint32_t{1} << static_cast<std::size_t>(Alphabet::field);
  }
  for (char byte : {'\t', '\r', '\n'}) {
    table[static_cast<unsigned char>(byte)] |= std::uint32_t{1} << static_cast<std::size_t>(Alphabet::blank);
  }
  return table;
}

constexpr std::array<std::uint32_t, 256> kMembership = make_membership();

}  // namespace

bool in_alphabet(Alphabet alphabet, char byte) {
  return (kMembership[static_cast<unsigned char>(byte)] >> static_cast<unsigned>(alphabet) & 1U) != 0;
}

std::string_view characters(Alphabet alphabet) { return kDefinitions[static_cast<std::size_t>(alphabet)].characters; }

std::optional<Alphabet> alphabet_named(std::string_view name) {
  const auto found = std::find_if(kDefinitions.begin(), kDefinitions.end(),
                                  [&](const Definition& definition) { return definition.name == name; });
  if (found == kDefinitions.end()) return std::nullopt;
  return static_cast<Alphabet>(found - kDefinitions.begin());
}

std::string_view name_of(Alphabet alphabet) { return kDefinitions[static_cast<std::size_t>(alphabet)].name; }

}  // namespace nbscrub
