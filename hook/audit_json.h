// One line of the record of what was let through (audit.h) as JSON, and read again. json.hpp is included in
// audit_json.cc only.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "hook/audit.h"
#include "hook/report.h"

namespace nbscrub {

inline constexpr std::size_t kMaxRecordedPlaces = 200;  // of findings; the counts are those of all

// `time` is RFC 3339 in UTC. With a newline at its end, and no other in it.
std::string audit_line(const AuditEntry& entry, const Report& report, std::string_view time);

// nullopt: it is no such line.
std::optional<AuditSummary> parse_audit_line(std::string_view line);

}  // namespace nbscrub
