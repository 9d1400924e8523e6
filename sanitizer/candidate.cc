#include "sanitizer/candidate.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "detectors/disjoint_spans.h"
#include "detectors/expiry.h"
#include "sanitizer/allow.h"
#include "sanitizer/line_index.h"
#include "sanitizer/place.h"
#include "sanitizer/redact.h"

namespace nbscrub {
namespace {

std::string_view label_of(const Reading& reading, const Field& field) {
  return reading.bytes.substr(field.label.begin, field.label.size());
}

// The matches of one view with their ends as offsets into the view's text; `next` walks through all matches once.
void take_matches(const View& view, std::span<const Match> matches, std::size_t& next, std::vector<Match>& own) {
  own.clear();
  while (next < matches.size() && matches[next].end <= view.span.begin) ++next;
  for (; next < matches.size() && matches[next].end <= view.span.end; ++next) {
    own.push_back(matches[next]);
    own.back().end -= view.span.begin;
  }
}

bool is_of_base64(const Reading& reading, View view) {
  while (view.kind != ViewKind::decoded && view.kind != ViewKind::base64) view = reading.arena.views()[view.parent];
  return view.kind == ViewKind::base64;
}

TextUnit unit_of(const Reading& reading, const View& view) {
  const Field& field = reading.document.fields[view.field];
  const std::string_view text = reading.arena.text_of(view);
  // What was encoded is configuration far more often than source: a Secret of Kubernetes, a .env file, JSON.
  const Place place = is_of_base64(reading, view) ? Place::config
                                                  : place_of(field.kind, label_of(reading, field), text, reading.name);
  return {text, reading.arena.seams_of(view), place};
}

void sort_unique(std::vector<std::uint32_t>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Which bytes belong to a finding: a place is given once. A finding in a coded run also claims the run for what is
// found inside of it, so that neither the digits nor another view of them count as a finding of their own.
class Claims {
 public:
  explicit Claims(const TextArena& arena) : arena_(arena) {}

  bool is_free(RawSpan span) const { return taken_.is_free(span); }

  // False when one of the spans, or a run that one is in, belongs to others.
  bool take(const std::vector<RawSpan>& spans) {
    std::vector<RawSpan> wanted = spans;
    std::set<std::size_t> entered;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      if (!taken_.is_free(wanted[i])) return false;
      if (!arena_.coded().is_coded(wanted[i].begin)) continue;
      const std::size_t run = arena_.coded().run_at(wanted[i].begin);
      if (runs_.contains(run) || !entered.insert(run).second) continue;
      for (const TextSpan& line : arena_.coded().runs()[run].lines) arena_.map().to_raw(line, wanted);
    }
    for (RawSpan span : wanted) taken_.take(span);
    runs_.merge(entered);
    return true;
  }

 private:
  const TextArena& arena_;
  DisjointSpans<RawBytes> taken_;
  std::set<std::size_t> runs_;
};

// The reason, word by word; one that is itself among what was found is left out, and all of it when it repeats the
// secret: that of an allowed place is looked for nowhere else.
std::string reason_in_words(const Reading& reading, TextSpan reason, std::string_view secret,
                            const Claims& found) {
  const std::string_view text = reading.arena.text();
  if (text.substr(reason.begin, reason.size()).find(secret) != std::string_view::npos) return "\u2026";
  std::string words;
  for (std::size_t at = reason.begin; at < reason.end;) {
    const std::size_t end = std::min(text.find(' ', at), reason.end);
    std::vector<RawSpan> raw;
    reading.arena.map().to_raw({at, end}, raw);
    const bool free = std::all_of(raw.begin(), raw.end(), [&](RawSpan span) { return found.is_free(span); });
    if (end > at) words += (words.empty() ? "" : " ") + (free ? std::string(text.substr(at, end - at)) : "\u2026");
    at = end + 1;
  }
  return shown_reason(words);
}

}  // namespace

std::string_view named_text(std::string_view name) {
  const std::size_t last = name.rfind('/');
  const std::size_t folder = last == 0 || last == std::string_view::npos ? last : name.rfind('/', last - 1);
  return name.substr(folder == std::string_view::npos ? 0 : folder + 1);
}

std::vector<Candidate> verify(const Reading& reading, const Detector& detector, std::span<const Match> matches,
                              std::vector<DroppedCandidate>* dropped) {
  const auto views = reading.arena.views();
  std::vector<Match> own;

  // The context words of each cell first: an import in one line makes a bare key in another mean something.
  std::map<std::uint32_t, std::vector<std::uint32_t>> words_by_cell;
  std::vector<std::uint32_t> words_of_file;
  std::set<std::uint32_t> cells_that_print;
  std::size_t next = 0;
  for (const View& view : views) {
    const Field& field = reading.document.fields[view.field];
    if (field.kind == FieldKind::code && prints_configuration(reading.arena.text_of(view))) {
      cells_that_print.insert(field.cell);
    }
    take_matches(view, matches, next, own);
    if (own.empty()) continue;
    detector.collect_words(unit_of(reading, view), own, words_by_cell[field.cell]);
  }
  // A .pgpass or a master.key says nowhere but in its name what its lines are. (A plain file is one cell, without
  // number.)
  detector.collect_words({named_text(reading.name), {}, Place::config}, reading.name_matches, words_by_cell[0]);
  for (auto& [cell, words] : words_by_cell) {
    sort_unique(words);
    words_of_file.insert(words_of_file.end(), words.begin(), words.end());
  }
  sort_unique(words_of_file);

  std::vector<Candidate> candidates;
  std::vector<Hit> hits;
  next = 0;
  for (std::size_t index = 0; index < views.size(); ++index) {
    take_matches(views[index], matches, next, own);
    const std::uint32_t cell = reading.document.fields[views[index].field].cell;
    const Scope scope{words_by_cell[cell], words_of_file};
    if (own.empty() && !detector.looks_without_matches(scope)) continue;
    hits.clear();
    TextUnit unit = unit_of(reading, views[index]);
    if (unit.place == Place::output && cells_that_print.contains(cell)) unit.place = Place::config;
    const std::size_t base = views[index].span.begin;
    if (dropped == nullptr) {
      detector.detect(unit, own, scope, hits);
    } else {
      std::vector<Dropped> here;
      detector.detect(unit, own, scope, hits, &here);
      for (const Dropped& drop : here) {
        const TextSpan secret{drop.secret.begin + base, drop.secret.end + base};
        dropped->push_back({{drop.rule, Confidence::low, false, index, secret}, drop.reason});
      }
    }
    for (const Hit& hit : hits) {
      const TextSpan secret{hit.secret.begin + base, hit.secret.end + base};
      if (is_marker(reading.arena.text().substr(secret.begin, secret.size()), detector.table().rules)) continue;
      candidates.push_back({hit.rule, hit.confidence, false, index, secret});
    }
  }
  return candidates;
}

void spread(const Reading& reading, const Detector& detector, const KnownValues& values,
            std::vector<Candidate>& candidates) {
  if (values.empty()) return;
  std::vector<KnownValues::Occurrence> occurrences;
  values.find(reading.arena.text(), occurrences);

  // What verify() found stands in order and does not overlap within a view.
  const std::vector<Candidate> found = candidates;
  for (const auto& occurrence : occurrences) {
    const auto after = std::lower_bound(found.begin(), found.end(), occurrence.span.begin,
                                        [](const Candidate& c, std::size_t offset) { return c.secret.end <= offset; });
    if (after != found.end() && after->secret.overlaps(occurrence.span)) {
      // A place that was only a hint is sure now that the value is known from a better one.
      Candidate& weaker = candidates[static_cast<std::size_t>(after - found.begin())];
      if (after->secret == occurrence.span) weaker.confidence = std::max(weaker.confidence, occurrence.confidence);
      continue;
    }
    const auto rule = static_cast<RuleIndex>(occurrence.rule - detector.table().rules.data());
    candidates.push_back(
        {rule, occurrence.confidence, true, reading.arena.view_at(occurrence.span.begin), occurrence.span});
  }
}

namespace {

// A candidate, and the bytes of the file that it stands on.
struct Placed {
  Candidate candidate;
  std::vector<RawSpan> exact;  // as the map has it, coded text included
  std::vector<RawSpan> spans;  // of the file
  RawSpan hull;
};

std::optional<Placed> place(const Reading& reading, const Candidate& candidate) {
  Placed placed{candidate, {}, {}, {}};
  reading.arena.to_file(candidate.secret, placed.exact, placed.spans);
  if (placed.spans.empty()) return std::nullopt;
  const auto [first, last] = std::minmax_element(placed.spans.begin(), placed.spans.end());
  placed.hull = {first->begin, last->end};
  return placed;
}

// Puts into words and numbers where a candidate stands. Asked in the order of the file it counts lines once.
class FindingWriter {
 public:
  FindingWriter(const Reading& reading, const Detector& detector) : reading_(reading), detector_(detector) {}

  Finding write(Placed placed) {
    const TextArena& arena = reading_.arena;
    const Candidate& candidate = placed.candidate;
    const Field& field = reading_.document.fields[arena.views()[candidate.view].field];
    const Rule& rule = detector_.table().rules[candidate.rule];
    const std::string_view secret = arena.text().substr(candidate.secret.begin, candidate.secret.size());
    if (!file_lines_) file_lines_.emplace(reading_.bytes);
    const LineColumn at = line_of(candidate);

    Finding finding;
    finding.rule = &rule;
    finding.confidence = candidate.confidence;
    finding.spread = candidate.spread;
    finding.place = place_name(field.kind, label_of(reading_, field));
    finding.kind = field.kind;
    finding.cell = field.cell;
    finding.output = field.output;
    finding.line = at.line;
    finding.column = at.column;
    finding.file_line = file_lines_->at(placed.hull.begin).line;
    const auto is_coded = [&](RawSpan span) { return arena.coded().is_coded(span.begin); };
    // (One that is in part outside of its run is redacted digit by digit.)
    if (std::all_of(placed.exact.begin(), placed.exact.end(), is_coded)) finding.coded = std::move(placed.exact);
    finding.spans = std::move(placed.spans);
    finding.preview = masked_preview(secret, rule);
    finding.expires = expiry_of(arena.text(), candidate.secret);
    finding.value_hash = std::hash<std::string_view>{}(secret);
    return finding;
  }

 private:
  LineColumn line_of(const Candidate& candidate) {
    const TextArena& arena = reading_.arena;
    const TextSpan decoded = arena.views()[arena.decoded_view(candidate.view)].span;
    if (!field_lines_ || lines_of_ != decoded) {
      field_lines_.emplace(arena.text().substr(decoded.begin, decoded.size()));
      lines_of_ = decoded;
    }
    return field_lines_->at(arena.in_decoded_view(candidate.view, candidate.secret).begin - decoded.begin);
  }

  const Reading& reading_;
  const Detector& detector_;
  std::optional<LineIndex> file_lines_;
  std::optional<LineIndex> field_lines_;  // of the field that `lines_of_` is
  TextSpan lines_of_;
};

}  // namespace

std::vector<Finding> settle(const Reading& reading, const Detector& detector, std::vector<Candidate> candidates,
                            Allowances& allowances) {
  std::vector<Placed> placed;
  for (const Candidate& candidate : candidates) {
    if (auto entry = place(reading, candidate)) placed.push_back(*std::move(entry));
  }

  // Views of one field show the same bytes more than once; the surest and longest finding stays.
  const auto strength = [&](const Placed& p) {
    return std::tuple(detector.table().rules[p.candidate.rule].rank, p.candidate.confidence, !p.candidate.spread,
                      p.hull.size());
  };
  std::stable_sort(placed.begin(), placed.end(),
                   [&](const Placed& a, const Placed& b) { return strength(a) > strength(b); });
  Claims claims(reading.arena);
  std::vector<Placed> settled;
  for (Placed& entry : placed) {
    if (claims.take(entry.exact)) settled.push_back(std::move(entry));
  }
  std::sort(settled.begin(), settled.end(), [](const Placed& a, const Placed& b) { return a.hull < b.hull; });

  FindingWriter writer(reading, detector);
  std::vector<Finding> findings;
  for (Placed& entry : settled) {
    const Candidate candidate = entry.candidate;
    Finding finding = writer.write(std::move(entry));
    if (const auto allowed = allowances.find(*finding.rule, candidate)) {
      const std::string_view secret = reading.arena.text().substr(candidate.secret.begin, candidate.secret.size());
      finding.allowance =
          Allowance{std::string(allowed->by), reason_in_words(reading, allowed->reason, secret, claims)};
    }
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::vector<Rejected> rejected(const Reading& reading, const Detector& detector,
                               std::span<const DroppedCandidate> dropped) {
  std::vector<std::pair<Placed, std::string_view>> placed;
  for (const DroppedCandidate& drop : dropped) {
    if (auto entry = place(reading, drop.candidate)) placed.emplace_back(*std::move(entry), drop.reason);
  }
  // One place can be asked about several times: by two anchors of a shape, in two views.
  const auto key = [](const auto& entry) { return std::tuple(entry.first.hull, entry.first.candidate.rule); };
  std::stable_sort(placed.begin(), placed.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  const auto end = std::unique(placed.begin(), placed.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); });
  placed.erase(end, placed.end());
  FindingWriter writer(reading, detector);
  std::vector<Rejected> all;
  for (auto& [entry, reason] : placed) all.push_back({writer.write(std::move(entry)), reason});
  return all;
}

}  // namespace nbscrub
