#include "hook/doctor_commits.h"

#include <algorithm>
#include <string>

#include "hook/command_commits.h"
#include "hook/git.h"
#include "hook/report.h"
#include "hook/report_text.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMostCommits = 200;
constexpr std::size_t kMostPlaces = 5;

// Newest first; one more than are looked at, to know where they begin.
Result<std::vector<std::string>> unpushed() {
  const Result<ProcessResult> head = try_git({"rev-parse", "--verify", "--quiet", "HEAD^{commit}"});
  if (!head) return fail(head.error());
  if (head->exit_status != 0) return std::vector<std::string>();  // no commit yet
  const Result<std::string> listed =
      run_git({"rev-list", "--max-count=" + std::to_string(kMostCommits + 1), "HEAD", "--not", "--remotes"});
  if (!listed) return fail(listed.error());
  std::vector<std::string> ids;
  for (std::size_t at = 0, end; (end = listed->find('\n', at)) != std::string::npos; at = end + 1) {
    ids.push_back(listed->substr(at, end - at));
  }
  return ids;
}

// "train.ipynb: cell 1, line 1, column 10 (code), in commit 1a2b3c4d5e"
std::vector<std::string> places(const Report& report) {
  std::vector<std::string> all;
  for (const FileReport& file : report.files) {
    for (const ReportedFinding& found : file.findings) {
      if (!blocks(found, report.block_from)) continue;
      all.push_back(file.path + ": " + describe_place(found.finding) + (file.commit.empty() ? "" : ", in commit " + file.commit));
    }
  }
  return all;
}

}  // namespace

Result<std::vector<Diagnosis>> look_at_unpushed(const Command& command) {
  const Result<std::vector<std::string>> ids = unpushed();
  if (!ids) return fail(ids.error());
  if (ids->empty()) {
    return std::vector<Diagnosis>{{"commits", Health::fine, "none on this branch that no remote has", ""}};
  }
  std::vector<std::string> revisions = {"HEAD", "--not", "--remotes"};
  const bool more = ids->size() > kMostCommits;
  if (more) revisions.push_back(ids->back());
  const Result<Report> report = look_at_commits(command, revisions);
  if (!report) return fail(report.error());

  std::vector<Diagnosis> all;
  const std::string which = (more ? "the newest " : "") + counted(std::min(ids->size(), kMostCommits), "commit") +
                            " of this branch that no remote has";
  const std::vector<std::string> found = places(*report);
  for (std::size_t i = 0; i < found.size() && i < kMostPlaces; ++i) {
    all.push_back({"commits", Health::off, found[i], ""});
  }
  if (!found.empty()) {
    all.back().cure = std::string(found.size() > kMostPlaces ? "there are more:  nbscrub check --commits HEAD; " : "") +
                      "revoke the credential, and rewrite the commit before you push: git commit --amend for the last "
                      "one, git rebase -i COMMIT^ for an older one";
  }
  const Tally count = tally(*report);
  if (count.errors > 0) {
    all.push_back({"commits", Health::unknown,
                   "in " + which + " " + counted(count.errors, "file") + " could not be looked through",
                   "nbscrub check --commits HEAD"});
  }
  if (all.empty()) all.push_back({"commits", Health::fine, "no credential in " + which, ""});
  return all;
}

}  // namespace nbscrub
