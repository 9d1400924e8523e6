// The pieces of HTML as text shows them: tags, attributes, entities. Tolerant as browsers are, but no parser of
// documents: it builds no tree and closes nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nbscrub {

struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct HtmlTag {
  std::size_t end = 0;    // one past the `>`
  std::string_view name;  // as written, without `/`; empty for a declaration
  bool is_closing = false;
};

// The tag that begins with the `<` at `at`; its attributes' values, without quotes, go to `values`. Nothing when it is
// no tag: `a < b`, or no end within 64 KiB.
std::optional<HtmlTag> read_tag(std::string_view text, std::size_t at, std::vector<TextRange>& values);

struct HtmlEntity {
  std::size_t end = 0;  // one past the `;`
  std::string text;     // UTF-8
};

std::optional<HtmlEntity> read_entity(std::string_view text, std::size_t at);

bool same_name(std::string_view name, std::string_view lower_case);

// A tag within a line of text: what stands on both sides of it is one run.
bool is_inline(std::string_view name);

// Does a tag that HTML or SVG really has begin at the `<`? `<Figure size 640x480>` is none.
bool is_known_tag(std::string_view text, std::size_t at);

}  // namespace nbscrub
