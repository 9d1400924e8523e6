#include "detectors/entropy.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>

#include "detectors/placeholder.h"
#include "detectors/words.h"

namespace nbscrub {
namespace {

constexpr std::array<std::size_t, 7> kLengths = {16, 20, 24, 32, 40, 48, 64};
constexpr std::array<double, 7> kDigitFloors = {1.9, 2.3, 2.4, 2.6, 2.8, 2.8, 2.9};
constexpr std::array<double, 7> kHexFloors = {2.4, 2.6, 2.8, 3.0, 3.2, 3.3, 3.5};
constexpr std::array<double, 7> kOneCaseFloors = {2.8, 3.1, 3.3, 3.6, 3.8, 4.0, 4.2};
constexpr std::array<double, 7> kOneCaseLetterFloors = {2.7, 3.0, 3.2, 3.5, 3.7, 3.8, 4.0};
constexpr std::array<double, 7> kLetterFloors = {3.1, 3.4, 3.6, 3.9, 4.2, 4.3, 4.6};
constexpr std::array<double, 7> kMixedFloors = {3.1, 3.4, 3.7, 4.0, 4.3, 4.5, 4.8};

const std::array<double, 7>& floors_of(Alphabet alphabet) {
  switch (alphabet) {
    case Alphabet::digit: return kDigitFloors;
    case Alphabet::hex:
    case Alphabet::upperhex:
    case Alphabet::anyhex: return kHexFloors;
    case Alphabet::lower36:
    case Alphabet::upper36:
    case Alphabet::base32:
    case Alphabet::lower32:
    case Alphabet::bech32: return kOneCaseFloors;
    case Alphabet::lower:
    case Alphabet::upper: return kOneCaseLetterFloors;
    case Alphabet::letter: return kLetterFloors;
    default: return kMixedFloors;
  }
}

bool has(Alphabet alphabet, std::string_view value) {
  return std::ranges::any_of(value, [alphabet](char byte) { return in_alphabet(alphabet, byte); });
}

bool all_in(Alphabet alphabet, std::string_view value) {
  return std::ranges::all_of(value, [alphabet](char byte) { return in_alphabet(alphabet, byte); });
}

bool has_lower(std::string_view value) {
  return std::ranges::any_of(value, [](char byte) { return byte >= 'a' && byte <= 'z'; });
}

bool has_upper(std::string_view value) {
  return std::ranges::any_of(value, [](char byte) { return byte >= 'A' && byte <= 'Z'; });
}

bool has_both_cases(Alphabet alphabet) {
  return in_alphabet(alphabet, 'z') && in_alphabet(alphabet, 'Z');
}

std::string folded(std::string_view text) {
  std::string result;
  for (char byte : text) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
    if (byte != '_' && byte != '-' && byte != '.' && byte != ' ') result.push_back(byte);
  }
  return result;
}

// A rule whose alphabet allows anything says nothing of how the value was made: the value itself does.
Alphabet effective(std::string_view value, Alphabet alphabet) {
  switch (alphabet) {
    case Alphabet::any:
    case Alphabet::field:
    case Alphabet::token68:
    case Alphabet::word:
    case Alphabet::anyhex: return narrowest_alphabet(value);
    default: return alphabet;
  }
}

bool is_random(std::string_view value, Alphabet alphabet) {
  return shannon_bits(value) >= entropy_floor(effective(value, alphabet), value.size()) &&
         longest_equal_run(value) < 6 && longest_consecutive_run(value) < 8;
}

// MD5, SHA-1 and SHA-256 of nothing, by their first digits, and the numbers that programmers make up.
bool is_hash_constant(std::string_view value) {
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"d41d8cd98f00", "da39a3ee5e6b", "e3b0c44298fc", "deadbeef", "cafebabe", "0123456789", "00000000"});
  const std::string lowered = folded(value);
  return std::ranges::any_of(kLeads, [&](std::string_view lead) { return lowered.starts_with(lead); });
}

bool passes_hex(std::string_view value) {
  const bool letter = has_lower(value) || has_upper(value);
  return letter && has(Alphabet::digit, value) && shannon_bits(value) >= entropy_floor(Alphabet::hex, value.size()) &&
         longest_equal_run(value) < 6 && !is_hash_constant(value);
}

bool is_uuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? value[i] != '-' : !in_alphabet(Alphabet::anyhex, value[i])) return false;
  }
  return true;
}

bool names_an_id(std::string_view name) {
  constexpr auto kIds = std::to_array<std::string_view>({"id", "uid", "uuid", "guid", "runid", "cellid", "modelid",
                                                         "resource", "resourceid", "subscriptionid", "tenantid",
                                                         "tenant", "clientid", "objectid", "appid", "sessionid"});
  return std::ranges::find(kIds, folded(name)) != kIds.end();
}

bool passes_uuid(std::string_view value, std::string_view name) {
  if (!is_uuid(value) || names_an_id(name)) return false;
  std::string digits(value);
  std::erase(digits, '-');
  const bool repeated = std::ranges::all_of(digits, [&](char digit) { return digit == digits.front(); });
  return !repeated && value[14] >= '1' && value[14] <= '8';
}

// `AUTH_TOKEN = "auth-token"`: a constant that is spelled like its name.
bool repeats_name(std::string_view value, std::string_view name) {
  return !name.empty() && folded(name).ends_with(folded(value));
}

bool passes_random(std::string_view value, Alphabet alphabet, std::string_view name) {
  if (repeats_name(value, name)) return false;
  if (is_uuid(value)) return passes_uuid(value, name);
  if (alphabet == Alphabet::any && value.size() >= 16 && all_in(Alphabet::anyhex, value)) return passes_hex(value);
  const Alphabet narrowed = effective(value, alphabet);
  const bool wants_both = value.size() >= 20 && has_both_cases(narrowed);
  return is_random(value, alphabet) && (!wants_both || (has_lower(value) && has_upper(value))) &&
         !looks_like_words(value);
}

bool passes_password(std::string_view value, std::string_view name) {
  return value.size() >= 6 && value.size() <= 128 && !is_reference(value) && !is_placeholder(value) &&
         !repeats_name(value, name);
}

}  // namespace

double shannon_bits(std::string_view value) {
  if (value.empty()) return 0;
  std::array<std::uint32_t, 256> counts{};
  for (char byte : value) ++counts[static_cast<unsigned char>(byte)];
  const double size = static_cast<double>(value.size());
  double bits = 0;
  for (std::uint32_t count : counts) {
    if (count != 0) bits -= count / size * std::log2(count / size);
  }
  return bits;
}

double entropy_floor(Alphabet alphabet, std::size_t length) {
  const std::array<double, 7>& floors = floors_of(alphabet);
  if (length < 2) return 0;
  if (length < kLengths.front()) return floors.front() * 0.9 * std::log2(static_cast<double>(length)) / 4;
  const auto above = std::ranges::upper_bound(kLengths, length);
  return floors[static_cast<std::size_t>(above - kLengths.begin()) - 1];
}

std::size_t longest_equal_run(std::string_view value) {
  std::size_t longest = value.empty() ? 0 : 1;
  std::size_t run = 1;
  for (std::size_t i = 1; i < value.size(); ++i) {
    run = value[i] == value[i - 1] ? run + 1 : 1;
    longest = std::max(longest, run);
  }
  return longest;
}

std::size_t longest_consecutive_run(std::string_view value) {
  std::size_t longest = value.empty() ? 0 : 1;
  std::size_t run = 1;
  int direction = 0;
  for (std::size_t i = 1; i < value.size(); ++i) {
    const int step = value[i] - value[i - 1];
    const bool consecutive = step == 1 || step == -1;
    run = consecutive ? (step == direction ? run + 1 : 2) : 1;
    direction = consecutive ? step : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

Alphabet narrowest_alphabet(std::string_view value) {
  for (Alphabet alphabet :
       {Alphabet::digit, Alphabet::lower, Alphabet::upper, Alphabet::hex, Alphabet::upperhex, Alphabet::lower36,
        Alphabet::upper36, Alphabet::anyhex, Alphabet::letter, Alphabet::base62, Alphabet::url64, Alphabet::base64}) {
    if (all_in(alphabet, value)) return alphabet;
  }
  return Alphabet::any;
}

bool passes(Guard guard, std::string_view random, Alphabet alphabet, std::string_view name) {
  switch (guard) {
    case Guard::none: return true;
    case Guard::entropy: return is_random(random, alphabet);
    case Guard::random: return passes_random(random, alphabet, name);
    case Guard::hex: return passes_hex(random);
    case Guard::uuid: return passes_uuid(random, name);
    case Guard::password: return passes_password(random, name);
  }
  return false;
}

}  // namespace nbscrub
