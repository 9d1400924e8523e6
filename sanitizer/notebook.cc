#include "sanitizer/notebook.h"

#include <simdjson.h>

#include <charconv>
#include <string>

#include "sanitizer/document_builder.h"
#include "sanitizer/json_escape.h"
#include "sanitizer/json_string.h"

namespace nbscrub {
namespace {

namespace ondemand = simdjson::ondemand;
using Value = ondemand::value;
using Type = ondemand::json_type;

static_assert(PaddedBytes::kPadding >= simdjson::SIMDJSON_PADDING);

constexpr std::string_view kBlanks = " \t\r\n";

// number = [ minus ] int [ frac ] [ exp ] (RFC 8259, section 6). Size and precision are no concern of ours: 1e400 and
// integers of a thousand digits are read, and stay as they are.
bool is_json_number(std::string_view token) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < token.size() && token[at] >= '0' && token[at] <= '9') ++at;
    return at > begin;
  };
  if (at < token.size() && token[at] == '-') ++at;
  if (at < token.size() && token[at] == '0') {
    ++at;
  } else if (!digits()) {
    return false;
  }
  if (at < token.size() && token[at] == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    if (!digits()) return false;
  }
  return at == token.size();
}

std::string_view words_for(simdjson::error_code code) {
  switch (code) {
    case simdjson::EMPTY: return "nothing stands in it";
    case simdjson::UTF8_ERROR: return "it holds bytes that are not UTF-8";
    case simdjson::UNCLOSED_STRING: return "a string is not closed";
    case simdjson::UNESCAPED_CHARS: return "a control character stands in a string";
    case simdjson::CAPACITY: return "it is too large";
    case simdjson::MEMALLOC: return "there is not enough memory to read it";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT: return "it breaks off";
    default: return "a comma, a colon, a bracket or a value is missing or superfluous";
  }
}

// What a value turned out to be: text (a string or a list of strings), or a tree to be shown as it stands.
struct Taken {
  RawSpan span;
  Encoding encoding = Encoding::json_tree;
  bool is_string = false;
};

// One walk over one notebook. Every function returns the span of the value that it consumed; after a failure spans mean
// nothing and failed() is true. Functions come in the order of the format: JSON, then top, cell, output.
class Walker {
 public:
  Walker(std::string_view bytes, ondemand::document& json) : bytes_(bytes), json_(json), builder_(bytes) {}

  Result<Document> read() {
    Value top;
    const auto error = json_.get_value().get(top);
    if (error == simdjson::SCALAR_DOCUMENT_AS_VALUE) return scalar_document();
    Type type{};
    if (check(error) && check(top.type().get(type))) {
      if (type == Type::object) {
        read_top(top);
      } else {
        walk(top);
      }
    }
    if (!failed() && !json_.at_end()) stop("something stands after its end", here());
    if (failed()) return fail(std::move(error_));
    if (!is_notebook_) return fail(std::string(kJsonButNoNotebook));
    finish();
    return std::move(builder_.document());
  }

 private:
  // ---- failing

  bool failed() const { return !error_.what.empty(); }

  void stop(std::string_view why, std::size_t offset) {
    if (failed()) return;
    error_.what = "not JSON: " + std::string(why) + " (byte " + std::to_string(offset) + ")";
  }

  bool check(simdjson::error_code code) {
    if (code != simdjson::SUCCESS) stop(words_for(code), here());
    return !failed();
  }

  // ---- JSON

  std::size_t offset_of(const char* place) const { return static_cast<std::size_t>(place - bytes_.data()); }

  // The next token, or the end of the file.
  std::size_t here() {
    const char* place = nullptr;
    return json_.current_location().get(place) == simdjson::SUCCESS ? offset_of(place) : bytes_.size();
  }

  // The end of a container that was just left: the walk stands on the token after it.
  std::size_t end_of_container() {
    const std::size_t last = bytes_.substr(0, here()).find_last_not_of(kBlanks);
    return last == std::string_view::npos ? 0 : last + 1;
  }

  // A scalar's place; simdjson's token reaches up to the next one, blanks included.
  static std::string_view trim(std::string_view token) { return token.substr(0, token.find_last_not_of(kBlanks) + 1); }

  RawSpan span_of(std::string_view token) const {
    const std::size_t begin = offset_of(token.data());
    return {begin, begin + token.size()};
  }

  void check_string(RawSpan content) {
    if (const auto bad = find_bad_escape(bytes_, content)) stop("an escape in a string is invalid", *bad);
  }

  RawSpan take_string(Value value, bool list_item) {
    const RawSpan span = span_of(trim(value.raw_json_token()));
    ondemand::raw_json_string consumed;
    if (!check(value.get_raw_json_string().get(consumed))) return {};
    const RawSpan content{span.begin + 1, span.end - 1};
    check_string(content);
    builder_.add_string(content, list_item);
    return span;
  }

  RawSpan take_literal(Value value, Type type) {
    const std::string_view token = trim(value.raw_json_token());
    const bool valid = type == Type::number    ? is_json_number(token)
                       : type == Type::boolean ? token == "true" || token == "false"
                                               : token == "null";
    if (!valid) stop("a number or a literal is misspelt", offset_of(token.data()));
    return span_of(token);
  }

  bool go_deeper(std::size_t offset) {
    if (++depth_ > kMaxDepth && !failed()) {
      error_.what = "nested deeper than " + std::to_string(kMaxDepth) + " levels (byte " + std::to_string(offset) + ")";
    }
    return !failed();
  }

  // Calls `visit(item)`, which consumes the item, for each.
  template <class Visit>
  RawSpan each_item(Value value, Visit visit) {
    const std::size_t begin = here();
    ondemand::array array;
    if (!go_deeper(begin) || !check(value.get_array().get(array))) return {};
    for (auto item : array) {
      Value element;
      if (!check(std::move(item).get(element))) return {};
      visit(element);
      if (failed()) return {};
    }
    --depth_;
    return {begin, end_of_container()};
  }

  // Calls `visit(name, key, value)`, which consumes the value and returns its span, for each member. `key` is the span
  // between the quotes, `name` what it says.
  template <class Visit>
  ObjectSpan each_member(Value value, Visit visit) {
    const std::size_t begin = here();
    ondemand::object object;
    if (!go_deeper(begin) || !check(value.get_object().get(object))) return {};
    const std::size_t first_member = builder_.begin_object();
    for (auto item : object) {
      ondemand::field field;
      if (!check(std::move(item).get(field))) return {};
      const std::string_view raw_key = field.escaped_key();
      const RawSpan key = span_of(raw_key);
      check_string(key);
      if (failed()) return {};
      std::string unescaped;
      std::string_view name = raw_key;
      if (raw_key.find('\\') != std::string_view::npos) {
        OffsetMap unused;
        if (!decode_json_string(bytes_, key, unescaped, unused)) return {};
        name = unescaped;
      }
      const RawSpan member = visit(name, key, field.value());
      if (failed()) return {};
      builder_.add_member({key, member});
    }
    --depth_;
    return builder_.end_object(first_member, {begin, end_of_container()});
  }

  // Anything, with all strings and keys inside collected.
  RawSpan walk(Value value) {
    Type type{};
    if (!check(value.type().get(type))) return {};
    switch (type) {
      case Type::string: return take_string(value, false);
      case Type::array: return each_item(value, [&](Value item) { walk(item); });
      case Type::object: return walk_object(value);
      default: return take_literal(value, type);
    }
  }

  // Apart from each_member(), since nobody edits inside: no member is kept.
  RawSpan walk_object(Value value) {
    const std::size_t begin = here();
    ondemand::object object;
    if (!go_deeper(begin) || !check(value.get_object().get(object))) return {};
    for (auto item : object) {
      ondemand::field field;
      if (!check(std::move(item).get(field))) return {};
      const RawSpan key = span_of(field.escaped_key());
      check_string(key);
      builder_.add_string(key, false);
      walk(field.value());
      if (failed()) return {};
    }
    --depth_;
    return {begin, end_of_container()};
  }

  // A string, or a list of lines; what is neither is a tree, so that nothing goes unseen.
  Taken take(Value value) {
    Type type{};
    if (!check(value.type().get(type))) return {};
    if (type == Type::string) return {take_string(value, false), Encoding::json_strings, true};
    if (type != Type::array) return {walk(value), Encoding::json_tree, false};
    Encoding encoding = Encoding::json_strings;
    const RawSpan span = each_item(value, [&](Value item) {
      Type item_type{};
      if (!check(item.type().get(item_type))) return;
      if (item_type == Type::string) {
        take_string(item, true);
      } else {
        encoding = Encoding::json_tree;
        walk(item);
      }
    });
    return {span, encoding, false};
  }

  // `123` or `"text"` as a whole file: nothing to walk, but is it JSON?
  Result<Document> scalar_document() {
    std::string_view token;
    if (json_.raw_json_token().get(token) != simdjson::SUCCESS) return fail("not JSON: it cannot be read");
    token = trim(token);
    const bool whole = bytes_.find_last_not_of(kBlanks) + 1 == span_of(token).end;
    const RawSpan span = span_of(token);
    const bool string = token.size() >= 2 && token.starts_with('"') && token.ends_with('"') &&
                        !find_bad_escape(bytes_, {span.begin + 1, span.end - 1});
    if (whole && (string || is_json_number(token) || token == "true" || token == "false" || token == "null")) {
      return fail(std::string(kJsonButNoNotebook));
    }
    return fail("not JSON: text that stands in no brackets (byte " + std::to_string(span.begin) + ")");
  }

  // ---- fields

  RawSpan text_field(Value value, FieldKind kind, RawSpan label = {}) {
    const std::size_t first = builder_.string_count();
    const Taken taken = take(value);
    builder_.close_field(kind, taken.encoding, taken.span, first, label);
    return taken.span;
  }

  RawSpan tree_field(Value value, FieldKind kind) {
    const std::size_t first = builder_.string_count();
    const RawSpan span = walk(value);
    builder_.close_field(kind, Encoding::json_tree, span, first);
    return span;
  }

  // A member that is not known: its key belongs to the field, so that `"password": "…"` is seen whole.
  RawSpan other_field(RawSpan key, Value value) {
    const std::size_t first = builder_.string_count();
    builder_.add_string(key, false);
    const RawSpan span = walk(value);
    builder_.close_field(FieldKind::other, Encoding::json_tree, {key.begin - 1, span.end}, first);
    return span;
  }

  // A name that a user or a library may choose: a MIME type, the file name of an attachment.
  void key_field(RawSpan key) {
    const std::size_t first = builder_.string_count();
    builder_.add_string(key, false);
    builder_.close_field(FieldKind::other, Encoding::json_tree, {key.begin - 1, key.end + 1}, first);
  }

  // A member that should be a number, null or one of the format's own words, and is a field when it is not.
  template <class IsExpected>
  RawSpan expected_field(RawSpan key, Value value, IsExpected is_expected) {
    const std::size_t first = builder_.string_count();
    builder_.add_string(key, false);
    const RawSpan span = walk(value);
    if (!failed() && is_expected(builder_.text(span))) {
      builder_.drop_strings(first);
    } else {
      builder_.close_field(FieldKind::other, Encoding::json_tree, {key.begin - 1, span.end}, first);
    }
    return span;
  }

  static bool is_count(std::string_view token) { return token == "null" || is_json_number(token); }

  RawSpan mime_field(std::string_view mime, RawSpan key, Value value) {
    if (!is_common_mime(mime)) key_field(key);
    const std::size_t first = builder_.string_count();
    const Taken taken = take(value);
    if (!failed()) builder_.close_mime_field(mime, taken.encoding, taken.span, first, key);
    return taken.span;
  }

  // A MIME bundle, or what stands in its place.
  RawSpan bundle(Value value, RawSpan key) {
    Type type{};
    if (!check(value.type().get(type))) return {};
    if (type != Type::object) return other_field(key, value);
    const auto visit = [&](std::string_view mime, RawSpan mime_key, Value item) {
      return mime_field(mime, mime_key, item);
    };
    return each_member(value, visit).span;
  }

  // ---- the notebook

  void read_top(Value top) {
    const auto visit = [&](std::string_view name, RawSpan key, Value value) -> RawSpan {
      Type type{};
      if (!check(value.type().get(type))) return {};
      if (name == "cells" && type == Type::array) return cells(value, 4);
      if (name == "worksheets" && type == Type::array) return worksheets(value);
      if (name == "metadata" && type == Type::object) return notebook_metadata(value);
      if (name == "metadata") return tree_field(value, FieldKind::notebook_metadata);
      if (name == "nbformat") return version(key, value, builder_.document().nbformat);
      if (name == "nbformat_minor") return version(key, value, builder_.document().nbformat_minor);
      return other_field(key, value);
    };
    const ObjectSpan object = each_member(top, visit);
    builder_.document().top = object;
  }

  RawSpan version(RawSpan key, Value value, int& number) {
    return expected_field(key, value, [&](std::string_view token) {
      std::from_chars(token.data(), token.data() + token.size(), number);
      return is_json_number(token);
    });
  }

  // Contiguous pieces of the metadata before, between and after the widget state are one field each.
  RawSpan notebook_metadata(Value value) {
    std::size_t first = builder_.string_count();
    RawSpan piece;
    const auto close_piece = [&] {
      builder_.close_field(FieldKind::notebook_metadata, Encoding::json_tree, piece, first);
      piece = {};
    };
    const auto visit = [&](std::string_view name, RawSpan key, Value member) -> RawSpan {
      if (name == "widgets") {
        close_piece();
        const RawSpan span = tree_field(member, FieldKind::widget_state);
        first = builder_.string_count();
        return span;
      }
      builder_.add_string(key, false);
      const RawSpan span = walk(member);
      if (piece.empty()) piece.begin = key.begin - 1;
      piece.end = span.end;
      return span;
    };
    const ObjectSpan object = each_member(value, visit);
    if (failed()) return {};
    close_piece();
    builder_.document().notebook_metadata = object;
    return object.span;
  }

  RawSpan worksheets(Value value) {
    is_notebook_ = true;
    version_hint_ = 3;
    return each_item(value, [&](Value sheet) {
      Type type{};
      if (!check(sheet.type().get(type))) return;
      if (type != Type::object) {
        tree_field(sheet, FieldKind::other);
        return;
      }
      const auto visit = [&](std::string_view name, RawSpan key, Value member) -> RawSpan {
        Type member_type{};
        if (!check(member.type().get(member_type))) return {};
        if (name == "cells" && member_type == Type::array) return cells(member, 3);
        if (name == "metadata") return tree_field(member, FieldKind::notebook_metadata);
        return other_field(key, member);
      };
      each_member(sheet, visit);
    });
  }

  RawSpan cells(Value value, int version_hint) {
    is_notebook_ = true;
    version_hint_ = version_hint;
    std::vector<RawSpan>& lists = builder_.document().cell_lists;
    const std::size_t list = lists.size();
    lists.emplace_back();
    const RawSpan span = each_item(value, [&](Value item) {
      builder_.cell = static_cast<std::uint32_t>(builder_.document().cells.size()) + 1;
      cell(item);
      builder_.cell = 0;
    });
    lists[list] = span;
    return span;
  }

  // ---- a cell

  void cell(Value value) {
    Type type{};
    if (!check(value.type().get(type))) return;
    CellPlaces places;
    places.list = static_cast<std::uint32_t>(builder_.document().cell_lists.size()) - 1;
    places.first_output = static_cast<std::uint32_t>(builder_.document().outputs.size());
    const std::size_t first_field = builder_.document().fields.size();
    const std::size_t first_string = builder_.string_count();
    if (type == Type::object) {
      const auto visit = [&](std::string_view name, RawSpan key, Value member) {
        return cell_member(places, name, key, member);
      };
      places.object = each_member(value, visit);
    } else {
      places.object.span = tree_field(value, FieldKind::other);
    }
    if (failed()) return;
    places.output_count = static_cast<std::uint32_t>(builder_.document().outputs.size()) - places.first_output;
    settle_sources(places.type, first_field);
    builder_.join_streams(first_field, first_string);
    builder_.document().cells.push_back(places);
  }

  RawSpan cell_member(CellPlaces& places, std::string_view name, RawSpan key, Value value) {
    if (name == "source" || name == "input") return text_field(value, FieldKind::raw);
    if (name == "outputs") return outputs(places, key, value);
    if (name == "metadata") return cell_metadata(places, value);
    if (name == "attachments") return attachments(value);
    if (name == "cell_type") {
      return expected_field(key, value, [&](std::string_view token) { return cell_type(places.type, token); });
    }
    if (name == "execution_count" || name == "prompt_number" || name == "level") {
      return expected_field(key, value, is_count);
    }
    return other_field(key, value);
  }

  static bool cell_type(CellType& type, std::string_view token) {
    if (token == "\"code\"") {
      type = CellType::code;
    } else if (token == "\"markdown\"" || token == "\"heading\"") {
      type = CellType::markdown;
    } else if (token == "\"raw\"") {
      type = CellType::raw;
    } else {
      return token == "\"html\"";  // v2
    }
    return true;
  }

  // Sources are read before or after the cell says what it is; until then they are raw.
  void settle_sources(CellType type, std::size_t first_field) {
    std::vector<Field>& fields = builder_.document().fields;
    for (std::size_t i = first_field; i < fields.size(); ++i) {
      if (fields[i].kind != FieldKind::raw) continue;
      if (type == CellType::code) fields[i].kind = FieldKind::code;
      if (type == CellType::markdown) fields[i].kind = FieldKind::markdown;
    }
  }

  RawSpan cell_metadata(CellPlaces& places, Value value) {
    Type type{};
    if (!check(value.type().get(type))) return {};
    const std::size_t first = builder_.string_count();
    if (type == Type::object) {
      const auto visit = [&](std::string_view, RawSpan key, Value member) {
        builder_.add_string(key, false);
        return walk(member);
      };
      places.metadata = each_member(value, visit);
      places.metadata_value = places.metadata.span;
    } else {
      places.metadata_value = walk(value);
    }
    builder_.close_field(FieldKind::cell_metadata, Encoding::json_tree, places.metadata_value, first);
    return places.metadata_value;
  }

  // File name -> MIME bundle. Whatever they are, their kind is attachment.
  RawSpan attachments(Value value) {
    Type type{};
    if (!check(value.type().get(type))) return {};
    if (type != Type::object) return tree_field(value, FieldKind::attachment);
    const auto visit = [&](std::string_view, RawSpan key, Value member) {
      key_field(key);
      const std::size_t first_field = builder_.document().fields.size();
      const RawSpan span = bundle(member, key);
      std::vector<Field>& fields = builder_.document().fields;
      for (std::size_t i = first_field; i < fields.size(); ++i) {
        if (fields[i].kind != FieldKind::other) fields[i].kind = FieldKind::attachment;
      }
      return span;
    };
    return each_member(value, visit).span;
  }

  // ---- an output

  RawSpan outputs(CellPlaces& places, RawSpan key, Value value) {
    Type type{};
    if (!check(value.type().get(type))) return {};
    if (type != Type::array) return other_field(key, value);
    places.outputs_value = each_item(value, [&](Value item) {
      const std::size_t before = builder_.document().outputs.size() - places.first_output;
      builder_.output = static_cast<std::uint32_t>(before) + 1;
      output(item);
      builder_.output = 0;
    });
    return places.outputs_value;
  }

  struct OutputFacts {
    bool stream = false;
    RawSpan name;  // v4 `name`, v2 and v3 `stream`
  };

  void output(Value value) {
    Type type{};
    if (!check(value.type().get(type))) return;
    const std::size_t first_field = builder_.document().fields.size();
    OutputPlaces places;
    OutputFacts facts;
    if (type == Type::object) {
      const auto visit = [&](std::string_view name, RawSpan key, Value member) {
        return output_member(facts, name, key, member);
      };
      places.object = each_member(value, visit);
    } else {
      places.object.span = tree_field(value, FieldKind::other);
    }
    if (failed()) return;
    builder_.document().outputs.push_back(places);
    if (facts.stream) settle_stream(facts.name, first_field);
  }

  RawSpan output_member(OutputFacts& facts, std::string_view name, RawSpan key, Value value) {
    if (name == "text") return text_field(value, FieldKind::text);
    if (name == "data") return bundle(value, key);
    if (name == "metadata") return tree_field(value, FieldKind::output_metadata);
    if (name == "ename" || name == "evalue" || name == "traceback") return text_field(value, FieldKind::traceback);
    if (name == "execution_count" || name == "prompt_number") return expected_field(key, value, is_count);
    if (name == "output_type") {
      return expected_field(key, value, [&](std::string_view token) {
        facts.stream = token == "\"stream\"";
        return facts.stream || token == "\"display_data\"" || token == "\"execute_result\"" || token == "\"error\"" ||
               token == "\"pyout\"" || token == "\"pyerr\"";
      });
    }
    if (name == "name" || name == "stream") {
      const RawSpan span = expected_field(key, value, [](std::string_view token) {
        return token == "\"stdout\"" || token == "\"stderr\"";
      });
      if (!failed() && builder_.text(span).starts_with('"')) facts.name = {span.begin + 1, span.end - 1};
      return span;
    }
    if (name == "html" || name == "svg" || name == "latex" || name == "json" || name == "javascript" ||
        name == "png" || name == "jpeg" || name == "pdf") {
      return mime_field(name, key, value);  // v2 and v3
    }
    return other_field(key, value);
  }

  // `text` is a stream's or a v3 result's; only a stream's has no MIME type beside a name.
  void settle_stream(RawSpan name, std::size_t first_field) {
    std::vector<Field>& fields = builder_.document().fields;
    for (std::size_t i = first_field; i < fields.size(); ++i) {
      if (fields[i].kind != FieldKind::text || !fields[i].label.empty()) continue;
      fields[i].kind = FieldKind::stream;
      fields[i].label = name;
    }
  }

  void finish() {
    Document& document = builder_.document();
    document.format = Format::notebook;
    if (document.nbformat == 0) document.nbformat = version_hint_;
  }

  std::string_view bytes_;
  ondemand::document& json_;
  DocumentBuilder builder_;
  Error error_;
  int depth_ = 0;
  int version_hint_ = 4;
  bool is_notebook_ = false;
};

}  // namespace

Result<Document> read_notebook(const PaddedBytes& bytes) {
  // Its buffers are as large as the largest file so far: fresh pages are what costs.
  thread_local ondemand::parser parser;
  const std::string_view view = bytes.view();
  ondemand::document json;
  const auto error =
      parser.iterate(simdjson::padded_string_view(view.data(), view.size(), view.size() + PaddedBytes::kPadding))
          .get(json);
  if (error != simdjson::SUCCESS) return fail("not JSON: " + std::string(words_for(error)));
  return Walker(view, json).read();
}

}  // namespace nbscrub
