#include "detectors/structured_example.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "detectors/alphabet.h"
#include "detectors/azure_key.h"
#include "detectors/bank_account.h"
#include "detectors/base64.h"
#include "detectors/shape.h"
#include "detectors/token_checksum.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLineLength = 64;       // RFC 7468
constexpr std::size_t kSignatureLength = 43;  // HS256: 32 bytes in base64url

std::string uuid(SeededRandom& random) {
  const auto hex = [&](std::size_t length) { return random.text(characters(Alphabet::hex), length); };
  return fmt::format("{}-{}-4{}-8{}-{}", hex(8), hex(4), hex(3), hex(3), hex(12));
}

// The claims by which json_token.h knows the token's issuer.
std::string claims_of(Verifier verifier, SeededRandom& random) {
  switch (verifier) {
    case Verifier::jwt_kubernetes:
      return R"("iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:default:runner")";
    case Verifier::jwt_databricks:
      return fmt::format(R"("iss":"https://adb-{}.7.azuredatabricks.net/oidc")", random.text("123456789", 16));
    case Verifier::jwt_entra: return fmt::format(R"("iss":"https://sts.windows.net/{}/")", uuid(random));
    case Verifier::jwt_supabase: return R"("iss":"supabase","role":"service_role")";
    case Verifier::jwt_jfrog: return fmt::format(R"("iss":"jfac@{}")", random.text(characters(Alphabet::lower36), 26));
    case Verifier::jwt_argocd: return R"("iss":"argocd","sub":"runner:apiKey")";
    default:
      return fmt::format(R"("iss":"https://login.{}.net/","sub":"{}")", random.text(characters(Alphabet::lower), 8),
                         random.text("123456789", 12));
  }
}

std::string json_web_token(Verifier verifier, SeededRandom& random) {
  const std::string claims = fmt::format(R"({{{},"jti":"{}"}})", claims_of(verifier, random), uuid(random));
  return base64url_encode(R"({"alg":"HS256","typ":"JWT"})") + "." + base64url_encode(claims) + "." +
         random.text(characters(Alphabet::base62), kSignatureLength);
}

// An object may begin with any of its members: with the one that the shape's fixed part is base64 of.
std::string neptune_object(const Shape* shape, SeededRandom& random) {
  std::array<std::string, 3> members = {R"("api_address":"https://app.neptune.ai")",
                                        R"("api_url":"https://app.neptune.ai")",
                                        fmt::format(R"("api_key":"{}")", uuid(random))};
  std::string object;
  for (std::size_t first = 0; first < members.size(); ++first) {
    object = fmt::format("{{{}}}", fmt::join(members, ","));
    if (!shape || base64_encode(object).starts_with(shape->parts.front().literal)) break;
    std::rotate(members.begin(), members.begin() + 1, members.end());
  }
  return object;
}

// The members by which json_token.h knows the object.
std::string json_object(Verifier verifier, const Shape* shape, SeededRandom& random) {
  const auto text = [&](std::size_t length) { return random.text(characters(Alphabet::base62), length); };
  switch (verifier) {
    case Verifier::neptune: return neptune_object(shape, random);
    case Verifier::ecr_login:
      return fmt::format(R"({{"payload":"{}","datakey":"{}","version":"2","type":"DATA_KEY","expiration":1700000000}})",
                         text(600), text(200));
    case Verifier::onepassword:
      return fmt::format(R"({{"signInAddress":"acme.1password.com","userAuth":{{"method":"SRPg-4096"}},)"
                         R"("secretKey":"{}","srpX":"{}","deviceUuid":"{}"}})",
                         text(34), text(64), text(26));
    default: break;
  }
  const bool cloud = shape && shape->parts.front().literal.starts_with("glc_");
  if (!cloud) return fmt::format(R"({{"k":"{}","n":"acme-metrics","id":1}})", text(32));
  const std::string organisation = random.text("123456789", 6);
  return fmt::format(R"({{"o":"{}","n":"acme-metrics","k":"{}","m":{{"r":"eu"}}}})", organisation, text(24));
}

// 24 bytes in all, so that its base64 needs no padding.
std::string user_and_password(SeededRandom& random) {
  return random.text(characters(Alphabet::lower), 7) + ":" + random.text(characters(Alphabet::base62), 16);
}

std::string ngc_key(SeededRandom& random) {
  return base64_encode(random.text(characters(Alphabet::lower36), 26) + ":" + uuid(random));
}

// Of the private keys that are in use the first whose base64 begins as the shape does.
std::string encoded_pem(const Shape* shape, SeededRandom& random) {
  std::string encoded;
  for (std::string_view label : {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY"}) {
    encoded = base64_encode(private_key_block(label, random));
    if (!shape || match_shape_exactly(*shape, encoded, {0, encoded.size()})) return encoded;
    while (encoded.back() == '=') encoded.pop_back();
    if (match_shape_exactly(*shape, encoded, {0, encoded.size()})) return encoded;
  }
  return encoded;
}

// What stands before the first part that is drawn, up to where `body` itself begins (a shape may spell its first
// bytes).
std::string fixed_lead(const Shape& shape, std::string_view body) {
  std::string lead;
  for (const ShapePart& part : shape.parts) {
    if (part.kind != ShapePart::Kind::literal) break;
    lead += part.literal;
  }
  for (std::size_t i = 0; i < lead.size(); ++i) {
    if (body.starts_with(std::string_view(lead).substr(i))) return lead.substr(0, i);
  }
  return lead;
}

std::string fixed_tail(const Shape& shape, std::string_view body) {
  std::string tail;
  for (auto part = shape.parts.rbegin(); part != shape.parts.rend() && part->kind == ShapePart::Kind::literal; ++part) {
    tail = std::string(part->literal) + tail;
  }
  return body.ends_with(tail) ? std::string() : tail;
}

std::string in_place_of_runs(const Shape* shape, const std::string& body) {
  return shape ? fixed_lead(*shape, body) + body + fixed_tail(*shape, body) : body;
}

// A token that begins with base64 of `{"`, behind whatever stands before its `eyJ`: a fixed prefix, or digits and `_`
// in GitHub's.
std::string from_json_on(const Shape* shape, const std::string& token, const std::string& encoded) {
  const std::size_t begin = token.find("eyJ");
  return shape && begin != std::string::npos ? token.substr(0, begin) + encoded : in_place_of_runs(shape, encoded);
}

// As much padding as the shape wants: it is written or left out at an issuer's own whim.
std::string encoded_json(Verifier verifier, const Shape* shape, const std::string& token, SeededRandom& random) {
  std::string whole = from_json_on(shape, token, base64_encode(json_object(verifier, shape, random)));
  if (shape && match_shape_exactly(*shape, whole, {0, whole.size()})) return whole;
  while (whole.back() == '=') whole.pop_back();
  return whole;
}

// The macaroon of the index that the shape's fixed part names.
std::string index_macaroon(const Shape* shape, SeededRandom& random) {
  std::string whole;
  for (std::string_view host : {"pypi.org", "test.pypi.org"}) {
    const std::string location = static_cast<char>(host.size()) + std::string(host);
    const std::string caveat = std::string("\0\x02\x0e", 3) + "[1,2000000000]";
    const std::string body = "\x02\x01" + location + "\x02\x24" + uuid(random) + caveat + std::string("\0\0", 2) +
                             "\x06\x20" + random.bytes(32);
    whole = "pypi-" + base64url_encode(body);
    if (!shape || match_shape_exactly(*shape, whole, {0, whole.size()})) break;
  }
  return whole;
}

// The number that Discord gives the bot, in base64, in place of the first part. Base64 of it begins with M, N or O, as
// its first digit is below 4, below 8 or above.
std::string with_discord_id(const std::string& token, SeededRandom& random) {
  const char first = token.starts_with('N') ? '4' : token.starts_with('O') ? '8' : '1';
  const std::string id = std::string(1, first) + random.text(characters(Alphabet::digit), 17);
  return base64url_encode(id) + token.substr(std::min(token.find('.'), token.size()));
}

std::string_view secret_of(const Shape* shape, std::string_view token) {
  const auto match = shape ? match_shape_exactly(*shape, token, {0, token.size()}) : std::nullopt;
  return match ? token.substr(match->secret.begin, match->secret.size()) : token;
}

// A token whose checksum is of the secret alone, whatever the shape has around it.
template <typename Right>
std::string with_secret_put_right(const Shape* shape, const std::string& token, Right right) {
  const std::string secret(secret_of(shape, token));
  const std::optional<std::string> whole = right(secret);
  return whole ? std::string(token).replace(token.find(secret), secret.size(), *whole) : token;
}

std::string in_lines(std::string_view text) {
  std::string lines;
  for (; !text.empty(); text.remove_prefix(std::min(kLineLength, text.size()))) {
    lines += text.substr(0, kLineLength);
    lines += '\n';
  }
  return lines;
}

std::string putty_key(std::string_view label, SeededRandom& random) {
  const std::string_view header = label.find("-File-") != std::string_view::npos ? label : "PuTTY-User-Key-File-3";
  return fmt::format(
      "{}: ssh-ed25519\nEncryption: none\nComment: key\nPublic-Lines: 2\n{}Private-Lines: 1\n{}Private-MAC: {}\n",
      header, in_lines(base64_encode(random.bytes(51))), in_lines(base64_encode(random.bytes(36))),
      random.text(characters(Alphabet::hex), 64));
}

}  // namespace

std::string with_structure(const Rule& rule, const Shape* shape, std::string token, SeededRandom& random) {
  switch (rule.verifier) {
    case Verifier::jwt:
    case Verifier::jwt_kubernetes:
    case Verifier::jwt_databricks:
    case Verifier::jwt_entra:
    case Verifier::jwt_supabase:
    case Verifier::jwt_jfrog:
    case Verifier::jwt_argocd: return from_json_on(shape, token, json_web_token(rule.verifier, random));
    case Verifier::neptune:
    case Verifier::grafana_json:
    case Verifier::ecr_login:
    case Verifier::onepassword: return encoded_json(rule.verifier, shape, token, random);
    case Verifier::ngc_legacy: return in_place_of_runs(shape, ngc_key(random));
    case Verifier::basic_auth:
    case Verifier::docker_auth: return in_place_of_runs(shape, base64_encode(user_and_password(random)));
    case Verifier::base64_pem: return encoded_pem(shape, random);
    case Verifier::base64_64_bytes: return in_place_of_runs(shape, base64_encode(random.bytes(64)));
    case Verifier::ses_password: return in_place_of_runs(shape, base64_encode("\x04" + random.bytes(32)));
    case Verifier::macaroon: return index_macaroon(shape, random);
    case Verifier::discord_id: return with_discord_id(token, random);
    case Verifier::azure_identifiable: return with_secret_put_right(shape, token, with_azure_identifiable);
    case Verifier::azure_cask: return with_secret_put_right(shape, token, with_azure_cask);
    case Verifier::entra_secret: return with_secret_put_right(shape, token, with_entra_secret);
    case Verifier::ado_pat: return with_secret_put_right(shape, token, with_azure_devops_pat);
    case Verifier::iban97: return with_secret_put_right(shape, token, with_iban_digits);
    case Verifier::crc32_base62:
    case Verifier::github_fine_grained:
    case Verifier::gitlab_routable:
    case Verifier::grafana_crc32:
    case Verifier::crc32_hex:
    case Verifier::confluent_crc32:
    case Verifier::atlassian_crc32:
    case Verifier::bech32_age:
      return with_secret_put_right(shape, token,
                                   [&](std::string_view secret) { return with_checksum(rule.verifier, secret); });
    case Verifier::none:
    case Verifier::openai_marker:       // lengths that go in step
    case Verifier::azure_sas:           // the shape spells the parameters
    case Verifier::aws_key_id:          // nine draws in ten hold it
    case Verifier::luhn: return token;  // one draw in ten holds it
    // Personal data: drawn until it holds, see generate_secret().
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
    case Verifier::internal_host: return token;
  }
  return token;
}

std::string private_key_block(std::string_view label, SeededRandom& random) {
  if (label.starts_with("PuTTY")) return putty_key(label, random);
  constexpr std::size_t kBodyLength = 316;
  std::string body;
  if (label.starts_with("OPENSSH")) {
    body = std::string("openssh-key-v1") + '\0' + random.bytes(kBodyLength);
  } else {
    body = {'\x30', '\x82', static_cast<char>(kBodyLength >> 8),
            static_cast<char>(kBodyLength & 0xff)};  // DER SEQUENCE
    body += random.bytes(kBodyLength);
  }
  const bool pgp = label.starts_with("PGP");
  const std::string_view dashes = label.starts_with("SSH2") ? "---- " : "-----";
  const std::string_view closing = label.starts_with("SSH2") ? " ----" : "-----";
  return fmt::format("{0}BEGIN {1}{2}\n{3}{4}{5}{0}END {1}{2}\n", dashes, label, closing, pgp ? "\n" : "",
                     in_lines(base64_encode(body)),
                     pgp ? "=" + random.text(characters(Alphabet::base62), 4) + "\n" : "");
}

}  // namespace nbscrub
