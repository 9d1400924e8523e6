// The whole line over any bytes, as a notebook and as a script: it answers, what it removed stays removed, a second
// cleaning changes nothing, a notebook stays a notebook, and bytes outside the edits are the bytes that were there.
#include "sanitizer/sanitize.h"
#include "tests/fuzz/fuzz_target.h"

namespace nbscrub::fuzz {
namespace {

Sanitizer& line() {
  static Sanitizer sanitizer = [] {
    const auto database = RuleDatabase::builtin();
    require(database.has_value(), "the built-in rules load");
    auto made = Sanitizer::create(**database);
    require(made.has_value(), "a sanitizer is made");
    return *std::move(made);
  }();
  return sanitizer;
}

void require_only_edits(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  std::size_t read = 0;
  std::size_t written = 0;
  for (const Edit& edit : edits) {
    require(read <= edit.span.begin && edit.span.begin <= edit.span.end && edit.span.end <= before.size(),
            "edits are sorted and lie inside the file");
    const std::size_t kept = edit.span.begin - read;
    require(before.substr(read, kept) == after.substr(written, kept), "bytes before an edit are unchanged");
    written += kept;
    require(after.substr(written, edit.replacement.size()) == edit.replacement, "an edit is applied as it stands");
    written += edit.replacement.size();
    read = edit.span.end;
  }
  require(before.substr(read) == after.substr(written), "bytes after the last edit are unchanged");
}

void clean_twice(std::string_view input, std::string_view name) {
  Request request;
  request.name = name;
  request.rewrite = true;
  request.redact_plain = true;
  const PaddedBytes bytes{std::string(input)};
  const Result<Outcome> first = line().sanitize(bytes, request);
  require(first.has_value(), "a cleaning ends in an answer:", first ? "" : first.error().what);
  require_only_edits(bytes.view(), first->rewritten ? first->result.view() : bytes.view(), first->edits);
  if (!first->rewritten) return;

  const Result<Outcome> second = line().sanitize(first->result, request);
  require(second.has_value(), "a second cleaning ends in an answer:", second ? "" : second.error().what);
  // A damaged notebook whose bad byte went with a secret is whole now: its outputs are cleared by the second cleaning.
  require(second->format != first->format || !second->rewritten, "a second cleaning changes nothing");
  require(first->format != Format::notebook || second->format == Format::notebook, "a notebook stays one");
  for (const Finding& finding : second->findings) require(!blocks(finding), "nothing that blocks is left");
}

}  // namespace
}  // namespace nbscrub::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = nbscrub::fuzz::view_of(data, size);
  nbscrub::fuzz::clean_twice(input, "fuzz.ipynb");
  nbscrub::fuzz::clean_twice(input, "fuzz.py");
  return 0;
}
