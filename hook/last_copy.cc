#include "hook/last_copy.h"

#include <unistd.h>

#include <algorithm>

#include "hook/report_text.h"
#include "hook/terminal.h"
#include "sanitizer/redact.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {
namespace {

// By which name the finding is read from now on; empty when a marker stands in its place.
std::string name_of(std::size_t finding, const ValuesGoTo& values) {
  if (values.references == nullptr) return {};
  const auto& all = values.references->replaced;
  const auto found = std::find_if(all.begin(), all.end(), [&](const Replaced& r) { return r.finding == finding; });
  return found == all.end() ? std::string() : found->name;
}

}  // namespace

Result<void> announce_last_copies(const std::string& shown, const std::vector<Finding>& findings,
                                  const ValuesGoTo& values) {
  std::string text;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const bool code = finding.kind == FieldKind::code || finding.kind == FieldKind::plain;
    if (!blocks(finding) || !code || finding.spread) continue;
    const std::string name = name_of(i, values);
    text += "nbscrub: " + safe_text(shown) + ": " + safe_text(describe_place(finding)) + ": the " +
            std::string(finding.rule->title) + " is replaced by " +
            (name.empty() ? marker_for(*finding.rule) : "a reference to " + name) + ".\n  ";
    if (!name.empty() && !values.env_file.empty()) {
      text += "Its value goes into " + values.env_file + ".\n";
      continue;
    }
    text += "This is its last copy in this file: keep it elsewhere";
    if (name.empty() && !finding.rule->env.empty()) {
      text += " and read it with os.environ[\"" + std::string(finding.rule->env) + "\"]";
    }
    text += values.way_to_keep.empty() ? ".\n" : ". What would keep it:  " + values.way_to_keep + "\n";
  }
  if (!text.empty() && !write_all(STDERR_FILENO, text)) {
    return fail("that its last copies would go could not be said, so it was not written");
  }
  return {};
}

}  // namespace nbscrub
