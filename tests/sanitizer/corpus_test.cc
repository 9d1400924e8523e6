// Properties over real notebooks, when the environment variable NBSCRUB_CORPUS names a folder of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sanitizer/sanitize.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> corpus() {
  std::vector<fs::path> files;
  if (const char* folder = std::getenv("NBSCRUB_CORPUS"); folder != nullptr && fs::is_directory(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".ipynb") files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

PaddedBytes read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return PaddedBytes(std::string(std::istreambuf_iterator<char>(file), {}));
}

Sanitizer sanitizer() {
  const auto database = RuleDatabase::builtin();
  EXPECT_TRUE(database);
  auto made = Sanitizer::create(**database);
  EXPECT_TRUE(made);
  return *std::move(made);
}

// Every byte of `after` that no edit put there is the byte of `before`.
void expect_only_edits(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  std::size_t read = 0;
  std::size_t written = 0;
  for (const Edit& edit : edits) {
    ASSERT_LE(read, edit.span.begin);
    const std::size_t kept = edit.span.begin - read;
    ASSERT_EQ(before.substr(read, kept), after.substr(written, kept));
    written += kept;
    ASSERT_EQ(edit.replacement, after.substr(written, edit.replacement.size()));
    written += edit.replacement.size();
    read = edit.span.end;
  }
  ASSERT_EQ(before.substr(read), after.substr(written));
}

TEST(Corpus, CleaningEditsOnlyWhatItSaysIsIdempotentAndLeavesNothing) {
  const auto files = corpus();
  if (files.empty()) GTEST_SKIP() << "NBSCRUB_CORPUS names no folder of notebooks: real notebooks are not tried";
  Sanitizer line = sanitizer();
  for (const fs::path& path : files) {
    SCOPED_TRACE(path.string());
    const std::string name = path.filename().string();
    const PaddedBytes bytes = read(path);
    for (const Policy& policy : {Policy{}, Policy::keep_everything()}) {
      Request request;
      request.name = name;
      request.rewrite = true;
      request.policy = policy;
      const auto outcome = line.sanitize(bytes, request);
      ASSERT_TRUE(outcome) << outcome.error().what;
      ASSERT_EQ(outcome->format, Format::notebook);
      ASSERT_TRUE(outcome->incomplete.empty()) << outcome->incomplete;
      if (!outcome->rewritten) continue;
      expect_only_edits(bytes.view(), outcome->result.view(), outcome->edits);

      const auto again = line.sanitize(outcome->result, request);
      ASSERT_TRUE(again) << again.error().what;
      EXPECT_EQ(again->format, Format::notebook);
      EXPECT_FALSE(again->rewritten);
      EXPECT_TRUE(std::none_of(again->findings.begin(), again->findings.end(), blocks));
    }
  }
}

}  // namespace
}  // namespace nbscrub
