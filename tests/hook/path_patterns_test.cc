#include "hook/path_patterns.h"

#include <gtest/gtest.h>

#include <set>

#include "hook/git.h"
#include "tests/hook/support.h"

namespace nbscrub {
namespace {

bool ignored(std::vector<std::string> patterns, std::string_view path) { return PathPatterns(patterns).match(path); }

TEST(PathPatterns, FitsNamesAndPaths) {
  EXPECT_TRUE(ignored({"*.csv"}, "data/deep/a.csv"));
  EXPECT_FALSE(ignored({"*.csv"}, "a.csv.txt"));
  EXPECT_TRUE(ignored({"data/"}, "x/data/a.txt"));
  EXPECT_FALSE(ignored({"data/"}, "data")) << "a file of that name";
  EXPECT_TRUE(ignored({"/data"}, "data/a.txt"));
  EXPECT_FALSE(ignored({"/data"}, "x/data/a.txt"));
  EXPECT_TRUE(ignored({"docs/**/*.md"}, "docs/a.md"));
  EXPECT_TRUE(ignored({"docs/**/*.md"}, "docs/x/y/a.md"));
  EXPECT_FALSE(ignored({"docs/*.md"}, "docs/x/a.md"));
}

TEST(PathPatterns, TheLastOneThatFitsDecides) {
  EXPECT_FALSE(ignored({"*.csv", "!keep.csv"}, "keep.csv"));
  EXPECT_TRUE(ignored({"!keep.csv", "*.csv"}, "keep.csv"));
  EXPECT_TRUE(ignored({"data/", "!data/keep.csv"}, "data/keep.csv")) << "its folder is left out";
  EXPECT_FALSE(ignored({"data/*", "!data/keep.csv"}, "data/keep.csv"));
}

TEST(PathPatterns, ManyStarsTakeNoTime) {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "*a";
  EXPECT_FALSE(ignored({pattern + "b"}, std::string(5000, 'a')));
}

// Git itself is the reference.
TEST(PathPatterns, AgreesWithGit) {
  const std::vector<std::string> patterns = {
      "a",     "*.py",     "/a",      "a/",       "a/b",      "/a/b",     "a/*",       "a/**",    "**/b",  "**",
      "a/**/c", "**/b/**", "*/b",     "?",        "[ab]",     "[!ab]",    "[^a]",      "[a-c]",   "[]a]",  "[a",
      "\\a",   "\\!a",     "\\#a",    "#a",       "a ",       "a\\ ",     "[[:alpha:]]", "[[:digit:]x]", "*b*", "a**b",
      "x/**/", "!a",       "a*/c",    "**/",      "/**",      "/*",       "/",         "a//b",    "[a-]",  "[\\]]",
      "[[:upper:][:digit:]]", "*.", "a?c", "**a", "b/**/**/c", "a\\*"};
  const std::vector<std::string> paths = {
      "a",   "b",   "c",   "ab", "abc", "aab", "a/b", "a/b/c", "a/x/c", "x/a",  "x/a/b", "x/b/y", "x/y/z/b/c", "a.py",
      "x/a.py", "!a", "#a", "a ", "-", "]", "[a", "5", "A", "a/c", "ax/c", "b/c", "b/x/y/c", "x.", "a*", "\\a"};
  const test::ScratchFolder folder;
  ASSERT_TRUE(run_git({"init", "-q", folder.path()}));
  std::string input;
  for (const std::string& path : paths) input += path + '\0';
  std::size_t seen = 0;
  for (const std::string& pattern : patterns) {
    for (const std::vector<std::string>& list :
         {std::vector<std::string>{pattern}, {"*", pattern, "!" + pattern}, {"a", "!b", pattern, "!x/a"}}) {
      std::string file;
      for (const std::string& line : list) file += line + "\n";
      folder.write(".gitignore", file);
      const auto said = try_git({"-C", folder.path(), "check-ignore", "--no-index", "-z", "--stdin"}, input);
      ASSERT_TRUE(said);
      std::set<std::string> git;
      for (std::size_t at = 0; at < said->out.size();) {
        const std::size_t end = said->out.find('\0', at);
        git.insert(said->out.substr(at, end - at));
        ++seen;
        at = end + 1;
      }
      for (const std::string& path : paths) {
        EXPECT_EQ(ignored(list, path), git.contains(path)) << file << "against " << path;
      }
    }
  }
  EXPECT_GT(seen, patterns.size() * 3) << "git has been asked";
}

}  // namespace
}  // namespace nbscrub
