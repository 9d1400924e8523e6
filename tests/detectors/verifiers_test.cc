#include "detectors/verifiers.h"

#include <gtest/gtest.h>

#include "detectors/base64.h"
#include "detectors/checksum.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

bool passed(Verifier verifier, std::string_view token) { return verify(verifier, token) == Verdict::passed; }

std::string jwt(std::string_view payload) {
  return base64url_encode(R"({"alg":"HS256","typ":"JWT"})") + "." + base64url_encode(payload) + "." +
         base64url_encode("some thirty-two bytes of a mark.");
}

TEST(Verifiers, NonePassesAnything) { EXPECT_TRUE(passed(Verifier::none, "")); }

TEST(Verifiers, Crc32Base62) {
  RandomText random(1);
  const std::string body = random(Alphabet::base62, 30);
  EXPECT_TRUE(passed(Verifier::crc32_base62, "ghp_" + body + crc32_base62(body)));
  EXPECT_FALSE(passed(Verifier::crc32_base62, "ghp_" + body + "000000"));
  EXPECT_FALSE(passed(Verifier::crc32_base62, "ghp_000000"));
  EXPECT_FALSE(passed(Verifier::crc32_base62, ""));
}

TEST(Verifiers, GithubFineGrained) {
  RandomText random(2);
  const std::string lead = "github_pat_" + random(Alphabet::base62, 22) + "_" + random(Alphabet::base62, 43);
  const std::string tail = random(Alphabet::base62, 8);
  EXPECT_TRUE(passed(Verifier::github_fine_grained, lead + github_fine_grained_digits(lead) + tail));
  EXPECT_FALSE(passed(Verifier::github_fine_grained, lead + "AAAAAAAA" + tail));
  EXPECT_FALSE(passed(Verifier::github_fine_grained, lead));
}

TEST(Verifiers, JsonWebTokens) {
  const std::string plain = jwt(R"({"sub":"someone"})");
  EXPECT_TRUE(passed(Verifier::jwt, plain));
  EXPECT_TRUE(passed(Verifier::jwt, "hf_jwt_" + plain));
  EXPECT_FALSE(passed(Verifier::jwt, "eyJub3QganNvbg.eyJ4Ijox.c2ln"));
  EXPECT_FALSE(passed(Verifier::jwt, plain.substr(0, plain.find('.'))));
  EXPECT_FALSE(passed(Verifier::jwt, ""));
  EXPECT_EQ(jwt_payload(plain), R"({"sub":"someone"})");
  EXPECT_FALSE(passed(Verifier::jwt_kubernetes, plain));
  EXPECT_TRUE(passed(Verifier::jwt_kubernetes, jwt(R"({"iss":"kubernetes/serviceaccount"})")));
  EXPECT_TRUE(passed(Verifier::jwt_kubernetes, jwt(R"({"sub":"system:serviceaccount:a:b"})")));
  EXPECT_TRUE(passed(Verifier::jwt_databricks, jwt(R"({"iss":"https://x.cloud.databricks.com/oidc"})")));
  EXPECT_FALSE(passed(Verifier::jwt_databricks, plain));
}

TEST(Verifiers, OpenaiHalvesAreOfOneLength) {
  RandomText random(3);
  const std::string marker = base64_encode("OpenAI");
  const std::string a = random(Alphabet::url64, 74);
  const std::string b = random(Alphabet::url64, 74);
  EXPECT_TRUE(passed(Verifier::openai_marker, "sk-proj-" + a + marker + b));
  EXPECT_TRUE(passed(Verifier::openai_marker, "sk-" + a.substr(0, 20) + marker + b.substr(0, 20)));
  EXPECT_FALSE(passed(Verifier::openai_marker, "sk-proj-" + a + marker + b.substr(1)));
  EXPECT_FALSE(passed(Verifier::openai_marker, "sk-" + a));
}

TEST(Verifiers, NgcLegacy) {
  RandomText random(4);
  const std::string uuid = random(Alphabet::hex, 8) + "-" + random(Alphabet::hex, 4) + "-" + random(Alphabet::hex, 4) +
                           "-" + random(Alphabet::hex, 4) + "-" + random(Alphabet::hex, 12);
  EXPECT_TRUE(passed(Verifier::ngc_legacy, base64_encode(random(Alphabet::lower36, 26) + ":" + uuid)));
  EXPECT_FALSE(passed(Verifier::ngc_legacy, random(Alphabet::base62, 84)));
}

TEST(Verifiers, UserAndPassword) {
  for (Verifier verifier : {Verifier::basic_auth, Verifier::docker_auth}) {
    EXPECT_TRUE(passed(verifier, base64_encode("someone:something")));
    EXPECT_TRUE(passed(verifier, "Basic " + base64_encode("someone:something")));
    EXPECT_TRUE(passed(verifier, "\"auth\": \"" + base64_encode("someone:something")));
    EXPECT_FALSE(passed(verifier, base64_encode(":nobody")));
    EXPECT_FALSE(passed(verifier, base64_encode("nothing:")));
    EXPECT_FALSE(passed(verifier, base64_encode("no colon")));
    EXPECT_FALSE(passed(verifier, base64_encode("a:\x01\x02")));
    EXPECT_FALSE(passed(verifier, "Basic authentication"));
  }
}

TEST(Verifiers, Base64OfAPem) {
  const std::string dashes = "-----";
  const std::string body = "\n" + RandomText(5)(Alphabet::base64, 64) + "\n";
  EXPECT_TRUE(passed(Verifier::base64_pem, base64_encode(dashes + "BEGIN RSA PRIVATE KEY" + dashes + body)));
  EXPECT_TRUE(passed(Verifier::base64_pem, base64_encode(dashes + "BEGIN PRIVATE KEY" + dashes + body).substr(0, 90)));
  EXPECT_FALSE(passed(Verifier::base64_pem, base64_encode(dashes + "BEGIN CERTIFICATE" + dashes + body)));
}

TEST(Verifiers, AzureStorageSignature) {
  const std::string body = RandomText(6)(Alphabet::base62, 60);
  std::string key = body;
  const std::uint32_t sum = marvin32("Default0", body);
  for (int shift = 0; shift < 32; shift += 8) key.push_back(static_cast<char>((sum >> shift) & 0xff));
  EXPECT_TRUE(passed(Verifier::azure_storage, base64_encode(key)));
  key.back() = static_cast<char>(key.back() ^ 1);
  EXPECT_FALSE(passed(Verifier::azure_storage, base64_encode(key)));
  EXPECT_TRUE(passed(Verifier::base64_64_bytes, base64_encode(key)));
  EXPECT_FALSE(passed(Verifier::base64_64_bytes, base64_encode(body)));
}

TEST(Verifiers, AzureAnnotatedKey) {
  RandomText random(7);
  const std::string body = random(Alphabet::base62, 52) + "JQQJ99" + random(Alphabet::base62, 18) + "ACOG";
  const std::uint32_t sum = marvin32("Default0", base64_decode(body).value());
  std::string older;
  for (int shift = 0; shift < 24; shift += 8) older.push_back(static_cast<char>((sum >> shift) & 0xff));
  const std::uint32_t swapped = (sum << 24) | ((sum & 0xff00) << 8) | ((sum >> 8) & 0xff00) | (sum >> 24);
  EXPECT_TRUE(passed(Verifier::azure_openai, body + base64_encode(older)));
  EXPECT_TRUE(passed(Verifier::azure_openai, body + base62_number(swapped, 4).substr(0, 4)));
  EXPECT_FALSE(passed(Verifier::azure_openai, body + "...."));
  EXPECT_FALSE(passed(Verifier::azure_openai, random(Alphabet::base62, 84)));
}

TEST(Verifiers, AzureSas) {
  EXPECT_TRUE(passed(Verifier::azure_sas, "sv=2022-11-02&ss=b&se=2030-01-01&sig=x"));
  EXPECT_TRUE(passed(Verifier::azure_sas, "https://a.blob.core.windows.net/c?si=policy&sv=2022-11-02&sig=x"));
  EXPECT_FALSE(passed(Verifier::azure_sas, "sv=2022-11-02&sig=x"));
  EXPECT_FALSE(passed(Verifier::azure_sas, "rsv=1&esig=2&base=3"));
}

TEST(Verifiers, AwsKeyId) {
  EXPECT_TRUE(passed(Verifier::aws_key_id, "AKIA" + std::string("QAAAAAAQ") + "AAAAAAAA"));
  EXPECT_FALSE(passed(Verifier::aws_key_id, "AKIA" + std::string(16, '7')));
  EXPECT_FALSE(passed(Verifier::aws_key_id, "AKIA" + std::string(16, '1')));
  EXPECT_FALSE(passed(Verifier::aws_key_id, "AKIA"));
}

TEST(Verifiers, CardNumber) {
  EXPECT_TRUE(passed(Verifier::luhn, "4000 0000 0000 0002"));
  EXPECT_FALSE(passed(Verifier::luhn, "4000 0000 0000 0003"));
  EXPECT_FALSE(passed(Verifier::luhn, "79927398713"));
}

}  // namespace
}  // namespace nbscrub
