#include "detectors/token_checksum.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>

#include "detectors/base64.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

// CRC-32 once more, bit by bit and over the text turned into a polynomial, so that a table that is wrong does not agree
// with itself.
std::uint32_t crc_of(std::string_view text) {
  std::uint32_t value = 0xffffffff;
  for (char c : text) {
    for (int bit = 0; bit < 8; ++bit) {
      const bool carry = ((value ^ (static_cast<unsigned char>(c) >> bit)) & 1) != 0;
      value = value >> 1 ^ (carry ? 0xedb88320 : 0);
    }
  }
  return value ^ 0xffffffff;
}

std::string in_base(std::uint64_t number, std::size_t width, std::string_view digits) {
  std::string text(width, digits[0]);
  for (std::size_t i = width; i-- > 0; number /= digits.size()) text[i] = digits[number % digits.size()];
  return text;
}

void expect_closed(Verifier verifier, const std::string& lead, const std::string& sum, const std::string& tail = {}) {
  EXPECT_EQ(with_checksum(verifier, lead + std::string(sum.size(), 'x') + tail), lead + sum + tail) << lead;
}

constexpr std::string_view kBase62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

TEST(TokenChecksum, GithubSignsWhatFollowsThePrefix) {
  RandomText random(1);
  for (std::string prefix : {"ghp_", "npm_", ""}) {
    const std::string body = random(Alphabet::base62, 30);
    expect_closed(Verifier::crc32_base62, prefix + body, in_base(crc_of(body), 6, kBase62));
  }
}

TEST(TokenChecksum, AnUnderscoreInTheBodyIsAPartOfIt) {
  const std::string body = RandomText(2)(Alphabet::base62, 30) + "_-_" + RandomText(3)(Alphabet::base62, 17);
  expect_closed(Verifier::crc32_base62, "vcp_" + body, in_base(crc_of(body), 6, kBase62));
}

TEST(TokenChecksum, GitlabSignsPrefixAndDots) {
  const std::string lead = "glpat-" + RandomText(4)(Alphabet::url64, 27) + ".01.0r";
  expect_closed(Verifier::gitlab_routable, lead,
                in_base(crc_of(lead), 7, "0123456789abcdefghijklmnopqrstuvwxyz"));
}

TEST(TokenChecksum, GrafanaTurnsTheBytesRound) {
  const std::string lead = "glsa_" + RandomText(5)(Alphabet::base62, 32);
  const std::uint32_t sum = crc_of(lead);
  const std::string digits =
      fmt::format("_{:02x}{:02x}{:02x}{:02x}", sum & 0xff, sum >> 8 & 0xff, sum >> 16 & 0xff, sum >> 24);
  expect_closed(Verifier::grafana_crc32, lead, digits);
}

TEST(TokenChecksum, ZuploSignsTheBodyAlone) {
  const std::string body = RandomText(6)(Alphabet::hex, 32);
  expect_closed(Verifier::crc32_hex, "zpka_" + body, fmt::format("_{:08x}", crc_of(body)));
}

TEST(TokenChecksum, ConfluentSignsTheBodyAlone) {
  const std::string body = RandomText(7)(Alphabet::base64, 54);
  const std::uint32_t sum = crc_of(body);
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(sum >> shift & 0xff));
  expect_closed(Verifier::confluent_crc32, "cflt" + body, base64_encode(bytes).substr(0, 6));
}

TEST(TokenChecksum, AtlassianSignsTheEqualsSignToo) {
  const std::string lead = "ATATT3xFfGF0" + RandomText(8)(Alphabet::url64, 171) + "=";
  expect_closed(Verifier::atlassian_crc32, lead, fmt::format("{:08X}", crc_of(lead)));
}

// The sum itself is tested in checksum_test.
TEST(TokenChecksum, AgeIsUpperCase) {
  const std::string lead = "AGE-SECRET-KEY-1" + RandomText(9)(Alphabet::bech32, 52);
  const auto right = with_checksum(Verifier::bech32_age, lead + "QQQQQQ");
  ASSERT_TRUE(right);
  EXPECT_EQ(right->substr(0, lead.size()), lead);
  EXPECT_EQ(right->find_first_of("abcdefghijklmnopqrstuvwxyz"), std::string::npos);
  EXPECT_FALSE(with_checksum(Verifier::bech32_age, "AGE-SECRET-KEY-1BIOQQQQQQ")) << "no digits of Bech32";
}

TEST(TokenChecksum, TooShortATokenHasNone) {
  for (Verifier verifier : {Verifier::crc32_base62, Verifier::github_fine_grained, Verifier::gitlab_routable,
                            Verifier::grafana_crc32, Verifier::crc32_hex, Verifier::confluent_crc32,
                            Verifier::atlassian_crc32, Verifier::bech32_age}) {
    EXPECT_FALSE(with_checksum(verifier, ""));
    EXPECT_FALSE(with_checksum(verifier, "1x_"));
  }
  EXPECT_FALSE(with_checksum(Verifier::jwt, std::string(100, 'a')));
}

}  // namespace
}  // namespace nbscrub
