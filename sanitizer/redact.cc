#include "sanitizer/redact.h"

#include <algorithm>

#include "sanitizer/pieces.h"
#include "sanitizer/redact_keys.h"
#include "sanitizer/utf16.h"

namespace nbscrub {
namespace {

constexpr std::string_view kPrefix = "NBSCRUB_REDACTED_";

// The number of a repeated key. More digits than this could be a credential of their own (a card number).
constexpr std::size_t kMaxNumberDigits = 4;

char marker_byte(char id_byte) {
  if (id_byte >= 'a' && id_byte <= 'z') return static_cast<char>(id_byte - 'a' + 'A');
  return id_byte == '-' ? '_' : id_byte;
}

bool is_number_from_two(std::string_view text) {
  if (text.empty() || text.size() > kMaxNumberDigits || text.front() == '0' || text == "1") return false;
  return std::all_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

// Two items of one list of lines: nothing between them but a comma.
bool are_neighbours(std::string_view bytes, const JsonString& a, const JsonString& b) {
  if (!a.list_item || !b.list_item || b.content.begin < a.content.end + 2) return false;
  const std::string_view between = bytes.substr(a.content.end + 1, b.content.begin - a.content.end - 2);
  const std::size_t comma = between.find_first_not_of(" \t\r\n");
  return comma != std::string_view::npos && between[comma] == ',' &&
         between.find_first_not_of(" \t\r\n", comma + 1) == std::string_view::npos;
}

// Items of lists of lines that go as a whole. A list keeps at least one item.
class ItemRemoval {
 public:
  ItemRemoval(std::string_view bytes, const std::vector<JsonString>& strings) : bytes_(bytes), strings_(strings) {}

  // Indices into the strings, ascending.
  void doom(std::size_t string) { doomed_.push_back(string); }

  // Adds one edit a run; returns the items that have to stay because no other item of their list does.
  std::vector<std::size_t> remove(EditList& edits) const {
    std::vector<std::size_t> staying;
    for (std::size_t i = 0; i < doomed_.size();) {
      // The list around the item is [begin, end).
      std::size_t begin = doomed_[i];
      std::size_t end = begin + 1;
      while (begin > 0 && are_neighbours(bytes_, strings_[begin - 1], strings_[begin])) --begin;
      while (end < strings_.size() && are_neighbours(bytes_, strings_[end - 1], strings_[end])) ++end;
      std::size_t next = i;
      while (next < doomed_.size() && doomed_[next] < end) ++next;
      if (next - i == end - begin) staying.push_back(doomed_[i++]);
      remove_runs({doomed_.begin() + i, doomed_.begin() + next}, begin, edits);
      i = next;
    }
    return staying;
  }

 private:
  // With the comma before the run, or the one after it when the run starts at the first item.
  void remove_runs(std::span<const std::size_t> items, std::size_t list_begin, EditList& edits) const {
    for (std::size_t i = 0; i < items.size();) {
      std::size_t last = i;
      while (last + 1 < items.size() && items[last + 1] == items[last] + 1) ++last;
      if (items[i] > list_begin) {
        edits.add({strings_[items[i] - 1].content.end + 1, strings_[items[last]].content.end + 1}, "");
      } else {
        edits.add({strings_[items[i]].content.begin - 1, strings_[items[last] + 1].content.begin - 1}, "");
      }
      i = last + 1;
    }
  }

  std::string_view bytes_;
  const std::vector<JsonString>& strings_;
  std::vector<std::size_t> doomed_;
};

std::string text_for(const Piece& piece) {
  return piece.recoded.empty() ? encode_ascii(marker_for(*piece.rule), piece.encoding) : piece.recoded;
}

}  // namespace

std::string marker_for(const Rule& rule) {
  std::string marker(kPrefix);
  for (char byte : rule.id) marker.push_back(marker_byte(byte));
  return marker;
}

bool is_marker(std::string_view text, std::span<const Rule> rules) {
  if (!text.starts_with(kPrefix)) return false;
  const std::string_view tail = text.substr(kPrefix.size());
  return std::any_of(rules.begin(), rules.end(), [tail](const Rule& rule) {
    const std::string_view id = rule.id;
    if (id.empty() || tail.size() < id.size()) return false;
    const bool same_id =
        std::equal(id.begin(), id.end(), tail.begin(), [](char byte, char mark) { return marker_byte(byte) == mark; });
    if (!same_id) return false;
    const std::string_view rest = tail.substr(id.size());
    return rest.empty() || (rest.front() == '_' && is_number_from_two(rest.substr(1)));
  });
}

void redact(const Document& document, std::string_view bytes, const std::vector<Finding>& findings,
            const std::vector<RecodedRun>& recoded, EditList& edits) {
  const StringTable table(document);
  const std::vector<JsonString>& strings = table.strings();
  const std::vector<Piece> pieces = cut_into_pieces(document, bytes, findings, recoded, table);

  ItemRemoval removal(bytes, strings);
  std::vector<StringChange> changes;
  std::vector<const Piece*> whole_items;
  for (const Piece& piece : pieces) {
    const RawSpan line{piece.span.begin, line_end_of(bytes, piece.span, piece.where, piece.encoding)};
    if (piece.where == Piece::Where::scalar) {
      // A number stands bare in JSON, a marker cannot.
      edits.add(piece.span, '"' + marker_for(*piece.rule) + '"');
    } else if (piece.where == Piece::Where::text) {
      if (!line.empty()) edits.add(line, piece.first ? text_for(piece) : "");
    } else {
      const JsonString& string = strings[piece.string];
      const bool whole = piece.span.begin == string.content.begin &&
                         piece.span.end >= line_end_of(bytes, string.content, piece.where, piece.encoding);
      if (whole && !piece.first && string.list_item) {
        removal.doom(piece.string);
        whole_items.push_back(&piece);
      } else if (!line.empty()) {
        // A later piece that fills its string leaves a marker too, where an empty string would be left.
        const bool marker = piece.first || whole;
        changes.push_back({string.content, line, marker ? text_for(piece) : "", marker && piece.recoded.empty()});
      }
    }
  }

  for (std::size_t kept : removal.remove(edits)) {
    const Piece& piece = **std::find_if(whole_items.begin(), whole_items.end(),
                                        [kept](const Piece* item) { return item->string == kept; });
    const RawSpan line{piece.span.begin, line_end_of(bytes, piece.span, piece.where, piece.encoding)};
    if (!line.empty()) changes.push_back({strings[kept].content, line, marker_for(*piece.rule), true});
  }

  std::sort(changes.begin(), changes.end(),
            [](const StringChange& a, const StringChange& b) { return a.span < b.span; });
  number_equal_keys(bytes, changes);
  for (StringChange& change : changes) edits.add(change.span, std::move(change.text));
}

}  // namespace nbscrub
