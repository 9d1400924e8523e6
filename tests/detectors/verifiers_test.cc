#include "detectors/verifiers.h"

#include <gtest/gtest.h>

#include "detectors/ascii.h"
#include "detectors/azure_key.h"
#include "detectors/base64.h"
#include "detectors/checksum.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

bool passed(Verifier verifier, std::string_view token) { return verify(verifier, token) == Verdict::passed; }

TEST(Verifiers, NonePassesAnything) { EXPECT_TRUE(passed(Verifier::none, "")); }

TEST(Verifiers, Crc32Base62) {
  RandomText random(1);
  const std::string body = random(Alphabet::base62, 30);
  EXPECT_TRUE(passed(Verifier::crc32_base62, "ghp_" + body + crc32_base62(body)));
  EXPECT_FALSE(passed(Verifier::crc32_base62, "ghp_" + body + "000000"));
  EXPECT_FALSE(passed(Verifier::crc32_base62, "ghp_000000"));
  EXPECT_FALSE(passed(Verifier::crc32_base62, ""));
}

// The last eight characters are not signed, and GitHub does not mind the case of the digits.
TEST(Verifiers, GithubFineGrained) {
  RandomText random(2);
  const std::string lead = "github_pat_" + random(Alphabet::base62, 22) + "_" + random(Alphabet::base62, 43);
  const std::string tail = random(Alphabet::base62, 8);
  std::string digits = github_fine_grained_digits(lead);
  EXPECT_TRUE(passed(Verifier::github_fine_grained, lead + digits + tail));
  for (char& c : digits) c = to_lower(c);
  EXPECT_TRUE(passed(Verifier::github_fine_grained, lead + digits + tail));
  EXPECT_FALSE(passed(Verifier::github_fine_grained, lead + "AAAAAAAA" + tail));
  EXPECT_FALSE(passed(Verifier::github_fine_grained, lead));
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

TEST(Verifiers, Base64OfSixtyFourBytes) {
  EXPECT_TRUE(passed(Verifier::base64_64_bytes, base64_encode(std::string(64, 'x'))));
  EXPECT_FALSE(passed(Verifier::base64_64_bytes, base64_encode(std::string(60, 'x'))));
}

TEST(Verifiers, SesPasswordIsAVersionAndThirtyTwoBytes) {
  EXPECT_TRUE(passed(Verifier::ses_password, base64_encode("\x04" + std::string(32, 'x'))));
  EXPECT_FALSE(passed(Verifier::ses_password, base64_encode("\x02" + std::string(32, 'x'))));
  EXPECT_FALSE(passed(Verifier::ses_password, base64_encode("\x04" + std::string(20, 'x'))));
}

TEST(Verifiers, Macaroon) {
  const std::string location = "\x02\x01\x08pypi.org";
  const std::string identifier = "\x02\x24" + std::string(36, 'i');
  const std::string end = std::string("\0\0", 2) + "\x06\x20" + std::string(32, 's');
  const auto token = [](const std::string& bytes) { return "pypi-" + base64url_encode(bytes); };
  EXPECT_TRUE(passed(Verifier::macaroon, token(location + identifier + end)));
  EXPECT_FALSE(passed(Verifier::macaroon, token(location + identifier + end + "x"))) << "the signature ends it";
  EXPECT_FALSE(passed(Verifier::macaroon, token(location + "\x05" + identifier + end)));
  EXPECT_FALSE(passed(Verifier::macaroon, token("\x01" + location + identifier + end)));
  EXPECT_FALSE(passed(Verifier::macaroon, token(location + end)));
  EXPECT_FALSE(passed(Verifier::macaroon, "pypi-"));
}

TEST(Verifiers, DiscordBotNumber) {
  EXPECT_TRUE(passed(Verifier::discord_id, base64url_encode("123456789012345678") + ".a.b"));
  EXPECT_TRUE(passed(Verifier::discord_id, base64url_encode("12345678901234567890") + ".a.b"));
  EXPECT_FALSE(passed(Verifier::discord_id, base64url_encode("1234567890123456") + ".a.b")) << "too short";
  EXPECT_FALSE(passed(Verifier::discord_id, base64url_encode("12345678901234567x") + ".a.b"));
  EXPECT_FALSE(passed(Verifier::discord_id, "."));
}

TEST(Verifiers, BankAccountIsPrintedInGroups) {
  const std::string account = "WEST 1234 5698 7654 32";
  EXPECT_TRUE(passed(Verifier::iban97, "GB82 " + account));
  EXPECT_FALSE(passed(Verifier::iban97, "GB81 " + account));
}

// What the other files test in full is reached from here.
TEST(Verifiers, ReachesTheFilesBesideIt) {
  EXPECT_TRUE(passed(Verifier::entra_secret, "zzz8Q~" + std::string(31, 'z') + "blP"));
  EXPECT_TRUE(passed(Verifier::ado_pat, with_azure_devops_pat(std::string(52, 'a')).value()));
  const std::string cask = std::string(52, 'a') + "JQQJ99" + std::string(26, 'a');
  EXPECT_TRUE(passed(Verifier::azure_cask, with_azure_cask(cask).value()));
  const std::string storage = std::string(76, 'a') + "+AStaaaaaA==";
  EXPECT_TRUE(passed(Verifier::azure_identifiable, with_azure_identifiable(storage).value()));
  EXPECT_FALSE(passed(Verifier::azure_identifiable, storage));
  EXPECT_FALSE(passed(Verifier::jwt, "eyJ"));
  EXPECT_FALSE(passed(Verifier::jwt_entra, "eyJ"));
  EXPECT_FALSE(passed(Verifier::neptune, "eyJ"));
}

TEST(Verifiers, CardNumber) {
  EXPECT_TRUE(passed(Verifier::luhn, "4000 0000 0000 0002"));
  EXPECT_FALSE(passed(Verifier::luhn, "4000 0000 0000 0003"));
  EXPECT_FALSE(passed(Verifier::luhn, "79927398713"));
}

}  // namespace
}  // namespace nbscrub
