#include "sanitizer/replace.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "detectors/ascii.h"
#include "sanitizer/json_string.h"
#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"
#include "sanitizer/replace_other.h"
#include "sanitizer/replace_python.h"

namespace nbscrub {
namespace {

// What the notebook's kernel speaks; empty when it does not say.
std::string language_of(const Document& document, std::string_view bytes) {
  static constexpr std::pair<std::string_view, std::string_view> kPlaces[] = {{"kernelspec", "language"},
                                                                              {"language_info", "name"}};
  for (const auto& [member, key] : kPlaces) {
    const Member* found = document.notebook_metadata.span.empty()
                              ? nullptr
                              : find_member(document, bytes, document.notebook_metadata, member);
    if (found == nullptr) continue;
    for (const Member& word : members_in(bytes, found->value)) {
      if (bytes[word.value.begin] != '"' || !says(bytes, word.key, key)) continue;
      if (const std::string value = text_in(bytes, word.value); !value.empty()) return lower_case(value);
    }
  }
  return {};
}

// A cell's source as text, and the way back to the file.
class CellText {
 public:
  CellText(const Document& document, std::string_view bytes, const Field& field)
      : bytes_(bytes), strings_(std::span(document.strings).subspan(field.first_string, field.string_count)) {
    for (const JsonString& string : strings_) {
      if (!decode_json_string(bytes, string.content, text_, map_)) sound_ = false;
    }
    // One edit may begin in one item of the list and end in another, so nothing but commas may stand between.
    for (std::size_t i = 1; i < strings_.size(); ++i) {
      const std::string_view between = text_between(i);
      if (between.find_first_not_of(" \t\r\n\",") != std::string_view::npos) sound_ = false;
    }
  }

  bool sound() const { return sound_; }
  std::string_view text() const { return text_; }

  std::optional<TextSpan> to_text(const Finding& finding) const {
    const TextSpan all{0, text_.size()};
    const auto begin = map_.to_text(finding.spans.front().begin, all);
    const auto end = map_.to_text(finding.spans.back().end, all);
    if (!begin || (end && *end <= *begin)) return std::nullopt;
    return TextSpan{*begin, end.value_or(text_.size())};
  }

  Edit to_file(const TextEdit& edit) const {
    RawSpan place;
    if (edit.span.begin == text_.size()) {
      place = {strings_.back().content.end, strings_.back().content.end};
    } else {
      std::vector<RawSpan> raw;
      map_.to_raw(edit.span.empty() ? TextSpan{edit.span.begin, edit.span.begin + 1} : edit.span, raw);
      place = {raw.front().begin, edit.span.empty() ? raw.front().begin : raw.back().end};
    }
    return {place, written(edit.text, place.begin)};
  }

 private:
  std::string_view text_between(std::size_t string) const {
    const std::size_t begin = strings_[string - 1].content.end;
    return bytes_.substr(begin, strings_[string].content.begin - begin);
  }

  // As it stands in the file: in a list of lines each line is an item of its own, set apart like the others.
  std::string written(std::string_view text, std::size_t at) const {
    std::string item = "\",\"";
    if (strings_.size() > 1) {
      item = text_between(1);
    } else if (strings_.front().list_item) {
      const std::size_t quote = strings_.front().content.begin - 1;
      const std::size_t bracket = bytes_.rfind('[', quote);
      item = "\"," + std::string(bytes_.substr(bracket + 1, quote - bracket - 1)) + "\"";
    }
    const bool list = std::any_of(strings_.begin(), strings_.end(), [&](const JsonString& string) {
      return string.list_item && string.content.begin <= at && at <= string.content.end;
    });
    std::string result;
    while (!text.empty()) {
      const std::size_t line = std::min(text.find('\n'), text.size() - 1) + 1;
      result += encode_json_string(text.substr(0, line));
      if (list && text[line - 1] == '\n') result += item;
      text.remove_prefix(line);
    }
    return result;
  }

  std::string_view bytes_;
  std::span<const JsonString> strings_;
  std::string text_;
  OffsetMap map_;
  bool sound_ = true;
};

class Notebook {
 public:
  Notebook(const Document& document, std::string_view bytes, const std::vector<Finding>& findings,
           const Replacement& wish, EditList& edits)
      : document_(document), bytes_(bytes), findings_(findings), wish_(wish), edits_(edits),
        language_(language_of(document, bytes)) {}

  ReplaceOutcome replace() {
    for (const Field& field : document_.fields) {
      if (field.kind == FieldKind::code && field.string_count > 0) replace_in(field);
    }
    return std::move(outcome_);
  }

 private:
  void replace_in(const Field& field) {
    std::vector<std::size_t> here;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      // (A hint never changes a file.)
      if (findings_[i].confidence == Confidence::low) continue;
      if (findings_[i].kind == FieldKind::code && field.span.contains(findings_[i].spans.front())) here.push_back(i);
    }
    const CellText cell(document_, bytes_, field);
    const std::string language = language_of_cell(field);
    const bool python = language.empty() || language.starts_with("python") || language == "ipython";
    if (here.empty()) {
      // What it imports need not be imported again.
      if (python && cell.sound()) note_imports(imports_of(cell.text(), read_python(cell.text())));
      return;
    }
    if (!cell.sound()) return refuse(here, "the list of the cell's lines holds something else");
    std::vector<CellSecret> secrets;
    for (const std::size_t index : here) {
      const Finding& finding = findings_[index];
      const auto span = finding.coded.empty() ? cell.to_text(finding) : std::nullopt;
      if (span) {
        secrets.push_back({index, finding.rule, *span});
      } else {
        outcome_.kept.push_back({index, "it stands in encoded text"});
      }
    }
    std::sort(secrets.begin(), secrets.end(), [](const CellSecret& a, const CellSecret& b) { return a.span < b.span; });
    if (python) {
      replace_in_python_cell(cell, secrets);
    } else if (language == "r" || language == "julia") {
      const OtherLanguage other = language == "r" ? OtherLanguage::r : OtherLanguage::julia;
      take(cell, replace_in_other(cell.text(), other, secrets, wish_));
    } else {
      refuse(here, "the cell's language is neither Python nor R nor Julia");
    }
  }

  std::string language_of_cell(const Field& field) const {
    if (document_.nbformat >= 4 || field.cell == 0) return language_;
    // Format: nbformat v3 schema, `language` of a code cell.
    const ObjectSpan& object = document_.cells[field.cell - 1].object;
    const Member* own = find_member(document_, bytes_, object, "language");
    if (own == nullptr || own->value.size() < 2) return language_;
    return lower_case(text_of(bytes_, own->value).substr(1, own->value.size() - 2));
  }

  void replace_in_python_cell(const CellText& cell, const std::vector<CellSecret>& secrets) {
    const PythonSource source = read_python(cell.text());
    CellReplacement done = replace_in_python(cell.text(), source, secrets, wish_);
    const std::vector<ImportLine> own = imports_of(cell.text(), source);
    if (!done.edits.empty()) {
      const std::size_t first =
          std::min_element(done.edits.begin(), done.edits.end(), [](const TextEdit& a, const TextEdit& b) {
            return a.span < b.span;
          })->span.begin;
      std::vector<PythonImport> missing;
      for (const PythonImport& import : done.imports) {
        const bool here = std::any_of(own.begin(), own.end(), [&](const ImportLine& line) {
          return line.import == import && line.at < first;
        });
        if (!here && !imported_.contains(import.line())) missing.push_back(import);
        imported_.insert(import.line());
      }
      if (!missing.empty()) done.edits.push_back(import_edit(cell.text(), source, missing, first));
    }
    note_imports(own);
    take(cell, std::move(done));
  }

  void note_imports(const std::vector<ImportLine>& lines) {
    for (const ImportLine& line : lines) imported_.insert(line.import.line());
  }

  void take(const CellText& cell, CellReplacement done) {
    for (const TextEdit& edit : done.edits) {
      const Edit in_file = cell.to_file(edit);
      edits_.add(in_file.span, in_file.replacement);
    }
    outcome_.replaced.insert(outcome_.replaced.end(), done.replaced.begin(), done.replaced.end());
    outcome_.kept.insert(outcome_.kept.end(), done.kept.begin(), done.kept.end());
  }

  void refuse(const std::vector<std::size_t>& which, std::string_view reason) {
    for (const std::size_t index : which) outcome_.kept.push_back({index, reason});
  }

  const Document& document_;
  std::string_view bytes_;
  const std::vector<Finding>& findings_;
  const Replacement& wish_;
  EditList& edits_;
  const std::string language_;
  std::set<std::string> imported_;  // so far, as lines
  ReplaceOutcome outcome_;
};

}  // namespace

ReplaceOutcome replace_literals(const Document& document, std::string_view bytes, const std::vector<Finding>& findings,
                                const Replacement& wish, EditList& edits) {
  return Notebook(document, bytes, findings, wish, edits).replace();
}

}  // namespace nbscrub
