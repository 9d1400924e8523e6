// What a reader found in a file: a flat list of fields to scan, and the places that a clearing policy may edit. Spans
// only; a Document owns no text and stays valid as long as the bytes it was read from.
//
// Three readers make one: notebook.h (JSON, nbformat 2 to 4), plain_text.h, damaged.h (a notebook that is no JSON).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detectors/span.h"

namespace nbscrub {

enum class FieldKind : std::uint8_t {
  code,             // source (v3: input) of a code cell
  markdown,         // source of a markdown or heading cell
  raw,              // source of a raw cell, or of a cell of unknown type
  stream,           // text of a stream output; pieces of one name in one cell are joined
  text,             // text of a result: text/plain, text/latex, text/markdown, text/csv, ... (v3: `text`, `latex`, ...)
  html,             // text/html, image/svg+xml, text/xml: tags and entities to look through
  json,             // application/json and application/*+json of an output
  traceback,        // traceback lines of an error output; evalue and ename
  cell_metadata,    // a cell's metadata, tags and id
  output_metadata,  // an output's metadata
  notebook_metadata,  // the notebook's metadata without its widget state
  widget_state,       // metadata.widgets
  attachment,         // a cell's attachments
  other,              // any other member of the notebook, a cell or an output
  plain,              // a whole text file
};

// How a field's raw bytes turn into text.
enum class Encoding : std::uint8_t {
  json_strings,  // the contents of `strings`, unescaped, joined without anything between
  json_tree,     // the span as it stands, with the contents of `strings` unescaped
  utf8,          // the span as it stands
  utf16le,       // the span as UTF-16, without its BOM
  utf16be,
};

// The content of one JSON string (between its quotes).
struct JsonString {
  RawSpan content;
  bool list_item = false;  // an item of a list of lines, which can be removed with its comma
};

struct Field {
  FieldKind kind = FieldKind::plain;
  Encoding encoding = Encoding::utf8;
  std::uint32_t cell = 0;          // from 1 over all cells of the notebook; 0 = no cell
  std::uint32_t output = 0;        // from 1 within the cell; 0 = no output
  RawSpan span;                    // the JSON value (brackets and quotes included), or the text
  RawSpan label;                   // the MIME type or the stream's name, where there is one
  std::uint32_t first_string = 0;  // into Document::strings
  std::uint32_t string_count = 0;
};

// A member of an object, as edits need it: to remove one, its neighbours' places are needed too.
struct Member {
  RawSpan key;    // between the quotes, still escaped
  RawSpan value;  // no blanks around it
};

struct ObjectSpan {
  RawSpan span;                    // with its braces
  std::uint32_t first_member = 0;  // into Document::members, in file order
  std::uint32_t member_count = 0;
};

enum class CellType : std::uint8_t { code, markdown, raw, other };

struct OutputPlaces {
  ObjectSpan object;
};

struct CellPlaces {
  CellType type = CellType::other;
  std::uint32_t list = 0;          // into Document::cell_lists
  ObjectSpan object;               // only its span is valid when the cell is no object
  RawSpan metadata_value;          // empty when the cell has none
  ObjectSpan metadata;             // valid when metadata_value is an object
  RawSpan outputs_value;           // the `outputs` array; empty when the cell has none
  std::uint32_t first_output = 0;  // into Document::outputs
  std::uint32_t output_count = 0;
};

enum class Format : std::uint8_t { notebook, plain_text, damaged_notebook, empty, binary, lfs_pointer };

struct Document {
  Format format = Format::plain_text;
  int nbformat = 0;  // 2, 3, 4 for a notebook
  int nbformat_minor = 0;
  std::vector<Field> fields;        // in file order; a stream continued later stands where it began
  std::vector<JsonString> strings;  // grouped by field
  std::vector<Member> members;
  std::vector<CellPlaces> cells;
  std::vector<RawSpan> cell_lists;  // the arrays that hold the cells: one, in nbformat 3 one a worksheet
  std::vector<OutputPlaces> outputs;
  ObjectSpan top;                // a notebook's top object
  ObjectSpan notebook_metadata;  // empty span when there is none
  std::string damage;  // for a damaged notebook: why it is no notebook, in words; also set when part was not readable
};

}  // namespace nbscrub
