#include "detectors/token_checksum.h"

#include "detectors/ascii.h"
#include "detectors/base64.h"
#include "detectors/checksum.h"

namespace nbscrub {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kUpperHexDigits = "0123456789ABCDEF";
constexpr std::string_view kBase36Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

// What stands behind the prefix, which ends at the first `_`.
std::string_view without_prefix(std::string_view token) { return token.substr(token.find('_') + 1); }

// `token` up to its last `length` bytes, and those replaced by `digits(lead)`.
template <typename Digits>
std::optional<std::string> closed(std::string_view token, std::size_t length, Digits digits) {
  if (token.size() <= length) return std::nullopt;
  const std::string_view lead = token.substr(0, token.size() - length);
  return std::string(lead) + digits(lead);
}

std::optional<std::string> closed_for_github(std::string_view token) {
  if (without_prefix(token).size() <= 6) return std::nullopt;
  return closed(token, 6, [](std::string_view lead) { return crc32_base62(without_prefix(lead)); });
}

// The prefix, 22 characters, `_`, then 43 of the 59 that follow are signed; the digits come next. Nobody has said what
// the last eight are.
std::optional<std::string> closed_fine_grained(std::string_view token) {
  constexpr std::size_t kLead = std::string_view("github_pat_").size() + 22 + 1 + 43;
  if (token.size() < kLead + 8) return std::nullopt;
  return std::string(token).replace(kLead, 8, github_fine_grained_digits(token.substr(0, kLead)));
}

std::optional<std::string> closed_for_gitlab(std::string_view token) {
  return closed(token, 7, [](std::string_view lead) { return in_digits(crc32(lead), kBase36Digits, 7); });
}

// The underscore before the digits is not a part of what they sign, the prefix is; the bytes of the sum are reversed.
std::optional<std::string> closed_for_grafana(std::string_view token) {
  return closed(token, 9, [](std::string_view lead) {
    std::string bytes = little_endian_bytes(crc32(lead));
    std::string digits = "_";
    for (char byte : bytes) digits += in_digits(static_cast<unsigned char>(byte), kHexDigits, 2);
    return digits;
  });
}

std::optional<std::string> closed_for_zuplo(std::string_view token) {
  return closed(token, 9, [](std::string_view lead) {
    return "_" + in_digits(crc32(without_prefix(lead)), kHexDigits, 8);
  });
}

std::optional<std::string> closed_for_confluent(std::string_view token) {
  constexpr std::size_t kPrefix = std::string_view("cflt").size();
  if (token.size() <= kPrefix) return std::nullopt;
  return closed(token, 6, [](std::string_view lead) {
    return base64_encode(little_endian_bytes(crc32(lead.substr(kPrefix)))).substr(0, 6);
  });
}

// Most end in `=` and the digits, and the `=` is signed too.
std::optional<std::string> closed_for_atlassian(std::string_view token) {
  return closed(token, 8, [](std::string_view lead) { return in_digits(crc32(lead), kUpperHexDigits, 8); });
}

// `AGE-SECRET-KEY-1` and 58 digits. The human part is what stands before the last `1`, which is no digit of Bech32.
std::optional<std::string> closed_for_age(std::string_view token) {
  constexpr std::size_t kSum = 6;
  const std::size_t separator = token.rfind('1');
  if (separator == std::string_view::npos || token.size() <= separator + kSum) return std::nullopt;
  const std::string lower = lower_case(token.substr(0, token.size() - kSum));
  std::string sum = bech32_checksum(lower.substr(0, separator), lower.substr(separator + 1));
  if (sum.empty()) return std::nullopt;
  for (char& digit : sum) digit = to_upper(digit);
  return std::string(token).replace(token.size() - kSum, kSum, sum);
}

}  // namespace

std::optional<std::string> with_checksum(Verifier verifier, std::string_view token) {
  switch (verifier) {
    case Verifier::crc32_base62: return closed_for_github(token);
    case Verifier::github_fine_grained: return closed_fine_grained(token);
    case Verifier::gitlab_routable: return closed_for_gitlab(token);
    case Verifier::grafana_crc32: return closed_for_grafana(token);
    case Verifier::crc32_hex: return closed_for_zuplo(token);
    case Verifier::confluent_crc32: return closed_for_confluent(token);
    case Verifier::atlassian_crc32: return closed_for_atlassian(token);
    case Verifier::bech32_age: return closed_for_age(token);
    default: return std::nullopt;
  }
}

}  // namespace nbscrub
