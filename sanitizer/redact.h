// Turns findings into edits. The marker is a plain identifier, NBSCRUB_REDACTED_<rule>, that reads the same under JSON,
// HTML, percent-encoding, ANSI codes, Python, YAML, shell and in a URL, so it needs no escaping. A secret in several
// pieces: the first piece becomes the marker, the others go. A piece that is a whole item of a list of lines goes with
// its comma, one that ends a line keeps its newline; no empty strings are left behind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/finding.h"
#include "sanitizer/recode.h"

namespace nbscrub {

// "NBSCRUB_REDACTED_GITHUB_PAT" for "github-pat".
std::string marker_for(const Rule& rule);

// Is `text[span]` exactly a marker of one of `rules`? Only that is exempt from detection; anything added to it is not.
bool is_marker(std::string_view text, std::span<const Rule> rules);

// Appends the edits that replace `findings`; those in coded text are replaced through `recoded`, the runs that hold
// them (recode.h). `document` comes from a reader over `bytes`.
void redact(const Document& document, std::string_view bytes, const std::vector<Finding>& findings,
            const std::vector<RecodedRun>& recoded, EditList& edits);

}  // namespace nbscrub
