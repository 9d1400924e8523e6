#include "detectors/json_token.h"

#include <gtest/gtest.h>

#include "detectors/base64.h"

namespace nbscrub {
namespace {

std::string jwt(std::string_view payload, std::string_view algorithm = "HS256", std::size_t signature = 43) {
  return base64url_encode("{\"alg\":\"" + std::string(algorithm) + R"(","typ":"JWT"})") + "." +
         base64url_encode(payload) + "." + std::string(signature, 'x');
}

TEST(JsonToken, PayloadOfThreeParts) {
  const std::string plain = jwt(R"({"sub":"someone"})");
  EXPECT_EQ(jwt_payload(plain), R"({"sub":"someone"})");
  EXPECT_EQ(jwt_payload("hf_jwt_" + plain), R"({"sub":"someone"})");
  EXPECT_EQ(jwt_payload("eyJub3QganNvbg.eyJ4Ijox.c2ln"), std::nullopt);
  EXPECT_EQ(jwt_payload(plain.substr(0, plain.find('.'))), std::nullopt);
  EXPECT_EQ(jwt_payload(plain.substr(0, plain.rfind('.') + 1)), std::nullopt) << "no signature";
  EXPECT_EQ(jwt_payload(""), std::nullopt);
}

// RFC 7518: an HMAC is as long as its hash, an ECDSA signature twice as long as a coordinate, RSA's as the key.
TEST(JsonToken, SignatureIsAsLongAsItsAlgorithmMakesIt) {
  const std::pair<std::string, std::size_t> right[] = {{"HS256", 43},  {"HS384", 64},  {"HS512", 86},  {"RS256", 342},
                                                       {"RS512", 683}, {"PS256", 342}, {"ES256", 86},  {"ES384", 128},
                                                       {"ES512", 176}, {"EdDSA", 86},  {"ML-DSA-44", 3227}};
  for (const auto& [algorithm, length] : right) EXPECT_TRUE(jwt_holds(jwt("{}", algorithm, length))) << algorithm;
  EXPECT_FALSE(jwt_holds(jwt("{}", "HS256", 42)));
  EXPECT_FALSE(jwt_holds(jwt("{}", "RS256", 43)));
  EXPECT_FALSE(jwt_holds(jwt("{}", "ES256", 64)));
  EXPECT_FALSE(jwt_holds(jwt("{}", "none", 43))) << "signs nothing";
  EXPECT_TRUE(jwt_holds(base64url_encode(R"({"typ": "JWT", "alg" : "HS256"})") + "." + base64url_encode("{}") + "." +
                        std::string(43, 'x')));
}

TEST(JsonToken, ClaimsNameTheIssuer) {
  const std::pair<Verifier, std::string> claims[] = {
      {Verifier::jwt_kubernetes, R"({"iss":"kubernetes/serviceaccount"})"},
      {Verifier::jwt_kubernetes, R"({"sub":"system:serviceaccount:a:b"})"},
      {Verifier::jwt_databricks, R"({"iss":"https://x.cloud.databricks.com/oidc"})"},
      {Verifier::jwt_entra, R"({"iss":"https://login.microsoftonline.com/t/v2.0"})"},
      {Verifier::jwt_supabase, R"({"iss":"supabase","role":"service_role"})"},
      {Verifier::jwt_jfrog, R"({"iss":"jfac@x"})"},
      {Verifier::jwt_argocd, R"({"iss":"argocd"})"},
  };
  for (const auto& [verifier, payload] : claims) {
    EXPECT_TRUE(jwt_claims_hold(verifier, jwt(payload))) << payload;
    EXPECT_FALSE(jwt_claims_hold(verifier, jwt(R"({"iss":"someone"})"))) << payload;
    EXPECT_FALSE(jwt_claims_hold(verifier, "")) << payload;
  }
  EXPECT_FALSE(jwt_claims_hold(Verifier::jwt_supabase, jwt(R"({"iss":"supabase","role":"anon"})"))) << "public";
}

TEST(JsonToken, ObjectInBase64HasItsMembers) {
  const std::string neptune = base64_encode(R"({"api_address":"https://a","api_url":"https://a","api_key":"k"})");
  EXPECT_TRUE(json_in_base64_holds(Verifier::neptune, neptune));
  EXPECT_FALSE(json_in_base64_holds(Verifier::grafana_json, neptune));
  EXPECT_FALSE(json_in_base64_holds(Verifier::neptune, neptune.substr(0, 40)));
  const std::string grafana = base64_encode(R"({"o":"1","n":"a","k":"b","m":{"r":"eu"}})");
  EXPECT_TRUE(json_in_base64_holds(Verifier::grafana_json, "glc_" + grafana));
  EXPECT_TRUE(json_in_base64_holds(Verifier::grafana_json, base64_encode(R"({"k":"b","n":"a","id":1})")));
  EXPECT_TRUE(json_in_base64_holds(Verifier::ecr_login, base64_encode(R"({"payload":"a","datakey":"b"})")));
  const std::string onepassword = base64_encode(R"({"signInAddress":"a","secretKey":"b"})");
  EXPECT_TRUE(json_in_base64_holds(Verifier::onepassword, "ops_" + onepassword));
  EXPECT_FALSE(json_in_base64_holds(Verifier::onepassword, "ops_" + base64_encode(R"({"signInAddress":"a"})")));
  EXPECT_FALSE(json_in_base64_holds(Verifier::neptune, ""));
}

}  // namespace
}  // namespace nbscrub
