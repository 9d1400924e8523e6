// The places of the file that findings cover, cut so that each can be edited by itself: within the content of one JSON
// string (no escape is ever split), one number of a JSON tree, or a stretch of plain text. What stands between, the
// quotes, commas and braces, belongs to no piece, so that no redaction can break the JSON.
//
// Pieces that touch or overlap are one. Ownership: a StringTable copies spans, no text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "detectors/span.h"
#include "sanitizer/document.h"
#include "sanitizer/finding.h"
#include "sanitizer/recode.h"

namespace nbscrub {

// The JSON strings of a document in the order of the file.
class StringTable {
 public:
  explicit StringTable(const Document& document);

  const std::vector<JsonString>& strings() const { return strings_; }
  // The first string that ends after `offset`; strings().size() when there is none.
  std::size_t first_after(std::size_t offset) const;

 private:
  std::vector<JsonString> strings_;
};

struct Piece {
  enum class Where : std::uint8_t {
    string,  // inside of a JSON string
    scalar,  // a number of a JSON tree, as a whole
    text,    // plain text
  };
  RawSpan span;
  Where where = Where::text;
  Encoding encoding = Encoding::utf8;  // of plain text
  std::size_t string = 0;              // for Where::string: index into StringTable::strings()
  const Rule* rule = nullptr;
  bool first = false;  // the first piece of a finding: it becomes the marker
  std::string recoded;  // ... or this, when it is of a coded run: as it is to stand in the file
};

// Where a newline that `bytes[span]` ends with begins (as `\n` or `\u000a` in a JSON string), or span.end.
std::size_t line_end_of(std::string_view bytes, RawSpan span, Piece::Where where, Encoding encoding);

// The pieces of all findings and of the runs that hold those in coded text, sorted, none touching another.
std::vector<Piece> cut_into_pieces(const Document& document, std::string_view bytes,
                                   const std::vector<Finding>& findings, const std::vector<RecodedRun>& recoded,
                                   const StringTable& table);

}  // namespace nbscrub
