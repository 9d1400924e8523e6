#include "detectors/bank_account.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

// clang-format off
constexpr auto kLengths = std::to_array<std::pair<std::string_view, std::size_t>>({
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22},
    {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27},
    {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27},
    {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28},
    {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28},
    {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22},
    {"MK", 19}, {"MN", 20}, {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23},
    {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
    {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25}, {"SV", 28},
    {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
});
// clang-format on

bool has_its_length(std::string_view account) {
  using Country = std::pair<std::string_view, std::size_t>;
  const auto country = std::ranges::find(kLengths, account.substr(0, 2), &Country::first);
  return country != kLengths.end() && country->second == account.size();
}

// The remainder by 97 of the number that the account is when its first four characters stand at its end and a letter
// counts as 10 to 35. nullopt: something that is neither an upper-case letter nor a digit.
std::optional<int> remainder(std::string_view account) {
  int value = 0;
  for (std::size_t i = 0; i < account.size(); ++i) {
    const char symbol = account[(i + 4) % account.size()];
    if (is_digit(symbol)) {
      value = (value * 10 + (symbol - '0')) % 97;
    } else if (is_upper(symbol)) {
      value = (value * 100 + (symbol - 'A' + 10)) % 97;
    } else {
      return std::nullopt;
    }
  }
  return value;
}

}  // namespace

bool iban_holds(std::string_view account) { return has_its_length(account) && remainder(account) == 1; }

std::optional<std::string> with_iban_digits(std::string_view account) {
  std::string bare(account);
  std::erase(bare, ' ');
  if (!has_its_length(bare)) return std::nullopt;
  bare.replace(2, 2, "00");
  const auto rest = remainder(bare);
  if (!rest) return std::nullopt;
  return std::string(account).replace(2, 2, fmt::format("{:02}", 98 - *rest));
}

}  // namespace nbscrub
