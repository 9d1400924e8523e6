// nbscrub_generate RULE SEED: a generated credential of the rule, on standard output, without a newline. The same seed
// gives the same credential. Without arguments: the ids of all rules, one a line.
#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "detectors/example.h"
#include "detectors/rule_database.h"
#include "tests/support/template.h"

namespace {

int complain(const nbscrub::Error& error) {
  fmt::print(stderr, "nbscrub_generate: {}\n", error.what);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const auto database = nbscrub::RuleDatabase::builtin();
  if (!database) return complain(database.error());
  const nbscrub::RuleTable& table = (*database)->table();
  if (argc == 1) {
    for (const nbscrub::Rule& rule : table.rules) fmt::print("{}\n", rule.id);
    return 0;
  }
  std::uint64_t seed = 0;
  const std::string_view digits = argc == 3 ? argv[2] : "";
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seed);
  if (argc != 3 || error != std::errc() || end != digits.data() + digits.size()) {
    return complain({"usage: nbscrub_generate RULE SEED", {}});
  }
  const auto rule = nbscrub::rule_named(table, argv[1]);
  if (!rule) return complain(rule.error());
  fmt::print("{}", nbscrub::generate_secret(**rule, seed));
  return 0;
}
