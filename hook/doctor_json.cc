#include <nlohmann/json.hpp>

#include "hook/doctor.h"
#include "hook/terminal.h"

namespace nbscrub {

std::string doctor_json(const std::vector<Diagnosis>& diagnoses) {
  using Json = nlohmann::ordered_json;
  Json checks = Json::array();
  for (const Diagnosis& one : diagnoses) {
    Json object;
    object["subject"] = one.subject;
    object["health"] = std::string(health_name(one.health));
    object["words"] = safe_text(one.words);
    if (!one.cure.empty()) object["cure"] = safe_text(one.cure);
    checks.push_back(std::move(object));
  }
  const Json whole{{"version", 1}, {"exit_code", static_cast<int>(verdict(diagnoses))}, {"checks", std::move(checks)}};
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace nbscrub
