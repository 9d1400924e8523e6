#include "hook/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <optional>

#include "hook/framework.h"
#include "hook/report_text.h"
#include "sanitizer/platform_reference.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxShownOption = 20;
constexpr unsigned kMaxJobs = 64;

constexpr const char* kOverview =
    R"(nbscrub keeps credentials out of Git: it finds keys, tokens and passwords in notebooks
and in all other text files.

  nbscrub install --fix      from now on, clean what is staged before each commit in this repository
  nbscrub install            the same, but stop the commit instead
  nbscrub check .            look through a folder, change nothing
  nbscrub train.ipynb        clean a notebook: outputs cleared, credentials replaced

Commands (a file of such a name is written ./NAME):
  [clean] PATH...   clean notebooks in place, those of folders too; report on other files; - is a pipe
  check PATH...     report what is found in files and folders; with --commits A..B, in commits
  hook              look at what is staged; this is what Git runs
  pre-push, commit-msg, pre-receive
                    look at what is pushed, at a message, at what a server gets; Git runs these too
  refresh           with install --filter: let Git see which notebooks changed in outputs only
  filter-process, filter-clean, textconv
                    clean notebooks on their way into Git, show them in `git diff`; Git runs these
  install           put the hook into this repository
  uninstall         take it out again
  status            what guards this repository
  doctor            prove that the hooks stop a credential; what is off, and its cure
  restore FILE...   bring back the outputs that a cleaning removed
  replace FILE...   put os.environ["..."] or the like in the place of credentials in code
  rules [ID...]     which credentials are known; everything about one
  explain FILE...   what each stage makes of a file, and why something is not reported

`nbscrub COMMAND --help` shows the options of a command.

Exit codes: 0 nothing found, 1 a credential was found, 2 something could not be read, scanned or written.
)";

constexpr std::array<std::pair<std::string_view, Verb>, 18> kVerbs = {{{"clean", Verb::clean},
                                                                       {"check", Verb::check},
                                                                       {"hook", Verb::hook},
                                                                       {"pre-push", Verb::pre_push},
                                                                       {"pre-receive", Verb::pre_receive},
                                                                       {"commit-msg", Verb::commit_msg},
                                                                       {"filter-process", Verb::filter_process},
                                                                       {"filter-clean", Verb::filter_clean},
                                                                       {"textconv", Verb::textconv},
                                                                       {"refresh", Verb::refresh},
                                                                       {"status", Verb::status},
                                                                       {"install", Verb::install},
                                                                       {"uninstall", Verb::uninstall},
                                                                       {"doctor", Verb::doctor},
                                                                       {"rules", Verb::rules},
                                                                       {"explain", Verb::explain},
                                                                       {"restore", Verb::restore},
                                                                       {"replace", Verb::replace}}};

bool takes_paths(Verb verb) {
  switch (verb) {
    case Verb::clean:
    case Verb::check:
    case Verb::hook:
    case Verb::pre_push:
    case Verb::commit_msg:
    case Verb::filter_clean:
    case Verb::textconv:
    case Verb::rules:
    case Verb::explain:
    case Verb::restore:
    case Verb::replace: return true;
    default: return false;
  }
}

std::optional<Verb> verb_named(std::string_view name) {
  for (const auto& [verb_name, verb] : kVerbs) {
    if (verb_name == name) return verb;
  }
  return std::nullopt;
}

std::string description_of(Verb verb) {
  switch (verb) {
    case Verb::clean:
      return "Cleans notebooks in place: outputs are cleared, credentials replaced by NBSCRUB_REDACTED_... markers.\n"
             "Files that are no notebooks are reported on and left alone, unless --redact.\n"
             "Exit codes: 0 clean now, 1 a credential is still there (--dry-run: a file would change), 2 trouble.";
    case Verb::check: return "Reports the credentials in files and folders, and changes nothing.";
    case Verb::hook: return "Looks at what is staged, as Git's pre-commit hook.";
    case Verb::pre_push: return "Looks at the commits that are going to be pushed, as Git's pre-push hook.";
    case Verb::pre_receive: return "Looks at what is being pushed to this repository, as a server's pre-receive hook.";
    case Verb::commit_msg: return "Looks at a commit message, as Git's commit-msg hook.";
    case Verb::filter_process: return "Cleans notebooks on their way into Git, as its long-running filter.";
    case Verb::filter_clean: return "Cleans one notebook from standard input to standard output, as Git's clean filter.";
    case Verb::refresh: return "Lets Git see which notebooks have changed in outputs only. Stages nothing.";
    case Verb::textconv: return "Prints a notebook as text, with credentials masked, as Git's diff driver.";
    case Verb::install: return "Puts the hook into this repository, or all of them; an existing hook is kept and runs first.";
    case Verb::uninstall: return "Takes out what `nbscrub install` with the same place put in, and puts a former hook back.";
    case Verb::status:
      return "Tells what guards this repository.\nExit codes: 0 commits are guarded, 1 they are not, 2 trouble.";
    case Verb::doctor:
      return "Tries out whether a credential is kept out of this repository, and tells what is off and its cure.\n"
             "The hooks are run on a commit that nobody keeps, those of others as well. Nothing is changed.\n"
             "Exit codes: 0 guarded, 1 something is off, 2 something could not be told.";
    case Verb::explain: return "Tells what each stage makes of a file: what is found, what is let go and why. Changes nothing.";
    case Verb::rules: return "Lists the rules by which credentials are found, or tells all about those that are named.";
    case Verb::restore: return "Brings back the outputs that a cleaning removed; credentials do not come back.";
    case Verb::replace:
      return "Puts a reference in the place of each credential that is a literal in code, so that the notebook still\n"
             "runs, and redacts what else holds one. Shows what would change and asks; without a terminal it writes\n"
             "with --yes only.\n"
             "Exit codes: 0 done, or nothing to do; 1 nothing was written, or a credential is still there; 2 trouble.";
    case Verb::print: break;
  }
  return {};
}

std::string usage_of(Verb verb) {
  const auto named =
      std::find_if(kVerbs.begin(), kVerbs.end(), [verb](const auto& entry) { return entry.second == verb; });
  const char* paths = "";
  switch (verb) {
    case Verb::explain:
    case Verb::restore:
    case Verb::replace: paths = " FILE..."; break;
    case Verb::clean:
    case Verb::check: paths = " PATH..."; break;
    case Verb::hook: paths = " [FILE...]"; break;
    case Verb::pre_push: paths = " REMOTE URL"; break;
    case Verb::filter_clean:
    case Verb::textconv:
    case Verb::commit_msg: paths = " FILE"; break;
    case Verb::rules: paths = " [ID...]"; break;
    default: break;
  }
  return "nbscrub " + std::string(named->first) + paths;
}

// What CLI11 fills in before it is checked.
struct Raw {
  std::vector<std::string> formats;  // each time that --format was given
  std::string max_size = "1G";
  std::vector<std::vector<std::string>> clear = std::vector<std::vector<std::string>>(clear_keys().size());
};

// The policy, key by key.
void add_clear_options(CLI::App& app, Raw& raw) {
  for (std::size_t i = 0; i < clear_keys().size(); ++i) {
    const ClearKey& key = clear_keys()[i];
    const std::string help(key.help);
    CLI::Option* option = key.value == ClearValue::flag ? app.add_flag(flag_of(key), raw.clear[i], help)
                                                        : app.add_option(flag_of(key), raw.clear[i], help);
    if (key.value != ClearValue::flag) option->allow_extra_args(false)->type_name("VALUE");
    option->group("What is removed ([clear] in .nbscrub.toml has the same keys)");
  }
}

void add_scan_options(CLI::App& app, Command& command, Raw& raw) {
  app.add_option("--config", command.config_file, "go by this configuration instead of the repository's own");
  app.add_flag("--no-config", command.no_config, "go by no .nbscrub.toml");
  app.add_flag("--no-allow", command.no_allow, "report what is marked `nbscrub: allow` as well");
  app.add_option("--max-size", raw.max_size, "largest file to look at, in bytes or with K, M or G (default 1G)");
}

void add_input_options(CLI::App& app, Command& command) {
  app.add_option("--jobs", command.jobs, "threads to work with (default: one a processor, 8 at most)")
      ->check(CLI::Range(1U, kMaxJobs));
  app.add_option("--name", command.name, "with `-`: what standard input is called, to tell what it is");
}

void add_format_option(CLI::App& app, Raw& raw, const char* description) {
  app.add_option("--format", raw.formats, description)->allow_extra_args(false);
}

void add_report_options(CLI::App& app, Command& command, Raw& raw,
                        const char* formats = "how to report: text or json") {
  app.add_flag("--strict", command.strict, "count low-confidence findings as well");
  add_format_option(app, raw, formats);
  add_scan_options(app, command, raw);
}

void add_scopes(CLI::App& app, Command& command) {
  app.add_flag("--local", command.local, "for this repository, which is what is done without a word");
  app.add_flag("--global", command.global, "for all your repositories, through core.hooksPath");
  app.add_flag("--system", command.system, "for all repositories of this machine");
  app.add_flag("--template", command.templates, "for repositories that are made or cloned from now on");
}

void declare(CLI::App& app, Command& command, Raw& raw) {
  switch (command.verb) {
    case Verb::clean:
      app.add_flag("--dry-run", command.dry_run, "write nothing; exit code 1 when something would change");
      app.add_flag("--diff", command.diff, "as --dry-run, and show what would change");
      app.add_flag("--keep-outputs", command.keep_outputs, "leave outputs and execution counts");
      app.add_flag("--redact-only", command.redact_only, "replace credentials and change nothing else");
      app.add_flag("--redact", command.redact_plain, "replace credentials in files that are no notebooks as well");
      app.add_flag("--hard-links", command.hard_links, "write a file with further names; those keep the old content");
      add_input_options(app, command);
      app.add_flag("!--no-keep", command.keep, "keep no copy of the outputs for `nbscrub restore`");
      add_report_options(app, command, raw, "how to report: text or json; jupyter: write notebooks as Jupyter does");
      add_clear_options(app, raw);
      break;
    case Verb::check:
      add_input_options(app, command);
      app.add_option("--commits", command.commits, "look at what these commits bring in: A..B, or HEAD for all of them");
      add_report_options(app, command, raw);
      break;
    case Verb::pre_push:
    case Verb::commit_msg: add_report_options(app, command, raw); break;
    case Verb::pre_receive:
      app.add_option("--time-limit", command.time_limit, "seconds after which the push is refused (default 300)");
      add_report_options(app, command, raw);
      break;
    case Verb::textconv:
      app.add_flag("--filtered", command.filtered, "show a file of the work tree as the clean filter hands it to Git");
      add_scan_options(app, command, raw);
      break;
    case Verb::filter_process:
    case Verb::filter_clean: add_scan_options(app, command, raw); break;
    case Verb::hook:
      app.add_flag("--fix", command.fix, "clean staged notebooks and let the commit go on");
      app.add_flag("--keep-worktree", command.keep_worktree, "with --fix: leave the working copies as they are");
      add_report_options(app, command, raw);
      break;
    case Verb::install:
      app.add_flag("--fix", command.fix, "the hook cleans staged notebooks and lets the commit go on");
      app.add_flag("--keep-worktree", command.keep_worktree, "with --fix: the hook leaves the working copies alone");
      app.add_flag("--pre-push", command.pre_push, "also look at what is pushed: rebase, cherry-pick and --no-verify");
      app.add_flag("--commit-msg", command.commit_msg, "also look at commit messages");
      app.add_flag("--filter", command.filter, "also clean what enters Git; the notebooks keep their outputs");
      app.add_flag("--diff", command.diff, "also let `git diff` show notebooks as cells and lines");
      add_scopes(app, command);
      break;
    case Verb::uninstall:
      add_scopes(app, command);
      break;
    case Verb::doctor: add_format_option(app, raw, "how to answer: text or json"); break;
    case Verb::restore:
      app.add_flag("--hard-links", command.hard_links, "write a file with further names; those keep the old content");
      app.add_option("--max-size", raw.max_size, "largest file to look at, in bytes or with K, M or G (default 1G)");
      break;
    case Verb::replace:
      app.add_option("--to", command.platform, "where the notebook runs: " + platform_names() + " (default env)");
      app.add_option("--scope", command.scope,
                     "databricks: the secret scope; vault: the path; gcp: the project; azure: the URL");
      app.add_flag("--save-env", command.save_env, "put the values into an environment file that Git ignores");
      app.add_option("--env-file", command.env_file, "which one (default .env at the top of the repository)");
      app.add_flag("--yes", command.yes, "write without asking");
      app.add_flag("--hard-links", command.hard_links, "write a file with further names; those keep the old content");
      add_report_options(app, command, raw);
      break;
    case Verb::explain:
      add_scan_options(app, command, raw);
      break;
    case Verb::rules:
      app.add_option("--provider", command.provider, "only the rules of this provider");
      app.add_option("--confidence", command.confidence, "only those of this confidence: high, medium or low");
      app.add_option("--config", command.config_file, "with your own rules of this configuration, not the folder's own");
      app.add_flag("--no-config", command.no_config, "the built-in rules only");
      add_format_option(app, raw, "how to answer: text or json");
      break;
    case Verb::status: add_format_option(app, raw, "how to answer: text or json"); break;
    case Verb::refresh:
    case Verb::print: break;
  }
}

// `--dry-runn` may be shown, it helps; what has digits, capitals or a value may be a secret.
bool may_be_shown(std::string_view argument) {
  return argument.starts_with("--") && argument.size() <= kMaxShownOption &&
         argument.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos;
}

Error unknown_argument(std::span<const std::string> arguments, const std::string& unknown) {
  const auto place = std::find(arguments.begin(), arguments.end(), unknown);
  const std::string position =
      place == arguments.end() ? "an argument" : "argument " + std::to_string(place - arguments.begin() + 1);
  const std::string what = may_be_shown(unknown) ? "there is no option " + unknown
                                                 : position + " (" + counted(unknown.size(), "byte") +
                                                       ", not shown: it could be a secret) is not understood";
  return {what, "`nbscrub --help` shows what there is; a file whose name begins with `-` is written ./-NAME"};
}

// The settings are tried on a policy of their own, so that a wrong one is known before anything is read.
Result<void> take_clear_settings(Raw& raw, Command& command) {
  Policy tried;
  for (const ClearKey& key : clear_keys()) {
    std::vector<std::string>& values = raw.clear[static_cast<std::size_t>(&key - clear_keys().data())];
    if (values.empty()) continue;
    if (const Result<void> set = key.set(tried, values); !set) {
      return fail(flag_of(key) + " " + set.error().what, set.error().next_step);
    }
    command.clear.push_back({&key, std::move(values)});
  }
  return {};
}

// `-` is standard input where a command reads one file, and no path elsewhere.
Result<void> check_stream_options(const Command& command) {
  const bool stream = std::find(command.paths.begin(), command.paths.end(), "-") != command.paths.end();
  if (!stream && command.name.empty()) return {};
  if (!stream) return fail("--name says what standard input is called", "nbscrub - --name train.ipynb < FILE");
  if (command.verb != Verb::clean && command.verb != Verb::check) {
    return fail("standard input (-) is read by clean and check only", "a file of that name is written ./-");
  }
  if (command.paths.size() > 1) return fail("standard input (-) stands alone", "a file of that name is written ./-");
  if (command.verb == Verb::clean && command.format == ReportFormat::json && !command.dry_run) {
    return fail("the cleaned file and a JSON report would both go to standard output", "add --dry-run");
  }
  return {};
}

Result<void> check_values(Raw& raw, Command& command) {
  if (const Result<void> taken = take_clear_settings(raw, command); !taken) return taken;
  for (const std::string& format : raw.formats) {
    if (format == "json" || format == "text") {
      command.format = format == "json" ? ReportFormat::json : ReportFormat::text;
    } else if (format == "jupyter" && command.verb == Verb::clean) {
      command.jupyter_form = true;
    } else {
      return fail(command.verb == Verb::clean ? "--format takes text or json for the report, jupyter for notebooks"
                                              : "--format takes text or json");
    }
  }
  const std::string& confidence = command.confidence;
  if (!confidence.empty() && confidence != "high" && confidence != "medium" && confidence != "low") {
    return fail("--confidence takes high, medium or low");
  }
  const std::optional<std::uint64_t> max_bytes = size_in_bytes(raw.max_size);
  if (!max_bytes || *max_bytes == 0) return fail("--max-size takes a number of bytes, or one with K, M or G");
  command.max_bytes = *max_bytes;
  if (Result<void> stream = check_stream_options(command); !stream) return stream;
  const bool no_path = command.paths.empty();
  switch (command.verb) {
    case Verb::clean:
      if (no_path) return fail("no file or folder is named", "nbscrub PATH...");
      if (command.diff && command.format == ReportFormat::json) {
        return fail("--diff is for people, --format json for programs", "take --dry-run --format json");
      }
      command.dry_run = command.dry_run || command.diff;
      break;
    case Verb::explain:
      if (no_path) return fail("no file is named", "nbscrub explain FILE...");
      break;
    case Verb::replace:
      if (no_path) return fail("no file is named", "nbscrub replace FILE...");
      if (!platform_named(command.platform)) return fail("--to takes one of " + platform_names());
      if (!is_scope(command.scope)) return fail("--scope takes letters, digits and -_.@/: only");
      if (!command.scope.empty() && scope_meaning(*platform_named(command.platform)).empty()) {
        return fail("--scope means nothing to --to " + command.platform);
      }
      if (!command.env_file.empty() && !command.save_env) return fail("--env-file needs --save-env");
      break;
    case Verb::restore:
      if (no_path) return fail("no file is named", "nbscrub restore FILE...");
      break;
    case Verb::check:
      if (no_path && command.commits.empty()) return fail("no file or folder is named", "nbscrub check .");
      if (!no_path && !command.commits.empty()) return fail("--commits looks at commits, and takes no path beside them");
      break;
    case Verb::install:
    case Verb::uninstall:
      if (command.local + command.global + command.system + command.templates > 1) {
        return fail("--local, --global, --system and --template are four places; name one");
      }
      if (command.templates && (command.filter || command.diff)) {
        return fail("--filter and --diff need Git's configuration, which a template does not carry",
                    "nbscrub install --global --filter, or nbscrub install --filter in each repository");
      }
      break;
    case Verb::pre_push:
      if (no_path && !under_framework()) return fail("the remote is not named", "Git calls this: nbscrub install --pre-push");
      break;
    case Verb::filter_clean:
    case Verb::textconv:
      if (command.paths.size() != 1) return fail("one file has to be named", "Git calls this: nbscrub install --help");
      break;
    case Verb::commit_msg:
      if (command.paths.size() != 1) return fail("the file with the message is not named", "nbscrub commit-msg FILE");
      break;
    default: break;
  }
  return {};
}

Command print(std::string text) {
  Command command;
  command.text = std::move(text);
  return command;
}

Result<Command> parse_options(Verb verb, std::span<const std::string> arguments) {
  Command command;
  command.verb = verb;
  Raw raw;
  CLI::App app(description_of(verb));
  app.name(usage_of(verb));
  app.allow_extras();
  declare(app, command, raw);
  const auto separator = std::find(arguments.begin(), arguments.end(), "--");
  // CLI11 takes the arguments from the back.
  std::vector<std::string> reversed(std::make_reverse_iterator(separator), arguments.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::CallForHelp&) {
    return print(app.help());
  } catch (const CLI::ParseError&) {
    // Its words would repeat the argument.
    return fail("an option is used in a way that is not understood",
                "--format takes text or json, --max-size a number of bytes, --config a file; most options take no value");
  }
  // Paths are taken from what CLI11 leaves: as an option of its own it would read a file named `[a,b]` as a list.
  for (std::string& argument : app.remaining()) {
    if ((argument.starts_with('-') && argument != "-") || !takes_paths(verb)) return fail(unknown_argument(arguments, argument));
    command.paths.push_back(std::move(argument));
  }
  if (separator != arguments.end()) {
    if (!takes_paths(verb)) return fail(unknown_argument(arguments, *separator));
    command.paths.insert(command.paths.end(), separator + 1, arguments.end());
  }
  if (Result<void> checked = check_values(raw, command); !checked) return fail(checked.error());
  return command;
}

}  // namespace

Result<Command> parse_command(std::span<const std::string> arguments) {
  if (arguments.empty()) return fail("nothing was asked for", "`nbscrub --help` shows what there is");
  const std::string& first = arguments.front();
  if (first == "--help" || first == "-h" || first == "help") return print(kOverview);
  if (first == "--version") return print("nbscrub " NBSCRUB_VERSION "\n");
  if (const std::optional<Verb> verb = verb_named(first)) return parse_options(*verb, arguments.subspan(1));

  // `nbscrub --strict check .` must not clean the files `check` and `.`.
  if (first.starts_with('-') && first != "--") {
    const auto command = std::find_if(arguments.begin(), arguments.end(),
                                      [](const std::string& argument) { return verb_named(argument).has_value(); });
    if (command != arguments.end()) {
      return fail("a command comes first: nbscrub " + *command + " ...",
                  "a file of that name is written ./" + *command);
    }
  }
  return parse_options(Verb::clean, arguments);
}

}  // namespace nbscrub
