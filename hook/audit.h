// The record of what was let through: one JSON object a line in `nbscrub/audit.jsonl` of the Git folder that all work
// trees share. Lines are only ever added, each with one write to a file opened with O_APPEND, so two commits at the
// same time need no lock. The file is for its owner only. Never a value in it: rule ids, places and names, those
// masked. docs/install.md describes the members.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "detectors/result.h"
#include "hook/report.h"

namespace nbscrub {

struct AuditEntry {
  std::string kind;    // "commit", "message" or "push"
  std::string reason;  // masked
  std::string name;    // who Git says it is, masked
  std::string email;
  std::string tree;               // what is going to be committed; empty for a push
  std::string head;               // empty before the first commit
  std::vector<std::string> tips;  // of a push: the ids
};

// Adds a line with the time of now. Errors: it could not be written in full; what was written of it is taken back.
Result<void> append_audit(const AuditEntry& entry, const Report& report);

// What is asked of a line afterwards.
struct AuditSummary {
  std::string time, kind, name, reason, tree;
  std::size_t findings = 0;
};

// The whole lines, the last one last; one that was torn when the power failed is passed over. None: nothing was ever
// let through. Errors: the file cannot be read.
Result<std::vector<AuditSummary>> read_audit();

}  // namespace nbscrub
