#include "hook/doctor.h"

#include <algorithm>

#include "hook/report_text.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

constexpr std::size_t kHealthColumn = 9;
constexpr std::size_t kSubjectColumn = 24;

std::string padded(std::string_view text, std::size_t width) {
  std::string line(text);
  line.append(width > line.size() ? width - line.size() : 1, ' ');
  return line;
}

std::size_t count(const std::vector<Diagnosis>& diagnoses, Health health) {
  return static_cast<std::size_t>(std::count_if(diagnoses.begin(), diagnoses.end(),
                                                [health](const Diagnosis& one) { return one.health == health; }));
}

}  // namespace

std::string_view health_name(Health health) {
  switch (health) {
    case Health::fine: return "ok";
    case Health::note: return "note";
    case Health::off: return "off";
    case Health::unknown: return "unknown";
  }
  return "unknown";
}

ExitCode verdict(const std::vector<Diagnosis>& diagnoses) {
  if (count(diagnoses, Health::unknown) > 0) return ExitCode::could_not_tell;
  return count(diagnoses, Health::off) > 0 ? ExitCode::findings : ExitCode::clean;
}

std::string doctor_text(const std::vector<Diagnosis>& diagnoses) {
  std::string text;
  for (const Diagnosis& one : diagnoses) {
    text += padded(health_name(one.health), kHealthColumn) + padded(one.subject, kSubjectColumn) +
            safe_text(one.words) + "\n";
    if (!one.cure.empty()) text += std::string(kHealthColumn, ' ') + "-> " + safe_text(one.cure) + "\n";
  }
  const std::size_t off = count(diagnoses, Health::off);
  const std::size_t unknown = count(diagnoses, Health::unknown);
  text += "\nnbscrub: ";
  if (off == 0 && unknown == 0) return text + "this repository is guarded\n";
  if (off > 0) text += counted(off, "thing") + (off == 1 ? " is off" : " are off");
  if (unknown > 0) text += std::string(off > 0 ? ", " : "") + counted(unknown, "thing") + " could not be told";
  return text + "\n";
}

}  // namespace nbscrub
