#include "hook/config_source.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <system_error>

#include "detectors/rule_database.h"
#include "hook/file.h"
#include "hook/git.h"
#include "hook/git_objects.h"
#include "hook/path_patterns.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestConfig = std::uint64_t{1} << 20;

// The absolute folder that `path` is in, or is; links followed.
fs::path folder_of(const std::string& path) {
  std::error_code error;
  const fs::path given(path);
  const bool folder = fs::is_directory(given, error);
  const fs::path parent = folder ? given : given.parent_path();
  // Made absolute first: of a folder that is not there (`-` may be called anything) a relative path would be left.
  const fs::path canonical = fs::weakly_canonical(fs::absolute(parent.empty() ? fs::path(".") : parent), error);
  return error ? fs::absolute(given, error) : canonical;
}

Result<bool> is_there(const fs::path& path) {
  std::error_code error;
  const fs::file_type type = fs::symlink_status(path, error).type();
  if (type == fs::file_type::not_found) return false;
  if (error) return fail(safe_text(path.string()) + " cannot be looked at: " + error.message());
  return true;
}

struct Top {
  fs::path folder;          // of the repository, or of the configuration
  bool has_config = false;
};

Result<Top> top_of(const fs::path& folder) {
  std::optional<fs::path> nearest;
  for (fs::path at = folder;; at = at.parent_path()) {
    const Result<bool> config = is_there(at / kConfigName);
    if (!config) return fail(config.error());
    const Result<bool> repository = is_there(at / ".git");
    if (!repository) return fail(repository.error());
    if (*repository) return Top{at, *config};
    if (*config && !nearest) nearest = at;
    if (at == at.root_path()) break;
  }
  return nearest ? Top{*nearest, true} : Top{folder, false};
}

// As a person in the working folder would call it.
std::string shown(const fs::path& path) {
  std::error_code error;
  const fs::path near = fs::proximate(path, error);
  return safe_text(error || near.empty() ? path.string() : near.string());
}

// The rules that a configuration may name.
Result<std::span<const Rule>> known_rules() {
  const Result<const RuleDatabase*> database = RuleDatabase::builtin();
  if (!database) return fail(database.error());
  return (*database)->table().rules;
}

Result<Config> read_config(const fs::path& file, std::string& text) {
  const auto rules = known_rules();
  if (!rules) return fail(rules.error());
  const Result<FileContent> content = read_file(file.string(), kLargestConfig);
  if (!content) return fail(shown(file) + ": " + content.error().what, content.error().next_step);
  text = content->bytes.view();
  return parse_config(text, shown(file), *rules);
}

Result<Config> read_blob_config(const std::string& blob) {
  const auto rules = known_rules();
  if (!rules) return fail(rules.error());
  Result<Config> config = fail(std::string(kConfigName) + " could not be read from the index");
  const auto parse = [&](std::size_t, Result<PaddedBytes> bytes) {
    config = bytes ? parse_config(bytes->view(), kConfigName, *rules) : fail(bytes.error());
  };
  const Result<void> read = read_blobs(std::span(&blob, 1), kLargestConfig, parse);
  if (!read) return fail(read.error());
  return config;
}

struct Entry {
  std::string mode;
  std::string blob;
};

// The entry of the configuration in a listing by `git ls-files -s` ("mode id stage\tpath") or `git ls-tree` ("mode type
// id\tpath"), with -z.
std::optional<Entry> entry_in(std::string_view listed, bool tree) {
  const std::size_t tab = listed.find('\t');
  if (tab == std::string_view::npos || listed.substr(tab + 1) != std::string(kConfigName) + '\0') return std::nullopt;
  const std::string_view facts = listed.substr(0, tab);
  const std::size_t first = facts.find(' ');
  const std::size_t second = facts.find(' ', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  return Entry{std::string(facts.substr(0, first)),
               std::string(tree ? facts.substr(second + 1) : facts.substr(first + 1, second - first - 1))};
}

Result<std::optional<Entry>> index_entry() {
  const std::string path = ":/" + std::string(kConfigName);
  const Result<std::string> listed =
      run_git({"--no-literal-pathspecs", "ls-files", "-s", "-z", "--full-name", "--", path});
  if (!listed) return fail(listed.error());
  return entry_in(*listed, false);
}

// What HEAD has of it, when the commit changes it; empty when there is none.
Result<std::string> replaced_blob(const Staged& staged, bool in_index) {
  const auto changed = std::find_if(staged.files.begin(), staged.files.end(),
                                    [](const StagedFile& file) { return file.path == kConfigName; });
  if (changed != staged.files.end()) return changed->head_blob;
  if (in_index || staged.other_changes == 0) return std::string();
  // It may be deleted, which the list of staged files only counts.
  const Result<ProcessResult> listed =
      try_git({"ls-tree", "--full-tree", "-z", "HEAD", "--", std::string(kConfigName)});
  if (!listed) return fail(listed.error());
  const std::optional<Entry> entry = listed->exit_status == 0 ? entry_in(listed->out, true) : std::nullopt;
  return entry ? entry->blob : std::string();
}

std::string listed(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : "; ") + word;
  return text;
}

}  // namespace

Result<ConfigInForce> config_for_paths(const Command& command) {
  ConfigInForce source;
  if (command.no_config) return source;
  std::optional<Top> top;
  for (const std::string& path : command.paths) {
    const Result<Top> found = top_of(folder_of(path));
    if (!found) return fail(found.error());
    if (top && top->folder != found->folder && (top->has_config || found->has_config) &&
        command.config_file.empty()) {
      return fail("the paths lie under two configurations, of " + shown(top->folder) + " and of " +
                      shown(found->folder),
                  "name the paths of one at a time, or say which with --config FILE");
    }
    if (!top) top = *found;
  }
  if (!top) return source;
  source.top = top->folder.string();
  if (command.config_file.empty() && !top->has_config) return source;
  Result<Config> config =
      read_config(command.config_file.empty() ? top->folder / kConfigName : fs::path(command.config_file),
                  source.text);
  if (!config) return fail(config.error());
  source.config = std::move(*config);
  return source;
}

Result<ConfigInForce> config_of_server(const Command& command) {
  ConfigInForce source;
  if (command.no_config || command.config_file.empty()) return source;
  Result<Config> config = read_config(command.config_file, source.text);
  if (!config) return fail(config.error());
  source.config = std::move(*config);
  return source;
}

Result<ConfigInForce> config_in_index(const Command& command) {
  if (command.no_config || !command.config_file.empty()) return config_of_server(command);
  ConfigInForce source;
  const Result<std::optional<Entry>> entry = index_entry();
  if (!entry) return fail(entry.error());
  if (!*entry) return source;
  if ((*entry)->mode == "120000") {
    return fail(std::string(kConfigName) + " is a symbolic link, and what it points to is not in the index",
                "put a file in its place");
  }
  Result<Config> config = read_blob_config((*entry)->blob);
  if (!config) return fail(config.error());
  source.config = std::move(*config);
  source.found = true;
  return source;
}

Result<ConfigInForce> config_for_commit(const Command& command, const Staged& staged) {
  Result<ConfigInForce> in_index = config_in_index(command);
  if (!in_index || command.no_config || !command.config_file.empty()) return in_index;
  ConfigInForce source = std::move(*in_index);
  const Result<std::string> replaced = replaced_blob(staged, source.found);
  if (!replaced) return fail(replaced.error());
  const bool staged_too = std::any_of(staged.files.begin(), staged.files.end(),
                                      [](const StagedFile& file) { return file.path == kConfigName; });
  if (replaced->empty() && !staged_too) return source;
  // One that could not be read has not been in force.
  const Result<Config> before = replaced->empty() ? Config() : read_blob_config(*replaced);
  const auto rules = known_rules();
  if (!rules) return fail(rules.error());
  const std::vector<std::string> weaker = weakenings(before ? *before : Config(), source.config, *rules);
  // Or the commit that allows skipping could be the one that is let through.
  if (before) source.config.allow_skip = source.config.allow_skip && before->allow_skip;
  if (!weaker.empty()) {
    source.notes.push_back("this commit weakens " + std::string(kConfigName) + ": " + listed(weaker));
  }
  return source;
}

std::size_t drop_ignored(const ConfigInForce& source, std::vector<std::string>& paths) {
  const PathPatterns patterns(source.config.ignored);
  if (patterns.empty()) return 0;
  std::map<std::string, fs::path> folders;  // resolved once each
  return std::erase_if(paths, [&](const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string parent = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const auto [folder, fresh] = folders.try_emplace(parent);
    if (fresh) folder->second = folder_of(parent);
    const std::string name = (folder->second / path.substr(slash + 1)).lexically_relative(source.top).string();
    return !name.empty() && name != ".." && !name.starts_with("../") && patterns.match(name);
  });
}

std::size_t drop_ignored(const ConfigInForce& source, Staged& staged) {
  const PathPatterns patterns(source.config.ignored);
  const std::size_t dropped =
      std::erase_if(staged.files, [&](const StagedFile& file) { return patterns.match(file.path); });
  staged.other_changes += dropped;
  return dropped;
}

std::size_t drop_ignored(const ConfigInForce& source, Commits& commits) {
  const PathPatterns patterns(source.config.ignored);
  for (CommittedBlob& blob : commits.blobs) {
    std::erase_if(blob.paths, [&](const std::string& path) { return patterns.match(path); });
  }
  return std::erase_if(commits.blobs, [](const CommittedBlob& blob) { return blob.paths.empty(); });
}

}  // namespace nbscrub
