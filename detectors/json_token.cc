#include "detectors/json_token.h"

#include <algorithm>
#include <array>
#include <utility>

#include "detectors/base64.h"

namespace nbscrub {
namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_json_object(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  return begin != std::string_view::npos && text[begin] == '{' && text[end] == '}';
}

struct WebToken {
  std::string header;
  std::string payload;
  std::size_t signature = 0;  // its length in base64url
};

std::optional<WebToken> read_web_token(std::string_view token) {
  const std::size_t begin = token.find("eyJ");
  if (begin == std::string_view::npos) return std::nullopt;
  token.remove_prefix(begin);
  const std::size_t first = token.find('.');
  const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos || second + 1 == token.size()) return std::nullopt;
  auto header = base64url_decode(token.substr(0, first));
  auto payload = base64url_decode(token.substr(first + 1, second - first - 1));
  if (!header || !is_json_object(*header) || !contains(*header, "\"alg\"") || !payload) return std::nullopt;
  return WebToken{std::move(*header), std::move(*payload), token.size() - second - 1};
}

// The string that `name` has in a flat JSON object; empty when it has none.
std::string_view string_member(std::string_view object, std::string_view name) {
  std::size_t at = object.find(name);
  if (at == std::string_view::npos) return {};
  at = object.find_first_not_of(" \t\r\n:", at + name.size());
  if (at == std::string_view::npos || object[at] != '"') return {};
  const std::size_t end = object.find('"', at + 1);
  return end == std::string_view::npos ? std::string_view() : object.substr(at + 1, end - at - 1);
}

// What RFC 7518 and RFC 8037 fix. A signature of RSA is as long as the key, of which 1024 bits are the least in use.
bool length_fits(std::string_view algorithm, std::size_t length) {
  constexpr auto kLengths = std::to_array<std::pair<std::string_view, std::size_t>>({
      {"HS256", 43}, {"HS384", 64}, {"HS512", 86}, {"ES256", 86}, {"ES256K", 86}, {"ES384", 128}, {"ES512", 176},
      {"EdDSA", 86}});
  if (algorithm == "none") return false;
  if (algorithm.starts_with("RS") || algorithm.starts_with("PS")) return length >= 171;
  const auto known = std::ranges::find(kLengths, algorithm, &std::pair<std::string_view, std::size_t>::first);
  return known == kLengths.end() || known->second == length;
}

// Words of a payload, one of which says whose token it is.
struct ClaimWords {
  Verifier verifier;
  std::array<std::string_view, 3> words;
};

constexpr std::array<ClaimWords, 6> kClaims = {{
    {Verifier::jwt_kubernetes, {"kubernetes/serviceaccount", "system:serviceaccount:", "\"kubernetes.io"}},
    {Verifier::jwt_databricks, {"databricks.com", "azuredatabricks.net"}},
    {Verifier::jwt_entra, {"sts.windows.net", "login.microsoftonline.com"}},
    // The other role, "anon", is that of a key that is meant to be public.
    {Verifier::jwt_supabase, {"\"service_role\""}},
    {Verifier::jwt_jfrog, {"jfac@", "jfrt@", "jfxr@"}},
    {Verifier::jwt_argocd, {"\"argocd\""}},
}};

struct Members {
  Verifier verifier;
  std::array<std::string_view, 3> names;
};

constexpr std::array<Members, 4> kMembers = {{
    {Verifier::neptune, {"\"api_key\""}},
    {Verifier::grafana_json, {"\"k\"", "\"n\""}},
    {Verifier::ecr_login, {"\"payload\"", "\"datakey\""}},
    {Verifier::onepassword, {"\"signInAddress\"", "\"secretKey\""}},
}};

}  // namespace

std::optional<std::string> jwt_payload(std::string_view token) {
  auto read = read_web_token(token);
  if (!read) return std::nullopt;
  return std::move(read->payload);
}

bool jwt_holds(std::string_view token) {
  const auto read = read_web_token(token);
  return read && length_fits(string_member(read->header, "\"alg\""), read->signature);
}

bool jwt_claims_hold(Verifier verifier, std::string_view token) {
  const auto payload = jwt_payload(token);
  const auto claims = std::ranges::find(kClaims, verifier, &ClaimWords::verifier);
  if (!payload || claims == kClaims.end()) return false;
  return std::ranges::any_of(claims->words,
                             [&](std::string_view word) { return !word.empty() && contains(*payload, word); });
}

bool json_in_base64_holds(Verifier verifier, std::string_view token) {
  const std::size_t begin = token.find("eyJ");
  const auto members = std::ranges::find(kMembers, verifier, &Members::verifier);
  if (begin == std::string_view::npos || members == kMembers.end()) return false;
  token.remove_prefix(begin);
  auto object = base64_decode(token);
  if (!object) object = base64url_decode(token);
  if (!object || !is_json_object(*object)) return false;
  return std::ranges::all_of(members->names, [&](std::string_view name) { return contains(*object, name); });
}

}  // namespace nbscrub
