#include "sanitizer/edit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace nbscrub {
namespace {

std::string applied(EditList& edits, std::string_view bytes) {
  EXPECT_TRUE(edits.normalise().has_value());
  return std::string(edits.apply(bytes).view());
}

TEST(Edit, ReplacesDeletesAndInserts) {
  EditList edits;
  edits.add({8, 9}, "");
  edits.add({0, 2}, "AB");
  edits.add({5, 5}, "+");
  EXPECT_EQ(applied(edits, "ab345678_x"), "AB345+678x");
}

TEST(Edit, NothingToDoLeavesTheBytes) {
  EditList edits;
  EXPECT_TRUE(edits.empty());
  EXPECT_EQ(applied(edits, "same"), "same");
  EXPECT_EQ(applied(edits, ""), "");
}

TEST(Edit, ReachesBothEnds) {
  EditList edits;
  edits.add({0, 0}, "<");
  edits.add({3, 3}, ">");
  EXPECT_EQ(applied(edits, "abc"), "<abc>");
}

TEST(Edit, ResultIsPadded) {
  EditList edits;
  edits.add({1, 2}, "");
  const PaddedBytes result = edits.apply("abc");
  EXPECT_EQ(result.size(), 2u);
  EXPECT_EQ(std::string_view(result.view().data() + 2, PaddedBytes::kPadding),
            std::string_view(std::string(PaddedBytes::kPadding, '\0')));
}

TEST(Edit, EditInsideAnotherIsDropped) {
  EditList edits;
  edits.add({4, 6}, "X");
  edits.add({2, 8}, "");
  edits.add({2, 3}, "Y");  // begins with the wider one
  edits.add({7, 8}, "Z");  // ends with it
  edits.add({5, 5}, "W");
  EXPECT_EQ(applied(edits, "0123456789"), "0189");
  EXPECT_EQ(edits.edits().size(), 1u);
}

TEST(Edit, EditsNestedTwiceAreDropped) {
  EditList edits;
  edits.add({3, 4}, "a");
  edits.add({2, 5}, "b");
  edits.add({1, 6}, "c");
  EXPECT_EQ(applied(edits, "01234567"), "0c67");
}

TEST(Edit, InsertionsAtTheBordersOfAnEditStay) {
  EditList edits;
  edits.add({2, 4}, "-");
  edits.add({2, 2}, "<");
  edits.add({4, 4}, ">");
  EXPECT_EQ(applied(edits, "012345"), "01<->45");
}

TEST(Edit, EqualEditsAreOne) {
  EditList edits;
  edits.add({1, 3}, "x");
  edits.add({1, 3}, "x");
  EXPECT_EQ(applied(edits, "0123"), "0x3");
  EXPECT_EQ(edits.edits().size(), 1u);
}

TEST(Edit, NeighboursThatTouchBothStay) {
  EditList edits;
  edits.add({2, 4}, "b");
  edits.add({0, 2}, "a");
  EXPECT_EQ(applied(edits, "01234"), "ab4");
}

TEST(Edit, PartialOverlapIsAnError) {
  EditList edits;
  edits.add({0, 3}, "");
  edits.add({2, 5}, "");
  EXPECT_FALSE(edits.normalise().has_value());
}

TEST(Edit, PartialOverlapIsSeenPastADroppedEdit) {
  EditList edits;
  edits.add({0, 5}, "");
  edits.add({1, 2}, "");
  edits.add({4, 6}, "");
  EXPECT_FALSE(edits.normalise().has_value());
}

TEST(Edit, TwoTextsForOnePlaceAreAnError) {
  EditList replaced;
  replaced.add({1, 2}, "a");
  replaced.add({1, 2}, "b");
  EXPECT_FALSE(replaced.normalise().has_value());

  EditList inserted;
  inserted.add({1, 1}, "a");
  inserted.add({1, 1}, "b");
  EXPECT_FALSE(inserted.normalise().has_value());
}

TEST(Edit, SpanThatEndsBeforeItBeginsIsAnError) {
  EditList edits;
  edits.add({3, 1}, "");
  EXPECT_FALSE(edits.normalise().has_value());
}

// For random lists: normalise() agrees with a test of every pair, is idempotent, does not depend on the order in which
// edits were added, and every byte outside of the edits is the byte that was there.
TEST(EditProperty, BytesOutsideEditsAreUnchanged) {
  std::mt19937 random(20260);
  int sound = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& byte : bytes) byte = static_cast<char>('a' + random() % 26);
    std::vector<Edit> made;
    for (std::size_t i = random() % 6; i > 0; --i) {
      const std::size_t a = random() % (bytes.size() + 1);
      const std::size_t b = std::min(bytes.size(), a + random() % 12);
      made.push_back({{a, b}, std::string(random() % 3, static_cast<char>('A' + random() % 26))});
    }
    // What lies inside another edit does not count; of the others no two may share a byte or a place.
    std::vector<Edit> outermost;
    for (const Edit& x : made) {
      const bool inside = std::any_of(made.begin(), made.end(), [&](const Edit& y) {
        if (x.span.empty()) return y.span.begin < x.span.begin && x.span.end < y.span.end;
        return y.span.contains(x.span) && y.span != x.span;
      });
      if (!inside && std::find(outermost.begin(), outermost.end(), x) == outermost.end()) outermost.push_back(x);
    }
    bool contradiction = false;
    for (std::size_t i = 0; i < outermost.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        const RawSpan x = outermost[i].span;
        const RawSpan y = outermost[j].span;
        contradiction = contradiction || x == y || (!x.empty() && !y.empty() && x.overlaps(y));
      }
    }

    EditList edits;
    for (const Edit& edit : made) edits.add(edit.span, edit.replacement);
    ASSERT_EQ(edits.normalise().has_value(), !contradiction) << "round " << round;
    if (contradiction) continue;
    ++sound;

    std::string expected;
    std::size_t at = 0;
    for (const Edit& edit : edits.edits()) {
      ASSERT_LE(at, edit.span.begin);
      expected += bytes.substr(at, edit.span.begin - at) + edit.replacement;
      at = edit.span.end;
    }
    expected += bytes.substr(at);
    EXPECT_EQ(edits.apply(bytes).view(), expected);
    for (const Edit& edit : made) {
      const bool kept = std::find(edits.edits().begin(), edits.edits().end(), edit) != edits.edits().end();
      const bool within = std::any_of(edits.edits().begin(), edits.edits().end(),
                                      [&](const Edit& other) { return other.span.contains(edit.span); });
      EXPECT_TRUE(kept || within);
    }

    EXPECT_EQ(edits.edits().size(), outermost.size());
    const std::vector<Edit> once = edits.edits();
    ASSERT_TRUE(edits.normalise().has_value());
    EXPECT_EQ(edits.edits(), once);
    std::shuffle(made.begin(), made.end(), random);
    EditList shuffled;
    for (const Edit& edit : made) shuffled.add(edit.span, edit.replacement);
    ASSERT_TRUE(shuffled.normalise().has_value());
    EXPECT_EQ(shuffled.edits(), once);
  }
  EXPECT_GT(sound, 500);
}

// The output of `first`, edited by `later`, must be the output of the amended list.
void expect_amended(std::string_view input, EditList first, EditList later) {
  ASSERT_TRUE(first.normalise());
  ASSERT_TRUE(later.normalise());
  const PaddedBytes between = first.apply(input);
  const PaddedBytes wanted = later.apply(between.view());
  ASSERT_TRUE(first.amend(later));
  EXPECT_EQ(first.apply(input).view(), wanted.view());
}

TEST(EditListAmend, MovesLaterEditsToTheInput) {
  EditList first;
  first.add({2, 4}, "LONGER");
  first.add({6, 8}, "");
  EditList later;
  later.add({0, 1}, "x");
  later.add({9, 10}, "y");
  expect_amended("0123456789abcdef", std::move(first), std::move(later));
}

TEST(EditListAmend, SwallowsWhatItTouches) {
  EditList first;
  first.add({2, 4}, "MARKER");
  EditList later;
  later.add({1, 10}, "ALL");  // from the byte before the marker to two bytes behind it
  ASSERT_TRUE(first.amend(later));
  ASSERT_EQ(first.edits().size(), 1u);
  EXPECT_EQ(first.edits()[0], (Edit{{1, 6}, "ALL"}));
}

TEST(EditListAmend, APartOfAReplacementTakesTheWholeOfIt) {
  EditList first;
  first.add({2, 4}, "MARKER");
  EditList later;
  later.add({5, 9}, "NEW");
  ASSERT_TRUE(first.amend(later));
  ASSERT_EQ(first.edits().size(), 1u);
  EXPECT_EQ(first.edits()[0], (Edit{{2, 5}, "NEW"}));
}

}  // namespace
}  // namespace nbscrub
