#include "sanitizer/sanitize.h"

#include <algorithm>

#include "detectors/detector.h"
#include "detectors/scanner.h"
#include "sanitizer/allow.h"
#include "sanitizer/candidate.h"
#include "sanitizer/cell_ids.h"
#include "sanitizer/clear.h"
#include "sanitizer/damaged.h"
#include "sanitizer/home_paths.h"
#include "sanitizer/notebook.h"
#include "sanitizer/place.h"
#include "sanitizer/plain_text.h"
#include "sanitizer/recode.h"
#include "sanitizer/redact.h"
#include "sanitizer/view.h"

namespace nbscrub {
namespace {

// read: bytes -> Document. A file is a notebook by its name; one that is no JSON keeps its views through another
// reader, because raw text would hide each password in escaped quotes.
Document read(const PaddedBytes& bytes, std::string_view name) {
  Document plain = read_plain_text(bytes.view());
  if (!is_notebook_name(name) || plain.format == Format::empty || plain.format == Format::lfs_pointer) return plain;
  if (auto notebook = read_notebook(bytes)) {
    return *std::move(notebook);
  } else if (!plain.fields.empty() && plain.fields.front().encoding != Encoding::utf8) {
    plain.format = Format::damaged_notebook;
    plain.damage = "it is UTF-16, a notebook is UTF-8";
    return plain;
  } else {
    return read_damaged(bytes, notebook.error());
  }
}

bool has_blocking(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), blocks);
}

std::vector<Finding> blocking(const std::vector<Finding>& findings) {
  std::vector<Finding> chosen;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(chosen), blocks);
  return chosen;
}

// What blocks and was not replaced by a reference.
std::vector<Finding> left_to_redact(const std::vector<Finding>& findings, const ReplaceOutcome& references) {
  std::vector<Finding> left;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const bool replaced = std::any_of(references.replaced.begin(), references.replaced.end(),
                                      [i](const Replaced& reference) { return reference.finding == i; });
    if (blocks(findings[i]) && !replaced) left.push_back(findings[i]);
  }
  return left;
}

// Cell ids and home paths, which have to know what else goes.
Result<void> settle_edits(const Document& document, std::string_view bytes, const Policy& policy, EditList& edits) {
  if (auto normal = edits.normalise(); !normal || document.format != Format::notebook) return normal;
  settle_cell_ids(document, bytes, policy.cells.ids, dropped_cells(document, bytes, policy.cells), edits);
  if (policy.outputs.home_paths) shorten_home_paths(document, bytes, edits);
  return edits.normalise();
}

constexpr int kProofRounds = 3;

const Error kUnproven{"the cleaned result could not be proven clean, so nothing was written",
                      "please report this as a fault of nbscrub, with the kind of credential but not its value"};

}  // namespace

struct Sanitizer::Impl {
  Impl(const RuleDatabase& rules, RulesInForce in_force, const Settings& run, Scanner scan)
      : database(rules), settings(run), detector(rules.table(), std::move(in_force)), scanner(std::move(scan)) {}

  // read, decode, scan, verify, spread, settle: what is in these bytes.
  struct Examination {
    Document document;
    std::vector<Finding> findings;
    std::vector<Finding> allowed;
    KnownValues values;
    std::string incomplete;
  };
  // `causes`: filled with how credentials got in; null for a proof, of which nobody asks that.
  Result<Examination> examine(const PaddedBytes& bytes, const Request& request, const KnownValues* known,
                              std::vector<RootCause>* causes = nullptr);

  // The numbers of all stages up to spread.
  Explanation explain(const Document& document, std::size_t verified, std::size_t spread) const;

  // clear, redact, apply, prove: what is left of them.
  Result<void> rewrite(const PaddedBytes& bytes, const Request& request, Examination& examination, Outcome& outcome);

  const RuleDatabase& database;
  Settings settings;
  Detector detector;
  Scanner scanner;
  TextArena arena;  // reused from file to file
  std::vector<Match> matches;
  std::vector<Match> name_matches;
};

Result<Sanitizer::Impl::Examination> Sanitizer::Impl::examine(const PaddedBytes& bytes, const Request& request,
                                                              const KnownValues* known,
                                                              std::vector<RootCause>* causes) {
  Examination examination;
  examination.document = read(bytes, request.name);
  examination.incomplete = examination.document.damage;
  Reading reading{examination.document, bytes.view(), request.name, arena, {}};

  // decode: all fields in one text, and then what that text hides. A bound that was hit makes the answer unsure, not
  // empty: what was decoded is scanned.
  arena.clear();
  if (auto decoded = arena.decode(examination.document, bytes.view()); !decoded) return fail(decoded.error());
  if (auto unwrapped = arena.unwrap(examination.document); !unwrapped) examination.incomplete = unwrapped.error().what;

  // scan: one pass for all rules.
  matches.clear();
  if (auto scanned = scanner.scan(arena.text(), matches); !scanned) return fail(scanned.error());

  // A plain file's name is context for its text; a notebook's says what somebody is working on.
  name_matches.clear();
  if (examination.document.format == Format::plain_text) {
    if (auto scanned = scanner.scan(named_text(request.name), name_matches); !scanned) return fail(scanned.error());
    reading.name_matches = name_matches;
  }

  // verify: most matches are words in innocent text.
  std::vector<DroppedCandidate> dropped;
  std::vector<Candidate> candidates =
      verify(reading, detector, matches, request.explain == nullptr ? nullptr : &dropped);
  const std::size_t verified = candidates.size();

  // allow: what a person marked as no leak stays, and is counted.
  Allowances allowances(reading, settings.honour_allowances && request.honour_allowances);

  // spread: the same value printed bare in an output has no context of its own. That of an allowed place is no secret.
  if (known != nullptr) examination.values = *known;
  for (const Candidate& candidate : candidates) {
    const Rule& rule = detector.table().rules[candidate.rule];
    if (candidate.confidence == Confidence::low || allowances.find(rule, candidate)) continue;
    examination.values.add(arena.text().substr(candidate.secret.begin, candidate.secret.size()), rule,
                           candidate.confidence);
  }
  spread(reading, detector, examination.values, candidates);

  if (request.explain != nullptr) {
    *request.explain = explain(examination.document, verified, candidates.size() - verified);
    request.explain->rejected = rejected(reading, detector, dropped);
  }

  // settle: one finding for each place of the file.
  examination.findings = settle(reading, detector, std::move(candidates), allowances);
  if (request.explain != nullptr) request.explain->settled = examination.findings.size();
  if (causes != nullptr) *causes = root_causes(examination.document, arena, examination.findings);
  examination.allowed = take_allowed(examination.findings);
  return examination;
}

Explanation Sanitizer::Impl::explain(const Document& document, std::size_t verified, std::size_t spread) const {
  Explanation told;
  told.cells = document.cells.size();
  for (const Field& field : document.fields) ++told.fields[field.kind];
  for (const View& view : arena.views()) ++told.views[view.kind];
  told.text_bytes = arena.text().size();
  told.matches = matches.size();
  told.candidates = verified;
  told.spread = spread;
  return told;
}

Result<void> Sanitizer::Impl::rewrite(const PaddedBytes& bytes, const Request& request, Examination& examination,
                                      Outcome& outcome) {
  const Format format = examination.document.format;
  const bool notebook = format == Format::notebook;
  const bool redactable =
      notebook || format == Format::damaged_notebook || (format == Format::plain_text && request.redact_plain);

  // clear by policy; put references in the place of literals, when asked to; redact what else blocks. A hint never
  // changes a file.
  EditList edits;
  if (notebook) clear(examination.document, bytes.view(), request.policy, edits);
  if (notebook && request.replace != nullptr) {
    outcome.references =
        replace_literals(examination.document, bytes.view(), examination.findings, *request.replace, edits);
  }
  const std::vector<Finding> doomed = left_to_redact(examination.findings, outcome.references);
  if (redactable) redact(examination.document, bytes.view(), doomed, recode(arena, doomed), edits);
  if (auto settled = settle_edits(examination.document, bytes.view(), request.policy, edits); !settled) return settled;
  if (edits.empty()) return {};
  outcome.result = edits.apply(bytes.view());

  // prove: the line over the result finds nothing that would be rewritten, and a notebook is still one. What a
  // redaction brings to light (a literal of which a part was the secret) is redacted in its turn.
  auto proof = examine(outcome.result, request, &examination.values);
  for (int round = 0; proof && redactable && has_blocking(proof->findings); ++round) {
    if (round == kProofRounds) return fail(kUnproven);
    EditList later;
    const std::vector<Finding> left = blocking(proof->findings);
    redact(proof->document, outcome.result.view(), left, recode(arena, left), later);
    if (auto normal = later.normalise(); !normal) return normal;
    if (auto amended = edits.amend(later); !amended) return amended;
    outcome.result = edits.apply(bytes.view());
    proof = examine(outcome.result, request, &examination.values);
  }
  if (!proof) return fail(proof.error());
  // (A damaged one may become whole: the bad byte went with a secret.)
  if (notebook && proof->document.format != format) return fail(kUnproven);

  outcome.rewritten = true;
  if (notebook) {
    outcome.cleared_outputs = examination.document.outputs.size() - proof->document.outputs.size();
    outcome.dropped_cells = examination.document.cells.size() - proof->document.cells.size();
  }
  outcome.redacted = static_cast<std::size_t>(std::count_if(doomed.begin(), doomed.end(), [&](const Finding& finding) {
    return std::any_of(edits.edits().begin(), edits.edits().end(), [&](const Edit& edit) {
      return edit.span.contains(finding.spans.front().begin) && !edit.replacement.empty();
    });
  }));
  outcome.edits = edits.edits();
  return {};
}

Sanitizer::Sanitizer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Sanitizer::Sanitizer(Sanitizer&&) noexcept = default;
Sanitizer& Sanitizer::operator=(Sanitizer&&) noexcept = default;
Sanitizer::~Sanitizer() = default;

Result<Sanitizer> Sanitizer::create(const RuleDatabase& database) {
  return create(database, RulesInForce::standard(database.table()));
}

Result<Sanitizer> Sanitizer::create(const RuleDatabase& database, RulesInForce in_force, const Settings& settings) {
  auto scanner = Scanner::create(database);
  if (!scanner) return fail(scanner.error());
  return Sanitizer(std::make_unique<Impl>(database, std::move(in_force), settings, *std::move(scanner)));
}

Result<Sanitizer> Sanitizer::another() const {
  return create(impl_->database, impl_->detector.in_force(), impl_->settings);
}

Result<Outcome> Sanitizer::sanitize(const PaddedBytes& bytes, const Request& request) {
  Outcome outcome;
  auto examination = impl_->examine(bytes, request, request.known, &outcome.causes);
  if (!examination) return fail(examination.error());

  outcome.format = examination->document.format;
  outcome.not_scanned = outcome.format == Format::binary;
  outcome.incomplete = examination->incomplete;
  if (request.rewrite) {
    if (auto rewritten = impl_->rewrite(bytes, request, *examination, outcome); !rewritten)
      return fail(rewritten.error());
  }
  outcome.findings = std::move(examination->findings);
  outcome.allowed = std::move(examination->allowed);
  outcome.values = std::move(examination->values);
  return outcome;
}

}  // namespace nbscrub
