#include "hook/last_copy.h"

#include <unistd.h>

#include "hook/report_text.h"
#include "hook/terminal.h"
#include "sanitizer/redact.h"
#include "sanitizer/sanitize.h"

namespace nbscrub {

Result<void> announce_last_copies(const std::string& shown, const std::vector<Finding>& findings) {
  std::string text;
  for (const Finding& finding : findings) {
    const bool code = finding.kind == FieldKind::code || finding.kind == FieldKind::plain;
    if (!blocks(finding) || !code || finding.spread) continue;
    text += "nbscrub: " + safe_text(shown) + ": " + safe_text(describe_place(finding)) + ": the " +
            std::string(finding.rule->title) + " is replaced by " + marker_for(*finding.rule) +
            ".\n  This is its last copy in this file: keep it elsewhere";
    if (!finding.rule->env.empty()) text += " and read it with os.environ[\"" + std::string(finding.rule->env) + "\"]";
    text += ".\n";
  }
  if (!text.empty() && !write_all(STDERR_FILENO, text)) {
    return fail("that its last copies would go could not be said, so it was not written");
  }
  return {};
}

}  // namespace nbscrub
