// What `nbscrub status` found out, as plain data, and its JSON. nlohmann-json is included in status_json.cc only.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "hook/audit.h"
#include "hook/config_source.h"
#include "hook/filter_setup.h"
#include "hook/hook_state.h"

namespace nbscrub {

struct StatusGate {
  const char* what;
  const char* hook;
  const char* option;  // of install
};

inline constexpr std::array<StatusGate, 4> kStatusGates = {{{"commits", "pre-commit", ""},
                                                            {"merges", "pre-merge-commit", ""},
                                                            {"pushes", "pre-push", " --pre-push"},
                                                            {"messages", "commit-msg", " --commit-msg"}}};

struct Status {
  std::vector<HookState> hooks;  // as kStatusGates
  FilterState filter;
  ConfigInForce config;
  std::optional<AuditSummary> last_skip;

  bool fixes() const { return config.config.fix || hooks[0].fix; }
  // As far as reading tells: whether another's hook that names nbscrub calls it, `nbscrub doctor` tries.
  bool guarded() const { return hooks[0].executable && (hooks[0].names_us || program_there(hooks[0])); }
};

std::string status_json(const Status& status);

}  // namespace nbscrub
