#include "hook/command_status.h"

#include <unistd.h>

#include <optional>

#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/status.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

Result<Status> look(const Command& command) {
  Status status;
  for (const StatusGate& gate : kStatusGates) {
    Result<HookState> hook = hook_state(gate.hook);
    if (!hook) return fail(hook.error());
    status.hooks.push_back(std::move(*hook));
  }
  Result<FilterState> filter = filter_state();
  if (!filter) return fail(filter.error());
  status.filter = std::move(*filter);
  Result<ConfigInForce> config = config_in_index(command);
  if (!config) return fail(config.error());
  status.config = std::move(*config);
  Result<std::vector<AuditSummary>> audit = read_audit();
  if (!audit) return fail(audit.error());
  if (!audit->empty()) status.last_skip = std::move(audit->back());
  return status;
}

std::string hook_words(const Status& status, std::size_t which) {
  const HookState& hook = status.hooks[which];
  if (!hook.there) return std::string("not looked at; to change that:  nbscrub install") + kStatusGates[which].option;
  const std::string path = safe_text(hook.path);
  if (!hook.executable) {
    return "Git passes over " + path + ", which may not be run:  chmod +x " + shell_word(hook.path);
  }
  if (hook.names_us) return path + " names nbscrub; `nbscrub doctor` tries whether it stops anything";
  if (!hook.ours) return path + " is not of nbscrub; `nbscrub install` puts itself behind it";
  if (hook.program.empty()) {
    return std::string("not looked at, only the repository's own hook is run; to change that:  nbscrub install") +
           kStatusGates[which].option;
  }
  if (!program_there(hook)) return "all stopped, because " + safe_text(hook.program) + " is gone:  nbscrub install";
  // (Git has the tree of a merge before the hook runs, so that one is stopped.)
  const bool cleaned = which == 0 && status.fixes();
  return std::string(cleaned ? "cleaned" : "stopped when they hold a credential") + "  (" + path + ")";
}

std::string filter_words(const FilterState& filter) {
  if (filter.notebook_filter != "nbscrub") {
    return filter.notebook_filter.empty() ? "no filter" : "another filter: " + safe_text(filter.notebook_filter);
  }
  if (!filter.process) return "in name only: the attributes ask for it and nothing is set up:  nbscrub install --filter";
  if (!filter.program_there) return "its program is gone:  nbscrub install --filter";
  if (!filter.required) return "cleaned, but not when the filter fails:  nbscrub install --filter";
  return "cleaned on the way into Git, the files keep their outputs";
}

std::string config_words(const ConfigInForce& source) {
  if (!source.found) return "none; the defaults";
  const Config& config = source.config;
  std::string words;
  const auto add = [&words](std::size_t count, const std::string& noun, const char* what) {
    if (count > 0) words += (words.empty() ? "" : ", ") + counted(count, noun) + what;
  };
  add(config.disabled.size(), "rule", " off");
  add(config.enabled.size(), "rule", " more");
  add(config.own ? config.own->rules().size() : 0, "rule", " of your own");
  add(config.ignored.size(), "pattern", " of paths ignored");
  return std::string(kConfigName) + (words.empty() ? "" : ": " + words);
}

std::string text_of(const Status& status) {
  std::string text = "nbscrub " NBSCRUB_VERSION ": commits to this repository are " +
                     std::string(status.guarded() ? "guarded\n" : "not guarded\n");
  const auto line = [&text](std::string what, const std::string& words) {
    what.resize(15, ' ');
    text += "  " + what + words + "\n";
  };
  for (std::size_t i = 0; i < status.hooks.size(); ++i) line(kStatusGates[i].what, hook_words(status, i));
  line("notebooks", filter_words(status.filter));
  line("diffs", status.filter.notebook_diff == "nbscrub" && status.filter.textconv
                    ? "of notebooks are shown as text"
                    : "of notebooks are JSON; to change that:  nbscrub install --diff");
  line("configuration", config_words(status.config));
  if (const std::optional<AuditSummary>& skip = status.last_skip) {
    line("last skip", safe_text(skip->time + ", " + skip->name + ": " + skip->reason));
  }
  return text;
}

}  // namespace

ExitCode run_status(const Command& command) {
  const Result<Status> status = look(command);
  if (!status) return publish_error(status.error(), command.format);
  const std::string text = command.format == ReportFormat::json ? status_json(*status) : text_of(*status);
  if (!write_all(STDOUT_FILENO, text)) return ExitCode::could_not_tell;
  return status->guarded() ? ExitCode::clean : ExitCode::findings;
}

}  // namespace nbscrub
