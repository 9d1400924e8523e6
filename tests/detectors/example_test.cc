#include "detectors/example.h"

#include <gtest/gtest.h>

#include <set>

#include "detectors/checksum.h"
#include "detectors/rule_file.h"
#include "detectors/seeded_random.h"
#include "detectors/shape.h"
#include "detectors/verifiers.h"

namespace nbscrub {
namespace {

RuleSet rules_with(const std::string& lines) {
  std::vector<RuleFile> files;
  files.push_back(RuleFile::parse("provider = \"p\"\n[[rule]]\nid = \"r\"\ntitle = \"t\"\nconfidence = \"high\"\n"
                                  "references = [\"r\"]\nexamples = ['{shape}']\n" +
                                      lines,
                                  "a.toml")
                      .value());
  return RuleSet::build(std::move(files)).value();
}

TEST(SeededRandom, IsTheSameEverywhere) {
  // The first values of SplitMix64 for a fixed state; a change here changes every example.
  SeededRandom random("github-pat", 0);
  SeededRandom again("github-pat", 0);
  const std::uint64_t first = random.next();
  EXPECT_EQ(first, again.next());
  EXPECT_NE(first, SeededRandom("github-pat", 1).next());
  EXPECT_NE(first, SeededRandom("github-pbt", 0).next());
  EXPECT_EQ(SeededRandom("", 0).text("0123456789", 12), "532273864918");
}

TEST(Example, EqualSeedsGiveEqualSecretsAndOthersOthers) {
  const RuleSet set = rules_with("shapes = [\"tok_{base62:30}\"]");
  const Rule& rule = set.table().rules[0];
  std::set<std::string> all;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    EXPECT_EQ(generate_secret(rule, seed), generate_secret(rule, seed));
    all.insert(generate_secret(rule, seed));
  }
  EXPECT_EQ(all.size(), 20U);
}

TEST(Example, GoesRoundTheShapesAndKeepsTheirLengths) {
  const RuleSet set = rules_with("shapes = [\"tok_{hex:20|30}\", \"<kat_{base62:10-90}>.{uuid}\"]");
  const Rule& rule = set.table().rules[0];
  ASSERT_EQ(rule.shapes.size(), 3U);
  std::set<std::size_t> lengths;
  for (std::uint64_t seed = 0; seed < 24; ++seed) {
    const std::string token = generate_secret(rule, seed);
    EXPECT_TRUE(match_shape_exactly(rule.shapes[seed % 3], token, {0, token.size()})) << seed;
    lengths.insert(token.size());
  }
  EXPECT_TRUE(lengths.contains(24));
  EXPECT_TRUE(lengths.contains(34));
  EXPECT_TRUE(lengths.contains(4 + 90 + 1 + 36)) << "the longest is tried";
}

TEST(Example, ChecksumCoversTheRunBeforeIt) {
  const RuleSet set = rules_with("shapes = [\"tok_{base62:30}{crc32_base62}\"]\nverifier = \"crc32_base62\"");
  const std::string token = generate_secret(set.table().rules[0], 3);
  ASSERT_EQ(token.size(), 40U);
  EXPECT_EQ(token.substr(34), crc32_base62(std::string_view(token).substr(4, 30)));
}

TEST(Example, StructureHoldsForEveryVerifier) {
  const std::string lines[] = {
      "shapes = [\"eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt\"",
      "shapes = [\"eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt_kubernetes\"",
      "shapes = [\"eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt_databricks\"",
      "shapes = [\"acme_{digit:4-8}_eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt\"",
      "find = \"assignment\"\nnames = [\"acme_token\"]\nverifier = \"jwt\"",
      "shapes = [\"Basic <{padded64:8-400}>\"]\nverifier = \"basic_auth\"",
      "find = \"assignment\"\nnames = [\"auth\"]\nshapes = [\"{padded64:8-400}\"]\nverifier = \"docker_auth\"",
      "find = \"near\"\nwords = [\"ngc\"]\nshapes = [\"{base62:84}\"]\nverifier = \"ngc_legacy\"",
      "shapes = [\"LS0tLS1CRUdJTi{padded64:40-8000}\"]\nverifier = \"base64_pem\"",
      "shapes = [\"{base64:76}+ASt{base64:5}{quarter64:1}==\"]\nverifier = \"azure_identifiable\"",
      "shapes = [\"{base62:52}JQQJ99{base62:18}ACOG{base62:4}\"]\nverifier = \"azure_cask\"",
      "find = \"near\"\nwords = [\"azure\"]\nshapes = [\"{base64:85}{quarter64:1}==\"]\nverifier = \"base64_64_bytes\"",
      "shapes = [\"github_pat_{base62:22}_{base62:59}\"]\nverifier = \"github_fine_grained\"",
      "shapes = [\"AKIA{base32:16}\"]\nverifier = \"aws_key_id\"",
      "shapes = [\"{base64:33}+AEh{base64:5}{sixteenth64:1}=\"]\nverifier = \"azure_identifiable\"",
      "shapes = [\"{base62:42}AzSe{base62:6}\"]\nverifier = \"azure_identifiable\"",
      "shapes = [\"{url64:44}AzFu{url64:5}{quarter64:1}==\"]\nverifier = \"azure_identifiable\"",
      "shapes = [\"{token68:3}8Q~{token68:34}\"]\nverifier = \"entra_secret\"",
      "find = \"near\"\nwords = [\"azure\"]\nshapes = [\"{lower32:52}\"]\nverifier = \"ado_pat\"",
      "shapes = [\"vcp_{url64:50}{crc32_base62}\"]\nverifier = \"crc32_base62\"",
      "shapes = [\"glpat-{url64:27-300}.01.{lower36:9}\"]\nverifier = \"gitlab_routable\"",
      "shapes = [\"glsa_{base62:32}_{hex:8}\"]\nverifier = \"grafana_crc32\"",
      "shapes = [\"zpka_{hex:32}_{hex:8}\"]\nverifier = \"crc32_hex\"",
      "shapes = [\"cflt{base64:60}\"]\nverifier = \"confluent_crc32\"",
      "shapes = [\"ATATT3xFfGF0{url64:150-190}={upperhex:8}\"]\nverifier = \"atlassian_crc32\"",
      "shapes = [\"AGE-SECRET-KEY-1{bech32:58}\"]\nverifier = \"bech32_age\"",
      "shapes = [\"eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt_entra\"",
      "shapes = [\"eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt_supabase\"",
      "shapes = [\"eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt_jfrog\"",
      "shapes = [\"eyJ{url64:10-4000}.eyJ{url64:10-4000}.{url64:20-1000}\"]\nverifier = \"jwt_argocd\"",
      "shapes = [\"eyJhcGlfYWRkcmVzcyI6{padded64:60-400}\"]\nverifier = \"neptune\"",
      "shapes = [\"eyJhcGlfdXJsIjoi{padded64:60-400}\"]\nverifier = \"neptune\"",
      "shapes = [\"eyJhcGlfa2V5Ijoi{padded64:60-400}\"]\nverifier = \"neptune\"",
      "shapes = [\"O{url64:23}.{url64:6}.bot{url64:27-38}\"]\nverifier = \"discord_id\"",
      "shapes = [\"glc_eyJ{padded64:40-400}\"]\nverifier = \"grafana_json\"",
      "shapes = [\"eyJrIjoi{padded64:40-400}\"]\nverifier = \"grafana_json\"",
      "shapes = [\"eyJwYXlsb2FkIjoi{padded64:600-6000}\"]\nverifier = \"ecr_login\"",
      "shapes = [\"ops_eyJ{padded64:200-900}\"]\nverifier = \"onepassword\"",
      "shapes = [\"pypi-AgEIcHlwaS5vcmc{url64:50-1000}\"]\nverifier = \"macaroon\"",
      "shapes = [\"pypi-AgENdGVzdC5weXBpLm9yZw{url64:50-1000}\"]\nverifier = \"macaroon\"",
      "shapes = [\"M{url64:23}.{url64:6}.bot{url64:27-38}\"]\nverifier = \"discord_id\"",
      "find = \"near\"\nwords = [\"ses\"]\nshapes = [\"B{base64:43}\"]\nverifier = \"ses_password\"",
      "find = \"near\"\nwords = [\"iban\"]\nshapes = [\"DE{digit:20}\"]\nverifier = \"iban97\"",
      "find = \"near\"\nwords = [\"card\"]\nshapes = [\"4{digit:15}\"]\nverifier = \"luhn\"",
  };
  for (const std::string& text : lines) {
    const RuleSet set = rules_with(text);
    const Rule& rule = set.table().rules[0];
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      const std::string token = generate_secret(rule, seed);
      EXPECT_EQ(verify(rule.verifier, token), Verdict::passed) << text << '\n' << token;
      if (!rule.shapes.empty()) {
        EXPECT_TRUE(match_shape_exactly(rule.shapes[0], token, {0, token.size()})) << text << '\n' << token;
      }
    }
  }
}

TEST(Example, PasswordsAreStrongAndPlainForShellsAndUrls) {
  const RuleSet set = rules_with("find = \"assignment\"\nnames = [\"*password\"]\nguard = \"password\"");
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const std::string password = generate_secret(set.table().rules[0], seed);
    EXPECT_GE(password.size(), 14U);
    EXPECT_LE(password.size(), 20U);
    EXPECT_EQ(password.find_first_of(" \"'`$\\/@:#?&=;%<>"), std::string::npos) << password;
  }
}

TEST(Example, KeyBlocksHaveTheLabelOfTheirTurn) {
  const RuleSet set =
      rules_with("find = \"pem\"\nwords = [\"RSA PRIVATE KEY\", \"PuTTY-User-Key-File-2\", \"PGP PRIVATE KEY BLOCK\"]");
  const Rule& rule = set.table().rules[0];
  const std::string rsa = generate_secret(rule, 0);
  EXPECT_EQ(rsa.find("-----BEGIN RSA PRIVATE KEY-----\nMII"), 0U);
  EXPECT_TRUE(rsa.ends_with("\n-----END RSA PRIVATE KEY-----\n"));
  EXPECT_EQ(rsa.find('\n', 32) - 32, 64U);
  EXPECT_EQ(generate_secret(rule, 1).find("PuTTY-User-Key-File-2: "), 0U);
  EXPECT_NE(generate_secret(rule, 2).find("-----END PGP PRIVATE KEY BLOCK-----"), std::string::npos);
}

TEST(Template, FillsItsSlots) {
  const RuleSet set = rules_with("shapes = [\"tok_{base62:30}\"]");
  const Rule& rule = set.table().rules[0];
  const auto example = expand_template("{{\"a\": \"{shape}\"}} {hex:6} {rule:r}", rule, set.table().rules, 5);
  ASSERT_TRUE(example) << example.error().what;
  const std::string secret = generate_secret(rule, 5);
  EXPECT_EQ(example->text.substr(0, 44), "{\"a\": \"" + secret + "\"} ");
  ASSERT_EQ(example->secrets.size(), 1U);
  EXPECT_EQ(example->secrets[0], (TextSpan{7, 7 + secret.size()}));
  EXPECT_TRUE(example->text.ends_with(" " + secret));
  EXPECT_EQ(example->text.size(), 44 + 6 + 1 + secret.size());

  const auto unknown = expand_template("{rule:nobody}", rule, set.table().rules, 5);
  ASSERT_FALSE(unknown);
  EXPECT_NE(unknown.error().what.find("nobody"), std::string::npos);
}

}  // namespace
}  // namespace nbscrub
