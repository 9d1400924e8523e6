// An attributes file of Git (gitattributes(5)) as text: our line in it, put in and taken out by its marker, and the lines
// of others, which are only read. No disk here.
//
// Our lines are two: a comment that marks the next line, and `*.ipynb` with the attributes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "detectors/result.h"

namespace nbscrub {

inline constexpr std::string_view kNotebookPattern = "*.ipynb";

struct NotebookAttributes {
  bool filter = false;
  bool diff = false;
};

// What our line in `text` sets; nothing, when it is not there.
NotebookAttributes our_attributes(std::string_view text);

// `text` with our line saying `wanted`, at the end when it was not there, so that it counts; without our line, when
// `wanted` is nothing. All other bytes stay. Errors: our marker is there, and the line after it is not one of ours.
Result<std::string> with_our_attributes(std::string_view text, NotebookAttributes wanted);

// The value that a line for `*.ipynb` which is not ours gives to `attribute` ("filter"), the last one counting.
std::optional<std::string> foreign_attribute(std::string_view text, std::string_view attribute);

}  // namespace nbscrub
