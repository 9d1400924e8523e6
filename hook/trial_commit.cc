#include "hook/trial_commit.h"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <vector>

#include "detectors/example.h"
#include "detectors/rule_database.h"
#include "hook/file.h"
#include "hook/git.h"
#include "hook/scan.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr int kMostRules = 20;
constexpr int kHookRunMinor = 36;  // Git 2.36 brought `git hook run`

std::string notebook_with(const std::string& output) {
  const std::string outputs =
      output.empty() ? "[]" : R"([{"name": "stdout", "output_type": "stream", "text": [")" + output + R"(\n"]}])";
  return R"({"cells": [{"cell_type": "code", "execution_count": null, "id": "trial", "metadata": {}, "outputs": )" +
         outputs + R"(, "source": ["pass"]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})" + "\n";
}

// A folder of the system's temporary one, for us only, gone with the object.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::error_code error;
    const fs::path temporary = fs::temp_directory_path(error);
    std::string pattern = (error ? fs::path("/tmp") : temporary).string() + "/nbscrub-trial-XXXXXX";
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// In a Git configuration file, in double quotes.
std::string config_quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') quoted += '\\';
    if (byte == '\n') {
      quoted += "\\n";
    } else {
      quoted += byte;
    }
  }
  return quoted + '"';
}

std::string without_newline(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// The files of a repository that stands on the same commit as the one we are in.
class ScratchRepository {
 public:
  explicit ScratchRepository(std::string folder) : folder_(std::move(folder)) {}

  Result<void> make() {
    for (const char* step : {"objects/info", "refs/heads", "info"}) {
      std::error_code error;
      if (fs::create_directories(folder_ + "/" + step, error); error) {
        return fail(safe_text(folder_) + " cannot be made: " + error.message());
      }
    }
    // Where the real one keeps them; a link that leads nowhere is as good as none.
    for (const char* file : {"hooks", "info/attributes", "info/exclude", "shallow"}) {
      if (Result<void> done = link(file); !done) return done;
    }
    if (Result<void> done = write_config(); !done) return done;
    const Result<std::string> objects = absolute_git_path("objects");
    if (!objects) return fail(objects.error());
    if (Result<void> done = put("objects/info/alternates", *objects + "\n"); !done) return done;
    return write_head();
  }

 private:
  Result<void> put(const std::string& name, const std::string& text) {
    return write_file(folder_ + "/" + name, text, 0600, false);
  }

  Result<void> link(const std::string& name) {
    const Result<std::string> real = absolute_git_path(name);
    if (!real) return fail(real.error());
    std::error_code error;
    fs::create_symlink(*real, folder_ + "/" + name, error);
    return error ? Result<void>(fail("a link cannot be made: " + error.message())) : Result<void>();
  }

  // The real configuration is included, not copied: there may be a credential in it.
  Result<void> write_config() {
    const Result<ProcessResult> format = try_git({"rev-parse", "--show-object-format"});  // Git 2.25 and later
    if (!format) return fail(format.error());
    const bool sha256 = format->exit_status == 0 && format->out == "sha256\n";
    std::string text;
    for (const char* name : {"config", "config.worktree"}) {
      const Result<std::string> path = absolute_git_path(name);
      if (!path) return fail(path.error());
      text += "[include]\n\tpath = " + config_quoted(*path) + "\n";
    }
    text += std::string("[core]\n\trepositoryformatversion = ") + (sha256 ? "1" : "0") + "\n\tbare = false\n";
    if (sha256) text += "[extensions]\n\tobjectFormat = sha256\n";
    return put("config", text);
  }

  Result<void> write_head() {
    const Result<ProcessResult> commit = try_git({"rev-parse", "--verify", "--quiet", "HEAD^{commit}"});
    if (!commit) return fail(commit.error());
    const Result<ProcessResult> branch = try_git({"symbolic-ref", "--quiet", "HEAD"});
    if (!branch) return fail(branch.error());
    if (branch->exit_status != 0) return put("HEAD", commit->out);
    const std::string name = without_newline(branch->out);
    if (Result<void> done = put("HEAD", "ref: " + branch->out); !done) return done;
    if (commit->exit_status != 0) return {};  // no commit yet
    std::error_code error;
    fs::create_directories(fs::path(folder_ + "/" + name).parent_path(), error);
    return put(name, commit->out);
  }

  std::string folder_;
};

class ScratchCommit {
 public:
  static Result<ScratchCommit> in(const std::string& scratch) {
    ScratchCommit commit;
    const std::string git = scratch + "/git";
    if (Result<void> made = ScratchRepository(git).make(); !made) return fail(made.error());
    commit.tree_ = scratch + "/tree";
    std::error_code error;
    if (!fs::create_directory(commit.tree_, error)) {
      return fail(safe_text(commit.tree_) + " cannot be made: " + error.message());
    }
    commit.environment_ = {"GIT_DIR=" + git,           "GIT_COMMON_DIR=" + git,
                           "GIT_WORK_TREE=" + commit.tree_, "GIT_INDEX_FILE=" + git + "/index",
                           "GIT_OBJECT_DIRECTORY=" + git + "/objects",
                           "GIT_LFS_SKIP_SMUDGE=1"};  // nothing is fetched for a trial
    return commit;
  }

  // What HEAD has and the notebook; the configuration as the index has it, since the next commit goes by that one.
  Result<std::string> stage(const TrialNotebook& notebook, const std::string& bytes) {
    const Result<ProcessResult> head = try_git({"rev-parse", "--verify", "--quiet", "HEAD^{commit}"});
    if (!head) return fail(head.error());
    const Result<std::string> read = git({"read-tree", head->exit_status == 0 ? "HEAD" : "--empty"});
    if (!read) return fail(read.error());
    const Result<std::string> id = git({"hash-object", "-w", "--stdin", "--no-filters"}, bytes);
    if (!id) return fail(id.error());
    const std::string blob = id->substr(0, id->find('\n'));
    Result<std::string> entries = run_git({"--no-literal-pathspecs", "ls-files", "-s", "-z", "--full-name", "--",
                                           ":/" + std::string(kConfigName)});
    if (!entries) return fail(entries.error());
    *entries += "100644 " + blob + " 0\t" + notebook.name + '\0';
    const Result<std::string> added = git({"update-index", "-z", "--index-info"}, *entries);
    if (!added) return fail(added.error());
    return blob;
  }

  // Hooks of others have their settings in files at the top and in folders such as .husky: those are put into the tree.
  Result<void> check_out_settings() {
    const Result<std::string> listed = git({"ls-files", "-z"});
    if (!listed) return fail(listed.error());
    std::string wanted;
    for (std::size_t at = 0, end; (end = listed->find('\0', at)) != std::string::npos; at = end + 1) {
      const std::string path = listed->substr(at, end - at);
      const bool settings = path.starts_with('.') || path.find('/') == path.npos;
      if (settings && !path.ends_with(".ipynb")) wanted += path + '\0';
    }
    // What cannot be checked out is missed by the hooks that need it, and by no others.
    const Result<ProcessResult> done =
        try_git({"-C", tree_, "checkout-index", "-q", "-f", "-z", "--stdin"}, wanted, environment_);
    if (!done) return fail(done.error());
    return {};
  }

  Result<ProcessResult> run_hook(const std::string& name, const std::string& folder) {
    const Result<std::string> version = run_git({"version"});
    if (!version) return fail(version.error());
    const GitVersion git_version = parse_git_version(*version);
    std::vector<std::string> environment = environment_;
    environment.push_back("GIT_EDITOR=:");
    environment.push_back(std::string("GIT_REFLOG_ACTION=") + (name == "pre-merge-commit" ? "merge trial" : "commit"));
    if (git_version.major_number > 2 || git_version.minor_number >= kHookRunMinor) {
      return try_git({"-C", tree_, "-c", "core.hooksPath=" + folder, "hook", "run", name}, {}, environment);
    }
    environment.push_back("NBSCRUB_TRIAL_HOOK=" + folder + "/" + name);
    return try_git({"-C", tree_, "-c", "alias.nbscrub-trial=!exec \"$NBSCRUB_TRIAL_HOOK\"", "nbscrub-trial"}, {},
                   environment);
  }

  // The notebook as it would be committed now.
  Result<std::string> staged(const TrialNotebook& notebook) { return git({"cat-file", "blob", ":" + notebook.name}); }

 private:
  Result<std::string> git(std::vector<std::string> arguments, std::string_view input = {}) {
    const std::string command = arguments.front();
    arguments.insert(arguments.begin(), {"-C", tree_});
    Result<ProcessResult> result = try_git(std::move(arguments), input, environment_);
    if (!result) return fail(result.error());
    if (result->exit_status != 0) return fail(git_failure(command, *result));
    return std::move(result->out);
  }

  std::string tree_;
  std::vector<std::string> environment_;
};

std::string first_line_of(const ProcessResult& result) {
  const std::string& said = result.err.empty() ? result.out : result.err;
  return said.substr(0, std::min<std::size_t>(said.find('\n'), 200));
}

}  // namespace

Result<TrialNotebook> make_trial_notebook(const Config& config) {
  TrialNotebook notebook;
  const Result<std::string> way = way_to_top();
  if (!way) return fail(way.error());
  std::error_code error;
  notebook.name = "nbscrub-trial.ipynb";
  for (int i = 2; fs::symlink_status(*way + notebook.name, error).type() != fs::file_type::not_found; ++i) {
    notebook.name = "nbscrub-trial-" + std::to_string(i) + ".ipynb";
  }
  notebook.harmless = notebook_with("");

  const Result<const RuleDatabase*> database = RuleDatabase::builtin();
  if (!database) return fail(database.error());
  Result<Sanitizer> sanitizer = make_sanitizer(config, Settings());
  if (!sanitizer) return fail(sanitizer.error());
  // A new one each time, so that no list of exceptions holds it.
  const auto seed = static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
  Request request;
  request.name = notebook.name;
  int tried = 0;
  for (const Rule& rule : (*database)->table().rules) {
    if (rule.find != Find::shape || rule.confidence != Confidence::high || rule.group != Group::standard) continue;
    if (++tried > kMostRules) break;
    notebook.secret = generate_secret(rule, seed);
    if (notebook.secret.find_first_of("\"\\\n") != std::string::npos) continue;
    notebook.leaky = notebook_with(notebook.secret);
    const Result<Outcome> outcome = sanitizer->sanitize(PaddedBytes(notebook.leaky), request);
    if (!outcome) return fail(outcome.error());
    for (const Finding& finding : outcome->findings) {
      if (finding.confidence >= block_from(config, config.strict)) return notebook;
    }
  }
  return fail("the configuration lets pass what is surely a credential",
              "look at [rules] and [hook] in " + std::string(kConfigName));
}

Result<Trial> try_commit(const std::string& name, const std::string& folder, const TrialNotebook& notebook) {
  const ScratchFolder scratch;
  if (scratch.path().empty()) {
    return fail(std::string("no scratch folder can be made: ") + std::strerror(errno),
                "set TMPDIR to one that can be written");
  }
  Result<ScratchCommit> commit = ScratchCommit::in(scratch.path());
  if (!commit) return fail(commit.error());
  const Result<std::string> staged = commit->stage(notebook, notebook.leaky);
  if (!staged) return fail(staged.error());
  if (Result<void> done = commit->check_out_settings(); !done) return fail(done.error());
  const Result<ProcessResult> first = commit->run_hook(name, folder);
  if (!first) return fail(first.error());
  if (first->exit_status == 0) {
    const Result<std::string> left = commit->staged(notebook);
    if (!left) return fail(left.error());
    const bool holds = left->find(notebook.secret) != std::string::npos;
    return Trial{holds ? TrialOutcome::passed : TrialOutcome::cleaned, ""};
  }
  // Stopped because of the secret, or for a reason of its own?
  const Result<std::string> again = commit->stage(notebook, notebook.harmless);
  if (!again) return fail(again.error());
  const Result<ProcessResult> second = commit->run_hook(name, folder);
  if (!second) return fail(second.error());
  if (second->exit_status == 0) return Trial{TrialOutcome::stopped, ""};
  return Trial{TrialOutcome::stops_all, first_line_of(*second)};
}

}  // namespace nbscrub
