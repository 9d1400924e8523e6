// Strings of `key=value` pairs: ADO.NET, ODBC and Azure connection strings (`;`), JDBC tails, libpq DSNs (blanks),
// query strings (`&`). Only the pair at hand is taken apart; of the others it counts the keys that such strings are
// known by.
//
// Values may be quoted: `{…}` in ODBC (`}}` stands for `}`), '…' in libpq, "…" in ADO.NET.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

struct Pair {
  TextSpan key;                      // the whole key: `User Id`, `SharedAccessKey`
  TextSpan value;                    // without quotes; never empty
  std::size_t other_known_keys = 0;  // different known keys in the same string; the query of a URL counts as one
  char separator = ';';              // ';', '&' or ' '
};

// `key` is where a key, or a part of one, stands. nullopt: no `=` follows, or no value.
std::optional<Pair> pair_at(std::string_view text, TextSpan key);

}  // namespace nbscrub
