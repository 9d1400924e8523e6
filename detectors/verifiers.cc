#include "detectors/verifiers.h"

#include <algorithm>
#include <array>

#include "detectors/alphabet.h"
#include "detectors/ascii.h"
#include "detectors/base64.h"
#include "detectors/checksum.h"

namespace nbscrub {
namespace {

bool all_in(Alphabet alphabet, std::string_view text) {
  return std::ranges::all_of(text, [alphabet](char byte) { return in_alphabet(alphabet, byte); });
}

bool equal_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return to_lower(x) == to_lower(y); });
}

bool crc32_base62_holds(std::string_view token) {
  const std::string_view body = token.substr(token.rfind('_') + 1);  // npos + 1 is 0: a token without prefix
  return body.size() > 6 && crc32_base62(body.substr(0, body.size() - 6)) == body.substr(body.size() - 6);
}

// The prefix, 22 characters, `_`, then 43 of the 59 that follow are the lead; its digits come next.
bool github_fine_grained_holds(std::string_view token) {
  constexpr std::size_t kLead = std::string_view("github_pat_").size() + 22 + 1 + 43;
  return token.size() >= kLead + 8 &&
         equal_without_case(token.substr(kLead, 8), github_fine_grained_digits(token.substr(0, kLead)));
}

bool is_json_object(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == '{' && text[end] == '}';
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool names_kubernetes(std::string_view payload) {
  return contains(payload, "kubernetes/serviceaccount") || contains(payload, "system:serviceaccount:") ||
         contains(payload, "\"kubernetes.io");
}

bool names_databricks(std::string_view payload) {
  return contains(payload, "databricks.com") || contains(payload, "azuredatabricks.net");
}

// `sk-`, an optional kind, a half, the marker, a half. The marker is base64 of "OpenAI".
bool openai_halves_match(std::string_view token) {
  constexpr std::string_view kMarker = "T3BlbkFJ";
  constexpr std::array<std::string_view, 7> kPrefixes = {"sk-svcacct-", "sk-service-", "sk-admin-", "sk-proj-",
                                                         "sk-None-",    "sk-test-",    "sk-"};
  for (std::string_view prefix : kPrefixes) {
    if (!token.starts_with(prefix)) continue;
    const std::string_view body = token.substr(prefix.size());
    const std::size_t at = body.find(kMarker);
    return at != std::string_view::npos && at != 0 && body.size() == 2 * at + kMarker.size();
  }
  return false;
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !in_alphabet(Alphabet::anyhex, text[i])) return false;
  }
  return true;
}

bool is_ngc_legacy(std::string_view token) {
  const std::optional<std::string> decoded = base64_decode(token);
  if (!decoded || decoded->size() != 63) return false;
  const std::string_view text = *decoded;
  return all_in(Alphabet::lower36, text.substr(0, 26)) && text[26] == ':' && is_uuid(text.substr(27));
}

// The token may stand behind its scheme or key: `Basic …`, `auth": "…`.
bool is_user_and_password(std::string_view token) {
  const std::size_t end = token.find_last_not_of("\"' ");
  if (end == std::string_view::npos) return false;
  token = token.substr(0, end + 1);
  const std::optional<std::string> decoded = base64_decode(token.substr(token.find_last_of(" \"':\t") + 1));
  if (!decoded) return false;
  const std::size_t colon = decoded->find(':');
  return colon != std::string::npos && colon != 0 && colon + 1 < decoded->size() &&
         std::ranges::all_of(*decoded, [](char byte) { return byte >= 0x20 && byte < 0x7f; });
}

bool is_encoded_pem(std::string_view token) {
  while (!token.empty() && token.back() == '=') token.remove_suffix(1);
  const std::optional<std::string> decoded = base64_decode(token.substr(0, token.size() / 4 * 4));
  return decoded && decoded->starts_with("-----BEGIN ") && contains(decoded->substr(0, 80), "PRIVATE KEY");
}

bool decodes_to(std::string_view token, std::size_t bytes) {
  const std::optional<std::string> decoded = base64_decode(token);
  return decoded && decoded->size() == bytes;
}

// Azure's identifiable keys end in the Marvin32 of what stands before, little-endian.
bool azure_signature_holds(std::string_view token, std::string_view seed_name) {
  const std::optional<std::string> decoded = base64_decode(token);
  if (!decoded || decoded->size() != 64) return false;
  const std::uint32_t sum = marvin32(seed_name, std::string_view(*decoded).substr(0, 60));
  for (std::size_t i = 0; i < 4; ++i) {
    if (static_cast<unsigned char>((*decoded)[60 + i]) != ((sum >> (8 * i)) & 0xff)) return false;
  }
  return true;
}

// The common annotated key of 84 characters: 60 signed bytes, then four digits. Two generations of those digits exist.
bool azure_annotated_key_holds(std::string_view token) {
  if (token.ends_with("==")) token.remove_suffix(2);
  if (token.size() < 84 || token.substr(52, 6) != "JQQJ99") return false;
  const std::optional<std::string> decoded = base64_decode(token.substr(0, 80));
  if (!decoded) return false;
  const std::uint32_t sum = marvin32("Default0", *decoded);
  std::string sum_bytes;
  for (int shift = 0; shift < 32; shift += 8) sum_bytes.push_back(static_cast<char>((sum >> shift) & 0xff));
  const std::uint32_t swapped = (sum << 24) | ((sum & 0xff00) << 8) | ((sum >> 8) & 0xff00) | (sum >> 24);
  const std::string_view digits = token.substr(80, 4);
  return digits == base62_number(swapped, 4).substr(0, 4) || digits == base64_encode(sum_bytes.substr(0, 3));
}

bool has_parameter(std::string_view query, std::string_view name) {
  for (std::size_t at = query.find(name); at != std::string_view::npos; at = query.find(name, at + 1)) {
    const bool starts = at == 0 || contains("?&;\"' ", query.substr(at - 1, 1));
    if (starts && query.substr(at + name.size(), 1) == "=") return true;
  }
  return false;
}

bool is_azure_sas(std::string_view token) {
  return has_parameter(token, "sv") && has_parameter(token, "sig") &&
         (has_parameter(token, "se") || has_parameter(token, "si"));
}

// Key ids made since 2019 hold the account: bits 1 to 40 of the ten bytes behind the four-letter prefix.
bool holds_aws_account(std::string_view token) {
  if (token.size() != 20 || !all_in(Alphabet::base32, token.substr(4))) return false;
  std::uint64_t bits = 0;
  for (char digit : token.substr(4, 10)) {  // 50 bits: the first six bytes and two bits more
    bits = (bits << 5) | static_cast<std::uint64_t>(digit >= 'A' ? digit - 'A' : digit - '2' + 26);
  }
  const std::uint64_t account = ((bits >> 2) & 0x7fffffffff80) >> 7;
  return account != 0 && account < 1'000'000'000'000;
}

bool is_card_number(std::string_view token) {
  std::string digits;
  for (char byte : token) {
    if (byte != ' ' && byte != '-') digits.push_back(byte);
  }
  return digits.size() >= 13 && digits.size() <= 19 && luhn(digits);
}

bool holds(Verifier verifier, std::string_view token) {
  switch (verifier) {
    case Verifier::none: return true;
    case Verifier::crc32_base62: return crc32_base62_holds(token);
    case Verifier::github_fine_grained: return github_fine_grained_holds(token);
    case Verifier::jwt: return jwt_payload(token).has_value();
    case Verifier::jwt_kubernetes: return names_kubernetes(jwt_payload(token).value_or(""));
    case Verifier::jwt_databricks: return names_databricks(jwt_payload(token).value_or(""));
    case Verifier::openai_marker: return openai_halves_match(token);
    case Verifier::ngc_legacy: return is_ngc_legacy(token);
    case Verifier::basic_auth:
    case Verifier::docker_auth: return is_user_and_password(token);
    case Verifier::base64_pem: return is_encoded_pem(token);
    case Verifier::azure_storage: return azure_signature_holds(token, "Default0");
    case Verifier::azure_openai: return azure_annotated_key_holds(token);
    case Verifier::base64_64_bytes: return decodes_to(token, 64);
    case Verifier::azure_sas: return is_azure_sas(token);
    case Verifier::aws_key_id: return holds_aws_account(token);
    case Verifier::luhn: return is_card_number(token);
  }
  return false;
}

}  // namespace

Verdict verify(Verifier verifier, std::string_view token) {
  return holds(verifier, token) ? Verdict::passed : Verdict::failed;
}

std::optional<std::string> jwt_payload(std::string_view token) {
  const std::size_t begin = token.find("eyJ");
  if (begin == std::string_view::npos) return std::nullopt;
  token.remove_prefix(begin);
  const std::size_t first = token.find('.');
  const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || second + 1 == token.size()) return std::nullopt;
  const std::optional<std::string> header = base64url_decode(token.substr(0, first));
  if (!header || !is_json_object(*header) || !contains(*header, "\"alg\"")) return std::nullopt;
  return base64url_decode(token.substr(first + 1, second - first - 1));
}

}  // namespace nbscrub
