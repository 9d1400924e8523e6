#include "detectors/structured_example.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "detectors/alphabet.h"
#include "detectors/base64.h"
#include "detectors/checksum.h"
#include "detectors/shape.h"
#include "detectors/shape_syntax.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLineLength = 64;       // RFC 7468
constexpr std::size_t kSignatureLength = 43;  // HS256: 32 bytes in base64url

std::string uuid(SeededRandom& random) {
  const auto hex = [&](std::size_t length) { return random.text(characters(Alphabet::hex), length); };
  return fmt::format("{}-{}-4{}-8{}-{}", hex(8), hex(4), hex(3), hex(3), hex(12));
}

std::string json_web_token(Verifier verifier, SeededRandom& random) {
  std::string claims = fmt::format(R"("jti":"{}")", uuid(random));
  if (verifier == Verifier::jwt_kubernetes) {
    claims = R"("iss":"kubernetes/serviceaccount","sub":"system:serviceaccount:default:runner",)" + claims;
  } else if (verifier == Verifier::jwt_databricks) {
    claims =
        fmt::format(R"("iss":"https://adb-{}.7.azuredatabricks.net/oidc",)", random.text("123456789", 16)) + claims;
  } else {
    claims = fmt::format(R"("iss":"https://login.{}.net/","sub":"{}",)", random.text(characters(Alphabet::lower), 8),
                         random.text("123456789", 12)) +
             claims;
  }
  return base64url_encode(R"({"alg":"HS256","typ":"JWT"})") + "." + base64url_encode("{" + claims + "}") + "." +
         random.text(characters(Alphabet::base62), kSignatureLength);
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

// A JSON Web Token behind whatever stands before its `eyJ`: a fixed prefix, or digits and `_` in GitHub's.
std::string with_json_web_token(const Shape* shape, const std::string& token, Verifier verifier, SeededRandom& random) {
  const std::string jwt = json_web_token(verifier, random);
  const std::size_t begin = token.find("eyJ");
  return shape && begin != std::string::npos ? token.substr(0, begin) + jwt : in_place_of_runs(shape, jwt);
}

std::string_view secret_of(const Shape* shape, std::string_view token) {
  const auto match = shape ? match_shape_exactly(*shape, token, {0, token.size()}) : std::nullopt;
  return match ? token.substr(match->secret.begin, match->secret.size()) : token;
}

// The last four bytes of a storage key are the Marvin32 of the 60 before them, little-endian.
std::string with_azure_signature(const Shape* shape, const std::string& token) {
  const std::string secret(secret_of(shape, token));
  auto bytes = base64_decode(secret);
  if (!bytes || bytes->size() != 64) return token;
  const std::uint32_t sum = marvin32("Default0", std::string_view(*bytes).substr(0, 60));
  for (std::size_t i = 0; i < 4; ++i) (*bytes)[60 + i] = static_cast<char>(sum >> (8 * i) & 0xff);
  return std::string(token).replace(token.find(secret), secret.size(), base64_encode(*bytes));
}

// The last four digits of an annotated key are those of the Marvin32 of its first 60 bytes, the sum's bytes reversed.
std::string with_azure_digits(std::string token) {
  constexpr std::size_t kSigned = 80;
  const auto bytes = base64_decode(std::string_view(token).substr(0, kSigned));
  if (!bytes || token.size() < kSigned + 4) return token;
  const std::uint32_t sum = marvin32("Default0", *bytes);
  const std::uint32_t reversed = sum << 24 | (sum & 0xff00) << 8 | (sum >> 8 & 0xff00) | sum >> 24;
  return token.replace(kSigned, 4, base62_number(reversed, 4).substr(0, 4));
}

std::string with_github_digits(std::string token) {
  constexpr std::size_t kLead = std::string_view("github_pat_").size() + 22 + 1 + 43;
  if (token.size() < kLead + 8) return token;
  return token.replace(kLead, 8, github_fine_grained_digits(std::string_view(token).substr(0, kLead)));
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
    case Verifier::jwt_databricks: return with_json_web_token(shape, token, rule.verifier, random);
    case Verifier::ngc_legacy: return in_place_of_runs(shape, ngc_key(random));
    case Verifier::basic_auth:
    case Verifier::docker_auth: return in_place_of_runs(shape, base64_encode(user_and_password(random)));
    case Verifier::base64_pem: return encoded_pem(shape, random);
    case Verifier::azure_storage: return with_azure_signature(shape, token);
    case Verifier::azure_openai: return with_azure_digits(std::move(token));
    case Verifier::base64_64_bytes: return in_place_of_runs(shape, base64_encode(random.bytes(64)));
    case Verifier::github_fine_grained: return with_github_digits(std::move(token));
    case Verifier::none:
    case Verifier::crc32_base62:        // a part of the shape
    case Verifier::openai_marker:       // lengths that go in step
    case Verifier::azure_sas:           // the shape spells the parameters
    case Verifier::aws_key_id:          // nine draws in ten hold it
    case Verifier::luhn: return token;  // one draw in ten holds it
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
