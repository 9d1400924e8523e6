// What `nbscrub doctor` found out, as plain data, and its two forms: lines for people, one JSON object for programs.
// nlohmann-json is included in doctor_json.cc only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "hook/exit_code.h"

namespace nbscrub {

enum class Health {
  fine,
  note,     // fine, and something about it is worth knowing
  off,      // does not guard as it should
  unknown,  // could not be told
};

struct Diagnosis {
  std::string subject;  // "git", "pre-commit", "filter", …: stable, for programs
  Health health = Health::fine;
  std::string words;    // one line
  std::string cure;     // a command or a sentence; empty when nothing is to be done
};

std::string_view health_name(Health health);  // "ok", "note", "off", "unknown"

// 2 when something could not be told, else 1 when something is off, else 0.
ExitCode verdict(const std::vector<Diagnosis>& diagnoses);

std::string doctor_text(const std::vector<Diagnosis>& diagnoses);
std::string doctor_json(const std::vector<Diagnosis>& diagnoses);

}  // namespace nbscrub
