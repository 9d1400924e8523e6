#include "detectors/shape.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detectors/shape_syntax.h"

namespace nbscrub {
namespace {

// A shape that owns its parts.
class Parsed {
 public:
  explicit Parsed(std::string_view text) : written_(parse_shape(text).value().front()) {
    for (const WrittenPart& part : written_) {
      parts_.push_back({part.kind, part.secret, part.literal, part.alphabet, part.min, part.max});
    }
  }
  Shape shape() const { return {parts_}; }
  std::size_t literal() const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i].kind == ShapePart::Kind::literal) return i;
    }
    return parts_.size();
  }

 private:
  std::vector<WrittenPart> written_;
  std::vector<ShapePart> parts_;
};

const std::string kRun = "Ab3dEf6h1j";  // ten of base62

// The token found where the shape's first literal stands in `text` for the first time.
std::optional<std::string> token_in(std::string_view shape, const std::string& text,
                                    std::vector<std::size_t> seams = {}) {
  const Parsed parsed(shape);
  const std::size_t part = parsed.literal();
  const std::size_t anchor = text.find(parsed.shape().parts[part].literal);
  if (anchor == std::string::npos) return std::nullopt;
  const auto match = match_shape_at(parsed.shape(), part, text, anchor, seams);
  if (!match) return std::nullopt;
  return text.substr(match->whole.begin, match->whole.size());
}

TEST(Shape, TakesExactlyItsLengthAtCleanEdges) {
  const std::string token = "tok_" + kRun;
  for (const char* before : {"", "\"", " ", "=", ":", "/", "(", "\n", ".", "@"}) {
    for (const char* after : {"", "\"", " ", ".", ",", "\n", "@", "-", "_"}) {
      EXPECT_EQ(token_in("tok_{base62:10}", before + token + after), token) << before << '|' << after;
    }
  }
}

TEST(Shape, RefusesAnEdgeInsideAWord) {
  const std::string token = "tok_" + kRun;
  for (const char* before : {"a", "Z", "7", "-", "_"})
    EXPECT_FALSE(token_in("tok_{base62:10}", before + token)) << before;
  for (const char* after : {"a", "Z", "7"}) EXPECT_FALSE(token_in("tok_{base62:10}", token + after)) << after;
  EXPECT_FALSE(token_in("tok_{hex:4}", "tok_12abz")) << "a letter that is no hex digit goes on with the word";
}

TEST(Shape, UrlAlphabetMayEndInADashOrUnderscore) {
  EXPECT_EQ(token_in("tok_{url64:10}", "x = tok_abcdefgh-_ y"), "tok_abcdefgh-_");
  EXPECT_FALSE(token_in("tok_{url64:10}", "x = tok_abcdefgh-_- y"));
  EXPECT_EQ(token_in("tok_{url64:4-10}", "tok_abcd--"), "tok_abcd--");
}

TEST(Shape, CutByTheEndOfTheTextIsNoMatch) {
  const std::string token = "tok_" + kRun;
  EXPECT_EQ(token_in("tok_{base62:10}", token), token);
  for (std::size_t length = 4; length < token.size(); ++length) {
    EXPECT_FALSE(token_in("tok_{base62:10}", token.substr(0, length))) << length;
  }
  EXPECT_FALSE(token_in("tok_{base62:4}.end", "tok_abcd.en"));
  EXPECT_FALSE(token_in("tok_{uuid}", "tok_01234567-89ab-4"));
}

TEST(Shape, LiteralInTheMiddleAtAFixedPlace) {
  const std::string token = kRun + "MARK" + kRun;
  EXPECT_EQ(token_in("{base62:10}MARK{base62:10}", "k='" + token + "'"), token);
  EXPECT_FALSE(token_in("{base62:10}MARK{base62:10}", "k='x" + token + "'"));
  EXPECT_FALSE(token_in("{base62:10}MARK{base62:10}", token.substr(1)));
}

TEST(Shape, ExtendsBackwardsOverARunOfVariableLength) {
  EXPECT_EQ(token_in("{lower36:3-12}.example.net", "at abc12.example.net/"), "abc12.example.net");
  EXPECT_FALSE(token_in("{lower36:3-12}.example.net", "at ab.example.net/"));
  EXPECT_FALSE(token_in("{lower36:3-5}.example.net", "at abcdef.example.net/"));
  EXPECT_EQ(token_in("v1{lower36:3-12}.example.net", "v1abc.example.net", {}), "v1abc.example.net");
}

TEST(Shape, RunGivesBackWhatTheNextLiteralNeeds) {
  EXPECT_EQ(token_in("tok_{url64:4-20}AA", "tok_abcdAAxyAA "), "tok_abcdAAxyAA");
  EXPECT_FALSE(token_in("tok_{url64:4-20}AA", "tok_abcdAAxy "));
  EXPECT_EQ(token_in("tok_{base62:2-8}{digit:3}", "tok_ab99123"), "tok_ab99123");
}

TEST(Shape, LiteralAtTheEnd) {
  EXPECT_EQ(token_in("tok_{base64:6}==", "tok_ab+/zQ==;x"), "tok_ab+/zQ==");
  EXPECT_FALSE(token_in("tok_{base64:6}==", "tok_ab+/zQ==="));
  EXPECT_FALSE(token_in("tok_{url64:4}AA", "tok_abcdAA-")) << "the AA belongs to the run before it";
}

TEST(Shape, SeamsAreEdges) {
  const std::string token = "tok_" + kRun;
  const std::string text = "abc" + token + "def";
  EXPECT_FALSE(token_in("tok_{base62:10}", text));
  EXPECT_EQ(token_in("tok_{base62:10}", text, {3, 3 + token.size()}), token);
  EXPECT_FALSE(token_in("tok_{base62:10}", text, {3}));
  EXPECT_FALSE(token_in("tok_{base62:10}", text, {3 + token.size()}));
  EXPECT_EQ(token_in("tok_{base62:10}", token, {7}), token) << "a seam inside does not part a token";
}

TEST(Shape, VariableRunEndsAcrossASeamOrAtIt) {
  EXPECT_EQ(token_in("tok_{base62:4-12}", "tok_abcdefgh", {8}), "tok_abcdefgh");
  EXPECT_EQ(token_in("tok_{base62:4-6}", "tok_abcdefgh", {8}), "tok_abcd");
  EXPECT_EQ(token_in("{lower36:3-5}.end", "abcdefg.end", {4}), "efg.end");
}

TEST(Shape, SecretAndRandomPartAreToldApart) {
  const Parsed parsed("key=<tok_{hex:4}{base62:10}>;");
  const std::string text = "key=tok_12ab" + kRun + "; x";
  const auto match = match_shape_at(parsed.shape(), 0, text, 0, {});
  ASSERT_TRUE(match);
  EXPECT_EQ(match->whole, (TextSpan{0, 23}));
  EXPECT_EQ(match->secret, (TextSpan{4, 22}));
  EXPECT_EQ(match->random, (TextSpan{12, 22}));
  EXPECT_EQ(match->alphabet, Alphabet::base62);
}

TEST(Shape, ExactlyMeansTheWholeSpanAndIgnoresTheEdges) {
  const Parsed parsed("{hex:4-8}");
  const std::string text = "xx12abcdxx";
  EXPECT_TRUE(match_shape_exactly(parsed.shape(), text, {2, 8}));
  EXPECT_TRUE(match_shape_exactly(parsed.shape(), text, {2, 6}));
  EXPECT_FALSE(match_shape_exactly(parsed.shape(), text, {1, 8}));
  EXPECT_FALSE(match_shape_exactly(parsed.shape(), text, {2, 5}));
  EXPECT_FALSE(match_shape_exactly(parsed.shape(), text, {2, 9}));
  EXPECT_FALSE(match_shape_exactly(parsed.shape(), text, {2, 2}));
}

TEST(Shape, FindsTheFirstOneInsideTheWindow) {
  const Parsed hex("{hex:8}");
  const std::string text = "0123abcde 0011aabb 2233ccdd";
  const auto match = find_shape(hex.shape(), text, {0, text.size()}, {});
  ASSERT_TRUE(match);
  EXPECT_EQ(match->whole, (TextSpan{10, 18}));
  EXPECT_EQ(find_shape(hex.shape(), text, {11, text.size()}, {})->whole.begin, 19U);
  EXPECT_EQ(find_shape(hex.shape(), text, {19, 26}, {})->whole.begin, 19U) << "a long token may leave the window";
  EXPECT_FALSE(find_shape(hex.shape(), text, {0, 9}, {}));

  const Parsed prefixed("tok_{hex:4}");
  const std::string tokens = "tok_zz tok_12ab";
  EXPECT_EQ(find_shape(prefixed.shape(), tokens, {0, tokens.size()}, {})->whole, (TextSpan{7, 15}));
}

TEST(Shape, UuidStandsAlone) {
  const Parsed uuid("{uuid}");
  const std::string one = "01234567-89ab-4cde-8f01-23456789abcd";
  const auto found = [&](const std::string& text) {
    return find_shape(uuid.shape(), text, {0, text.size()}, {}).has_value();
  };
  EXPECT_TRUE(found("'" + one + "'"));
  EXPECT_FALSE(found(one + "-12"));
  EXPECT_FALSE(found("run-" + one));
  EXPECT_FALSE(found(one + "e"));
}

}  // namespace
}  // namespace nbscrub
