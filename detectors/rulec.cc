// rulec, the compiler of the rules. It runs during the build: rule files in, checked, the rule table and the Hyperscan
// database out, as sources that are linked into nbscrub.
//
//   rulec OUT_DIR RULES.toml…    writes OUT_DIR/builtin_rules.cc, rule_image.bin and rule_image.S
//
// Exit code 1: a rule is wrong, and nothing is written.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "detectors/rule_file.h"
#include "detectors/rule_check.h"
#include "detectors/rulec_image.h"
#include "detectors/rulec_write.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostErrors = 40;

Result<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in.is_open() || in.bad()) return fail(fmt::format("{} cannot be read", path.string()), "check the path");
  return text;
}

Result<void> write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out)
    return fail(fmt::format("{} cannot be written", path.string()), "check the folder and the space on the disk");
  return {};
}

Result<RuleSet> read_rules(std::vector<fs::path> paths) {
  // By name, so that the table does not depend on the order in which the build lists the files.
  std::sort(paths.begin(), paths.end(),
            [](const fs::path& a, const fs::path& b) { return a.filename() < b.filename(); });
  std::vector<RuleFile> files;
  for (const fs::path& path : paths) {
    const auto text = read_file(path);
    if (!text) return fail(text.error());
    auto file = RuleFile::parse(*text, path.string());
    if (!file) return fail(file.error());
    files.push_back(std::move(*file));
  }
  return RuleSet::build(std::move(files));
}

// All that is wrong; empty when the files have been written.
std::vector<Error> run(const fs::path& out_dir, std::vector<fs::path> paths) {
  const auto rules = read_rules(std::move(paths));
  if (!rules) return {rules.error()};
  const RuleTable table = rules->table();
  const auto database = RuleDatabase::compile(table);
  if (!database) return {database.error()};
  if (auto errors = check_rules(rules->written(), *database, kMostErrors); !errors.empty()) return errors;

  const auto image = compile_image(table, example_texts(*rules));
  if (!image) return {image.error()};
  const fs::path image_path = fs::absolute(out_dir / "rule_image.bin");
  const std::pair<fs::path, std::string> outputs[] = {
      {image_path, image->bytes},
      {out_dir / "rule_image.S", image_source(image_path.generic_string())},
      {out_dir / "builtin_rules.cc", table_source(table, image->in_place)}};
  for (const auto& [path, bytes] : outputs) {
    if (auto written = write_file(path, bytes); !written) return {written.error()};
  }
  fmt::print("rulec: {} rules, {} anchors, {} KiB{}\n", table.rules.size(), table.anchors.size(),
             image->bytes.size() / 1024,
             image->in_place ? "" : " (serialised: the memory image does not work with this Hyperscan)");
  return {};
}

}  // namespace
}  // namespace nbscrub

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: rulec OUT_DIR RULES.toml…\n");
    return 2;
  }
  const auto errors = nbscrub::run(argv[1], {argv + 2, argv + argc});
  for (const nbscrub::Error& error : errors) {
    fmt::print(stderr, "{}{}{}\n", error.what, error.next_step.empty() ? "" : "; ", error.next_step);
  }
  return errors.empty() ? 0 : 1;
}
