// What has to hold for every notebook and every policy: nothing but the edits differs, the result is a notebook still, a
// second cleaning finds nothing to do, and nothing is left that a cleaning takes out.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "sanitizer/sanitize.h"

namespace nbscrub::test {

struct NamedPolicy {
  const char* name;
  Policy policy;
};

inline std::vector<NamedPolicy> policies() {
  std::vector<NamedPolicy> all = {{"default", {}}, {"redact only", Policy::keep_everything()}};
  Policy picky;
  picky.outputs.keep_types = {"stream:stderr", "image/*"};
  picky.outputs.drop_types = {"error"};
  picky.outputs.drop_texts = {"nothing"};
  picky.outputs.home_paths = true;
  picky.cells.ids = CellIds::repair;
  picky.metadata.level = MetadataLevel::jupyter;
  all.push_back({"picky", picky});
  Policy thorough;
  thorough.outputs.max_size = 60;
  thorough.metadata.level = MetadataLevel::all;
  thorough.metadata.drop = {"kernel", "cell.metadata.foo.bar"};
  thorough.counts.of_marked_cells = true;
  thorough.cells.drop_empty = true;
  thorough.cells.drop_tagged = {"drop"};
  thorough.cells.drop_attachments = true;
  thorough.cells.strip_init_cells = true;
  thorough.cells.ids = CellIds::sequential;
  all.push_back({"thorough", thorough});
  return all;
}

// Every byte of `after` that no edit put there is the byte of `before`.
inline void expect_only_edits(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  std::size_t read = 0;
  std::size_t written = 0;
  for (const Edit& edit : edits) {
    ASSERT_LE(read, edit.span.begin);
    const std::size_t kept = edit.span.begin - read;
    ASSERT_EQ(before.substr(read, kept), after.substr(written, kept));
    written += kept;
    ASSERT_EQ(edit.replacement, after.substr(written, edit.replacement.size()));
    written += edit.replacement.size();
    read = edit.span.end;
  }
  ASSERT_EQ(before.substr(read), after.substr(written));
}

inline void expect_sound_cleaning(Sanitizer& line, std::string_view name, const PaddedBytes& bytes,
                                  const Policy& policy) {
  Request request;
  request.name = name;
  request.rewrite = true;
  request.policy = policy;
  const auto outcome = line.sanitize(bytes, request);
  ASSERT_TRUE(outcome) << outcome.error().what;
  ASSERT_EQ(outcome->format, Format::notebook);
  ASSERT_TRUE(outcome->incomplete.empty()) << outcome->incomplete;
  if (!outcome->rewritten) return;
  expect_only_edits(bytes.view(), outcome->result.view(), outcome->edits);

  const auto again = line.sanitize(outcome->result, request);
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(again->format, Format::notebook);
  EXPECT_FALSE(again->rewritten) << again->result.view();
  EXPECT_TRUE(std::none_of(again->findings.begin(), again->findings.end(), blocks));
}

}  // namespace nbscrub::test
