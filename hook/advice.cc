#include "hook/advice.h"

#include <algorithm>
#include <cstdlib>

#include "hook/file_names.h"
#include "hook/report_text.h"
#include "hook/terminal.h"
#include "sanitizer/credential_store.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxNamed = 5;  // files, or rules, that one kind of advice names

// The files with something that blocks, by the way out.
struct Cases {
  std::vector<std::string> notebooks, plain, stores, names;
  bool committed = false;
};

bool name_holds_it(const FileReport& file) {
  return std::any_of(file.findings.begin(), file.findings.end(),
                     [](const ReportedFinding& found) { return in_name(found.finding); });
}

Cases sort_out(const Report& report) {
  const char* prefix = report.occasion == Occasion::commit || report.occasion == Occasion::commit_cleaned
                           ? std::getenv("GIT_PREFIX")
                           : nullptr;
  Cases cases;
  for (const FileReport& file : report.files) {
    const bool blocking = std::any_of(file.findings.begin(), file.findings.end(),
                                      [&](const ReportedFinding& found) { return blocks(found, report.block_from); });
    if (!blocking || file.clean_on_disk) continue;
    for (const ReportedFinding& found : file.findings) cases.committed = cases.committed || found.committed;
    const std::string word = file.path == kStandardInputName
                                 ? "-"
                                 : shell_word(path_from_prefix(file.path, prefix == nullptr ? "" : prefix));
    if (name_holds_it(file)) {
      cases.names.push_back(word);
    } else if (is_credential_store(file.path)) {
      cases.stores.push_back(word);
    } else if (file.format == Format::notebook || file.format == Format::damaged_notebook) {
      cases.notebooks.push_back(word);
    } else if (file.done.empty() || report.occasion != Occasion::clean) {
      cases.plain.push_back(word);
    }
  }
  return cases;
}

std::string listed(const std::vector<std::string>& words) {
  std::string list;
  for (std::size_t i = 0; i < std::min(words.size(), kMaxNamed); ++i) list += (i == 0 ? "" : " ") + words[i];
  return list;
}

std::string and_more(const std::vector<std::string>& words) {
  return words.size() <= kMaxNamed ? "" : "   (and " + std::to_string(words.size() - kMaxNamed) + " more)";
}

void add_ways_out(const Cases& cases, Occasion occasion, std::vector<std::string>& advice) {
  const bool committing = occasion == Occasion::commit;
  if (!cases.notebooks.empty() && occasion != Occasion::clean && occasion != Occasion::replace) {
    const std::string names = listed(cases.notebooks);
    const std::string what = occasion == Occasion::commit_cleaned
                                 ? "clean the working copy too"
                                 : "clean " + counted(cases.notebooks.size(), "notebook");
    advice.push_back(what + ":  nbscrub " + names +
                     (committing ? " && git add " + names : "") + and_more(cases.notebooks));
  }
  if (!cases.plain.empty()) {
    advice.push_back("take it out by hand, or let it be redacted:  nbscrub --redact " + listed(cases.plain) +
                     and_more(cases.plain));
  }
  if (!cases.stores.empty()) {
    advice.push_back("keep files made for credentials out of Git:  git rm --cached " + listed(cases.stores) +
                     and_more(cases.stores) + "  and add the name to .gitignore");
  }
  if (!cases.names.empty()) advice.push_back("a file's name holds a credential: rename the file");
}

void add_unique(std::vector<std::string>& list, std::string item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(std::move(item));
}

void add_by_rule(const Report& report, std::vector<std::string>& advice) {
  std::vector<std::string> variables, places;
  for (const FileReport& file : report.files) {
    for (const ReportedFinding& found : file.findings) {
      if (!blocks(found, report.block_from)) continue;
      const Rule& rule = *found.finding.rule;
      if (!rule.env.empty()) add_unique(variables, "os.environ[\"" + std::string(rule.env) + "\"]");
      if (!rule.revoke.empty()) add_unique(places, std::string(rule.title) + ": " + std::string(rule.revoke));
    }
  }
  if (!variables.empty() && report.occasion != Occasion::replace) {
    std::string line = "read it from the environment instead:  " + variables.front();
    for (std::size_t i = 1; i < std::min(variables.size(), kMaxNamed); ++i) line += ", " + variables[i];
    advice.push_back(line + and_more(variables));
  }
  if (places.size() == 1) {
    advice.push_back("if anybody else may have seen it, revoke it:  " + places.front());
  } else if (!places.empty()) {
    std::string lines = "if anybody else may have seen them, revoke them:";
    for (std::size_t i = 0; i < std::min(places.size(), kMaxNamed); ++i) lines += "\n      " + places[i];
    advice.push_back(lines + (places.size() > kMaxNamed ? "\n   " + and_more(places) : ""));
  }
}

}  // namespace

std::string path_from_prefix(std::string_view path, std::string_view prefix) {
  if (prefix.empty()) return std::string(path);
  if (path.starts_with(prefix)) return std::string(path.substr(prefix.size()));
  std::string upward;
  for (const char c : prefix) upward += c == '/' ? "../" : "";
  return upward + std::string(path);
}

std::vector<std::string> advice_for(const Report& report) {
  std::vector<std::string> advice;
  const Cases cases = sort_out(report);
  const bool any = !(cases.notebooks.empty() && cases.plain.empty() && cases.stores.empty() && cases.names.empty());
  const Occasion occasion = report.skipped.empty() ? report.occasion : Occasion::commits;
  switch (occasion) {
    case Occasion::message:
      if (any) advice.push_back("take it out of the message, then commit again");
      break;
    case Occasion::push:
    case Occasion::commits:
      if (any) {
        advice.push_back("take it out of the commits that brought it in: `git commit --amend` for the last one, "
                         "`git rebase -i COMMIT^` for an older one");
      }
      break;
    default: add_ways_out(cases, occasion, advice);
  }
  if (cases.committed) {
    advice.push_back("what is marked \"already committed\" is in the history: revoke it; cleaning this commit does not "
                     "remove it from there");
  }
  add_by_rule(report, advice);
  return advice;
}

}  // namespace nbscrub
