#include "sanitizer/recode.h"

#include <gtest/gtest.h>

#include "detectors/base64.h"
#include "sanitizer/plain_text.h"
#include "sanitizer/unwrap.h"

namespace nbscrub {
namespace {

class Recode : public testing::Test {
 protected:
  void SetUp() override {
    rules[0].id = "key-a";
    rules[1].id = "key-b";
  }

  void read(const std::string& text) {
    bytes = text;
    document = read_plain_text(bytes);
    arena.clear();
    ASSERT_TRUE(arena.decode(document, bytes));
    ASSERT_TRUE(arena.unwrap(document));
  }

  // A finding of `secret`, where the innermost view shows it.
  Finding found(std::string_view secret, const Rule& rule) const {
    Finding finding;
    finding.rule = &rule;
    const std::size_t at = arena.text().rfind(secret);
    EXPECT_NE(at, std::string_view::npos);
    arena.to_file({at, at + secret.size()}, finding.coded, finding.spans);
    return finding;
  }

  // What stands in the lines of the one run.
  std::vector<std::string> lines(const std::vector<Finding>& findings) const {
    const std::vector<RecodedRun> runs = recode(arena, findings);
    EXPECT_EQ(runs.size(), 1u);
    std::vector<std::string> texts;
    for (const RecodedRun& run : runs) {
      for (const RecodedLine& line : run.lines) texts.push_back(line.text);
    }
    return texts;
  }

  std::array<Rule, 2> rules;
  std::string bytes;
  Document document;
  TextArena arena;
};

TEST_F(Recode, TheSecretBecomesTheMarkerAndTheRestStays) {
  read("k: " + base64_encode("first secret-one, then the rest"));
  EXPECT_EQ(lines({found("secret-one", rules[0])}),
            std::vector<std::string>{base64_encode("first NBSCRUB_REDACTED_KEY_A, then the rest")});
}

TEST_F(Recode, SecretsOfOneRunAreReplacedAtOnce) {
  read(base64_encode("a=secret-one\nb=secret-two\nthe rest"));
  EXPECT_EQ(lines({found("secret-two", rules[1]), found("secret-one", rules[0])}),
            std::vector<std::string>{base64_encode("a=NBSCRUB_REDACTED_KEY_A\nb=NBSCRUB_REDACTED_KEY_B\nthe rest")});
}

TEST_F(Recode, OfSecretsThatOverlapOneMarkerIsLeft) {
  read(base64_encode("a=secret-one-and-two, the rest"));
  EXPECT_EQ(lines({found("one-and-two", rules[1]), found("secret-one", rules[0])}),
            std::vector<std::string>{base64_encode("a=NBSCRUB_REDACTED_KEY_A, the rest")});
}

TEST_F(Recode, ARunWithinARun) {
  read(base64_encode("outer: " + base64_encode("inner secret-one and more") + " end"));
  EXPECT_EQ(lines({found("secret-one", rules[0])}),
            std::vector<std::string>{
                base64_encode("outer: " + base64_encode("inner NBSCRUB_REDACTED_KEY_A and more") + " end")});
}

TEST_F(Recode, LinesKeepTheirWidthAndTheLastTakesWhatIsOver) {
  const std::string text = "a=secret-one\n" + std::string(60, 'x') + "\n" + std::string(40, 'y');
  const std::string digits = base64_encode(text);
  read(digits.substr(0, 64) + "\n" + digits.substr(64, 64) + "\n" + digits.substr(128));
  const std::vector<std::string> texts = lines({found("secret-one", rules[0])});
  ASSERT_EQ(texts.size(), 3u);
  EXPECT_EQ(texts[0].size(), 64u);
  EXPECT_EQ(texts[1].size(), 64u);
  EXPECT_EQ(texts[0] + texts[1] + texts[2],
            base64_encode("a=NBSCRUB_REDACTED_KEY_A\n" + std::string(60, 'x') + "\n" + std::string(40, 'y')));
}

TEST_F(Recode, LinesThatNothingIsLeftForAreEmpty) {
  const std::string digits = base64_encode("a=" + std::string(200, 's') + " b");
  std::string wrapped;
  for (std::size_t at = 0; at < digits.size(); at += 64) wrapped += digits.substr(at, 64) + "\n";
  read(wrapped);
  const std::vector<std::string> texts = lines({found(std::string(200, 's'), rules[0])});
  EXPECT_EQ(texts, (std::vector<std::string>{base64_encode("a=NBSCRUB_REDACTED_KEY_A b"), "", "", "", ""}));
}

TEST_F(Recode, FindingsOfTheFileItselfAreNoneOfItsBusiness) {
  read("a=secret-one, in the file itself");
  Finding finding = found("secret-one", rules[0]);
  finding.coded.clear();
  EXPECT_TRUE(recode(arena, {finding}).empty());
}

}  // namespace
}  // namespace nbscrub
