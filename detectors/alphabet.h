// The character sets that credentials are written in. A shape names one per run (`{base62:30}`), guards and edges use
// the same sets. Bytes only: a token is ASCII, so a byte of 0x80 or above is in no alphabet but `any`.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace nbscrub {

enum class Alphabet : std::uint8_t {
  digit,     // 0-9
  lower,     // a-z
  upper,     // A-Z
  hex,       // 0-9 a-f
  upperhex,  // 0-9 A-F
  anyhex,    // 0-9 a-f A-F
  letter,    // A-Z a-z
  lower36,   // a-z 0-9
  upper36,   // A-Z 0-9
  base62,    // A-Z a-z 0-9
  base32,    // A-Z 2-7 (RFC 4648)
  lower32,   // a-z 2-7
  bech32,    // the 32 digits of Bech32 (BIP 173), upper case, as age writes them
  base64,    // base62 + /
  padded64,  // base64 =
  url64,     // base62 - _
  token68,   // base62 - . _ ~ + / = (RFC 7235, credentials of an Authorization header)
  word,      // base62 _
  percent,      // base62 - . _ ~ + / = %: the value of a query parameter, percent-encoded or not
  quarter64,    // A Q g w: the last digit of base64 before `==` (the two bits it carries, then four zeros)
  sixteenth64,  // A E I … 8: the last digit of base64 before `=` (four bits, then two zeros)
  blank,        // space, tab and line ends
  field,        // any without the colon: a field of a line in colons (passwd, .pgpass)
  mailbox,      // base62 . _ % + -: the part of a mail address before the @
  domain,       // base62 . -
  any,          // what a quoted literal may hold: every byte but control characters, blanks and quotes " ' `
};

inline constexpr std::size_t kAlphabetCount = static_cast<std::size_t>(Alphabet::any) + 1;

bool in_alphabet(Alphabet alphabet, char byte);

// The characters in order, for the generator of examples.
std::string_view characters(Alphabet alphabet);

// The name used in rule files; nullopt when there is no such alphabet.
std::optional<Alphabet> alphabet_named(std::string_view name);
std::string_view name_of(Alphabet alphabet);

}  // namespace nbscrub
