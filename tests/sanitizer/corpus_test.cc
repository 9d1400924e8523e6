// Properties over real notebooks, when the environment variable NBSCRUB_CORPUS names a folder of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sanitizer/sanitize.h"
#include "tests/sanitizer/cleaning_properties.h"

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

TEST(Corpus, CleaningEditsOnlyWhatItSaysIsIdempotentAndLeavesNothing) {
  const auto files = corpus();
  if (files.empty()) GTEST_SKIP() << "NBSCRUB_CORPUS names no folder of notebooks: real notebooks are not tried";
  Sanitizer line = sanitizer();
  for (const fs::path& path : files) {
    SCOPED_TRACE(path.string());
    const std::string name = path.filename().string();
    const PaddedBytes bytes = read(path);
    for (const test::NamedPolicy& policy : test::policies()) {
      SCOPED_TRACE(policy.name);
      test::expect_sound_cleaning(line, name, bytes, policy.policy);
    }
  }
}

}  // namespace
}  // namespace nbscrub
