#include <nlohmann/json.hpp>

#include "hook/status.h"

namespace nbscrub {

std::string status_json(const Status& status) {
  using Json = nlohmann::ordered_json;
  Json hooks = Json::object();
  for (std::size_t i = 0; i < status.hooks.size(); ++i) {
    const HookState& hook = status.hooks[i];
    hooks[kStatusGates[i].hook] = {{"path", hook.path},       {"there", hook.there}, {"executable", hook.executable},
                             {"ours", hook.ours},       {"program", hook.program},
                             {"program_there", program_there(hook)},
                             {"names_nbscrub", hook.names_us}};
  }
  const Config& config = status.config.config;
  Json skip;
  if (const std::optional<AuditSummary>& last = status.last_skip) {
    skip = {{"time", last->time}, {"kind", last->kind}, {"name", last->name},
            {"reason", last->reason}, {"findings", last->findings}};
  }
  const Json json = {
      {"version", 1},
      {"guarded", status.guarded()},
      {"fix", status.fixes()},
      {"hooks", std::move(hooks)},
      {"filter", {{"of_notebooks", status.filter.notebook_filter},
                  {"configured", status.filter.process.has_value()},
                  {"required", status.filter.required},
                  {"program_there", status.filter.program_there}}},
      {"diff", {{"of_notebooks", status.filter.notebook_diff}, {"configured", status.filter.textconv.has_value()}}},
      {"configuration", {{"found", status.config.found},
                         {"rules_off", config.disabled.size()},
                         {"rules_more", config.enabled.size()},
                         {"rules_own", config.own ? config.own->rules().size() : 0},
                         {"paths_ignored", config.ignored.size()}}},
      {"last_skip", std::move(skip)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace nbscrub
