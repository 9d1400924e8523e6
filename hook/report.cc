#include "hook/report.h"

namespace nbscrub {

std::string_view confidence_name(Confidence confidence) {
  switch (confidence) {
    case Confidence::high: return "high";
    case Confidence::medium: return "medium";
    case Confidence::low: break;
  }
  return "low";
}

bool blocks(const ReportedFinding& finding, Confidence block_from) {
  return finding.finding.confidence >= block_from;
}

Tally tally(const Report& report) {
  Tally total;
  for (const FileReport& file : report.files) {
    total.allowed += file.allowed.size();
    if (file.error) ++total.errors;
    if (file.not_scanned) {
      ++total.not_scanned;
    } else if (!file.error || !file.findings.empty()) {
      ++total.files;
    }
    for (const ReportedFinding& finding : file.findings) {
      const bool blocking = blocks(finding, report.block_from);
      ++(blocking ? total.findings : total.warnings);
      if (blocking && finding.removed) ++total.removed;
    }
  }
  return total;
}

std::vector<ShownCause> shown_causes(const Report& report) {
  std::vector<ShownCause> shown;
  const bool many_commits = report.occasion == Occasion::push || report.occasion == Occasion::commits;
  for (const FileReport& file : report.files) {
    if (many_commits || (file.findings.empty() && report.occasion != Occasion::check)) continue;
    for (const RootCause& cause : file.causes) shown.push_back({&file, &cause});
  }
  return shown;
}

ExitCode verdict(const Report& report) {
  const Tally total = tally(report);
  if (total.errors > 0) return ExitCode::could_not_tell;
  return total.findings > total.removed ? ExitCode::findings : ExitCode::clean;
}

}  // namespace nbscrub
