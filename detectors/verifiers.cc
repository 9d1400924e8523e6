#include "detectors/verifiers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "detectors/alphabet.h"
#include "detectors/ascii.h"
#include "detectors/azure_key.h"
#include "detectors/bank_account.h"
#include "detectors/base32.h"
#include "detectors/base64.h"
#include "detectors/checksum.h"
#include "detectors/json_token.h"
#include "detectors/personal_data.h"
#include "detectors/token_checksum.h"

namespace nbscrub {
namespace {

bool all_in(Alphabet alphabet, std::string_view text) {
  return std::ranges::all_of(text, [alphabet](char byte) { return in_alphabet(alphabet, byte); });
}

bool equal_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return to_lower(x) == to_lower(y); });
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

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

// Key ids made since 2019 hold the account: 40 bits behind the first one of what follows the four-letter prefix.
bool holds_aws_account(std::string_view token) {
  const auto bytes = token.size() == 20 && all_in(Alphabet::base32, token.substr(4)) ? base32_decode(token.substr(4))
                                                                                     : std::nullopt;
  if (!bytes) return false;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 6; ++i) bits = bits << 8 | static_cast<unsigned char>((*bytes)[i]);
  const std::uint64_t account = (bits & 0x7fffffffff80) >> 7;
  return account != 0 && account < 1'000'000'000'000;
}

// Cards and accounts are printed in groups.
std::string without_separators(std::string_view token) {
  std::string text;
  for (char byte : token) {
    if (byte != ' ' && byte != '-') text.push_back(byte);
  }
  return text;
}

bool is_card_number(std::string_view token) {
  const std::string digits = without_separators(token);
  return digits.size() >= 13 && digits.size() <= 19 && luhn(digits);
}

// GitHub compares without regard to case.
bool closes_with_checksum(Verifier verifier, std::string_view token) {
  const std::optional<std::string> right = with_checksum(verifier, token);
  return right && (verifier == Verifier::github_fine_grained ? equal_without_case(*right, token) : *right == token);
}

// Version 2 of libmacaroon's binary form: 02, the location (field 1), the identifier (field 2), …, and at the end the
// signature: field 6, 32 bytes. PyPI puts its own host there as the location.
bool is_macaroon(std::string_view token) {
  const std::optional<std::string> decoded = base64url_decode(token.substr(token.find('-') + 1));
  constexpr std::size_t kSignature = 34;
  if (!decoded || decoded->size() < kSignature + 4 || !decoded->starts_with("\x02\x01")) return false;
  const std::size_t identifier = 3 + static_cast<unsigned char>((*decoded)[2]);
  return decoded->size() > identifier + kSignature && (*decoded)[identifier] == '\x02' &&
         std::string_view(*decoded).substr(decoded->size() - kSignature).starts_with("\x06\x20");
}

// The first of the parts is the bot's number: a snowflake of 17 to 20 digits.
bool names_discord_bot(std::string_view token) {
  const std::optional<std::string> id = base64url_decode(token.substr(0, token.find('.')));
  return id && id->size() >= 17 && id->size() <= 20 && all_in(Alphabet::digit, *id);
}

// Amazon SES derives an SMTP password from a secret key: a version, 4, and 32 bytes.
bool is_ses_password(std::string_view token) {
  const std::optional<std::string> decoded = base64_decode(token);
  return decoded && decoded->size() == 33 && decoded->front() == '\x04';
}

bool holds(Verifier verifier, std::string_view token) {
  switch (verifier) {
    case Verifier::none: return true;
    case Verifier::crc32_base62:
    case Verifier::github_fine_grained:
    case Verifier::gitlab_routable:
    case Verifier::grafana_crc32:
    case Verifier::crc32_hex:
    case Verifier::confluent_crc32:
    case Verifier::atlassian_crc32:
    case Verifier::bech32_age: return closes_with_checksum(verifier, token);
    case Verifier::jwt: return jwt_holds(token);
    case Verifier::jwt_kubernetes:
    case Verifier::jwt_databricks:
    case Verifier::jwt_entra:
    case Verifier::jwt_supabase:
    case Verifier::jwt_jfrog:
    case Verifier::jwt_argocd: return jwt_claims_hold(verifier, token);
    case Verifier::neptune:
    case Verifier::grafana_json:
    case Verifier::ecr_login:
    case Verifier::onepassword: return json_in_base64_holds(verifier, token);
    case Verifier::openai_marker: return openai_halves_match(token);
    case Verifier::ngc_legacy: return is_ngc_legacy(token);
    case Verifier::basic_auth:
    case Verifier::docker_auth: return is_user_and_password(token);
    case Verifier::base64_pem: return is_encoded_pem(token);
    case Verifier::base64_64_bytes: return decodes_to(token, 64);
    case Verifier::macaroon: return is_macaroon(token);
    case Verifier::discord_id: return names_discord_bot(token);
    case Verifier::azure_identifiable: return azure_identifiable_holds(token);
    case Verifier::azure_cask: return azure_cask_holds(token);
    case Verifier::azure_sas: return is_azure_sas(token);
    case Verifier::entra_secret: return entra_secret_holds(token);
    case Verifier::ado_pat: return azure_devops_pat_holds(token);
    case Verifier::aws_key_id: return holds_aws_account(token);
    case Verifier::ses_password: return is_ses_password(token);
    case Verifier::luhn: return is_card_number(token);
    case Verifier::iban97: return iban_holds(without_separators(token));
    case Verifier::payment_card:
    case Verifier::us_ssn:
    case Verifier::ca_sin:
    case Verifier::es_nif:
    case Verifier::it_codice_fiscale:
    case Verifier::fr_nir:
    case Verifier::pl_pesel:
    case Verifier::br_cpf:
    case Verifier::in_aadhaar:
    case Verifier::nl_bsn:
    case Verifier::se_personnummer:
    case Verifier::gb_nhs:
    case Verifier::de_tax_id:
    case Verifier::be_national:
    case Verifier::fi_hetu:
    case Verifier::ch_ahv:
    case Verifier::cn_resident_id:
    case Verifier::email:
    case Verifier::phone:
    case Verifier::home_of_person:
    case Verifier::internal_address:
    case Verifier::internal_host: return holds_personal(verifier, token);
  }
  return false;
}

}  // namespace

Verdict verify(Verifier verifier, std::string_view token) {
  return holds(verifier, token) ? Verdict::passed : Verdict::failed;
}

}  // namespace nbscrub
