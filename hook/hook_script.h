// The text of the hooks that `nbscrub install` writes (install/*_shim.sh.in), and how they are known again: by their
// second line and nothing else. Three forms: a hook of one repository, which runs the one that was there first; one
// of a folder that all repositories share, which runs the repository's own first; and, in such a folder, one that
// only does that.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace nbscrub {

// The hooks that look at something. A clean `git merge` runs pre-merge-commit only.
inline constexpr std::array<std::string_view, 4> kGates = {"pre-commit", "pre-merge-commit", "pre-push", "commit-msg"};

// Every hook that core.hooksPath hides (githooks(5)), but for push-to-checkout: that one, where it is present, takes
// the place of what Git does by itself.
inline constexpr std::array<std::string_view, 26> kAllHooks = {
    "pre-commit",       "pre-merge-commit", "pre-push",          "commit-msg",          "prepare-commit-msg",
    "post-commit",      "applypatch-msg",   "pre-applypatch",    "post-applypatch",     "pre-rebase",
    "post-checkout",    "post-merge",       "post-rewrite",      "pre-auto-gc",         "post-index-change",
    "pre-receive",      "update",           "proc-receive",      "post-receive",        "post-update",
    "p4-changelist",    "p4-pre-submit",    "p4-post-changelist", "p4-prepare-changelist", "sendemail-validate",
    "reference-transaction"};

// The script for hook `name` that starts the program at `program` (an absolute path) with `command`, words of a shell
// line; "$@" in it stands for what Git hands to the hook.
std::string hook_script(std::string_view name, std::string_view program, std::string_view command);

// The same for a folder that all repositories share. Without a command: only the repository's own hook is run.
std::string shared_hook_script(std::string_view name, std::string_view program, std::string_view command);

// Is this the text of a hook that we wrote?
bool is_our_hook(std::string_view script);
// And one of a folder that all repositories share?
bool is_our_shared_hook(std::string_view script);

// The program that a hook of ours starts; empty when it starts none.
std::string program_of_hook(std::string_view script);

}  // namespace nbscrub
