// The gates for what a pre-commit hook cannot see (--no-verify, rebase, cherry-pick, am, another clone's commits):
//
//   nbscrub check --commits A..B   what these commits bring in, for CI
//   nbscrub pre-push REMOTE URL    Git's hook: what is going to be pushed and the remote does not have; githooks(5)
//   nbscrub pre-receive            the hook of a server: what is being pushed to it, while it is in quarantine
//   nbscrub commit-msg FILE        Git's hook: the message of the commit
//
// All read only, the same rules and the same words as the pre-commit hook.
#pragma once

#include "hook/cli.h"
#include "hook/exit_code.h"
#include "hook/report.h"

namespace nbscrub {

ExitCode run_check_commits(const Command& command);
ExitCode run_pre_push(const Command& command);
ExitCode run_pre_receive(const Command& command);
ExitCode run_commit_msg(const Command& command);

// What these commits bring in, for `nbscrub doctor`; revisions as git rev-list takes them.
Result<Report> look_at_commits(const Command& command, const std::vector<std::string>& revisions);

// One line of what Git writes to the hooks of a push.
struct PushedRef {
  std::string new_id;  // empty: the ref is deleted
  std::string old_id;  // empty: the ref is new
};

// pre-push: "<local ref> <local id> <remote ref> <remote id>"; pre-receive: "<old id> <new id> <ref>". Errors: a line of
// another form.
Result<std::vector<PushedRef>> parse_pre_push(std::string_view lines);
Result<std::vector<PushedRef>> parse_pre_receive(std::string_view lines);

// A commit message as Git will keep it: without what stands under the scissors line of `git commit -v`.
std::string_view without_scissors(std::string_view message);

}  // namespace nbscrub
