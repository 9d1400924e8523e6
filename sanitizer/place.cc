#include "sanitizer/place.h"

#include <algorithm>
#include <array>
#include <string>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

// An expression after `=` is no literal in these.
constexpr std::array<std::string_view, 31> kCodeEndings = {
    ".py",  ".pyi",  ".pyx",   ".r",   ".jl", ".scala", ".sc", ".js",  ".mjs", ".jsx", ".ts",
    ".tsx", ".java", ".kt",    ".go",  ".rb", ".rs",    ".c",  ".cc",  ".cpp", ".h",   ".hpp",
    ".cs",  ".php",  ".swift", ".lua", ".pl", ".sql",   ".m",  ".f90", ".ex"};
constexpr std::array<std::string_view, 12> kProseEndings = {".md",   ".markdown", ".rst", ".txt", ".html", ".htm",
                                                            ".adoc", ".tex",      ".csv", ".tsv", ".svg",  ".log"};
// Cell magics whose body is a shell script or a file of its own.
constexpr std::array<std::string_view, 6> kTextMagics = {"%%bash",      "%%sh",   "%%script",
                                                         "%%writefile", "%%file", "%%cmd"};

template <class List>
bool ends_in_one_of(std::string_view name, const List& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

Place place_of_file(std::string_view name) {
  const std::string lowered = lower_case(name.substr(name.find_last_of('/') + 1));
  if (ends_in_one_of(lowered, kCodeEndings)) return Place::code;
  if (ends_in_one_of(lowered, kProseEndings)) return Place::prose;
  return Place::config;
}

}  // namespace

bool is_notebook_name(std::string_view name) {
  return lower_case(name).ends_with(".ipynb");
}

Place place_of(FieldKind kind, std::string_view label, std::string_view text, std::string_view name) {
  switch (kind) {
    case FieldKind::code: {
      const std::string_view start = text.substr(0, std::min<std::size_t>(text.size(), 16));
      const bool text_magic = std::any_of(kTextMagics.begin(), kTextMagics.end(),
                                          [&](std::string_view magic) { return start.starts_with(magic); });
      return text_magic ? Place::config : Place::code;
    }
    case FieldKind::markdown:
    case FieldKind::raw:
    case FieldKind::attachment: return Place::prose;
    case FieldKind::stream:
    case FieldKind::text:
    case FieldKind::html:
    case FieldKind::traceback: return Place::output;
    case FieldKind::json:
      // Other JSON types are plots and widgets: thousands of ids, columns and cached data.
      return label == "application/json" || label == "json" ? Place::metadata : Place::widget;
    case FieldKind::widget_state: return Place::widget;
    case FieldKind::cell_metadata:
    case FieldKind::output_metadata:
    case FieldKind::notebook_metadata:
    case FieldKind::other: return Place::metadata;
    case FieldKind::plain: return place_of_file(name);
  }
  return Place::prose;
}

}  // namespace nbscrub
