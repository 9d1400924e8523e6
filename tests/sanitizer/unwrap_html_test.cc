#include <gtest/gtest.h>

#include "sanitizer/plain_text.h"
#include "sanitizer/unwrap.h"

namespace nbscrub {
namespace {

// The HTML view of a text; "none" when there is none.
std::string unwrapped(const std::string& text) {
  TextArena arena;
  EXPECT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_html(arena, 0);
  return arena.views().size() == 2 ? std::string(arena.text_of(arena.views()[1])) : "none";
}

TEST(UnwrapHtml, CellsDoNotGlue) {
  const std::string text = unwrapped("<tr><td>password</td><td>x</td></tr>");
  EXPECT_EQ(text.find("passwordx"), std::string::npos);
  EXPECT_NE(text.find("password\n"), std::string::npos);
}

TEST(UnwrapHtml, InlineTagsVanishWithinAWord) {
  EXPECT_EQ(unwrapped("pass<b>word</b> = <SPAN>\"x\"</SPAN>"), "password = \"x\"\n");
}

TEST(UnwrapHtml, AttributesOfAnInlineTagComeAfterTheLine) {
  EXPECT_EQ(unwrapped("to<span class=\"k&amp;l\" id=&lt;7>ken</span> = 1\nnext"), "token = 1\nk&l\n<7\nnext\n");
}

TEST(UnwrapHtml, AttributesWithoutAnEntityDoNotComeBetweenLines) {
  EXPECT_EQ(unwrapped("<span class=\"s\">one</span>\n<span class=\"s\">two</span>"), "one\ntwo\n");
}

TEST(UnwrapHtml, AttributesOfABlockTagHaveLinesOfTheirOwn) {
  EXPECT_EQ(unwrapped("a<img src='http://h/?k=v&amp;t=u'>b"), "a\nhttp://h/?k=v&t=u\nb\n");
}

TEST(UnwrapHtml, EntitiesAreDecoded) {
  EXPECT_EQ(unwrapped("&lt;a&gt;&amp;&quot;&#39;&#x41;&nbsp;&unknown;&"), "<a>&\"'A &unknown;&\n");
}

TEST(UnwrapHtml, CommentsAreSeenAndScriptsAreText) {
  EXPECT_EQ(unwrapped("a<!-- b -->c"), "a\n b \nc\n");
  EXPECT_EQ(unwrapped("<script>if (a<b) { k = 1 }</script>z"), "if (a<b) { k = 1 }\nz\n");
}

TEST(UnwrapHtml, ComparisonsStay) { EXPECT_EQ(unwrapped("a < b, 1 <2 and c > d"), "a < b, 1 <2 and c > d\n"); }

TEST(UnwrapHtml, AnUnterminatedTagIsText) {
  EXPECT_EQ(unwrapped("x <b class='y"), "x <b class='y\n");
  std::string many;
  for (int i = 0; i < 200000; ++i) many += "<b ";
  EXPECT_EQ(unwrapped(many), many + "\n");
}

TEST(UnwrapHtml, AnEntityLeadsBackToAllItsBytes) {
  const std::string text = "p&amp;q<i>r</i>";
  TextArena arena;
  ASSERT_TRUE(arena.decode(read_plain_text(text), text).has_value());
  unwrap_html(arena, 0);
  const View& view = arena.views()[1];
  std::vector<RawSpan> raw;
  arena.map().to_raw({view.span.begin, view.span.begin + 4}, raw);
  EXPECT_EQ(raw, (std::vector<RawSpan>{{0, 7}, {10, 11}}));
}

TEST(UnwrapHtml, OnlyRealTagsAndEntitiesShowHtml) {
  for (const char* text : {"<td>", "a<br/>", "<a href='x'>", "</div>", "x &amp; y", "&#39;"}) {
    EXPECT_TRUE(shows_html(text)) << text;
  }
  for (const char* text : {"<Figure size 640x480 with 1 Axes>", "a < b", "x & y", "<class 'int'>", "a&b;c", "<b"}) {
    EXPECT_FALSE(shows_html(text)) << text;
  }
}

}  // namespace
}  // namespace nbscrub
