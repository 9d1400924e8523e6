#include "hook/git_attributes.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

const NotebookAttributes kFilter{true, false};
const NotebookAttributes kBoth{true, true};

TEST(GitAttributes, PutsInAndTakesOut) {
  for (const std::string before : {"", "*.png binary\n", "*.png binary\n\n# words\n"}) {
    const std::string in = *with_our_attributes(before, kFilter);
    EXPECT_TRUE(in.starts_with(before));
    EXPECT_TRUE(in.ends_with("\n*.ipynb filter=nbscrub\n"));
    EXPECT_EQ(*with_our_attributes(in, {}), before);
    EXPECT_EQ(*with_our_attributes(before, {}), before);
  }
}

TEST(GitAttributes, IsIdempotentAndChangesItsOwnLine) {
  const std::string once = *with_our_attributes("a\n", kFilter);
  EXPECT_EQ(*with_our_attributes(once, kFilter), once);
  const std::string later = *with_our_attributes(once + "b text\n", kBoth);
  EXPECT_NE(later.find("\n*.ipynb filter=nbscrub diff=nbscrub\nb text\n"), std::string::npos);
  EXPECT_EQ(*with_our_attributes(later, {}), "a\nb text\n");
  EXPECT_TRUE(our_attributes(later).filter);
  EXPECT_TRUE(our_attributes(later).diff);
  EXPECT_FALSE(our_attributes(once).diff);
  EXPECT_FALSE(our_attributes("*.ipynb filter=nbscrub\n").filter);
}

TEST(GitAttributes, ClosesALineThatWasOpen) {
  EXPECT_TRUE(with_our_attributes("*.png binary", kFilter)->starts_with("*.png binary\n# nbscrub"));
}

TEST(GitAttributes, RefusesALineThatSomebodyChanged) {
  std::string text = *with_our_attributes("", kFilter);
  text.replace(text.find("filter=nbscrub"), 14, "filter=other!!");
  EXPECT_FALSE(with_our_attributes(text, {}));
  EXPECT_FALSE(with_our_attributes(text, kBoth));
}

TEST(GitAttributes, FindsTheFilterOfOthers) {
  EXPECT_EQ(foreign_attribute("*.ipynb filter=nbstripout\n*.ipynb diff=ipynb\n", "filter"), "nbstripout");
  EXPECT_EQ(foreign_attribute("  *.ipynb\tdiff=jupyternotebook filter=lfs -text\r\n", "filter"), "lfs");
  EXPECT_EQ(foreign_attribute("*.ipynb filter=nbscrub\n# *.ipynb filter=x\n*.png filter=lfs\n", "filter"), std::nullopt);
  EXPECT_EQ(foreign_attribute("*.ipynb filter=nbstripout", "diff"), std::nullopt);
}

}  // namespace
}  // namespace nbscrub
