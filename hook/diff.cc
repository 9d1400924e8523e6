#include "hook/diff.h"

#include <algorithm>

#include "hook/json_changes.h"
#include "hook/line_diff.h"
#include "hook/report_text.h"
#include "hook/shown_change.h"
#include "sanitizer/members.h"
#include "sanitizer/notebook.h"
#include "sanitizer/place.h"
#include "sanitizer/plain_text.h"
#include "sanitizer/utf16.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxLine = 240;         // bytes of a line that are shown
constexpr std::size_t kMaxRemovedLines = 12;  // of an output or a cell that goes; more are summed up

// What is left of a long line ends at a character.
std::string shortened(std::string_view line) {
  if (line.size() <= kMaxLine) return safe_text(line);
  const std::string_view begin = whole_characters(line, kMaxLine);
  return safe_text(begin) + "\u2026 (" + counted(line.size() - begin.size(), "more byte") + ")";
}

// Collects the text: headings come before the first line under them, the file's name before all.
class Writer {
 public:
  // Keeps a reference to `values`, which no line will show.
  Writer(const DiffRequest& request, const std::vector<std::string>& values, const Terminal& terminal)
      : shown_(safe_text(request.shown)), done_(request.done), colour_(terminal.colour), values_(values) {}

  void heading(const std::string& where) { heading_ = masked(where); }

  void line(char mark, std::string_view text) {
    if (text_.empty()) {
      text_ = ink("\x1b[1m", "--- " + shown_) + "\n" + ink("\x1b[1m", "+++ " + shown_ + ", " + done_) + "\n";
    }
    if (!heading_.empty()) text_ += ink("\x1b[36m", "@@ " + heading_ + " @@") + "\n";
    heading_.clear();
    const char* const code = mark == '-' ? "\x1b[31m" : mark == '+' ? "\x1b[32m" : "";
    text_ += ink(code, std::string(1, mark).append(shortened(masked(text)))) + "\n";
  }

  // `where` is the place that both texts stand at.
  void lines(const std::string& where, std::string_view before, std::string_view after) {
    for (const DiffHunk& hunk : diff_lines(before, after)) {
      heading(where + (where.empty() ? "" : ", ") + "line " + std::to_string(hunk.line));
      for (const DiffLine& one : hunk.lines) line(one.mark, one.text);
    }
  }

  bool empty() const { return text_.empty(); }
  std::string take() { return std::move(text_); }

 private:
  std::string masked(std::string_view text) const {
    std::string shown(text);
    for (const std::string& value : values_) {
      for (std::size_t at = shown.find(value); at != std::string::npos; at = shown.find(value, at)) {
        shown.replace(at, value.size(), "\u2026");
      }
    }
    return shown;
  }

  std::string ink(std::string_view code, std::string text) const {
    return colour_ && !code.empty() ? std::string(code) + text + "\x1b[0m" : text;
  }

  std::string shown_;
  std::string done_;
  bool colour_;
  const std::vector<std::string>& values_;
  std::string heading_;
  std::string text_;
};

// One version of a notebook: what a reader says of it, and the bytes.
struct Version {
  const Document& document;
  std::string_view bytes;

  std::string_view text(RawSpan span) const { return text_of(bytes, span); }
};

bool is_gone(RawSpan span, std::span<const Edit> edits) {
  return std::any_of(edits.begin(), edits.end(), [span](const Edit& edit) { return edit.span.contains(span); });
}

// The partner of each old item in the new version, kGone for one that has none. Cells and outputs go, none changes
// places.
constexpr std::size_t kGone = std::string::npos;

template <class SpanOf>
std::vector<std::size_t> partners(std::size_t count, std::size_t new_count, std::span<const Edit> edits,
                                  SpanOf span_of) {
  std::vector<std::size_t> partner(count, kGone);
  std::size_t next = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (next < new_count && !is_gone(span_of(i), edits)) partner[i] = next++;
  }
  return partner;
}

class NotebookDiff {
 public:
  NotebookDiff(const Document& original, std::span<const Edit> edits, Version before, Version after, Writer& out)
      : original_(original), edits_(edits), before_(before), after_(after), out_(out) {}

  void write() {
    const std::vector<std::size_t> partner =
        partners(before_.document.cells.size(), after_.document.cells.size(), edits_,
                 [this](std::size_t i) { return original_.cells[i].object.span; });
    for (std::size_t i = 0; i < before_.document.cells.size(); ++i) {
      cell_ = "cell " + std::to_string(i + 1);
      if (partner[i] == kGone) {
        removed_cell(before_.document.cells[i]);
      } else {
        cell(before_.document.cells[i], after_.document.cells[partner[i]], i);
      }
    }
    out_.heading("notebook");
    compare(before_.text(before_.document.top.span), after_.text(after_.document.top.span), {"cells", "worksheets"});
  }

 private:
  void compare(std::string_view before, std::string_view after, const std::vector<std::string_view>& passed_over) {
    std::vector<JsonChange> changes;
    compare_json(before, after, "", passed_over, changes);
    for (const JsonChange& change : changes) out_.line(change.mark, change.text);
  }

  // nbformat 3 calls the source of a code cell `input`.
  static std::string source_of(std::string_view cell) {
    const std::string_view source = member_of_json(cell, "source");
    return text_of_json(source.empty() ? member_of_json(cell, "input") : source);
  }

  void removed_cell(const CellPlaces& cell) {
    out_.heading(cell_ + ", removed");
    const std::string source = source_of(before_.text(cell.object.span));
    removed_lines(source, "the cell");
    if (source.empty()) out_.line('-', "an empty cell");
    if (cell.output_count > 0) out_.line('-', counted(cell.output_count, "output"));
  }

  void removed_lines(std::string_view text, const std::string& what) {
    const std::vector<std::string_view> lines = lines_of(text);
    if (lines.size() > kMaxRemovedLines) {
      out_.line('-', thousands(lines.size()) + " lines of " + what);
    } else {
      for (const std::string_view one : lines) out_.line('-', one);
    }
  }

  static std::string thousands(std::size_t count) {
    const std::string digits = std::to_string(count);
    std::string grouped;
    for (std::size_t i = 0; i < digits.size(); ++i) {
      if (i > 0 && (digits.size() - i) % 3 == 0) grouped += ',';
      grouped += digits[i];
    }
    return grouped;
  }

  void cell(const CellPlaces& old_cell, const CellPlaces& new_cell, std::size_t index) {
    const std::string_view before = before_.text(old_cell.object.span);
    const std::string_view after = after_.text(new_cell.object.span);
    if (before == after) return;
    out_.lines(cell_, source_of(before), source_of(after));
    out_.heading(cell_);
    compare(before, after, {"source", "input", "outputs"});

    const std::size_t first = original_.cells[index].first_output;
    const std::vector<std::size_t> partner =
        partners(old_cell.output_count, new_cell.output_count, edits_,
                 [&](std::size_t i) { return original_.outputs[first + i].object.span; });
    for (std::size_t i = 0; i < old_cell.output_count; ++i) {
      const std::string_view output = before_.text(before_.document.outputs[old_cell.first_output + i].object.span);
      const std::string where = cell_ + ", output " + std::to_string(i + 1);
      if (partner[i] == kGone) {
        out_.heading(where + ", removed");
        removed_output(output);
      } else {
        const std::size_t other = new_cell.first_output + partner[i];
        changed_output(where, output, after_.text(after_.document.outputs[other].object.span));
      }
    }
  }

  // A payload has one line for all its kilobytes.
  void removed_text(std::string_view json, const std::string& what) {
    const std::string text = text_of_json(json);
    if (what.starts_with("image/") && what != "image/svg+xml") {
      out_.line('-', thousands(text.size()) + " bytes of " + what);
    } else {
      removed_lines(text, what);
    }
  }

  void removed_output(std::string_view output) {
    const std::string_view data = member_of_json(output, "data");
    for (const JsonMember& member : members_of_json(data)) removed_text(member.value, std::string(member.key));
    if (const std::string_view text = member_of_json(output, "text"); !text.empty()) removed_text(text, "text");
    if (const std::string_view lines = member_of_json(output, "traceback"); !lines.empty()) {
      out_.line('-', counted(members_of_json(lines).size(), "line") + " of traceback");
    }
    if (data.empty()) older_output(output);
  }

  // nbformat 3 has the types among the members.
  void older_output(std::string_view output) {
    for (const std::string_view type : {"html", "svg", "png", "jpeg", "latex", "json", "javascript"}) {
      const std::string_view value = member_of_json(output, type);
      const std::string family = type == "png" || type == "jpeg" ? "image/" : "";
      if (!value.empty()) removed_text(value, family + std::string(type));
    }
  }

  void changed_output(const std::string& where, std::string_view before, std::string_view after) {
    if (before == after) return;
    for (const std::string_view name : {"text", "traceback"}) {
      const std::string_view old_value = member_of_json(before, name);
      out_.lines(where, joined(old_value, name), joined(member_of_json(after, name), name));
    }
    const std::string_view old_data = member_of_json(before, "data");
    const std::string_view new_data = member_of_json(after, "data");
    for (const JsonMember& member : members_of_json(old_data)) {
      const std::string_view new_value = member_of_json(new_data, member.key);
      if (new_value.empty()) {
        out_.heading(where);
        removed_text(member.value, std::string(member.key));
      } else {
        out_.lines(where + " (" + safe_text(member.key) + ")", text_of_json(member.value), text_of_json(new_value));
      }
    }
    out_.heading(where);
    compare(before, after, {"text", "traceback", "data"});
  }

  // The lines of a traceback have no newlines.
  static std::string joined(std::string_view json, std::string_view name) {
    if (name != "traceback") return text_of_json(json);
    std::string text;
    for (const JsonMember& item : members_of_json(json)) text += text_of_json(item.value) + "\n";
    return text;
  }

  const Document& original_;
  std::span<const Edit> edits_;
  Version before_;
  Version after_;
  Writer& out_;
  std::string cell_;
};

// False when one of the versions is no notebook.
bool write_notebook(const PaddedBytes& bytes, std::span<const Edit> edits, const ShownChange& change, Writer& out) {
  const Result<Document> original = read_notebook(bytes);
  const Result<Document> before = read_notebook(change.before);
  const Result<Document> after = read_notebook(change.after);
  if (!original || !before || !after) return false;
  if (original->cells.size() != before->cells.size()) return false;
  if (original->outputs.size() != before->outputs.size()) return false;
  NotebookDiff(*original, edits, {*before, change.before.view()}, {*after, change.after.view()}, out).write();
  return true;
}

std::string decoded(const PaddedBytes& bytes) {
  const Document plain = read_plain_text(bytes.view());
  if (plain.fields.empty()) return std::string(bytes.view());
  const Field& field = plain.fields.front();
  if (field.encoding == Encoding::utf8) return std::string(text_of(bytes.view(), field.span));
  std::string text;
  OffsetMap unused;
  decode_utf16(text_of(bytes.view(), field.span), 0, field.encoding == Encoding::utf16le, text, unused);
  return text;
}

}  // namespace

Result<std::string> diff_of(Sanitizer& sanitizer, const PaddedBytes& bytes, const DiffRequest& request,
                            const Terminal& terminal) {
  if (request.edits.empty() && !request.reformatted) return std::string();
  const Result<ShownChange> change = shown_change(sanitizer, request.name, bytes, request.edits, request.known);
  if (!change) return fail(change.error());
  Writer out(request, change->values, terminal);
  const bool notebook = is_notebook_name(request.name) && write_notebook(bytes, request.edits, *change, out);
  if (!notebook) out.lines("", decoded(change->before), decoded(change->after));
  if (out.empty()) out.line(' ', "nothing that can be seen: blanks, or the way that it is written");
  return out.take();
}

}  // namespace nbscrub
