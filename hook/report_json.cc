#include "hook/report_json.h"

#include <nlohmann/json.hpp>

#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(std::uint32_t value) { return value == 0 ? Json(nullptr) : Json(value); }
Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(std::string(text)); }

void put_path(const std::string& path, Json& object) {
  const bool plain = is_utf8(path);
  object["path"] = plain ? path : percent_encoded(path);
  object["path_encoded"] = !plain;
}

// What findings and allowed findings have in common.
Json place_json(const FileReport& file, const Finding& finding) {
  Json spans = Json::array();
  for (const RawSpan& span : finding.spans) spans.push_back({span.begin, span.end});
  Json object;
  put_path(file.path, object);
  object["rule"] = std::string(finding.rule->id);
  object["title"] = std::string(finding.rule->title);
  object["confidence"] = std::string(confidence_name(finding.confidence));
  object["cell"] = number_or_null(finding.cell);
  object["output"] = number_or_null(finding.output);
  object["place"] = finding.place;
  object["line"] = number_or_null(finding.line);
  object["column"] = number_or_null(finding.column);
  object["file_line"] = number_or_null(finding.file_line);
  object["spans"] = std::move(spans);
  object["preview"] = finding.preview;
  object["expires"] = text_or_null(finding.expires);
  return object;
}

Json finding_json(const FileReport& file, const ReportedFinding& found, Confidence block_from) {
  const Finding& finding = found.finding;
  Json object = place_json(file, finding);
  object["blocks"] = blocks(found, block_from);
  object["env"] = text_or_null(finding.rule->env);
  object["revoke"] = text_or_null(finding.rule->revoke);
  object["committed"] = found.committed;
  object["removed"] = found.removed;
  return object;
}

Json allowed_json(const FileReport& file, const Finding& finding) {
  Json object = place_json(file, finding);
  object["allowed_by"] = finding.allowance->by;
  object["reason"] = text_or_null(finding.allowance->reason);
  return object;
}

}  // namespace

bool is_utf8(std::string_view path) {
  while (!path.empty()) {
    const std::size_t length = utf8_sequence(path, 0);
    if (length == 0) return false;
    path.remove_prefix(length);
  }
  return true;
}

std::string percent_encoded(std::string_view path) {
  static constexpr std::string_view kKept = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : path) {
    if (kKept.find(c) != std::string_view::npos) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return encoded;
}

std::string json_report(const Report& report, ExitCode exit_code) {
  Json findings = Json::array();
  Json allowed = Json::array();
  Json errors = Json::array();
  for (const FileReport& file : report.files) {
    for (const ReportedFinding& found : file.findings) findings.push_back(finding_json(file, found, report.block_from));
    for (const Finding& finding : file.allowed) allowed.push_back(allowed_json(file, finding));
    if (!file.error) continue;
    Json error;
    put_path(file.path, error);
    error["what"] = file.error->what;
    error["next_step"] = text_or_null(file.error->next_step);
    errors.push_back(std::move(error));
  }
  Json advice = Json::array();
  for (const ShownCause& shown : shown_causes(report)) {
    Json object;
    put_path(shown.file->path, object);
    object["cause"] = std::string(shown.cause->id);
    object["cell"] = shown.cause->cell;
    object["line"] = shown.cause->line;
    object["what"] = std::string(shown.cause->what);
    object["instead"] = std::string(shown.cause->instead);
    advice.push_back(std::move(object));
  }
  const Tally total = tally(report);
  Json document;
  document["version"] = 1;
  document["findings"] = std::move(findings);
  document["allowed"] = std::move(allowed);
  document["errors"] = std::move(errors);
  document["notes"] = report.notes;
  document["skipped"] = text_or_null(report.skipped);
  document["advice"] = std::move(advice);
  document["summary"] = {{"files", total.files},       {"findings", total.findings},
                         {"warnings", total.warnings}, {"removed", total.removed},
                         {"errors", total.errors},     {"not_scanned", total.not_scanned},
                         {"allowed", total.allowed},   {"ignored", report.ignored},

                         {"exit_code", static_cast<int>(exit_code)}};
  // A preview is cut from a file's text and could end in half a character: replaced, since dump() would throw.
  return document.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace nbscrub
