// What each stage of the line made of a file, for `nbscrub explain`: how much came in and out, and what looked like a
// credential and is none, with the reason. Plain data, made only when it is asked for; like a Finding it holds no byte of
// a secret but the masked preview.
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "sanitizer/document.h"
#include "sanitizer/finding.h"
#include "sanitizer/view.h"

namespace nbscrub {

struct Rejected {
  Finding finding;          // where it stands and what it looked like; `confidence` means nothing
  std::string_view reason;  // static text
};

struct Explanation {
  std::size_t cells = 0;                   // read
  std::map<FieldKind, std::size_t> fields;
  std::map<ViewKind, std::size_t> views;   // decode
  std::size_t text_bytes = 0;
  std::size_t matches = 0;                 // scan: anchors of rules
  std::size_t candidates = 0;              // verify
  std::vector<Rejected> rejected;          // ordered by place in the file
  std::size_t spread = 0;                  // further places of values that were found
  std::size_t settled = 0;                 // places of the file that are left, allowed ones included
};

}  // namespace nbscrub
