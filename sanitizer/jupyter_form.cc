#include "sanitizer/jupyter_form.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"
#include "sanitizer/notebook.h"
#include "sanitizer/python_json.h"

namespace nbscrub {
namespace {

// How a writer joins a list of lines before it splits the text again.
enum class Joining { none, plain, newlines, old_or_new };

struct Style {
  int version;
  std::size_t indent;
  bool sorted;
  bool ascii;
  bool keep_ends;  // of lines
  Joining joining;
};
constexpr std::array kStyles = {Style{1, 4, false, true, true, Joining::none},
                                Style{2, 1, true, true, false, Joining::newlines},
                                Style{3, 1, true, true, true, Joining::old_or_new},
                                Style{4, 1, true, false, true, Joining::plain}};

// What a value is, for the texts in it that are split and for what is not stored.
enum class Role {
  any,
  top,
  notebook_metadata,
  worksheets,
  worksheet,
  cells,
  code_cell,
  other_cell,
  cell_metadata,
  attachments,
  outputs,
  output,        // of nbformat 2 and 3, whose texts are its members
  result,        // execute_result, display_data
  stream,        // text that is split
  other_output,  // text that is joined only
  bundle,        // MIME types
  text,          // joined and split
  joined_text,   // joined only
};

bool is_one_of(std::string_view key, std::span<const std::string_view> keys) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

bool is_json_mime(std::string_view mime) {
  return mime == "application/json" || (mime.starts_with("application/") && mime.ends_with("+json"));
}

bool is_split_mime(std::string_view mime) {
  return mime.starts_with("text/") || mime == "application/javascript" || mime == "image/svg+xml";
}

struct Entry {
  std::string key;
  RawSpan value;
};

class JupyterWriter {
 public:
  JupyterWriter(std::string_view bytes, const Style& style) : bytes_(bytes), style_(style) {}

  std::string write(RawSpan top) {
    out_.reserve(bytes_.size() + bytes_.size() / 8);
    value(top, Role::top, 0);
    return std::move(out_) + "\n";
  }

 private:
  char first(RawSpan span) const { return span.empty() ? '\0' : bytes_[span.begin]; }
  std::string string_at(RawSpan span) const { return python_text(bytes_.substr(span.begin + 1, span.size() - 2)); }

  void value(RawSpan span, Role role, std::size_t depth) {
    if (role == Role::text || role == Role::joined_text) {
      if (const std::optional<std::string> text = joined(span)) {
        if (role == Role::text) {
          lines(*text, depth);
        } else {
          out_ += python_string(*text, style_.ascii);
        }
        return;
      }
    }
    switch (first(span)) {
      case '{': object(span, role, depth); break;
      case '[': array(span, role, depth); break;
      case '"': out_ += python_string(string_at(span), style_.ascii); break;
      case 't':
      case 'f':
      case 'n': out_ += text_of(bytes_, span); break;
      default: out_ += python_number(text_of(bytes_, span));
    }
  }

  // The text of a string or of a list of strings; nothing of any other value.
  std::optional<std::string> joined(RawSpan span) const {
    if (first(span) == '"') return string_at(span);
    if (first(span) != '[' || style_.joining == Joining::none) return std::nullopt;
    std::vector<std::string> items;
    for (const RawSpan item : items_in(bytes_, span)) {
      if (first(item) != '"') return std::nullopt;
      items.push_back(string_at(item));
    }
    const bool ends_kept = !items.empty() && (items.front().ends_with('\n') || items.front().ends_with('\r'));
    const bool newlines =
        style_.joining == Joining::newlines || (style_.joining == Joining::old_or_new && !ends_kept);
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) text += (i > 0 && newlines ? "\n" : "") + items[i];
    return text;
  }

  void new_line(std::size_t depth) { out_.append(1, '\n').append(depth * style_.indent, ' '); }

  void lines(std::string_view text, std::size_t depth) {
    const std::vector<std::string_view> all = python_lines(text, style_.keep_ends);
    if (all.empty()) {
      out_ += "[]";
      return;
    }
    out_ += '[';
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i > 0) out_ += ',';
      new_line(depth + 1);
      out_ += python_string(all[i], style_.ascii);
    }
    new_line(depth);
    out_ += ']';
  }

  void array(RawSpan span, Role role, std::size_t depth) {
    const std::vector<RawSpan> items = items_in(bytes_, span);
    if (items.empty()) {
      out_ += "[]";
      return;
    }
    out_ += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (i > 0) out_ += ',';
      new_line(depth + 1);
      value(items[i], role_of_item(role, items[i]), depth + 1);
    }
    new_line(depth);
    out_ += ']';
  }

  void object(RawSpan span, Role role, std::size_t depth) {
    const std::vector<Entry> entries = entries_of(span, role);
    if (entries.empty()) {
      out_ += "{}";
      return;
    }
    out_ += '{';
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i > 0) out_ += ',';
      new_line(depth + 1);
      out_ += python_string(entries[i].key, style_.ascii) + ": ";
      value(entries[i].value, role_of_member(role, entries[i].key), depth + 1);
    }
    new_line(depth);
    out_ += '}';
  }

  // Of members with one key the last one's value counts, at the place of the first; UTF-8 sorts as code points do.
  std::vector<Entry> entries_of(RawSpan span, Role role) const {
    std::vector<Entry> entries;
    for (const Member& member : members_in(bytes_, span)) {
      Entry entry{python_text(text_of(bytes_, member.key)), member.value};
      if (!is_transient(role, entry.key)) entries.push_back(std::move(entry));
    }
    if (style_.sorted) {
      std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.key < b.key; });
    }
    std::vector<Entry> unique;
    for (Entry& entry : entries) {
      // Sorted, equal keys are neighbours.
      const auto begin = style_.sorted && !unique.empty() ? unique.end() - 1 : unique.begin();
      const auto same = std::find_if(begin, unique.end(), [&](const Entry& one) { return one.key == entry.key; });
      if (same == unique.end()) {
        unique.push_back(std::move(entry));
      } else {
        same->value = entry.value;
      }
    }
    return unique;
  }

  // What nbformat never stores (strip_transient).
  bool is_transient(Role role, std::string_view key) const {
    const bool original = key == "orig_nbformat" || key == "orig_nbformat_minor";
    if (style_.version == 4) {
      if (role == Role::notebook_metadata) return original || key == "signature";
      return role == Role::cell_metadata && key == "trusted";
    }
    if (style_.version != 3) return false;
    if (role == Role::top) return original;
    const bool cell = role == Role::code_cell || role == Role::other_cell || role == Role::cell_metadata;
    return cell && key == "trusted";
  }

  std::string word_in(RawSpan object, std::string_view key) const {
    std::string word;
    for (const Member& member : members_in(bytes_, object)) {
      if (first(member.value) == '"' && says(bytes_, member.key, key)) word = string_at(member.value);
    }
    return word;
  }

  Role role_of_item(Role role, RawSpan item) const {
    switch (role) {
      case Role::worksheets: return Role::worksheet;
      case Role::cells: return word_in(item, "cell_type") == "code" ? Role::code_cell : Role::other_cell;
      case Role::outputs: {
        if (style_.version != 4) return Role::output;
        const std::string type = word_in(item, "output_type");
        if (type == "execute_result" || type == "display_data") return Role::result;
        if (type == "stream") return Role::stream;
        return type.empty() ? Role::any : Role::other_output;
      }
      default: return Role::any;
    }
  }

  Role role_of_member(Role role, std::string_view key) const {
    static constexpr std::array<std::string_view, 6> kOutputTexts = {"text",  "html",       "svg",
                                                                     "latex", "javascript", "json"};
    if (style_.version == 1) return Role::any;
    switch (role) {
      case Role::top:
        if (style_.version == 4) {
          return key == "cells" ? Role::cells : key == "metadata" ? Role::notebook_metadata : Role::any;
        }
        return key == "worksheets" ? Role::worksheets : Role::any;
      case Role::worksheet: return key == "cells" ? Role::cells : Role::any;
      case Role::code_cell:
        if (key == "outputs") return Role::outputs;
        if (key == (style_.version == 4 ? "source" : "input")) return Role::text;
        [[fallthrough]];
      case Role::other_cell:
        if (key == "metadata") return Role::cell_metadata;
        if (role == Role::code_cell && style_.version != 4) return Role::any;
        if (key == "source" || (key == "rendered" && style_.version != 4)) return Role::text;
        return key == "attachments" && style_.version == 4 ? Role::attachments : Role::any;
      case Role::attachments: return Role::bundle;
      case Role::output: return is_one_of(key, kOutputTexts) ? Role::text : Role::any;
      case Role::result: return key == "data" ? Role::bundle : Role::any;
      case Role::stream: return key == "text" ? Role::text : Role::any;
      case Role::other_output: return key == "text" ? Role::joined_text : Role::any;
      case Role::bundle:
        if (is_json_mime(key)) return Role::any;
        return is_split_mime(key) ? Role::text : Role::joined_text;
      default: return Role::any;
    }
  }

  std::string_view bytes_;
  const Style& style_;
  std::string out_;
};

}  // namespace

Result<PaddedBytes> jupyter_form(const PaddedBytes& notebook) {
  const Result<Document> document = read_notebook(notebook);
  if (!document) return fail(document.error());
  const auto style = std::find_if(kStyles.begin(), kStyles.end(),
                                  [&](const Style& one) { return one.version == document->nbformat; });
  if (style == kStyles.end()) {
    return fail("it cannot be written as Jupyter does: its nbformat is " + std::to_string(document->nbformat));
  }
  return PaddedBytes(JupyterWriter(notebook.view(), *style).write(document->top.span));
}

}  // namespace nbscrub
