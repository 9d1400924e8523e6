#include "hook/rules_of_run.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "detectors/digest.h"
#include "hook/rule_cache.h"
#include "hook/rule_compiler.h"

namespace nbscrub {
namespace {

// What a compiled set, and the check it has passed, depends on. Text that was found good once is good with the same
// program only: the check asks the built-in rules as well.
std::string key_of(const OwnRules& own, const RuleTable& builtin) {
  std::string all = "nbscrub " NBSCRUB_VERSION " " + std::to_string(builtin.rules.size()) + " " +
                    std::to_string(builtin.anchors.size()) + "\n";
  all += own.text();
  return sha256_hex(all);
}

// What a database points to, kept where its addresses stay.
struct Kept {
  std::shared_ptr<const OwnRules> own;
  JoinedRules joined;
  RuleDatabase database;
};

}  // namespace

Result<const RuleDatabase*> rules_of_run(const Config& config) {
  const Result<const RuleDatabase*> builtin = RuleDatabase::builtin();
  if (!builtin || !config.own) return builtin;

  const std::string key = key_of(*config.own, (*builtin)->table());
  std::optional<std::string> bytes = read_cached_rules(key);
  if (!bytes) {
    Result<std::string> compiled = compile_in_child(*config.own, **builtin);
    if (!compiled) return fail(compiled.error());
    cache_rules(key, *compiled);
    bytes = std::move(*compiled);
  }
  Result<JoinedRules> joined = JoinedRules::join(*config.own, (*builtin)->table());
  if (!joined) return fail(joined.error());
  const Result<RuleDatabase> own = RuleDatabase::load(joined->own(), {std::as_bytes(std::span(*bytes)), false});
  if (!own) return fail("your own rules cannot be loaded: " + own.error().what, "empty the cache, ~/.cache/nbscrub/rules");

  static std::vector<std::unique_ptr<Kept>> kept;
  RuleDatabase both = RuleDatabase::join(**builtin, *own, joined->table());
  kept.push_back(std::make_unique<Kept>(Kept{config.own, std::move(*joined), std::move(both)}));
  return &kept.back()->database;
}

}  // namespace nbscrub
