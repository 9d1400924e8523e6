#include "hook/shown_change.h"

#include <utility>

#include "sanitizer/json_string.h"
#include "sanitizer/plain_text.h"
#include "sanitizer/utf16.h"

namespace nbscrub {
namespace {

// How a masked value is written into the file's own notation.
std::string written(std::string preview, Format format, Encoding encoding) {
  if (encoding == Encoding::utf16le || encoding == Encoding::utf16be) {
    for (std::size_t at; (at = preview.find("\u2026")) != std::string::npos;) preview.replace(at, 3, "...");
    return encode_ascii(preview, encoding);
  }
  return format == Format::plain_text ? preview : encode_json_string(preview);
}

// What stands on the old side in the place of one edit of the redaction. The first finding that begins in it says how
// it looks; digits of base64 that hold a secret say nothing.
std::string mask_for(const Edit& edit, const Outcome& redacted, Encoding encoding) {
  if (edit.replacement.empty()) return {};
  std::string preview = "\u2026";
  for (const Finding& finding : redacted.findings) {
    if (edit.span.contains(finding.spans.front().begin)) {
      preview = finding.preview;
      break;
    }
  }
  const std::string mask = written(preview, redacted.format, encoding);
  return edit.replacement.starts_with('"') && edit.replacement.ends_with('"') ? '"' + mask + '"' : mask;
}

constexpr std::size_t kShortestValue = 8;  // shorter pieces would blank out words

void add_values(std::string_view bytes, const Finding& finding, std::vector<std::string>& values) {
  for (const RawSpan span : finding.spans) {
    std::string text;
    OffsetMap unused;
    if (!decode_json_string(bytes, span, text, unused)) text = bytes.substr(span.begin, span.size());
    while (text.ends_with('\n')) text.pop_back();
    if (text.size() >= kShortestValue) values.push_back(std::move(text));
  }
}

// The parts of `mask` that no edit of `taken` covers: the first says what the mask says, the others are empty.
void add_uncovered(const Edit& mask, std::span<const Edit> taken, EditList& edits) {
  std::size_t at = mask.span.begin;
  bool first = true;
  const auto add = [&](std::size_t end) {
    if (at < end) edits.add({at, end}, first ? mask.replacement : "");
    first = false;
  };
  for (const Edit& edit : taken) {
    if (edit.span.empty() || edit.span.end <= at || edit.span.begin >= mask.span.end) continue;
    add(edit.span.begin);
    at = std::max(at, edit.span.end);
  }
  add(mask.span.end);
}

}  // namespace

Result<ShownChange> shown_change(Sanitizer& sanitizer, std::string_view name, const PaddedBytes& bytes,
                                 std::span<const Edit> edits, const KnownValues* known) {
  Request request;
  request.name = name;
  request.rewrite = true;
  request.redact_plain = true;
  request.policy = Policy::keep_everything();
  request.known = known;
  const Result<Outcome> redacted = sanitizer.sanitize(bytes, request);
  if (!redacted) return fail(redacted.error());
  const Document plain = read_plain_text(bytes.view());
  const Encoding encoding = plain.fields.empty() ? Encoding::utf8 : plain.fields.front().encoding;

  EditList masks;
  for (const Edit& edit : redacted->edits) masks.add(edit.span, mask_for(edit, *redacted, encoding));
  if (Result<void> normal = masks.normalise(); !normal) return fail(normal.error());
  // Warnings and what is allowed, which no redaction touches.
  const std::vector<Edit> redactions = masks.edits();
  const auto add_finding = [&](const Finding& finding) {
    std::string mask = written(finding.preview, redacted->format, encoding);
    for (const RawSpan span : finding.spans) add_uncovered({span, std::exchange(mask, {})}, redactions, masks);
  };
  for (const Finding& finding : redacted->findings) {
    if (!blocks(finding)) add_finding(finding);
  }
  for (const Finding& finding : redacted->allowed) add_finding(finding);
  if (Result<void> normal = masks.normalise(); !normal) return fail(normal.error());

  EditList after;
  for (const Edit& edit : edits) after.add(edit.span, edit.replacement);
  for (const Edit& mask : masks.edits()) add_uncovered(mask, edits, after);
  if (Result<void> normal = after.normalise(); !normal) return fail(normal.error());

  ShownChange change{masks.apply(bytes.view()), after.apply(bytes.view()), {}};
  for (const Finding& finding : redacted->findings) add_values(bytes.view(), finding, change.values);
  for (const Finding& finding : redacted->allowed) add_values(bytes.view(), finding, change.values);
  return change;
}

}  // namespace nbscrub
