#include "hook/file_names.h"

#include <algorithm>

#include "sanitizer/redact.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

constexpr const char* kInName = "file name";

// A name of more pieces than that is looked at as a whole and from the first of them only.
constexpr int kMaxPieces = 64;

// A line of the text that is scanned: a name, or the end of one.
struct Line {
  std::size_t begin = 0;   // in the text
  std::size_t name = 0;    // whose
  std::size_t offset = 0;  // of the line in the name
};

// All names as the lines of one text, so that one scan is enough. In a name a hyphen and an underscore stand between words
// (`backup-<token>`), while in text they are part of one; so what follows each is a line as well. Bytes that are no UTF-8,
// control characters and line breaks within a name are overwritten one for one: places stay true, and the text is never
// taken for something else.
class NameText {
 public:
  explicit NameText(std::span<const std::string> paths) {
    for (std::size_t name = 0; name < paths.size(); ++name) {
      const std::string_view path = paths[name];
      add(path, {text_.size(), name, 0});
      int pieces = 0;
      for (std::size_t at = path.find_first_of("-_"); at != path.npos && pieces < kMaxPieces;
           at = path.find_first_of("-_", at + 1)) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        add(path.substr(at + 1, end - at - 1), {text_.size(), name, at + 1});
        ++pieces;
      }
    }
  }

  const std::string& text() const { return text_; }

  // The line that a place in the text is in.
  const Line& line_at(std::size_t place) const {
    const auto after = std::upper_bound(lines_.begin(), lines_.end(), place,
                                        [](std::size_t wanted, const Line& line) { return wanted < line.begin; });
    return after == lines_.begin() ? lines_.front() : *(after - 1);
  }

 private:
  void add(std::string_view piece, const Line& line) {
    lines_.push_back(line);
    while (!piece.empty()) {
      const std::size_t length = utf8_sequence(piece, 0);
      const bool odd = length == 0 || static_cast<unsigned char>(piece[0]) < 0x20;
      text_ += odd ? "?" : piece.substr(0, length);
      piece.remove_prefix(std::max<std::size_t>(length, 1));
    }
    text_ += '\n';
  }

  std::string text_ = "\n";
  std::vector<Line> lines_;
};

// A finding with its place in the name.
Finding in_name(Finding finding, std::size_t begin, std::size_t end) {
  finding.place = kInName;
  finding.kind = FieldKind::plain;
  finding.line = finding.column = finding.file_line = 0;
  finding.spans = {{begin, end}};
  return finding;
}

// In order, without those that lie in another: the whole name and the end of one may both give it.
void settle_in_name(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    const RawSpan left = a.spans.front();
    const RawSpan right = b.spans.front();
    return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
  });
  std::size_t taken = 0;
  std::erase_if(findings, [&](const Finding& finding) {
    const RawSpan span = finding.spans.front();
    if (span.begin < taken) return true;
    taken = span.end;
    return false;
  });
}

}  // namespace

Result<std::vector<ScannedName>> scan_names(Sanitizer& sanitizer, std::span<const std::string> paths) {
  const NameText names_as_text(paths);
  const PaddedBytes text(names_as_text.text());
  Request request;
  request.name = "names.txt";
  request.honour_allowances = false;  // a name is no place for remarks
  Result<Outcome> outcome = sanitizer.sanitize(text, request);
  if (!outcome) return fail(outcome.error());

  std::vector<ScannedName> names(paths.size());
  for (const Finding& finding : outcome->findings) {
    if (!blocks(finding) || finding.spans.empty()) continue;
    const Line& line = names_as_text.line_at(finding.spans.front().begin);
    const std::size_t begin = finding.spans.front().begin - line.begin + line.offset;
    const std::size_t end = std::min(finding.spans.back().end - line.begin + line.offset, paths[line.name].size());
    if (begin < end) names[line.name].findings.push_back(in_name(finding, begin, end));
  }
  for (std::size_t i = 0; i < paths.size(); ++i) {
    ScannedName& name = names[i];
    name.shown = paths[i];
    settle_in_name(name.findings);
    // From the last to the first, so that a marker does not move what is still to be replaced.
    for (auto finding = name.findings.rbegin(); finding != name.findings.rend(); ++finding) {
      const RawSpan span = finding->spans.front();
      name.shown.replace(span.begin, span.end - span.begin, marker_for(*finding->rule));
    }
  }
  return names;
}

bool in_name(const Finding& finding) { return finding.place == kInName; }

}  // namespace nbscrub
