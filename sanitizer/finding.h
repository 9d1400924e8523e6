// A credential found in a file, as reports and redaction need it. It holds no byte of the secret but a masked preview.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "detectors/span.h"
#include "sanitizer/document.h"

namespace nbscrub {

// What a person wrote to say that a finding is no leak; see allow.h.
struct Allowance {
  std::string by;      // "nbscrub: allow", "gitleaks:allow", "cell tag nbscrub-allow"
  std::string reason;  // in that person's words, anything that could be a credential left out; may be empty
};

struct Finding {
  const Rule* rule = nullptr;
  Confidence confidence = Confidence::low;
  bool spread = false;  // found because the same value was found elsewhere in the file or the commit
  std::string place;    // "code", "stdout", "text/html", "traceback", "metadata", ... ; see place_name()
  FieldKind kind = FieldKind::plain;
  std::uint32_t cell = 0;        // from 1; 0 = none
  std::uint32_t output = 0;      // from 1; 0 = none
  std::uint32_t line = 0;        // of the decoded text of the field, from 1
  std::uint32_t column = 0;      // in characters (UTF-8), from 1
  std::uint32_t file_line = 0;   // of the file, from 1: where an editor that shows raw JSON finds it
  std::vector<RawSpan> spans;    // half-open byte ranges of the file; a PEM in a list of lines has one a line
  std::vector<RawSpan> coded;    // its exact place in coded runs (coded_text.h); empty when `spans` says it
  std::string preview;           // masked: "ghp_… (40 characters)"
  std::string expires;           // the day on which it says that it ends, "2025-01-31"; empty when it does not say
  std::optional<Allowance> allowance;
  std::uint64_t value_hash = 0;  // of the secret's text, to compare findings within one run; never written anywhere
};

// What may be shown of a secret: the fixed lead of the rule's shape where `secret` begins with one, and how many
// characters it has: "ghp_… (40 characters)", "… (16 characters)". Never a character that differs from user to user.
std::string masked_preview(std::string_view secret, const Rule& rule);

// The words of `reason` that may be shown: a long one that is no plain word becomes "…".
std::string shown_reason(std::string_view reason);

// The place in words: "code", "stdout", "output text/html", "notebook metadata". `label` is the MIME type or the
// stream's name as the file has it, which may hold anything; it is shown only when it is of a harmless form.
std::string place_name(FieldKind kind, std::string_view label);

}  // namespace nbscrub
