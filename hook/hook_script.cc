#include "hook/hook_script.h"

#include "hook/terminal.h"
#include "hook_shim.h"

namespace nbscrub {
namespace {

constexpr std::string_view kMarker = "\n# nbscrub-hook:";
constexpr std::string_view kProgram = "\nnbscrub=";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// For /bin/sh: in single quotes every byte stands for itself, but for the quote.
std::string single_quoted(std::string_view text) {
  std::string quoted(text);
  replace_all(quoted, "'", "'\\''");
  return "'" + quoted + "'";
}

std::string filled(std::string_view shim, std::string_view name, std::string_view program, std::string_view command) {
  std::string script(shim);
  replace_all(script, "@HOOK@", name);
  replace_all(script, "@COMMAND@", command);
  replace_all(script, "@NBSCRUB@", single_quoted(program));
  return script;
}

}  // namespace

std::string hook_script(std::string_view name, std::string_view program, std::string_view command) {
  return filled(name == "pre-push" ? kPushShim : kHookShim, name, program, command);
}

std::string shared_hook_script(std::string_view name, std::string_view program, std::string_view command) {
  if (command.empty()) return filled(kPassShim, name, program, command);
  return filled(name == "pre-push" ? kSharedPushShim : kSharedShim, name, program, command);
}

bool is_our_hook(std::string_view script) {
  return script.starts_with("#!/bin/sh") && script.find(kMarker) == script.find('\n');
}

bool is_our_shared_hook(std::string_view script) {
  return is_our_hook(script) && script.substr(0, script.find('\n', script.find(kMarker) + 1)).ends_with(
                                    "for all repositories, taken out again by `nbscrub uninstall`");
}

std::string program_of_hook(std::string_view script) {
  const std::size_t line = is_our_hook(script) ? script.find(kProgram) : script.npos;
  return line == script.npos ? std::string() : single_unquoted(script.substr(line + kProgram.size()));
}

}  // namespace nbscrub
