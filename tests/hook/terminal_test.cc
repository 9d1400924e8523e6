#include "hook/terminal.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace nbscrub {
namespace {

TEST(SafeText, LeavesWordsAlone) { EXPECT_EQ(safe_text("Übung 3 – 日本.ipynb 🙂"), "Übung 3 – 日本.ipynb 🙂"); }

TEST(SafeText, ShowsControlCharactersAsHexadecimal) {
  EXPECT_EQ(safe_text("a\x1b[31mb\n\tc\x7f"), "a\\x1b[31mb\\x0a\\x09c\\x7f");
  EXPECT_EQ(safe_text("\xc2\x9b" "31m"), "\\xc2\\x9b31m");  // CSI as one character of C1
}

TEST(SafeText, ShowsBytesThatAreNoUtf8) {
  EXPECT_EQ(safe_text("latin-\xe9.ipynb"), "latin-\\xe9.ipynb");
  EXPECT_EQ(safe_text("\xc0\xaf"), "\\xc0\\xaf");          // overlong
  EXPECT_EQ(safe_text("\xed\xa0\x80"), "\\xed\\xa0\\x80");  // a surrogate
  EXPECT_EQ(safe_text("cut \xe2\x82"), "cut \\xe2\\x82");
}

TEST(SafeText, ShowsWhatTurnsTextAround) {
  EXPECT_EQ(safe_text("a\u202eb"), "a\\xe2\\x80\\xaeb");
  EXPECT_EQ(safe_text("a\u2066b"), "a\\xe2\\x81\\xa6b");
  EXPECT_EQ(safe_text("a\u2028b"), "a\\xe2\\x80\\xa8b");
}

TEST(ShellWord, QuotesOnlyWhatNeedsIt) {
  EXPECT_EQ(shell_word("sub/train-1.ipynb"), "sub/train-1.ipynb");
  EXPECT_EQ(shell_word("my notebook.ipynb"), "'my notebook.ipynb'");
  EXPECT_EQ(shell_word("it's.ipynb"), "'it'\\''s.ipynb'");
  EXPECT_EQ(shell_word("$(reboot).ipynb"), "'$(reboot).ipynb'");
  EXPECT_EQ(shell_word("-rf.ipynb"), "./-rf.ipynb");
  EXPECT_EQ(shell_word(""), "''");
}

TEST(ShellWord, NamesWhatOnlyEscapesCanName) {
  EXPECT_EQ(shell_word("a\nb'c\\.ipynb"), "$'a\\x0ab\\'c\\\\.ipynb'");
  EXPECT_EQ(shell_word("latin-\xe9"), "$'latin-\\xe9'");
}

TEST(Terminal, HasNoColourForAFile) {
  const int fd = ::open("/dev/null", O_WRONLY);
  ASSERT_GE(fd, 0);
  EXPECT_FALSE(terminal_of(fd).colour);
  EXPECT_EQ(terminal_of(fd).width, 0U);
  ::close(fd);
}

TEST(WriteAll, FailsOnAClosedStream) {
  EXPECT_TRUE(write_all(-1, ""));
  EXPECT_FALSE(write_all(-1, "text"));
}

TEST(SingleUnquoted, ReadsWhatShellWordWrites) {
  for (const char* word : {"a b", "it's", "''", "/x'y z/'", "$HOME"}) {
    EXPECT_EQ(single_unquoted(shell_word(word)), word);
    EXPECT_EQ(single_unquoted(shell_word(word) + " and more 'words'"), word);
  }
}

TEST(SingleUnquoted, IsEmptyWithoutAWholeWord) {
  EXPECT_EQ(single_unquoted(""), "");
  EXPECT_EQ(single_unquoted("bare"), "");
  EXPECT_EQ(single_unquoted("'not closed"), "");
  EXPECT_EQ(single_unquoted("'it'\\''s"), "");
}

}  // namespace
}  // namespace nbscrub
