// Documents for tests of what edits them, without the real reader: spans are found by walking literal JSON text that is
// known to be sound. Every value string is listed (an item of an array as an item of a list of lines), each `metadata`
// object is a field of its own.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/rule.h"
#include "sanitizer/document.h"
#include "sanitizer/finding.h"

namespace nbscrub::test {

class DocumentByHand {
 public:
  static Document of(std::string_view json) {
    DocumentByHand walk(json);
    walk.document_.format = Format::notebook;
    walk.document_.top = walk.object(Level::top);
    return std::move(walk.document_);
  }

 private:
  enum class Level { top, cells, cell, outputs, output, metadata, other };
  explicit DocumentByHand(std::string_view json) : json_(json) { blanks(); }

  void blanks() { at_ = std::min(json_.find_first_not_of(" \t\r\n", at_), json_.size()); }

  RawSpan string() {
    const std::size_t begin = ++at_;
    while (json_[at_] != '"') at_ += json_[at_] == '\\' ? 2 : 1;
    return {begin, at_++};
  }

  ObjectSpan object(Level level) {
    ObjectSpan object;
    object.span.begin = at_++;
    std::vector<Member> members;
    CellPlaces cell;
    for (blanks(); json_[at_] != '}'; blanks()) {
      if (json_[at_] == ',') ++at_;
      blanks();
      Member member;
      member.key = string();
      blanks();
      ++at_;
      blanks();
      value(level, json_.substr(member.key.begin, member.key.size()), member.value, cell);
      members.push_back(member);
    }
    object.span.end = ++at_;
    object.first_member = static_cast<std::uint32_t>(document_.members.size());
    object.member_count = static_cast<std::uint32_t>(members.size());
    document_.members.insert(document_.members.end(), members.begin(), members.end());
    if (level == Level::cell) {
      cell.object = object;
      document_.cells.push_back(cell);
    }
    if (level == Level::output) document_.outputs.push_back({object});
    return object;
  }

  void value(Level level, std::string_view key, RawSpan& span, CellPlaces& cell) {
    span.begin = at_;
    const auto outputs_before = document_.outputs.size();
    if (json_[at_] == '{') {
      const bool metadata = key == "metadata" && (level == Level::cell || level == Level::top);
      const ObjectSpan inner = object(metadata ? Level::metadata : Level::other);
      if (metadata && level == Level::cell) cell.metadata = inner;
      if (metadata && level == Level::top) document_.notebook_metadata = inner;
      if (metadata) {
        Field field;
        field.kind = FieldKind::notebook_metadata;
        field.encoding = Encoding::json_tree;
        field.span = inner.span;
        document_.fields.push_back(field);
      }
    } else if (json_[at_] == '[') {
      if (level == Level::top && key == "cells") document_.cell_lists.emplace_back();
      array(level == Level::top && key == "cells" ? Level::cell : key == "outputs" ? Level::output : Level::other);
    } else if (json_[at_] == '"') {
      document_.strings.push_back({string(), false});
    } else {
      at_ = json_.find_first_of(",}] \n\t\r", at_);
    }
    span.end = at_;
    if (level == Level::top && key == "cells") document_.cell_lists.back() = span;
    if (level == Level::cell && key == "outputs") {
      cell.outputs_value = span;
      cell.first_output = static_cast<std::uint32_t>(outputs_before);
      cell.output_count = static_cast<std::uint32_t>(document_.outputs.size() - outputs_before);
    }
  }

  void array(Level items) {
    ++at_;
    for (blanks(); json_[at_] != ']'; blanks()) {
      if (json_[at_] == ',') ++at_;
      blanks();
      RawSpan span;
      CellPlaces cell;
      if (json_[at_] == '{') {
        object(items);
      } else if (json_[at_] == '"') {
        document_.strings.push_back({string(), true});
      } else {
        value(Level::other, "", span, cell);
      }
    }
    ++at_;
  }

  std::string_view json_;
  std::size_t at_ = 0;
  Document document_;
};

// Where `needle` stands in `text`, from `from` on; it has to.
inline RawSpan span_of(std::string_view text, std::string_view needle, std::size_t from = 0) {
  const std::size_t at = text.find(needle, from);
  return {at, at + needle.size()};
}

inline Finding finding_at(const Rule& rule, std::initializer_list<RawSpan> spans) {
  Finding finding;
  finding.rule = &rule;
  finding.confidence = Confidence::high;
  finding.spans = spans;
  return finding;
}

// A made-up secret of `length` random letters and digits.
inline std::string made_up(std::uint32_t seed, std::size_t length) {
  constexpr std::string_view kBytes = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  std::mt19937 random(seed);
  std::string text;
  while (text.size() < length) text.push_back(kBytes[random() % kBytes.size()]);
  return text;
}

}  // namespace nbscrub::test
