#include "hook/audit_json.h"

#include <nlohmann/json.hpp>

#include "hook/report_json.h"

namespace nbscrub {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
Json number_or_null(std::uint32_t value) { return value == 0 ? Json(nullptr) : Json(value); }

void put_path(const std::string& path, Json& object) {
  const bool plain = is_utf8(path);
  object["path"] = plain ? path : percent_encoded(path);
  object["path_encoded"] = !plain;
}

Json place_of(const FileReport& file, const ReportedFinding& found, Confidence block_from) {
  const Finding& finding = found.finding;
  Json object;
  put_path(file.path, object);
  object["rule"] = std::string(finding.rule->id);
  object["confidence"] = std::string(confidence_name(finding.confidence));
  object["blocks"] = blocks(found, block_from);
  object["cell"] = number_or_null(finding.cell);
  object["output"] = number_or_null(finding.output);
  object["place"] = finding.place;
  object["line"] = number_or_null(finding.line);
  object["column"] = number_or_null(finding.column);
  return object;
}

std::string text_in(const Json& line, const char* key) {
  const auto member = line.find(key);
  return member != line.end() && member->is_string() ? member->get<std::string>() : std::string();
}

}  // namespace

std::string audit_line(const AuditEntry& entry, const Report& report, std::string_view time) {
  Json places = Json::array();
  Json errors = Json::array();
  for (const FileReport& file : report.files) {
    for (const ReportedFinding& found : file.findings) {
      if (places.size() < kMaxRecordedPlaces) places.push_back(place_of(file, found, report.block_from));
    }
    if (!file.error || errors.size() >= kMaxRecordedPlaces) continue;
    Json object;
    put_path(file.path, object);
    object["what"] = file.error->what;
    errors.push_back(std::move(object));
  }
  const Tally total = tally(report);
  Json line;
  line["version"] = 1;
  line["time"] = std::string(time);
  line["kind"] = entry.kind;
  line["name"] = text_or_null(entry.name);
  line["email"] = text_or_null(entry.email);
  line["tree"] = text_or_null(entry.tree);
  line["head"] = text_or_null(entry.head);
  line["tips"] = entry.tips;
  line["reason"] = entry.reason;
  line["found"] = std::move(places);
  line["errors"] = std::move(errors);
  line["summary"] = {{"findings", total.findings}, {"warnings", total.warnings}, {"errors", total.errors}};
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<AuditSummary> parse_audit_line(std::string_view text) {
  const Json line = Json::parse(text, nullptr, false);
  if (!line.is_object()) return std::nullopt;
  AuditSummary entry{text_in(line, "time"),   text_in(line, "kind"), text_in(line, "name"),
                     text_in(line, "reason"), text_in(line, "tree"), 0};
  if (const auto summary = line.find("summary"); summary != line.end() && summary->is_object()) {
    const auto findings = summary->find("findings");
    if (findings != summary->end() && findings->is_number_unsigned()) entry.findings = findings->get<std::size_t>();
  }
  return entry;
}

}  // namespace nbscrub
