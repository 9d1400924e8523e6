#include "hook/git_objects.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <vector>

#include "tests/hook/support.h"

namespace nbscrub {
namespace {

constexpr std::uint64_t kLimit = 1 << 20;

std::string deflated(const std::string& text) {
  uLongf size = ::compressBound(text.size());
  std::string out(size, '\0');
  ::compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size());
  out.resize(size);
  return out;
}

std::string object(const std::string& type, std::size_t size, const std::string& content) {
  return deflated(type + " " + std::to_string(size) + '\0' + content);
}

class LooseBlob : public testing::Test {
 protected:
  std::optional<Result<PaddedBytes>> read(const std::string& bytes, std::uint64_t limit = kLimit) {
    folder_.write("ab/cdef", bytes);
    return read_loose_blob(folder_.path(), "abcdef", limit);
  }
  test::ScratchFolder folder_;
};

TEST_F(LooseBlob, GivesItsContent) {
  for (const std::size_t size : {0U, 1U, 54U, 55U, 56U, 57U, 64U, 100'000U}) {
    const std::string content(size, 'x');
    const auto blob = read(object("blob", size, content));
    ASSERT_TRUE(blob && *blob) << size;
    EXPECT_EQ((*blob)->view(), content);
  }
}

TEST_F(LooseBlob, IsLeftToGitWhenItIsNotThere) {
  EXPECT_FALSE(read_loose_blob(folder_.path(), "123456", kLimit).has_value());
}

TEST_F(LooseBlob, IsRefusedWhenDamaged) {
  const std::string good = object("blob", 1000, std::string(1000, 'x'));
  EXPECT_FALSE(*read(good.substr(0, good.size() / 2)));
  EXPECT_FALSE(*read(good.substr(0, good.size() - 2))) << "half of the checksum is missing";
  std::string wrong_sum = good;
  wrong_sum.back() = static_cast<char>(wrong_sum.back() ^ 1);
  EXPECT_FALSE(*read(wrong_sum));
  EXPECT_FALSE(*read(object("blob", 999, std::string(1000, 'x')))) << "longer than it says";
  EXPECT_FALSE(*read(object("blob", 1001, std::string(1000, 'x')))) << "shorter than it says";
  EXPECT_FALSE(*read(object("blob", 3, "longer")));
  EXPECT_FALSE(*read("no zlib stream at all"));
  EXPECT_FALSE(*read(deflated("blob 12x\0abc")));
}

TEST_F(LooseBlob, IsRefusedWhenItIsSomethingElse) { EXPECT_FALSE(*read(object("tree", 3, "abc"))); }

TEST_F(LooseBlob, IsRefusedByTheSizeInItsHeader) {
  const auto blob = read(object("blob", 1'000'000'000'000, "short"), kLimit);
  ASSERT_TRUE(blob && !*blob);
  EXPECT_NE(blob->error().what.find("1000000000000 bytes"), std::string::npos);
}

struct Answer {
  std::size_t index;
  std::string content;  // or the error, after "!"
};

std::vector<Answer> answers(const std::string& output, std::size_t piece, bool* understood = nullptr) {
  std::vector<Answer> all;
  BatchReader reader(100, [&all](std::size_t index, Result<PaddedBytes> blob) {
    all.push_back({index, blob ? std::string(blob->view()) : "!" + blob.error().what});
  });
  bool good = true;
  for (std::size_t at = 0; at < output.size() && good; at += piece) {
    good = reader.take(std::string_view(output).substr(at, piece));
  }
  if (understood != nullptr) *understood = good;
  return all;
}

TEST(BatchReader, ReadsAnswersHoweverTheyAreCut) {
  const std::string id(40, 'a');
  const std::string output = id + " blob 5\nab\ncd\n" + id + " missing\n" + id + " blob 0\n\n" + id + " blob 101\n" +
                             std::string(101, 'x') + "\n" + id + " tree 2\nab\n" + id + " blob 1\nz\n";
  for (const std::size_t piece : {1U, 2U, 3U, 7U, 1000U}) {
    const std::vector<Answer> all = answers(output, piece);
    ASSERT_EQ(all.size(), 6U) << piece;
    EXPECT_EQ(all[0].content, "ab\ncd");
    EXPECT_EQ(all[1].content.substr(0, 23), "!its object is missing ");
    EXPECT_EQ(all[2].content, "");
    EXPECT_NE(all[3].content.find("more than the limit"), std::string::npos);
    EXPECT_NE(all[4].content.find("no blob"), std::string::npos);
    EXPECT_EQ(all[5].content, "z");
    EXPECT_EQ(all[5].index, 5U);
  }
}

TEST(BatchReader, DoesNotTakeNonsense) {
  bool understood = true;
  answers("nonsense\n", 100, &understood);
  EXPECT_FALSE(understood);
  answers("id blob many\n", 100, &understood);
  EXPECT_FALSE(understood);
  answers(std::string(10'000, 'x'), 100, &understood);
  EXPECT_FALSE(understood);
}

}  // namespace
}  // namespace nbscrub
