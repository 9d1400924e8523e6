#include "hook/filter_setup.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "hook/file.h"
#include "hook/filter_cache.h"
#include "hook/git.h"
#include "hook/git_attributes.h"
#include "hook/hook_place.h"
#include "hook/subprocess.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxAttributes = std::uint64_t{1} << 20;
constexpr std::size_t kMaxExempt = 5;
constexpr std::string_view kProcess = " filter-process";
// The line that begins a cell in what `nbscrub textconv` prints, for the head of each hunk.
constexpr const char* kCellLine = "^((code|markdown|raw|cell).*)$";

const char* flag_of(GitScope scope) {
  switch (scope) {
    case GitScope::local: return "--local";
    case GitScope::global: return "--global";
    case GitScope::system: return "--system";
  }
  return "--local";
}

const char* whose(GitScope scope) {
  switch (scope) {
    case GitScope::local: return "this repository's Git configuration";
    case GitScope::global: return "your Git configuration";
    case GitScope::system: return "the machine's Git configuration";
  }
  return "";
}

Result<std::string> attributes_path(GitScope scope) {
  if (scope == GitScope::local) return git_path("info/attributes");
  if (scope == GitScope::system) {
    const Result<ProcessResult> told = try_git({"var", "GIT_ATTR_SYSTEM"});  // Git 2.41 and later know it
    if (!told) return fail(told.error());
    const std::string path = told->out.substr(0, told->out.find('\n'));
    return told->exit_status == 0 && !path.empty() ? path : "/etc/gitattributes";
  }
  const Result<ProcessResult> set = try_git({"config", "--type=path", "--get", "core.attributesFile"});
  if (!set) return fail(set.error());
  if (set->exit_status == 0 && set->out.size() > 1) return set->out.substr(0, set->out.size() - 1);
  const std::string folder = user_config_folder();
  if (folder.empty()) return fail("there is no place for your Git attributes: HOME is not set");
  return folder + "/git/attributes";
}

struct AttributesFile {
  std::string path;
  std::optional<FileContent> content;  // none: there is no such file
  std::string_view text() const { return content ? content->bytes.view() : std::string_view(); }
};

Result<AttributesFile> read_attributes(GitScope scope) {
  Result<std::string> path = attributes_path(scope);
  if (!path) return fail(path.error());
  AttributesFile file{std::move(*path), std::nullopt};
  std::error_code error;
  if (!fs::exists(file.path, error)) return file;
  Result<FileContent> content = read_file(file.path, kMaxAttributes);
  if (!content) return fail(safe_text(file.path) + ": " + content.error().what, content.error().next_step);
  file.content = std::move(*content);
  return file;
}

// What was done, in words; empty when there was nothing to do.
Result<std::string> write_attributes(const AttributesFile& file, NotebookAttributes wanted) {
  const Result<std::string> text = with_our_attributes(file.text(), wanted);
  if (!text) return fail(safe_text(file.path) + ": " + text.error().what, text.error().next_step);
  if (*text == file.text()) return std::string();
  std::error_code error;
  fs::create_directories(fs::path(file.path).parent_path(), error);
  const bool leave_none = text->empty() && !fs::is_symlink(file.path, error);
  Result<void> written;
  if (leave_none) {
    if (!fs::remove(file.path, error)) written = fail("it cannot be removed: " + error.message());
  } else {
    written = file.content ? replace_file(file.path, *file.content, *text, true) : write_file(file.path, *text, 0644);
  }
  if (!written) return fail(safe_text(file.path) + ": " + written.error().what, written.error().next_step);
  if (!wanted.filter && !wanted.diff) return "took our line out of " + safe_text(file.path);
  return "wrote " + safe_text(file.path) + ": " + std::string(kNotebookPattern) +
         (wanted.filter ? " filter=nbscrub" : "") + (wanted.diff ? " diff=nbscrub" : "");
}

struct NotebookInGit {
  std::string path;
  std::string filter;  // empty: none
  std::string diff;
};

// The first is a notebook at the top that need not exist, then all that are tracked.
Result<std::vector<NotebookInGit>> notebooks() {
  const Result<std::string> way = way_to_top();
  if (!way) return fail(way.error());
  const std::string top = way->empty() ? "." : *way;
  const Result<std::string> tracked = run_git({"-C", top, "ls-files", "-z", "--", std::string(kNotebookPattern)});
  if (!tracked) return fail(tracked.error());
  const std::string paths = std::string("notebook.ipynb") + '\0' + *tracked;
  const Result<std::string> told = run_git({"-C", top, "check-attr", "-z", "--stdin", "filter", "diff"}, paths);
  if (!told) return fail(told.error());

  // Three words each: path, attribute, value; two attributes a path.
  std::vector<NotebookInGit> all;
  std::vector<std::string> words;
  for (std::size_t at = 0, end; (end = told->find('\0', at)) != std::string::npos; at = end + 1) {
    words.push_back(told->substr(at, end - at));
    if (words.size() < 6) continue;
    const auto value = [](const std::string& word) {
      return word == "unspecified" || word == "unset" || word == "set" ? std::string() : word;
    };
    all.push_back({words[0], value(words[2]), value(words[5])});
    words.clear();
  }
  if (all.empty()) return fail("git check-attr gave no answer");
  return all;
}

Error another_one(const std::string& what, const std::string& name, const std::string& where) {
  return {"notebooks have another " + what + " already, " + safe_text(name) + " (" + where + "); nothing was written",
          "take it out first (for nbstripout: nbstripout --uninstall), or do without ours: the hook needs neither"};
}

// Ours would take the place of what somebody chose, or lose against it without a word.
Result<void> must_be_free(GitScope scope, const FilterWish& wish, const AttributesFile& file) {
  const std::string here = "in " + safe_text(file.path);
  if (const auto name = foreign_attribute(file.text(), "filter"); wish.filter && name) {
    return fail(another_one("filter", *name, here));
  }
  if (const auto name = foreign_attribute(file.text(), "diff"); wish.diff && name) {
    return fail(another_one("diff driver", *name, here));
  }
  if (scope != GitScope::local) return {};
  const Result<std::vector<NotebookInGit>> all = notebooks();
  if (!all) return fail(all.error());
  for (const NotebookInGit& notebook : *all) {
    const std::string where = "for " + shell_word(notebook.path);
    if (wish.filter && !notebook.filter.empty() && notebook.filter != "nbscrub") {
      return fail(another_one("filter", notebook.filter, where));
    }
    if (wish.diff && !notebook.diff.empty() && notebook.diff != "nbscrub") {
      return fail(another_one("diff driver", notebook.diff, where));
    }
  }
  return {};
}

class ConfigWriter {
 public:
  explicit ConfigWriter(GitScope scope) : scope_(scope) {}

  Result<void> set(const std::string& key, const std::string& value) {
    const Result<std::optional<std::string>> now = git_config(flag_of(scope_), key);
    if (!now) return fail(now.error());
    if (*now == value) return {};
    const Result<std::string> done = run_git({"config", flag_of(scope_), "--replace-all", key, value});
    if (!done) return fail(done.error());
    changed_ = true;
    return {};
  }

  // False: there was no such section.
  Result<bool> remove_section(const std::string& section) {
    const Result<ProcessResult> listed = try_git({"config", flag_of(scope_), "--get-regexp", "^" + section + "\\."});
    if (!listed) return fail(listed.error());
    if (listed->exit_status != 0) return false;
    const Result<std::string> done = run_git({"config", flag_of(scope_), "--remove-section", section});
    if (!done) return fail(done.error());
    return true;
  }

  // Since it was asked last.
  bool changed() { return std::exchange(changed_, false); }

 private:
  GitScope scope_;
  bool changed_ = false;
};

Result<void> configure_filter(ConfigWriter& config, const std::string& program) {
  // `required` first: then there is no moment at which a filter that fails lets a file through.
  const std::pair<const char*, std::string> values[] = {{"filter.nbscrub.required", "true"},
                                                        {"filter.nbscrub.smudge", "cat"},
                                                        {"filter.nbscrub.clean", program + " filter-clean -- %f"},
                                                        {"filter.nbscrub.process", program + std::string(kProcess)}};
  for (const auto& [key, value] : values) {
    if (Result<void> set = config.set(key, value); !set) return set;
  }
  return {};
}

Result<void> configure_diff(ConfigWriter& config, const std::string& program, bool filtered) {
  if (Result<void> set = config.set("diff.nbscrub.xfuncname", kCellLine); !set) return set;
  return config.set("diff.nbscrub.textconv", program + " textconv" + (filtered ? " --filtered" : "") + " --");
}

// The program that a command of ours begins with.
std::string program_of(std::string_view command) {
  return command.starts_with('\'') ? single_unquoted(command) : std::string(command.substr(0, command.find(' ')));
}

}  // namespace

Result<std::vector<std::string>> set_up_filter(GitScope scope, const FilterWish& wish, const std::string& program) {
  const std::string word = shell_word(program);
  if (word.starts_with('$')) {
    return fail("the path of this program has characters that Git's shell may not take: " + safe_text(program),
                "put nbscrub into another folder");
  }
  const Result<AttributesFile> file = read_attributes(scope);
  if (!file) return fail(file.error());
  if (Result<void> free = must_be_free(scope, wish, *file); !free) return fail(free.error());

  std::vector<std::string> said;
  ConfigWriter config(scope);
  if (wish.filter) {
    if (Result<void> done = configure_filter(config, word); !done) return fail(done.error());
    if (config.changed()) said.push_back(std::string("set the clean filter in ") + whose(scope));
  }
  // A diff compares what Git stores with the working copy: that one has to be seen through the filter, if there is one.
  const Result<std::optional<std::string>> process = git_config("", "filter.nbscrub.process");
  const Result<std::optional<std::string>> textconv = git_config("", "diff.nbscrub.textconv");
  if (!process) return fail(process.error());
  if (!textconv) return fail(textconv.error());
  if (wish.diff || *textconv) {
    if (Result<void> done = configure_diff(config, word, process->has_value()); !done) return fail(done.error());
    if (config.changed()) said.push_back(std::string("set the diff driver in ") + whose(scope));
  }
  NotebookAttributes wanted = our_attributes(file->text());
  wanted.filter = wanted.filter || wish.filter;
  wanted.diff = wanted.diff || wish.diff;
  const Result<std::string> wrote = write_attributes(*file, wanted);
  if (!wrote) return fail(wrote.error());
  if (!wrote->empty()) said.push_back(*wrote);
  return said;
}

Result<std::vector<std::string>> take_out_filter(GitScope scope) {
  std::vector<std::string> said;
  const Result<AttributesFile> file = read_attributes(scope);
  if (!file) return fail(file.error());
  const Result<std::string> wrote = write_attributes(*file, {});
  if (!wrote) return fail(wrote.error());
  if (!wrote->empty()) said.push_back(*wrote);
  ConfigWriter config(scope);
  for (const char* section : {"filter.nbscrub", "diff.nbscrub"}) {
    const Result<bool> removed = config.remove_section(section);
    if (!removed) return fail(removed.error());
    if (*removed) said.push_back("removed [" + std::string(section) + "] from " + whose(scope));
  }
  if (scope == GitScope::local) {
    std::error_code error;
    if (fs::remove_all(filter_cache_folder("."), error) > 0 && !error) said.push_back("removed the filter's cache");
  }
  return said;
}

Result<FilterState> filter_state() {
  FilterState state;
  const Result<std::optional<std::string>> process = git_config("", "filter.nbscrub.process");
  if (!process) return fail(process.error());
  const Result<std::optional<std::string>> required = git_config("", "filter.nbscrub.required");
  if (!required) return fail(required.error());
  const Result<std::optional<std::string>> textconv = git_config("", "diff.nbscrub.textconv");
  if (!textconv) return fail(textconv.error());
  state.process = *process;
  state.required = *required && (**required == "true" || **required == "1" || **required == "yes" || **required == "on");
  state.textconv = *textconv;
  const std::optional<std::string>& command = state.process ? state.process : state.textconv;
  state.program_there = !command || can_be_run(program_of(*command));

  const Result<std::vector<NotebookInGit>> all = notebooks();
  if (!all) return fail(all.error());
  state.notebook_filter = all->front().filter;
  state.notebook_diff = all->front().diff;
  for (const NotebookInGit& notebook : *all) {
    if (notebook.filter != state.notebook_filter && state.exempt.size() < kMaxExempt) {
      state.exempt.push_back(notebook.path);
    }
  }
  return state;
}

}  // namespace nbscrub
