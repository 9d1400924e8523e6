#include "detectors/shape_syntax.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

using Kind = ShapePart::Kind;

std::vector<WrittenPart> one_shape(std::string_view text) {
  const auto shapes = parse_shape(text);
  EXPECT_TRUE(shapes.has_value()) << (shapes ? "" : shapes.error().what);
  EXPECT_EQ(shapes ? shapes->size() : 0, 1U);
  return shapes && !shapes->empty() ? shapes->front() : std::vector<WrittenPart>();
}

TEST(ShapeSyntax, ReadsLiteralsRunsAndChecksums) {
  const auto parts = one_shape("abc_{base62:30}{crc32_base62}-{hex:8-12}{uuid}");
  ASSERT_EQ(parts.size(), 6U);
  EXPECT_EQ(parts[0].literal, "abc_");
  EXPECT_EQ(parts[1].alphabet, Alphabet::base62);
  EXPECT_EQ(parts[1].min, 30);
  EXPECT_EQ(parts[1].max, 30);
  EXPECT_EQ(parts[2].kind, Kind::checksum);
  EXPECT_EQ(parts[2].min, 6);
  EXPECT_EQ(parts[3].literal, "-");
  EXPECT_EQ(parts[4].min, 8);
  EXPECT_EQ(parts[4].max, 12);
  EXPECT_EQ(parts[5].kind, Kind::uuid);
  EXPECT_EQ(parts[5].max, 36);
  for (const WrittenPart& part : parts) EXPECT_TRUE(part.secret);
}

TEST(ShapeSyntax, BracketsMarkTheSecretAndEscapesStandForThemselves) {
  const auto parts = one_shape(R"(\<a{{b}}\\=<k{hex:4}>\>)");
  ASSERT_EQ(parts.size(), 4U);
  EXPECT_EQ(parts[0].literal, R"(<a{b}\=)");
  EXPECT_FALSE(parts[0].secret);
  EXPECT_EQ(parts[1].literal, "k");
  EXPECT_TRUE(parts[1].secret);
  EXPECT_TRUE(parts[2].secret);
  EXPECT_EQ(parts[3].literal, ">");
  EXPECT_FALSE(parts[3].secret);
}

TEST(ShapeSyntax, ListsOfLengthsGoInStep) {
  const auto shapes = parse_shape("p-{url64:20|58|74}M{url64:20|58|74}{hex:2-3}");
  ASSERT_TRUE(shapes);
  ASSERT_EQ(shapes->size(), 3U);
  const int lengths[] = {20, 58, 74};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ((*shapes)[i][1].min, lengths[i]);
    EXPECT_EQ((*shapes)[i][3].max, lengths[i]);
    EXPECT_EQ((*shapes)[i][4].min, 2);
    EXPECT_EQ((*shapes)[i][4].max, 3);
  }
  const auto ranges = parse_shape("p-{hex:8-10|32}");
  ASSERT_TRUE(ranges);
  EXPECT_EQ((*ranges)[0][1].max, 10);
  EXPECT_EQ((*ranges)[1][1].min, 32);
}

struct Refusal {
  const char* text;
  const char* what;
  const char* next_step;
};

class ShapeSyntaxRefuses : public testing::TestWithParam<Refusal> {};

TEST_P(ShapeSyntaxRefuses, AndSaysWhatToWrite) {
  const auto shapes = parse_shape(GetParam().text);
  ASSERT_FALSE(shapes) << GetParam().text;
  EXPECT_NE(shapes.error().what.find(GetParam().what), std::string::npos) << shapes.error().what;
  EXPECT_NE(shapes.error().next_step.find(GetParam().next_step), std::string::npos) << shapes.error().next_step;
}

INSTANTIATE_TEST_SUITE_P(
    All, ShapeSyntaxRefuses,
    testing::Values(
        Refusal{"a{hex:4", "never closed", "{{"}, Refusal{"a}b{hex:4}", "closes nothing", "}}"},
        Refusal{"{base61:4}", "no alphabet \"base61\"", "{base62:…}"}, Refusal{"{hex}", "no length", "{hex:32}"},
        Refusal{"{hex:0}", "not understood", "20-40"}, Refusal{"{hex:9-3}", "not understood", "20-40"},
        Refusal{"{hex:70000}", "not understood", "65535"}, Refusal{"{hex:4|}", "not understood", "20|58|74"},
        Refusal{"{hex:4x}", "not understood", "20-40"}, Refusal{"a<{hex:4}", "never closed", "\\<"},
        Refusal{"a>{hex:4}", "closes nothing", "\\>"}, Refusal{"<{hex:4}><{hex:4}>", "opens a second", "\\<"},
        Refusal{"a\\b{hex:4}", "backslash", "\\\\"}, Refusal{"abc", "no run", "{base62:32}"}, Refusal{"", "no run", ""},
        Refusal{"a<b>{hex:4}", "no run in its secret", ""},
        Refusal{"ab{crc32_base62}", "no run right before it", "after the run"},
        Refusal{"{hex:2|3}-{hex:4|5|6}", "differ in count", "same count"},
        Refusal{"{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-"
                "{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-{hex:1}-"
                "{hex:1}",
                "49 parts", "several shapes"}));

TEST(TemplateSyntax, KnowsItsSlotsAndLeavesTheRestAlone) {
  const auto parts = parse_template(R"(<td>{{"k\n": "{shape}"}} {rule:jwt-generic}{hex:40}{uuid}</td>)");
  ASSERT_TRUE(parts) << parts.error().what;
  ASSERT_EQ(parts->size(), 7U);
  EXPECT_EQ((*parts)[0].text, R"(<td>{"k\n": ")");
  EXPECT_EQ((*parts)[1].kind, TemplatePart::Kind::shape);
  EXPECT_EQ((*parts)[2].text, "\"} ");
  EXPECT_EQ((*parts)[3].kind, TemplatePart::Kind::rule);
  EXPECT_EQ((*parts)[3].text, "jwt-generic");
  EXPECT_EQ((*parts)[4].min, 40);
  EXPECT_EQ((*parts)[5].kind, TemplatePart::Kind::uuid);
  EXPECT_EQ((*parts)[6].text, "</td>");
}

TEST(TemplateSyntax, RefusesWhatItDoesNotKnow) {
  for (const char* text : {"{shap}", "{rule:}", "{hex:4|5}", "{", "}", "{hex:}"})
    EXPECT_FALSE(parse_template(text)) << text;
}

TEST(NearestWord, IsTheOneFewestEditsAwayAndNoneWhenAllAreFar) {
  EXPECT_EQ(nearest_word("shape", {"shapes", "names", "words"}), "shapes");
  EXPECT_EQ(nearest_word("confidense", {"context", "confidence"}), "confidence");
  EXPECT_EQ(nearest_word("zzzzzz", {"shapes", "names"}), "");
}

TEST(ShapeSyntax, WritesAShapeAsItIsRead) {
  for (std::string_view text : {"abc_{base62:30}{crc32_base62}", "k=<{hex:8-12}>;", R"(\<a{{b}}\\=<k{hex:4}\>>)", "{uuid}",
                                "ver:{digit:1}-<{base64:40-600}>"}) {
    const std::vector<WrittenPart> parts = one_shape(text);
    std::vector<ShapePart> shape;
    for (const WrittenPart& p : parts) shape.push_back({p.kind, p.secret, p.literal, p.alphabet, p.min, p.max});
    EXPECT_EQ(written({shape}), text);
  }
}

}  // namespace
}  // namespace nbscrub
