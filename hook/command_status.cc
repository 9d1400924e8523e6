#include "hook/command_status.h"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "hook/config_source.h"
#include "hook/filter_setup.h"
#include "hook/git.h"
#include "hook/hook_guard.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

struct Gate {
  const char* what;
  const char* hook;
  const char* option;  // of install
};

constexpr Gate kGates[] = {{"commits", "pre-commit", ""},
                           {"merges", "pre-merge-commit", ""},
                           {"pushes", "pre-push", " --pre-push"},
                           {"messages", "commit-msg", " --commit-msg"}};

struct Status {
  std::vector<HookGuard> hooks;  // as kGates
  FilterState filter;
  ConfigInForce config;

  bool fixes() const { return config.config.fix || hooks[0].command.find("--fix") != std::string::npos; }
  bool guarded() const {
    const HookGuard::State state = hooks[0].state;
    return state == HookGuard::State::ours || state == HookGuard::State::names_nbscrub;
  }
};

Result<Status> look(const Command& command) {
  Status status;
  for (const Gate& gate : kGates) {
    Result<HookGuard> hook = hook_guard(gate.hook);
    if (!hook) return fail(hook.error());
    status.hooks.push_back(std::move(*hook));
  }
  Result<FilterState> filter = filter_state();
  if (!filter) return fail(filter.error());
  status.filter = std::move(*filter);
  Result<ConfigInForce> config = config_in_index(command);
  if (!config) return fail(config.error());
  status.config = std::move(*config);
  return status;
}

std::string hook_words(const Status& status, std::size_t which) {
  const HookGuard& hook = status.hooks[which];
  const std::string path = safe_text(hook.path);
  switch (hook.state) {
    case HookGuard::State::missing:
      return std::string("not looked at; to change that:  nbscrub install") + kGates[which].option;
    case HookGuard::State::ours:
      // (Git has the tree of a merge before the hook runs, so that one is stopped.)
      return std::string(which == 0 && status.fixes() ? "cleaned" : "stopped when they hold a credential") + "  (" + path +
             ")";
    case HookGuard::State::not_executable:
      return "Git passes over " + path + ", which may not be run:  chmod +x " + shell_word(hook.path);
    case HookGuard::State::program_gone:
      return "all stopped, because " + safe_text(hook.program) + " is gone:  nbscrub install";
    case HookGuard::State::foreign:
      return path + " is not of nbscrub; `nbscrub install` puts itself behind it";
    case HookGuard::State::names_nbscrub:
      return path + " names nbscrub; `nbscrub doctor` tries whether it stops anything";
  }
  return {};
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
  for (std::size_t i = 0; i < status.hooks.size(); ++i) line(kGates[i].what, hook_words(status, i));
  line("notebooks", filter_words(status.filter));
  line("diffs", status.filter.notebook_diff == "nbscrub" && status.filter.textconv
                    ? "of notebooks are shown as text"
                    : "of notebooks are JSON; to change that:  nbscrub install --diff");
  line("configuration", config_words(status.config));
  return text;
}

const char* state_name(HookGuard::State state) {
  switch (state) {
    case HookGuard::State::missing: return "missing";
    case HookGuard::State::ours: return "nbscrub";
    case HookGuard::State::not_executable: return "not executable";
    case HookGuard::State::program_gone: return "program gone";
    case HookGuard::State::foreign: return "other";
    case HookGuard::State::names_nbscrub: return "names nbscrub";
  }
  return "";
}

std::string json_of(const Status& status) {
  using Json = nlohmann::ordered_json;
  Json hooks = Json::object();
  for (std::size_t i = 0; i < status.hooks.size(); ++i) {
    const HookGuard& hook = status.hooks[i];
    hooks[kGates[i].hook] = {{"state", state_name(hook.state)},
                             {"path", hook.path},
                             {"program", hook.program},
                             {"command", hook.command}};
  }
  const Config& config = status.config.config;
  const Json json = {
      {"version", 1},
      {"guarded", status.guarded()},
      {"fix", status.fixes()},
      {"hooks", std::move(hooks)},
      {"filter", {{"of_notebooks", status.filter.notebook_filter},
                  {"configured", status.filter.process.has_value()},
                  {"required", status.filter.required},
                  {"program_there", status.filter.program_there}}},
      {"diff", {{"of_notebooks", status.filter.notebook_diff}, {"configured", status.filter.textconv.has_value()}}},
      {"configuration", {{"found", status.config.found},
                         {"rules_off", config.disabled.size()},
                         {"rules_more", config.enabled.size()},
                         {"rules_own", config.own ? config.own->rules().size() : 0},
                         {"paths_ignored", config.ignored.size()}}}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

ExitCode run_status(const Command& command) {
  const Result<Status> status = look(command);
  if (!status) return publish_error(status.error(), command.format);
  const std::string text = command.format == ReportFormat::json ? json_of(*status) : text_of(*status);
  if (!write_all(STDOUT_FILENO, text)) return ExitCode::could_not_tell;
  return status->guarded() ? ExitCode::clean : ExitCode::findings;
}

}  // namespace nbscrub
