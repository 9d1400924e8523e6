// Any text as a rule file: it is parsed or refused with a reason, and what was parsed builds a table or says why not.
#include "detectors/rule_file.h"

#include <utility>
#include <vector>

#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nbscrub;
  auto file = RuleFile::parse(fuzz::view_of(data, size), "fuzz.toml");
  if (!file) {
    fuzz::require(!file.error().what.empty(), "a refusal says why");
    return 0;
  }
  const std::size_t count = file->rules().size();
  std::vector<RuleFile> files;
  files.push_back(*std::move(file));
  const auto set = RuleSet::build(std::move(files));
  if (set) fuzz::require(set->table().rules.size() == count, "every rule is in the table");
  return 0;
}
