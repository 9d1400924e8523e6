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

// Commands that print the file which is named last, and those that print settings whatever is named.
constexpr std::array<std::string_view, 8> kPrinters = {"cat", "head", "tail", "more", "less", "type", "pycat", "nl"};
constexpr std::array<std::string_view, 8> kSettings = {
    "kubectl get",    "kubectl describe",      "kubectl config view", "oc get",
    "docker inspect", "docker compose config", "helm get values",     "terraform show"};

Place place_of_file(std::string_view name) {
  const std::string lowered = lower_case(name.substr(name.find_last_of('/') + 1));
  if (ends_in_one_of(lowered, kCodeEndings)) return Place::code;
  if (ends_in_one_of(lowered, kProseEndings)) return Place::prose;
  return Place::config;
}

// `line` without its `!`, `%` or blanks.
bool command_prints_configuration(std::string_view line) {
  if (std::any_of(kSettings.begin(), kSettings.end(), [&](std::string_view c) { return line.starts_with(c); })) {
    return true;
  }
  const std::string_view command = line.substr(0, line.find(' '));
  if (std::find(kPrinters.begin(), kPrinters.end(), command) == kPrinters.end()) return false;
  if (line.find('>') != std::string_view::npos) return false;  // it writes
  std::string_view file = line.substr(0, line.find_first_of("|;&"));
  file = file.substr(0, file.find_last_not_of(" \t\r\"'") + 1);
  file = file.substr(file.find_last_of(" \t\"'") + 1);
  return file != command && place_of_file(file) == Place::config;
}

}  // namespace

bool prints_configuration(std::string_view source) {
  const bool script = source.starts_with("%%bash") || source.starts_with("%%sh");
  while (!source.empty()) {
    std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(source.size(), line.size() + 1));
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == std::string_view::npos) continue;
    line.remove_prefix(begin);
    const bool marked = line.front() == '!' || line.front() == '%';
    if (!marked && !script) continue;
    if (marked) line.remove_prefix(std::min(line.size(), line.find_first_not_of("!% ")));
    if (command_prints_configuration(line)) return true;
  }
  return false;
}

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
