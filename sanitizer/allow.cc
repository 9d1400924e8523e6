#include "sanitizer/allow.h"

#include <algorithm>
#include <iterator>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::string_view kOurs = "nbscrub:";
constexpr std::string_view kGitleaks = "gitleaks:allow";
constexpr std::string_view kPragma = "pragma:";
constexpr std::string_view kTag = "nbscrub-allow";
constexpr std::string_view kBlanks = " \t\r";

// Reads the words of a marker one after the other.
class Words {
 public:
  Words(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  std::size_t at() const { return at_; }
  void skip(std::string_view bytes) { at_ = std::min(text_.find_first_not_of(bytes, at_), text_.size()); }
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  // `allow` must not be the begin of `allowed` or `allow-list`.
  bool at_word_end() const { return at_ == text_.size() || (!is_name_byte(text_[at_]) && text_[at_] != '-'); }
  // What stands before the next `end`, on this line; nullopt when there is none.
  std::optional<std::string_view> take_until(char end) {
    const std::size_t stop = text_.find_first_of(std::string{end, '\n'}, at_);
    if (stop == std::string_view::npos || text_[stop] != end) return std::nullopt;
    const std::string_view taken = text_.substr(at_, stop - at_);
    at_ = stop + 1;
    return taken;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::vector<std::string_view> names_in(std::string_view list) {
  std::vector<std::string_view> names;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const std::string_view name = trimmed(list.substr(0, comma)); !name.empty()) names.push_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return names;
}

// The words after a marker, without what ends a comment.
TextSpan reason_in(std::string_view text, TextSpan rest) {
  const std::string_view blank_or_lead = " \t\r:-";
  while (!rest.empty() && blank_or_lead.find(text[rest.begin]) != std::string_view::npos) ++rest.begin;
  for (std::string_view end : {"*/", "-->"}) {
    const std::size_t at = text.substr(rest.begin, rest.size()).find(end);
    if (at != std::string_view::npos) rest.end = rest.begin + at;
  }
  while (!rest.empty() && kBlanks.find(text[rest.end - 1]) != std::string_view::npos) --rest.end;
  return rest;
}

}  // namespace

// The marker that begins at `at`, without its lines; nullopt when the text there is something else.
std::optional<Allowances::Marker> Allowances::read_marker(std::size_t at) const {
  const std::string_view text = reading_.arena.text();
  if (at > 0 && is_name_byte(text[at - 1])) return std::nullopt;
  Marker marker;
  Words words(text, at);
  if (words.take(kOurs)) {
    words.skip(kBlanks);
    if (!words.take("allow")) return std::nullopt;
    marker.next_line = words.take("-next-line");
    if (!words.at_word_end()) return std::nullopt;
    marker.by = marker.next_line ? "nbscrub: allow-next-line" : "nbscrub: allow";
    words.skip(kBlanks);
    if (words.take("[")) {
      // A list that is broken or empty names no rule, so it allows none.
      const auto list = words.take_until(']');
      if (!list || (marker.rules = names_in(*list)).empty()) return std::nullopt;
    }
  } else if (words.take(kGitleaks)) {
    if (!words.at_word_end()) return std::nullopt;
    marker.by = kGitleaks;
  } else if (words.take(kPragma)) {
    words.skip(kBlanks);
    if (!words.take("allowlist") && !words.take("whitelist")) return std::nullopt;
    words.skip(" \t-");
    marker.next_line = words.take("nextline");
    if (marker.next_line) words.skip(" \t-");
    if (!words.take("secret") || !words.at_word_end()) return std::nullopt;
    marker.by = marker.next_line ? "pragma: allowlist nextline secret" : "pragma: allowlist secret";
  } else {
    return std::nullopt;
  }
  marker.reason.begin = words.at();
  return marker;
}

std::vector<Allowances::Marker> Allowances::read_markers(TextSpan view) const {
  const std::string_view text = reading_.arena.text().substr(0, view.end);
  std::vector<std::size_t> places;
  for (std::string_view start : {kOurs, kGitleaks, kPragma}) {
    for (std::size_t at = text.find(start, view.begin); at != std::string_view::npos; at = text.find(start, at + 1)) {
      places.push_back(at);
    }
  }
  std::sort(places.begin(), places.end());

  std::vector<Marker> markers;
  TextSpan line{view.begin, view.begin};
  TextSpan line_after = line;
  for (const std::size_t at : places) {
    std::optional<Marker> marker = read_marker(at);
    if (!marker) continue;
    if (markers.empty() || !line.contains(at)) {
      const std::size_t before = text.substr(view.begin, at - view.begin).rfind('\n');
      line.begin = before == std::string_view::npos ? view.begin : view.begin + before + 1;
      line.end = std::min(text.find('\n', at), text.size());
      line_after.begin = std::min(line.end + 1, text.size());
      line_after.end = std::min(text.find('\n', line_after.begin), text.size());
    }
    marker->line = line;
    marker->line_after = line_after;
    marker->reason = reason_in(text, {std::min(marker->reason.begin, line.end), line.end});
    markers.push_back(std::move(*marker));
  }
  return markers;
}

const std::vector<Allowances::Marker>& Allowances::markers_of(std::size_t view) {
  const auto known = markers_.find(view);
  if (known != markers_.end()) return known->second;
  const View& decoded = reading_.arena.views()[view];
  const bool has_lines = reading_.document.fields[decoded.field].encoding != Encoding::json_tree;
  return markers_.emplace(view, has_lines ? read_markers(decoded.span) : std::vector<Marker>()).first->second;
}

bool Allowances::outputs_allowed(std::uint32_t cell) const {
  const Document& document = reading_.document;
  if (cell == 0 || cell > document.cells.size()) return false;
  const ObjectSpan& metadata = document.cells[cell - 1].metadata;
  for (std::uint32_t i = 0; i < metadata.member_count; ++i) {
    const Member& member = document.members[metadata.first_member + i];
    if (reading_.bytes.substr(member.key.begin, member.key.size()) != "tags") continue;
    const std::string quoted = '"' + std::string(kTag) + '"';
    return reading_.bytes.substr(member.value.begin, member.value.size()).find(quoted) != std::string_view::npos;
  }
  return false;
}

std::optional<Allowances::Found> Allowances::find(const Rule& rule, const Candidate& candidate) {
  if (!honoured_) return std::nullopt;
  const std::size_t view = reading_.arena.decoded_view(candidate.view);
  const TextSpan secret = reading_.arena.in_decoded_view(candidate.view, candidate.secret);
  const std::string_view text = reading_.arena.text().substr(secret.begin, secret.size());
  const bool several_lines = text.find('\n') != std::string_view::npos;

  const std::vector<Marker>& markers = markers_of(view);
  auto marker = std::partition_point(markers.begin(), markers.end(),
                                     [&](const Marker& m) { return m.line_after.end <= secret.begin; });
  for (; marker != markers.end() && marker->line.begin <= secret.begin; ++marker) {
    const bool here = !marker->next_line && marker->line.contains(secret.begin);
    const bool after = (marker->next_line || several_lines) && marker->line_after.contains(secret.begin);
    const bool this_rule =
        marker->rules.empty() || std::find(marker->rules.begin(), marker->rules.end(), rule.id) != marker->rules.end();
    if ((here || after) && this_rule) return Found{marker->by, marker->reason};
  }
  const Field& field = reading_.document.fields[reading_.arena.views()[view].field];
  if (field.output != 0 && outputs_allowed(field.cell)) return Found{"cell tag nbscrub-allow", {}};
  return std::nullopt;
}

std::vector<Finding> take_allowed(std::vector<Finding>& findings) {
  const auto first = std::stable_partition(findings.begin(), findings.end(),
                                           [](const Finding& finding) { return !finding.allowance; });
  std::vector<Finding> allowed(std::make_move_iterator(first), std::make_move_iterator(findings.end()));
  findings.erase(first, findings.end());
  return allowed;
}

}  // namespace nbscrub
