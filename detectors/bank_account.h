// International bank account numbers (ISO 13616): two letters of the country, two check digits, then what that country
// calls an account. The check is MOD 97-10, the lengths are those of SWIFT's registry. Blanks and dashes between the
// groups are the caller's to remove.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nbscrub {

// Upper case, of its country's length, and with the right check digits.
bool iban_holds(std::string_view account);

// `account` with its check digits put right. nullopt: no country that has such numbers, or not of its length.
std::optional<std::string> with_iban_digits(std::string_view account);

}  // namespace nbscrub
