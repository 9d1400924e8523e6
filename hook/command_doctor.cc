#include "hook/command_doctor.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "detectors/rule_database.h"
#include "hook/config_source.h"
#include "hook/doctor.h"
#include "hook/doctor_commits.h"
#include "hook/file_names.h"
#include "hook/filter_setup.h"
#include "hook/git.h"
#include "hook/hook_state.h"
#include "hook/path_patterns.h"
#include "hook/publish.h"
#include "hook/scan.h"
#include "hook/terminal.h"
#include "hook/trial_commit.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

using Diagnoses = std::vector<Diagnosis>;

Diagnosis could_not_tell(std::string subject, const Error& error) {
  return {std::move(subject), Health::unknown, error.what, error.next_step};
}

Result<Diagnosis> look_at_git() {
  const Result<std::string> version = run_git({"version"});
  if (!version) return fail(version.error());
  return Diagnosis{"git", Health::fine, version->substr(0, version->find('\n')), ""};
}

// The command that writes the hooks again as they are.
std::string install_command(const HookState& pre_commit, const std::optional<HooksPath>& elsewhere) {
  const bool shared = elsewhere && elsewhere->scope != "--local" && elsewhere->scope != "--worktree";
  return std::string("nbscrub install") + (pre_commit.fix ? " --fix" : "") + (shared ? " --global" : "");
}

Diagnosis judge_program(const std::string& name, const HookState& hook, const std::string& install) {
  const std::string shown = shell_word(hook.path);
  if (!program_there(hook)) {
    return {name, Health::off, shown + " starts " + shell_word(hook.program) + ", which is gone", install};
  }
  std::error_code error;
  const bool self = fs::equivalent(hook.program, "/proc/self/exe", error) && !error;
  const std::string words = shown + " runs " + shell_word(hook.program) + (hook.fix ? ", and cleans (--fix)" : "");
  if (self) return {name, Health::fine, words, ""};
  const Result<ProcessResult> told = run_process({{hook.program, "--version"}, {}, {}, {}});
  if (!told || told->exit_status != 0 || !told->out.starts_with("nbscrub ")) {
    return {name, Health::off, shown + " starts " + shell_word(hook.program) + ", which is no nbscrub that runs",
            install};
  }
  if (told->out != "nbscrub " NBSCRUB_VERSION "\n") {
    return {name, Health::off,
            words + ", which is " + told->out.substr(0, told->out.find('\n')) + "; this is nbscrub " NBSCRUB_VERSION,
            install};
  }
  return {name, Health::fine, words, ""};
}

std::string set_by(const HooksPath& path) {
  return "core.hooksPath is " + shell_word(path.value) +
         (path.scope.empty() ? "" : " (git config " + path.scope + ")");
}

// `needed`: the hook has to be there; of the others only what is there is judged.
Result<Diagnoses> look_at_hook(const std::string& name, bool needed, const std::string& install,
                               const std::optional<HooksPath>& elsewhere) {
  const Result<HookState> hook = hook_state(name);
  if (!hook) return fail(hook.error());
  Diagnoses all;
  if (!hook->there) {
    if (needed) all.push_back({name, Health::off, "there is no " + shell_word(hook->path), install});
  } else if (!hook->executable) {
    all.push_back({name, Health::off, shell_word(hook->path) + " is not executable, so Git passes over it",
                   "chmod +x " + shell_word(hook->path)});
  } else if (hook->ours) {
    all.push_back(judge_program(name, *hook, install));
  } else if (needed) {
    all.push_back({name, Health::note,
                   shell_word(hook->path) + " is not nbscrub's own; the trial shows whether it asks us", ""});
  }
  const Result<std::optional<HookState>> hidden = hidden_hook(name);
  if (!hidden) return fail(hidden.error());
  if (*hidden && (*hidden)->ours && elsewhere && !hook->ours) {
    all.push_back({name, Health::off,
                   "Git does not run nbscrub's hook " + shell_word((*hidden)->path) + ": " + set_by(*elsewhere),
                   elsewhere->scope.empty()
                       ? install
                       : "git config " + elsewhere->scope + " --unset core.hooksPath, or " + install});
  }
  return all;
}

Diagnosis judge_trial(const std::string& name, const Trial& trial, const std::string& install) {
  const std::string subject = name + " trial";
  switch (trial.outcome) {
    case TrialOutcome::stopped: return {subject, Health::fine, "a notebook with a credential was stopped", ""};
    case TrialOutcome::cleaned: return {subject, Health::fine, "a notebook with a credential was cleaned", ""};
    case TrialOutcome::passed:
      return {subject, Health::off, "a notebook with a credential went through: the hook does not ask nbscrub",
              install};
    case TrialOutcome::stops_all:
      return {subject, Health::unknown,
              "the hook stops a notebook without a credential as well" + (trial.said.empty() ? "" : ": " + trial.said),
              "run it by hand:  git hook run " + name};
  }
  return {subject, Health::unknown, "", ""};
}

// Runs the hooks that Git would run.
Diagnoses try_hooks(const Config& config, const std::string& install) {
  const Result<TrialNotebook> notebook = make_trial_notebook(config);
  if (!notebook) return {{"trial", Health::off, notebook.error().what, notebook.error().next_step}};
  if (PathPatterns(config.ignored).match(notebook->name)) {
    return {{"trial", Health::off, "[paths] ignore leaves notebooks at the top out",
             "look at " + std::string(kConfigName)}};
  }
  Diagnoses all;
  for (const char* name : {"pre-commit", "pre-merge-commit"}) {
    const Result<HookState> hook = hook_state(name);
    if (!hook || !hook->there || !hook->executable) continue;  // said already
    // What is gone has been said, and would stop all.
    if (hook->ours && !program_there(*hook)) continue;
    const Result<Trial> trial = try_commit(name, fs::path(hook->path).parent_path().string(), *notebook);
    all.push_back(trial ? judge_trial(name, *trial, install)
                        : could_not_tell(std::string(name) + " trial", trial.error()));
  }
  return all;
}

Result<Diagnoses> look_at_config(const ConfigInForce& source) {
  const std::string name(kConfigName);
  const Result<std::string> way = way_to_top();
  if (!way) return fail(way.error());
  std::error_code error;
  Diagnoses all;
  if (!source.found) {
    if (!fs::exists(*way + name, error)) {
      return Diagnoses{{"configuration", Health::fine, "none; the defaults hold", ""}};
    }
    return Diagnoses{{"configuration", Health::off, name + " is not in the index, so the hooks do not go by it",
                      "git add " + shell_word(*way + name)}};
  }
  const Result<const RuleDatabase*> database = RuleDatabase::builtin();
  if (!database) return fail(database.error());
  std::string weaker;
  for (const std::string& one : weakenings(Config(), source.config, (*database)->table().rules)) {
    weaker += (weaker.empty() ? "" : "; ") + one;
  }
  if (weaker.empty()) return Diagnoses{{"configuration", Health::fine, name + " is understood", ""}};
  return Diagnoses{{"configuration", Health::note, name + " lets pass more than the defaults: " + weaker, ""}};
}

Result<Diagnoses> look_at_filter() {
  const Result<FilterState> state = filter_state();
  if (!state) return fail(state.error());
  const bool meant = state->notebook_filter == "nbscrub";
  if (!state->process && !state->textconv && !meant) return Diagnoses{};
  static constexpr const char* kInstall = "nbscrub install --filter";
  const auto off = [](std::string words, std::string cure) {
    return Diagnoses{{"filter", Health::off, std::move(words), std::move(cure)}};
  };
  if (meant && !state->process) {
    return off("the attributes of notebooks name it and it is not configured, so they enter Git as they are", kInstall);
  }
  if (!state->program_there) {
    return off("the program of " + state->process.value_or(state->textconv.value_or("")) + " is gone",
               state->process ? kInstall : "nbscrub install --diff");
  }
  if (!state->process) return Diagnoses{{"diff", Health::fine, "`git diff` shows notebooks as text", ""}};
  if (!state->required) {
    return off("filter.nbscrub.required is not set: when it fails, the raw file enters Git", kInstall);
  }
  if (!meant) {
    return off("it is configured, and notebooks have " +
                   (state->notebook_filter.empty() ? "no filter" : "the filter " + state->notebook_filter),
               "look at .gitattributes and .git/info/attributes");
  }
  if (!state->exempt.empty()) {
    return off("not for " + shell_word(state->exempt.front()) + ": .gitattributes says otherwise",
               "take that out of .gitattributes");
  }
  return Diagnoses{{"filter", Health::fine, "notebooks are cleaned on their way into Git", ""}};
}

void add(Diagnoses& all, std::string subject, const Result<Diagnoses>& found) {
  if (found) {
    all.insert(all.end(), found->begin(), found->end());
  } else {
    all.push_back(could_not_tell(std::move(subject), found.error()));
  }
}

Result<Diagnoses> examine(const Command& command) {
  Diagnoses all;
  const Result<Diagnosis> git = look_at_git();
  if (!git) return fail(git.error());
  all.push_back(*git);
  const Result<HookState> pre_commit = hook_state("pre-commit");
  if (!pre_commit) return fail(pre_commit.error());
  const Result<std::optional<HooksPath>> elsewhere = hooks_path();
  if (!elsewhere) return fail(elsewhere.error());
  const std::string install = install_command(*pre_commit, *elsewhere);
  add(all, "pre-commit", look_at_hook("pre-commit", true, install, *elsewhere));
  add(all, "pre-merge-commit", look_at_hook("pre-merge-commit", true, install, *elsewhere));
  add(all, "pre-push", look_at_hook("pre-push", false, install + " --pre-push", *elsewhere));
  add(all, "commit-msg", look_at_hook("commit-msg", false, install + " --commit-msg", *elsewhere));
  add(all, "filter", look_at_filter());

  const Result<ConfigInForce> source = config_in_index(command);
  if (!source) {
    // Nothing is told by a trial: every commit is stopped by it.
    all.push_back({"configuration", Health::off, source.error().what, source.error().next_step});
    return all;
  }
  add(all, "configuration", look_at_config(*source));
  add(all, "trial", try_hooks(source->config, install));
  add(all, "commits", look_at_unpushed(command));
  return all;
}

// Paths and what others said may hold a token.
Result<void> mask(Diagnoses& all) {
  std::vector<std::string> lines;
  for (const Diagnosis& one : all) lines.insert(lines.end(), {one.words, one.cure});
  Result<Sanitizer> sanitizer = make_sanitizer(Config(), Settings());
  if (!sanitizer) return fail(sanitizer.error());
  const Result<std::vector<ScannedName>> names = scan_names(*sanitizer, lines);
  if (!names) return fail(names.error());
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i].words = (*names)[2 * i].shown;
    all[i].cure = (*names)[2 * i + 1].shown;
  }
  return {};
}

}  // namespace

ExitCode run_doctor(const Command& command) {
  // A trial that is let through would be written down as if somebody had skipped the hook.
  ::unsetenv("NBSCRUB_SKIP");
  if (command.format == ReportFormat::text) {
    write_all(STDERR_FILENO, "nbscrub: running this repository's hooks on a commit that is only tried out\n");
  }
  Result<Diagnoses> all = examine(command);
  if (!all) return publish_error(all.error(), command.format);
  if (Result<void> done = mask(*all); !done) return publish_error(done.error(), command.format);
  const std::string text = command.format == ReportFormat::json ? doctor_json(*all) : doctor_text(*all);
  return write_all(STDOUT_FILENO, text) ? verdict(*all) : ExitCode::could_not_tell;
}

}  // namespace nbscrub
