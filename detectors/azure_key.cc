#include "detectors/azure_key.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "detectors/ascii.h"
#include "detectors/base32.h"
#include "detectors/base64.h"
#include "detectors/checksum.h"

namespace nbscrub {
namespace {

constexpr std::size_t kSum = 4;  // bytes of a Marvin32

// The seeds that a mark's keys are made with. The first one is used for examples.
struct Mark {
  std::string_view text;
  std::array<std::string_view, 7> seeds;
};

constexpr std::array<Mark, 14> kMarks = {{
    {"+ASt", {"Default0"}},
    {"ACDb", {"MastRW00", "MastRO00", "SystRW00", "SystRO00", "SysAll00", "Resour00", "Encryp00"}},
    {"+ABa", {"AbAcct00"}},
    {"+AMC", {"Classic0"}},
    {"+ASb", {"Send0000", "Listen00", "Manage00", "System00", "Unknown0"}},
    {"+AEh", {"Send0000", "Listen00", "Manage00", "System00", "Unknown0"}},
    {"+ARm", {"Send0000", "Listen00", "Manage00", "System00", "Unknown0"}},
    {"AzFu", {"Functi00", "Master00", "System00"}},
    {"AzSe", {"PAdmin00", "Query000"}},
    {"+ACR", {"ACRDflt0"}},
    {"AzCa", {"Access00"}},
    {"AIoT", {"IoTHub00", "Device00", "DpsKey00"}},
    {"APIM", {"Tenant00", "IoTHub00", "Gatewy00", "GitKey00"}},
    {"AZEG", {"Default0"}},
}};

std::string_view without_padding(std::string_view key) {
  while (key.ends_with('=')) key.remove_suffix(1);
  return key;
}

bool is_url_safe(std::string_view key) { return key.find_first_of("-_") != std::string_view::npos; }

std::optional<std::string> decoded(std::string_view key) {
  return is_url_safe(key) ? base64url_decode(key) : base64_decode(key);
}

// The mark stands six characters before the end, padding not counted.
const Mark* mark_of(std::string_view key) {
  constexpr std::size_t kAfter = 6;
  constexpr std::size_t kMark = 4;
  key = without_padding(key);
  if (key.size() < kAfter + kMark) return nullptr;
  const std::string_view text = key.substr(key.size() - kAfter - kMark, kMark);
  const auto found = std::ranges::find(kMarks, text, &Mark::text);
  return found == kMarks.end() ? nullptr : &*found;
}

// Of the digits of a key of 84 characters there are two generations: base64 of the sum's first three bytes, and base 62
// of the sum with its bytes turned round.
std::string cask_digits(std::string_view signed_bytes) {
  const std::uint32_t sum = marvin32("Default0", signed_bytes);
  const std::uint32_t turned = sum << 24 | (sum & 0xff00) << 8 | (sum >> 8 & 0xff00) | sum >> 24;
  return in_digits(turned, kBase62Digits, 4).substr(0, 4);
}

std::string older_cask_digits(std::string_view signed_bytes) {
  return base64_encode(little_endian_bytes(marvin32("Default0", signed_bytes)).substr(0, 3));
}

constexpr std::size_t kCaskSigned = 80;  // characters of the 60 bytes that are signed
constexpr std::size_t kCaskDigits = 4;

// The 60 bytes. nullopt: too short, or without the standard's own mark: `9`, `D` (derived) or `H` (hashed) after JQQJ9.
std::optional<std::string> cask_bytes(std::string_view key) {
  constexpr std::size_t kMark = 52;
  if (key.size() < kCaskSigned + kCaskDigits || key.substr(kMark, 5) != "JQQJ9") return std::nullopt;
  if (std::string_view("9DH").find(key[kMark + 5]) == std::string_view::npos) return std::nullopt;
  return base64_decode(key.substr(0, kCaskSigned));
}

constexpr std::string_view kEntraDigits = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
constexpr std::size_t kEntraLength = 3;

// Where the four bytes of the sum stand among the 32 of a DevOps token, the least significant first.
constexpr std::array<std::size_t, kSum> kDevopsPlaces = {22, 8, 7, 2};
constexpr std::size_t kDevopsLength = 52;
constexpr std::array<std::uint32_t, 2> kDevopsMasks = {0xe0b9692d, 0x1019f92e};  // of users' and applications' tokens

// Four bits of the last character are left over; the service writes zeros.
std::optional<std::string> devops_bytes(std::string_view token) {
  return token.size() == kDevopsLength ? base32_decode(token) : std::nullopt;
}

std::uint32_t devops_sum(const std::string& bytes) {
  std::string signed_bytes;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (std::ranges::find(kDevopsPlaces, i) == kDevopsPlaces.end()) signed_bytes.push_back(bytes[i]);
  }
  return crc32(signed_bytes);
}

}  // namespace

bool azure_identifiable_holds(std::string_view key) {
  const Mark* mark = mark_of(key);
  const auto bytes = mark ? decoded(key) : std::nullopt;
  if (!bytes || bytes->size() <= kSum) return false;
  const std::string_view text = *bytes;
  const std::string_view sum = text.substr(text.size() - kSum);
  return std::ranges::any_of(mark->seeds, [&](std::string_view seed) {
    return !seed.empty() && little_endian_bytes(marvin32(seed, text.substr(0, text.size() - kSum))) == sum;
  });
}

std::optional<std::string> with_azure_identifiable(std::string_view key) {
  const Mark* mark = mark_of(key);
  auto bytes = mark ? decoded(key) : std::nullopt;
  if (!bytes || bytes->size() <= kSum) return std::nullopt;
  const std::size_t signed_size = bytes->size() - kSum;
  // Where the mark ends inside a byte, the rest of that byte is zero.
  const std::size_t left_over = (bytes->size() - 7) * 8 % 6;
  char& last = (*bytes)[signed_size - 1];
  last = static_cast<char>(static_cast<unsigned char>(last) >> left_over << left_over);
  bytes->replace(signed_size, kSum, little_endian_bytes(marvin32(mark->seeds[0], bytes->substr(0, signed_size))));
  if (!is_url_safe(key)) return base64_encode(*bytes);
  return base64url_encode(*bytes) + std::string(key.size() - without_padding(key).size(), '=');
}

bool azure_cask_holds(std::string_view key) {
  const auto bytes = cask_bytes(key);
  if (!bytes) return false;
  const std::string_view digits = key.substr(kCaskSigned, kCaskDigits);
  return digits == cask_digits(*bytes) || digits == older_cask_digits(*bytes);
}

std::optional<std::string> with_azure_cask(std::string_view key) {
  const auto bytes = cask_bytes(key);
  if (!bytes) return std::nullopt;
  return std::string(key).replace(kCaskSigned, kCaskDigits, cask_digits(*bytes));
}

bool entra_secret_holds(std::string_view secret) {
  const std::string_view mark = secret.substr(std::min<std::size_t>(3, secret.size()), 3);
  return mark == "7Q~" || with_entra_secret(secret) == secret;
}

std::optional<std::string> with_entra_secret(std::string_view secret) {
  if (secret.size() < 37 || secret.substr(3, 3) != "8Q~") return std::nullopt;
  const std::string_view lead = secret.substr(0, secret.size() - kEntraLength);
  return std::string(lead) + in_digits(marvin32("AadPwd00", lead), kEntraDigits, kEntraLength).substr(0, kEntraLength);
}

bool azure_devops_pat_holds(std::string_view token) {
  const auto bytes = devops_bytes(token);
  if (!bytes) return false;
  const std::uint32_t sum = devops_sum(*bytes);
  return std::ranges::any_of(kDevopsMasks, [&](std::uint32_t mask) {
    const std::string expected = little_endian_bytes(sum ^ mask);
    return std::ranges::equal(kDevopsPlaces, expected, {}, [&](std::size_t place) { return (*bytes)[place]; });
  });
}

std::optional<std::string> with_azure_devops_pat(std::string_view token) {
  auto bytes = devops_bytes(token);
  if (!bytes) return std::nullopt;
  const std::string sum = little_endian_bytes(devops_sum(*bytes) ^ kDevopsMasks[0]);
  for (std::size_t i = 0; i < kSum; ++i) (*bytes)[kDevopsPlaces[i]] = sum[i];
  return lower_case(base32_encode(*bytes));
}

}  // namespace nbscrub
