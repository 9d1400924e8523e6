#include "detectors/azure_key.h"

#include <gtest/gtest.h>

#include "detectors/base32.h"
#include "detectors/base64.h"
#include "detectors/checksum.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

std::string little_endian(std::uint32_t sum) {
  std::string bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<char>(sum >> shift & 0xff));
  return bytes;
}

// A key of `size` bytes as security-utilities makes it: random bytes, the mark put where its base64 shows it, the sum.
std::string identifiable(std::size_t size, const std::string& mark, std::string_view seed, unsigned draw) {
  const std::size_t shift = (size - 7) * 8 % 6;
  std::string bytes = RandomText(draw)(Alphabet::base64, size - 8);
  std::uint32_t three = 0;
  for (char byte : base64_decode(mark).value_or("")) three = three << 8 | static_cast<unsigned char>(byte);
  const std::uint32_t word = (draw << 24 & ~((1u << (24 + shift)) - 1)) | three << shift;
  for (int at = 24; at >= 0; at -= 8) bytes.push_back(static_cast<char>(word >> at & 0xff));
  return base64_encode(bytes + little_endian(marvin32(seed, bytes)));
}

struct Kind {
  std::size_t size;
  std::string mark;
  std::string seed;
};

const Kind kKinds[] = {
    {64, "+ASt", "Default0"}, {64, "ACDb", "MastRW00"}, {64, "ACDb", "MastRO00"}, {64, "+ABa", "AbAcct00"},
    {64, "APIM", "Gatewy00"}, {64, "+AMC", "Classic0"}, {32, "+ASb", "Send0000"}, {32, "+ASb", "Manage00"},
    {32, "+AEh", "Listen00"}, {32, "+ARm", "System00"}, {32, "AZEG", "Default0"}, {32, "AIoT", "IoTHub00"},
    {32, "AIoT", "DpsKey00"}, {32, "AzCa", "Access00"}, {39, "+ACR", "ACRDflt0"}, {39, "AzSe", "PAdmin00"},
    {39, "AzSe", "Query000"}, {40, "AzFu", "Functi00"}, {40, "AzFu", "Master00"},
};

TEST(AzureKey, EveryMarkSizeAndSeed) {
  for (const Kind& kind : kKinds) {
    const std::string key = identifiable(kind.size, kind.mark, kind.seed, 7);
    const std::string digits = key.substr(0, key.find('='));
    ASSERT_EQ(digits.substr(digits.size() - 10, 4), kind.mark) << kind.mark;
    EXPECT_TRUE(azure_identifiable_holds(key)) << kind.mark;
    for (std::size_t at : {std::size_t{0}, digits.size() - 12, digits.size() - 3}) {
      std::string wrong = key;
      wrong[at] = wrong[at] == 'B' ? 'C' : 'B';
      EXPECT_FALSE(azure_identifiable_holds(wrong)) << kind.mark << at;
    }
  }
  EXPECT_FALSE(azure_identifiable_holds(identifiable(64, "+ASt", "Query000", 7))) << "a seed of another service";
  EXPECT_FALSE(azure_identifiable_holds(identifiable(64, "ABCD", "Default0", 7))) << "no mark";
  EXPECT_FALSE(azure_identifiable_holds(""));
}

TEST(AzureKey, TheUrlSafeAlphabetIsReadToo) {
  std::string key = identifiable(40, "AzFu", "Functi00", 3);
  for (char& c : key) c = c == '+' ? '-' : c == '/' ? '_' : c;
  EXPECT_TRUE(azure_identifiable_holds(key));
}

TEST(AzureKey, PuttingAKeyRightMakesItHold) {
  RandomText random(5);
  for (const Kind& kind : kKinds) {
    const std::size_t length = kind.size * 8 / 6 + (kind.size % 3 != 0);
    const std::string padding((4 - length % 4) % 4, '=');
    const auto key = with_azure_identifiable(random(Alphabet::base64, length - 10) + kind.mark +
                                             random(Alphabet::base64, 5) + "A" + padding);
    ASSERT_TRUE(key) << kind.mark;
    EXPECT_EQ(key->size(), length + padding.size());
    EXPECT_TRUE(azure_identifiable_holds(*key)) << kind.mark;
  }
  EXPECT_FALSE(with_azure_identifiable(random(Alphabet::digit, 88)));
}

TEST(AzureKey, AnnotatedKeyHasTwoGenerationsOfDigits) {
  RandomText random(7);
  for (std::string mark : {"ACOG", "AZDO", "AZMP"}) {
    const std::string body = random(Alphabet::base62, 52) + "JQQJ99" + random(Alphabet::base62, 18) + mark;
    const std::uint32_t sum = marvin32("Default0", base64_decode(body).value());
    const std::uint32_t swapped = (sum << 24) | ((sum & 0xff00) << 8) | ((sum >> 8) & 0xff00) | (sum >> 24);
    EXPECT_TRUE(azure_cask_holds(body + base64_encode(little_endian(sum).substr(0, 3))));
    EXPECT_TRUE(azure_cask_holds(body + base64_encode(little_endian(sum)).substr(0, 6) + "==")) << "88 characters";
    const std::string newer = body + in_digits(swapped, kBase62Digits, 4).substr(0, 4);
    EXPECT_TRUE(azure_cask_holds(newer));
    EXPECT_EQ(with_azure_cask(body + "0000"), newer);
    EXPECT_FALSE(azure_cask_holds(body + "...."));
  }
  EXPECT_FALSE(azure_cask_holds(random(Alphabet::base62, 84)));
  EXPECT_FALSE(azure_cask_holds(random(Alphabet::base62, 52) + "JQQJ9X" + random(Alphabet::base62, 26)));
}

// security-utilities itself gives this vector: nothing but the letter z around the mark, and the sum's digits.
TEST(AzureKey, EntraSecretKnownAnswer) {
  const std::string lead = "zzz8Q~" + std::string(31, 'z');
  EXPECT_TRUE(entra_secret_holds(lead + "blP"));
  EXPECT_FALSE(entra_secret_holds(lead + "blQ"));
  EXPECT_EQ(with_entra_secret(lead + "..."), lead + "blP");
}

TEST(AzureKey, OlderEntraSecretsHaveNoChecksum) {
  EXPECT_TRUE(entra_secret_holds("yyy7Q~" + std::string(31, 'y')));
  EXPECT_FALSE(entra_secret_holds("yyy6Q~" + std::string(31, 'y')));
  EXPECT_FALSE(entra_secret_holds(""));
}

// The token's bytes 22, 8, 7 and 2 are the CRC-32 of the other 28, under a mask.
TEST(AzureKey, DevopsTokenOfAUserAndOfAnApplication) {
  for (std::uint32_t mask : {0xe0b9692du, 0x1019f92eu}) {
    const std::string rest = RandomText(9)(Alphabet::base64, 28);
    const std::string sum = little_endian(crc32(rest) ^ mask);
    const std::string bytes = rest.substr(0, 2) + sum[3] + rest.substr(2, 4) + sum[2] + sum[1] + rest.substr(6, 13) +
                              sum[0] + rest.substr(19);
    std::string token = base32_encode(bytes);
    for (char& c : token) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    ASSERT_EQ(token.size(), 52u);
    EXPECT_TRUE(azure_devops_pat_holds(token));
    token[20] = token[20] == 'a' ? 'b' : 'a';
    EXPECT_FALSE(azure_devops_pat_holds(token));
    EXPECT_TRUE(azure_devops_pat_holds(with_azure_devops_pat(token).value()));
  }
  EXPECT_FALSE(azure_devops_pat_holds("abc"));
  EXPECT_FALSE(azure_devops_pat_holds(std::string(52, '1')));
}

}  // namespace
}  // namespace nbscrub
