#include "detectors/bank_account.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

// The example of ISO 13616 as SWIFT's registry prints it for the United Kingdom: check digits 82.
TEST(BankAccount, KnownAnswer) {
  const std::string account = "WEST12345698765432";
  EXPECT_TRUE(iban_holds("GB82" + account));
  EXPECT_FALSE(iban_holds("GB83" + account));
  EXPECT_FALSE(iban_holds("gb82" + account));
  EXPECT_EQ(with_iban_digits("GB00" + account), "GB82" + account);
}

TEST(BankAccount, LengthIsTheCountrysOwn) {
  const std::string zeros(18, '0');
  const auto right = with_iban_digits("DE00" + zeros);
  ASSERT_TRUE(right);
  EXPECT_TRUE(iban_holds(*right));
  EXPECT_FALSE(with_iban_digits("FR00" + zeros)) << "27 in France";
  EXPECT_FALSE(with_iban_digits("ZZ00" + zeros)) << "no such country";
  EXPECT_FALSE(with_iban_digits("DE00" + zeros.substr(1) + "_"));
  EXPECT_FALSE(iban_holds(""));
}

TEST(BankAccount, AnyOneDigitIsNoticed) {
  const std::string right = with_iban_digits("NO00" + std::string("86011117947")).value();
  for (std::size_t i = 4; i < right.size(); ++i) {
    std::string wrong = right;
    wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
    EXPECT_FALSE(iban_holds(wrong)) << i;
  }
}

}  // namespace
}  // namespace nbscrub
