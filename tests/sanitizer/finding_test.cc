#include "sanitizer/finding.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/sanitizer/document_by_hand.h"

namespace nbscrub {
namespace {

using test::made_up;

ShapePart literal(std::string_view text, bool secret = true) {
  ShapePart part;
  part.literal = text;
  part.secret = secret;
  return part;
}

ShapePart run(std::uint16_t length) {
  ShapePart part;
  part.kind = ShapePart::Kind::run;
  part.alphabet = Alphabet::base62;
  part.min = part.max = length;
  return part;
}

TEST(MaskedPreview, ShowsTheFixedLeadOnly) {
  const std::array parts = {literal("tok_"), run(36)};
  const std::array shapes = {Shape{parts}};
  Rule rule;
  rule.shapes = shapes;
  const std::string body = made_up(1, 36);
  EXPECT_EQ(masked_preview("tok_" + body, rule), "tok_… (40 characters)");
  // A secret of another form shows nothing but its length.
  EXPECT_EQ(masked_preview(body, rule), "… (36 characters)");
}

TEST(MaskedPreview, OfSeveralShapesTheLongestLeadThatFitsCounts) {
  const std::array short_parts = {literal("k-"), run(20)};
  const std::array long_parts = {literal("k-"), literal("live_"), run(20)};
  const std::array shapes = {Shape{short_parts}, Shape{long_parts}};
  Rule rule;
  rule.shapes = shapes;
  EXPECT_EQ(masked_preview("k-live_" + made_up(2, 20), rule), "k-live_… (27 characters)");
  EXPECT_EQ(masked_preview("k-" + made_up(2, 20), rule), "k-… (22 characters)");
}

TEST(MaskedPreview, LeadOutsideOfTheSecretIsNotTheSecrets) {
  const std::array parts = {literal("Bearer ", false), run(24)};
  const std::array shapes = {Shape{parts}};
  Rule rule;
  rule.shapes = shapes;
  EXPECT_EQ(masked_preview(made_up(3, 24), rule), "… (24 characters)");
}

TEST(MaskedPreview, ALiteralAfterARandomPartIsNoLead) {
  const std::array parts = {run(4), literal("MARK"), run(4)};
  const std::array shapes = {Shape{parts}};
  Rule rule;
  rule.shapes = shapes;
  const std::string preview = masked_preview("MARK" + made_up(4, 8), rule);
  EXPECT_EQ(preview, "… (12 characters)");
}

TEST(MaskedPreview, ControlCharactersNeverAppear) {
  const std::array parts = {literal("a\x1b[31m"), run(4)};
  const std::array shapes = {Shape{parts}};
  Rule rule;
  rule.shapes = shapes;
  EXPECT_EQ(masked_preview("a\x1b[31mwxyz", rule), "… (10 characters)");
}

TEST(MaskedPreview, CountsCharacters) {
  EXPECT_EQ(masked_preview("pässwörd", Rule{}), "… (8 characters)");
  EXPECT_EQ(masked_preview("x", Rule{}), "… (1 character)");
  EXPECT_EQ(masked_preview("", Rule{}), "… (0 characters)");
}

TEST(PlaceName, SaysWhere) {
  EXPECT_EQ(place_name(FieldKind::code, ""), "code");
  EXPECT_EQ(place_name(FieldKind::markdown, ""), "markdown");
  EXPECT_EQ(place_name(FieldKind::raw, ""), "raw cell");
  EXPECT_EQ(place_name(FieldKind::stream, "stdout"), "stdout");
  EXPECT_EQ(place_name(FieldKind::stream, "stderr"), "stderr");
  EXPECT_EQ(place_name(FieldKind::text, "text/plain"), "output text/plain");
  EXPECT_EQ(place_name(FieldKind::html, "text/html"), "output text/html");
  EXPECT_EQ(place_name(FieldKind::html, "image/svg+xml"), "output image/svg+xml");
  EXPECT_EQ(place_name(FieldKind::json, "application/vnd.vegalite.v4+json"), "output application/vnd.vegalite.v4+json");
  EXPECT_EQ(place_name(FieldKind::html, "svg"), "output svg");
  EXPECT_EQ(place_name(FieldKind::traceback, ""), "traceback");
  EXPECT_EQ(place_name(FieldKind::cell_metadata, ""), "cell metadata");
  EXPECT_EQ(place_name(FieldKind::output_metadata, ""), "output metadata");
  EXPECT_EQ(place_name(FieldKind::notebook_metadata, ""), "notebook metadata");
  EXPECT_EQ(place_name(FieldKind::widget_state, ""), "widget state");
  EXPECT_EQ(place_name(FieldKind::attachment, ""), "attachment");
  EXPECT_EQ(place_name(FieldKind::other, ""), "notebook");
  EXPECT_EQ(place_name(FieldKind::plain, ""), "text");
}

TEST(PlaceName, ALabelThatCouldHoldASecretIsNotShown) {
  EXPECT_EQ(place_name(FieldKind::stream, made_up(5, 20)), "stream");
  EXPECT_EQ(place_name(FieldKind::text, ""), "output");
  EXPECT_EQ(place_name(FieldKind::text, "text/"), "output");
  EXPECT_EQ(place_name(FieldKind::text, made_up(6, 20)), "output");
  EXPECT_EQ(place_name(FieldKind::text, "text/" + made_up(7, 30)), "output");
  EXPECT_EQ(place_name(FieldKind::text, "text/4f81c09e2b7d"), "output");
  EXPECT_EQ(place_name(FieldKind::text, "text/abcdefghijklmnopqrst"), "output");
  EXPECT_EQ(place_name(FieldKind::text, "text/\x1b[31mred"), "output");
  EXPECT_EQ(place_name(FieldKind::text, "text/html\n"), "output");
  EXPECT_EQ(place_name(FieldKind::json, "application/vnd.one.two.three.four.five.six+json"), "output");
}

}  // namespace
}  // namespace nbscrub
