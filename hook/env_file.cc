#include "hook/env_file.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "detectors/ascii.h"
#include "hook/file.h"
#include "hook/git.h"
#include "hook/git_folder.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

constexpr std::string_view kUsualName = ".env";
constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 20;

struct Parts {
  std::string folder;
  std::string name;
};

Parts parts_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

// Git's own word counts: a work tree that it does not want to look at (another's, safe.directory) is one all the same.
Result<bool> in_work_tree(const std::string& folder) {
  const Result<ProcessResult> asked = try_git({"-C", folder, "rev-parse", "--is-inside-work-tree"}, {}, {"LC_ALL=C"});
  if (!asked) return fail(asked.error());
  if (asked->exit_status == 0) return asked->out.starts_with("true");
  if (!work_tree_of(folder) && asked->err.find("not a git repository") != std::string::npos) return false;
  return fail(git_failure("rev-parse", *asked));
}

Result<void> check_git(const std::string& path) {
  const Parts parts = parts_of(path);
  const Result<bool> inside = in_work_tree(parts.folder);
  if (!inside) return fail(inside.error());
  if (!*inside) return {};
  const std::string shown = shell_word(path);
  const Result<ProcessResult> tracked =
      try_git({"-C", parts.folder, "ls-files", "--error-unmatch", "--", "./" + parts.name});
  if (!tracked) return fail(tracked.error());
  if (tracked->exit_status == 0) {
    return fail("Git tracks " + shown + ", so no value is written into it",
                "git rm --cached " + shown + "  and add " + parts.name + " to .gitignore");
  }
  const Result<bool> ignored = ignored_by_git(parts.folder + "/" + parts.name);
  if (!ignored) return fail(ignored.error());
  if (!*ignored) {
    return fail("Git does not ignore " + shown + ", so no value is written into it",
                "add this line to .gitignore:  " + safe_text(parts.name));
  }
  return {};
}

class EnvReader {
 public:
  explicit EnvReader(std::string_view text) : text_(text) {}

  std::vector<EnvLine> read() {
    std::vector<EnvLine> lines;
    while (at_ < text_.size()) {
      skip(" \t\r\n");
      if (text_.substr(at_).starts_with("export ")) at_ += 7;
      skip(" \t");
      EnvLine line;
      while (at_ < text_.size() && is_name_byte(text_[at_])) line.name += text_[at_++];
      skip(" \t");
      if (!line.name.empty() && at_ < text_.size() && text_[at_] == '=') {
        ++at_;
        skip(" \t");
        line.value = value();
      }
      at_ = std::min(text_.find('\n', at_), text_.size());
      if (!line.name.empty()) lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  void skip(std::string_view bytes) { at_ = std::min(text_.find_first_not_of(bytes, at_), text_.size()); }

  std::string value() {
    if (at_ < text_.size() && (text_[at_] == '\'' || text_[at_] == '"')) return quoted(text_[at_]);
    std::string_view rest = text_.substr(at_, std::min(text_.find('\n', at_), text_.size()) - at_);
    for (const std::string_view comment : {" #", "\t#"}) rest = rest.substr(0, rest.find(comment));
    const std::size_t end = rest.find_last_not_of(" \t\r");
    return std::string(rest.substr(0, end == std::string_view::npos ? 0 : end + 1));
  }

  std::string quoted(char quote) {
    std::string text;
    for (++at_; at_ < text_.size() && text_[at_] != quote; ++at_) {
      const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      if (text_[at_] == '\\' && (next == '\\' || next == quote)) ++at_;
      text += text_[at_];
    }
    at_ = std::min(at_ + 1, text_.size());
    return text;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<EnvLine> parse_env(std::string_view text) { return EnvReader(text).read(); }

std::optional<std::string> env_value(std::string_view value) {
  static constexpr std::string_view kBare = "_./:@%+=,-";
  const auto holds = [value](std::string_view part) { return value.find(part) != std::string_view::npos; };
  const bool odd = std::any_of(value.begin(), value.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
  });
  // python-dotenv puts variables in for ${…}, whatever the quotes.
  if (value.empty() || odd || holds("${")) return std::nullopt;
  if (std::all_of(value.begin(), value.end(),
                  [](char byte) { return is_alnum(byte) || kBare.find(byte) != std::string_view::npos; })) {
    return std::string(value);
  }
  // Between single quotes the shell takes every byte as it is, python-dotenv all but \\ and \'.
  if (!holds("'") && !holds("\\\\") && !value.ends_with('\\')) return "'" + std::string(value) + "'";
  if (holds("$") || holds("`")) return std::nullopt;
  // Of the escapes between double quotes the two share these.
  std::string text = "\"";
  for (const char byte : value) {
    if (byte == '"' || byte == '\\') text += '\\';
    text += byte;
  }
  return text + '"';
}

Result<std::string> EnvFile::usual_path(const std::string& notebook) {
  const std::optional<WorkTree> tree = work_tree_of(notebook);
  if (!tree) {
    return fail("outside of a Git repository there is no usual place for values", "--env-file FILE says where");
  }
  return tree->top + "/" + std::string(kUsualName);
}

Result<EnvFile> EnvFile::open(const std::string& path) {
  EnvFile file;
  file.path_ = path;
  if (Result<void> checked = check_git(path); !checked) return fail(checked.error());
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return file;
    return fail(shell_word(path) + " cannot be read: " + std::strerror(errno));
  }
  if (!S_ISREG(status.st_mode) || status.st_nlink > 1) {
    return fail(shell_word(path) + " is a link or no regular file, or has further names, so no value goes into it",
                "--env-file FILE names another");
  }
  const Result<FileContent> content = read_file(path, kMaxBytes);
  if (!content) return fail(shell_word(path) + ": " + content.error().what, content.error().next_step);
  file.content_ = std::string(content->bytes.view());
  return file;
}

void EnvFile::reserve_in(SecretNames& names) const {
  for (const EnvLine& line : parse_env(content_.value_or(""))) names.reserve(line.name, line.value);
}

Result<void> EnvFile::save(const std::map<std::string, std::string>& values) const {
  const std::vector<EnvLine> held = parse_env(content_.value_or(""));
  std::string text = content_.value_or("");
  const std::size_t before = text.size();
  if (!text.empty() && text.back() != '\n') text += '\n';
  for (const auto& [name, value] : values) {
    const std::string wanted = name;  // (Clang 14 captures no structured binding.)
    if (std::any_of(held.begin(), held.end(), [&](const EnvLine& line) { return line.name == wanted; })) continue;
    const std::optional<std::string> written = env_value(value);
    if (!written) {
      return fail("the value of " + name +
                      " cannot be written so that python-dotenv and a shell read it alike; nothing was changed",
                  "put it where the notebook runs by hand, and replace it without --save-env");
    }
    text += name + "=" + *written + "\n";
  }
  struct stat status {};
  const bool there = ::lstat(path_.c_str(), &status) == 0;
  if (there != content_.has_value()) return fail(shell_word(path_) + " changed meanwhile; nothing was written");
  if (there) {
    const Result<FileContent> now = read_file(path_, kMaxBytes);
    if (!S_ISREG(status.st_mode) || !now || now->bytes.view() != *content_) {
      return fail(shell_word(path_) + " changed meanwhile; nothing was written");
    }
    if (::chmod(path_.c_str(), 0600) != 0) {
      return fail("the mode of " + shell_word(path_) + " cannot be set: " + std::strerror(errno));
    }
    if (text.size() <= before + 1) return {};
  }
  if (Result<void> done = write_file(path_, text, 0600); !done) {
    return fail(shell_word(path_) + ": " + done.error().what, done.error().next_step);
  }
  return {};
}

}  // namespace nbscrub
