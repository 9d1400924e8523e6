#include "sanitizer/recode.h"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "sanitizer/base64_run.h"
#include "sanitizer/pieces.h"
#include "sanitizer/redact.h"
#include "sanitizer/utf16.h"

namespace nbscrub {
namespace {

// What one run is to become: replacements of its bytes.
struct Change {
  RawSpan span;  // beyond the file
  std::string text;
};

struct RunChanges {
  const Rule* rule = nullptr;
  std::vector<Change> changes;
};

// The run's bytes with its changes; of changes that overlap the first stands for all.
std::string changed_bytes(std::string_view bytes, RawSpan place, std::vector<Change>& changes) {
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return std::tuple(a.span.begin, b.span.end) < std::tuple(b.span.begin, a.span.end);
  });
  std::string result;
  std::size_t at = place.begin;
  for (const Change& change : changes) {
    if (change.span.begin >= at) {
      result += bytes.substr(at - place.begin, change.span.begin - at);
      result += change.text;
    }
    at = std::max(at, change.span.end);
  }
  return result += bytes.substr(at - place.begin);
}

// The run's digits dealt out to its lines, each as wide as it was.
std::vector<RecodedLine> deal_out(const TextArena& arena, const CodedRun& run, std::string_view digits) {
  std::vector<RecodedLine> lines;
  for (std::size_t i = 0; i < run.lines.size(); ++i) {
    const bool last = i + 1 == run.lines.size();
    const std::string_view text = last ? digits : digits.substr(0, run.lines[i].size());
    digits.remove_prefix(text.size());
    std::vector<RawSpan> spans;
    arena.map().to_raw(run.lines[i], spans);
    // A line that is cut (by a colour code) goes into its first part.
    for (std::size_t part = 0; part < spans.size(); ++part) {
      lines.push_back({spans[part], std::string(part == 0 ? text : "")});
    }
  }
  return lines;
}

// The lines as one change of the bytes that they stand in; line ends go with lines that are left empty.
Change as_change(const std::vector<RecodedLine>& lines, std::string_view bytes, std::size_t bytes_begin) {
  Change change{{lines.front().span.begin, lines.back().span.end}, lines.front().text};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (lines[i].text.empty()) continue;
    const std::size_t gap = lines[i - 1].span.end;
    change.text.append(bytes.substr(gap - bytes_begin, lines[i].span.begin - gap)).append(lines[i].text);
  }
  return change;
}

}  // namespace

std::vector<RecodedRun> recode(const TextArena& arena, const std::vector<Finding>& findings) {
  const CodedText& coded = arena.coded();
  std::map<std::size_t, RunChanges, std::greater<>> runs;  // the last one first: it may lie within an earlier one
  for (const Finding& finding : findings) {
    bool first = true;
    for (RawSpan span : finding.coded) {
      const std::size_t index = coded.run_at(span.begin);
      const CodedRun& run = coded.runs()[index];
      const RawSpan inside{span.begin - run.bytes.begin, span.end - run.bytes.begin};
      span.end = run.bytes.begin + line_end_of(coded.bytes_of(run), inside, Piece::Where::text, run.encoding);
      const std::string text = first ? encode_ascii(marker_for(*finding.rule), run.encoding) : "";
      first = first && span.empty();
      runs[index].rule = finding.rule;
      if (!span.empty()) runs[index].changes.push_back({span, text});
    }
  }

  std::vector<RecodedRun> result;
  for (auto entry = runs.begin(); entry != runs.end(); ++entry) {
    const CodedRun& run = coded.runs()[entry->first];
    const std::string bytes = changed_bytes(coded.bytes_of(run), run.bytes, entry->second.changes);
    std::vector<RecodedLine> lines = deal_out(arena, run, encode_run(run, deflated(bytes, run.compression)));
    if (lines.empty()) continue;
    if (!coded.is_coded(lines.front().span.begin)) {
      result.push_back({entry->second.rule, std::move(lines)});
      continue;
    }
    const std::size_t outer = coded.run_at(lines.front().span.begin);
    const CodedRun& outer_run = coded.runs()[outer];
    Change change = as_change(lines, coded.bytes_of(outer_run), outer_run.bytes.begin);
    runs[outer].rule = entry->second.rule;
    runs[outer].changes.push_back(std::move(change));
  }
  return result;
}

}  // namespace nbscrub
