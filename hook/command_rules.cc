#include "hook/command_rules.h"

#include <unistd.h>

#include <algorithm>

#include "detectors/ascii.h"
#include "detectors/rule_database.h"
#include "detectors/shape_syntax.h"
#include "hook/config_source.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/rule_words.h"
#include "hook/rules_json.h"
#include "hook/rules_of_run.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

bool same_word(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return to_lower(x) == to_lower(y); });
}

// A word that is not known may be a pasted credential, so it is not repeated; a near one of ours is offered.
Error no_such(const std::string& what, std::string_view word, std::vector<std::string_view> known) {
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  const std::string_view near = nearest_word(word, known);
  return {"there is no such " + what,
          near.empty() ? "`nbscrub rules` lists all of them" : "did you mean " + std::string(near) + "?"};
}

Result<std::vector<const Rule*>> rules_named(const RuleTable& table, std::span<const std::string> ids) {
  std::vector<const Rule*> chosen;
  for (const std::string& id : ids) {
    const auto rule = std::find_if(table.rules.begin(), table.rules.end(), [&](const Rule& r) { return r.id == id; });
    if (rule == table.rules.end()) {
      std::vector<std::string_view> known;
      for (const Rule& r : table.rules) known.push_back(r.id);
      return fail(no_such("rule", id, std::move(known)));
    }
    chosen.push_back(&*rule);
  }
  return chosen;
}

Result<std::vector<const Rule*>> rules_of(const RuleTable& table, const Command& command) {
  std::vector<const Rule*> chosen;
  for (const Rule& rule : table.rules) {
    if (!command.provider.empty() && !same_word(rule.provider, command.provider)) continue;
    if (!command.confidence.empty() && confidence_name(rule.confidence) != command.confidence) continue;
    chosen.push_back(&rule);
  }
  if (chosen.empty()) {
    std::vector<std::string_view> known;
    for (const Rule& rule : table.rules) known.push_back(rule.provider);
    return fail(no_such("provider, or it has no rule of that confidence", command.provider, std::move(known)));
  }
  std::sort(chosen.begin(), chosen.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
  return chosen;
}

}  // namespace

ExitCode run_rules(const Command& command) {
  Command here = command;
  here.paths = {"."};
  const Result<ConfigInForce> source = config_for_paths(here);
  if (!source) return publish_error(source.error(), command.format);
  const Result<const RuleDatabase*> database = rules_of_run(source->config);
  if (!database) return publish_error(database.error(), command.format);
  const RuleTable& table = (*database)->table();
  const bool pages = !command.paths.empty();
  const auto rules = pages ? rules_named(table, command.paths) : rules_of(table, command);
  if (!rules) return publish_error(rules.error(), command.format);

  std::string text;
  if (command.format == ReportFormat::json) {
    text = rules_json(*rules);
  } else if (pages) {
    for (const Rule* rule : *rules) text += (text.empty() ? "" : "\n") + rule_page(*rule);
  } else {
    text = rule_list(*rules) + "\n" + counted(rules->size(), "rule") + "; `nbscrub rules ID` tells all about one\n";
  }
  return write_all(STDOUT_FILENO, text) ? ExitCode::clean : ExitCode::could_not_tell;
}

}  // namespace nbscrub
