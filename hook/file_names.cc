#include "hook/file_names.h"

#include <algorithm>

#include "sanitizer/redact.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

// All names as the lines of one text, so that one scan is enough. Bytes that are no UTF-8, control characters and line
// breaks within a name are overwritten one for one: places stay true, and the text is never taken for something else.
std::string as_lines(std::span<const std::string> paths, std::vector<std::size_t>& begins) {
  std::string text = "\n";
  for (const std::string& path : paths) {
    begins.push_back(text.size());
    std::string_view rest = path;
    while (!rest.empty()) {
      const std::size_t length = utf8_sequence(rest, 0);
      const bool odd = length == 0 || static_cast<unsigned char>(rest[0]) < 0x20;
      text += odd ? "?" : rest.substr(0, length);
      rest.remove_prefix(std::max<std::size_t>(length, 1));
    }
    text += '\n';
  }
  return text;
}

}  // namespace

Result<std::vector<ScannedName>> scan_names(Sanitizer& sanitizer, std::span<const std::string> paths) {
  std::vector<std::size_t> begins;
  const PaddedBytes text(as_lines(paths, begins));
  Request request;
  request.name = "names.txt";
  request.honour_allowances = false;  // a name is no place for remarks
  Result<Outcome> outcome = sanitizer.sanitize(text, request);
  if (!outcome) return fail(outcome.error());

  std::vector<ScannedName> names(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) names[i].shown = paths[i];
  // From the last to the first, so that a marker does not move what is still to be replaced.
  for (auto finding = outcome->findings.rbegin(); finding != outcome->findings.rend(); ++finding) {
    if (!blocks(*finding) || finding->spans.empty()) continue;
    const auto after = std::upper_bound(begins.begin(), begins.end(), finding->spans.front().begin);
    if (after == begins.begin()) continue;
    const auto index = static_cast<std::size_t>(after - begins.begin()) - 1;
    const std::size_t begin = finding->spans.front().begin - begins[index];
    const std::size_t end = std::min(finding->spans.back().end - begins[index], paths[index].size());
    if (begin >= end) continue;
    Finding in_name = std::move(*finding);
    in_name.place = "file name";
    in_name.kind = FieldKind::plain;
    in_name.line = in_name.column = in_name.file_line = 0;
    in_name.spans = {{begin, end}};
    names[index].shown.replace(begin, end - begin, marker_for(*in_name.rule));
    names[index].findings.insert(names[index].findings.begin(), std::move(in_name));
  }
  return names;
}

}  // namespace nbscrub
