#include "sanitizer/coded_text.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(CodedText, BytesHaveOffsetsBeyondTheFile) {
  CodedText coded;
  coded.clear(100);
  CodedRun run;
  run.lines = {{10, 18}, {19, 23}};
  EXPECT_EQ(coded.add(run, "nine byte").bytes, (RawSpan{100, 109}));
  EXPECT_EQ(coded.add(run, "x").bytes, (RawSpan{109, 110}));
  EXPECT_FALSE(coded.is_coded(99));
  EXPECT_TRUE(coded.is_coded(100));
  EXPECT_EQ(coded.run_at(108), 0u);
  EXPECT_EQ(coded.run_at(109), 1u);
  EXPECT_EQ(coded.bytes_of(coded.runs()[0]), "nine byte");
  EXPECT_EQ(coded.size(), 10u);
}

TEST(CodedText, FourDigitsHoldThreeBytes) {
  CodedText coded;
  coded.clear(100);
  CodedRun run;
  run.lines = {{10, 18}, {19, 23}};
  run = coded.add(run, "nine byte");
  const auto digits = [&run](RawSpan bytes) {
    std::vector<TextSpan> spans;
    CodedText::digits_of(run, bytes, spans);
    return spans;
  };
  EXPECT_EQ(digits({100, 101}), (std::vector<TextSpan>{{10, 14}}));
  EXPECT_EQ(digits({102, 104}), (std::vector<TextSpan>{{10, 18}}));
  EXPECT_EQ(digits({105, 107}), (std::vector<TextSpan>{{14, 18}, {19, 23}}) ) << "over the end of a line";
  EXPECT_EQ(digits({106, 109}), (std::vector<TextSpan>{{19, 23}}));
  run.compression = Compression::gzip;
  EXPECT_EQ(digits({106, 109}), run.lines) << "any byte may be in any digit";
}

TEST(CodedText, ARunIsNewOnce) {
  CodedText coded;
  coded.clear(100);
  EXPECT_TRUE(coded.is_new({1, 5}));
  EXPECT_FALSE(coded.is_new({1, 5}));
  EXPECT_TRUE(coded.is_new({1, 6}));
  coded.clear(100);
  EXPECT_TRUE(coded.is_new({1, 5}));
}

}  // namespace
}  // namespace nbscrub
