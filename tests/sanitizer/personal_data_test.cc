#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "detectors/example.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {
namespace {

// Personal data through the whole line: a stream output that holds nothing but it, and is not cleared.
class PersonalDataLine : public ::testing::Test {
 protected:
  void SetUp() override { database_ = *RuleDatabase::builtin(); }

  RulesInForce with_personal_data() const {
    RulesInForce rules = RulesInForce::standard(database_->table());
    for (std::size_t i = 0; i < database_->table().rules.size(); ++i) {
      if (database_->table().rules[i].group == Group::pii) rules.set(static_cast<RuleIndex>(i), true);
    }
    return rules;
  }

  std::string value(std::string_view id) const {
    const auto rules = database_->table().rules;
    return generate_secret(*std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; }), 5);
  }

  Outcome clean(const std::string& bytes, RulesInForce rules) const {
    auto line = Sanitizer::create(*database_, std::move(rules));
    Request request;
    request.name = "people.csv";
    request.rewrite = true;
    request.redact_plain = true;
    auto outcome = line->sanitize(PaddedBytes(bytes), request);
    EXPECT_TRUE(outcome) << outcome.error().what;
    return *std::move(outcome);
  }

  const RuleDatabase* database_ = nullptr;
};

TEST_F(PersonalDataLine, IsLeftAloneUnasked) {
  const Outcome outcome = clean("7;" + value("pii-email") + ";" + value("pii-us-ssn") + "\n",
                                RulesInForce::standard(database_->table()));
  EXPECT_TRUE(outcome.findings.empty());
}

TEST_F(PersonalDataLine, IsRedactedWhenAskedForEvenWhereNoAnchorStands) {
  const std::string text = value("pii-email");
  const Outcome outcome = clean(text + "\n", with_personal_data());
  ASSERT_TRUE(outcome.rewritten);
  EXPECT_EQ(outcome.result.view(), "NBSCRUB_REDACTED_PII_EMAIL\n");
}

TEST_F(PersonalDataLine, ACredentialIsStillNamedFirst) {
  const std::string key = value("github-pat");
  const Outcome outcome = clean("t = '" + key + "' # " + value("pii-us-ssn") + "\n", with_personal_data());
  ASSERT_TRUE(outcome.rewritten);
  EXPECT_EQ(outcome.result.view(), "t = 'NBSCRUB_REDACTED_GITHUB_PAT' # NBSCRUB_REDACTED_PII_US_SSN\n");
}

}  // namespace
}  // namespace nbscrub
