// Runs a fuzz target without libFuzzer: over each file of a corpus folder, then over seeded mutations of them. The same
// inputs every time, so that it can stand in the ordinary suite, and under its sanitizers.
//
//   fuzz_<target>_replay FOLDER [ITERATIONS [FIRST]]
//
// Files that end in `.in` are templates (tests/support/template.h): their credentials are filled in here, which leads
// the mutations through everything that happens to a real leak. On a crash the last line names the input; FIRST starts
// the mutations there.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "detectors/rule_database.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/template.h"

namespace nbscrub::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxInput = 64 * 1024;
constexpr std::size_t kDefaultIterations = 3000;

// What notebooks, outputs and rule files are made of; pieces that change the state of a reader.
constexpr std::string_view kWords[] = {
    "\"", "\\", "\\\"", "\\n", "\\u001b[31m", "\x1b[0m", "\x1b]8;;", "\\ud800", "\\u0000", "{", "}", "[", "]", ",", ":",
    "{}", "[]", "null", "\"outputs\":", "\"source\":", "\"metadata\":", "\"cells\":", "<td>", "</td>", "<span class=\"a\">",
    "&#x41;", "&lt;", "<!--", "-->", "<<<<<<< ", "=======\n", "\xef\xbb\xbf", "\xff", "\r\n", std::string_view("\0", 1),
    "password = \"", "://user:", "@host", "NBSCRUB_REDACTED_", "-----BEGIN PRIVATE KEY-----", "[[rule]]\n", "{base62:30}"};

// SplitMix64: a few lines, and the same on every platform.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(next() % bound); }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

std::string mutated(const std::vector<std::string>& corpus, std::uint64_t seed) {
  Random random(seed);
  std::string input = corpus[random.below(corpus.size())];
  for (std::size_t steps = 1 + random.below(4); steps > 0; --steps) {
    const std::size_t at = random.below(input.size() + 1);
    const std::size_t length = random.below(std::min<std::size_t>(input.size() - at, 64) + 1);
    switch (random.below(6)) {
      case 0: if (at < input.size()) input[at] = static_cast<char>(random.below(256)); break;
      case 1: input.erase(at, length); break;
      case 2: input.insert(at, kWords[random.below(std::size(kWords))]); break;
      case 3: input.insert(random.below(input.size() + 1), input.substr(at, length)); break;
      case 4: input.resize(at); break;
      default: {
        const std::string& other = corpus[random.below(corpus.size())];
        input.insert(at, other.substr(random.below(other.size() + 1), length));
      }
    }
  }
  if (input.size() > kMaxInput) input.resize(kMaxInput);
  return input;
}

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (path.extension() != ".in") return text;
  const auto database = RuleDatabase::builtin();
  require(database.has_value(), "the built-in rules load");
  auto filled = fill_template(text, (*database)->table());
  require(filled.has_value(), "a corpus file is filled:", filled ? "" : filled.error().what);
  return *std::move(filled);
}

void run(const std::string& input) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

}  // namespace
}  // namespace nbscrub::fuzz

int main(int argc, char** argv) {
  using namespace nbscrub::fuzz;
  if (argc < 2) {
    fmt::print(stderr, "usage: {} FOLDER [ITERATIONS [FIRST]]\n", argv[0]);
    return 2;
  }
  const std::size_t iterations = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : kDefaultIterations;
  const std::size_t first = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 0;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(argv[1])) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  require(!paths.empty(), "the corpus has files");

  std::vector<std::string> corpus;
  for (const fs::path& path : paths) {
    fmt::print(stderr, "{}\n", path.filename().string());
    corpus.push_back(read(path));
    run(corpus.back());
  }
  for (std::size_t i = first; i < first + iterations; ++i) {
    if (i % 100 == 0 || iterations == 1) fmt::print(stderr, "mutations from {}\n", i);
    run(mutated(corpus, i));
  }
  fmt::print("{} files and {} mutations, every property holds\n", corpus.size(), iterations);
  return 0;
}
