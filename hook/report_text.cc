#include "hook/report_text.h"

#include <algorithm>

#include "hook/advice.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxPlaceWidth = 48;
constexpr std::size_t kMaxFurtherPlaces = 3;
constexpr std::size_t kMaxCauses = 8;

// Colours of eight, which every palette keeps readable.
struct Ink {
  const char* bold;
  const char* red;
  const char* yellow;
  const char* green;
  const char* plain;
};
Ink ink_for(const Terminal& terminal) {
  if (!terminal.colour) return {"", "", "", "", ""};
  return {"\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[32m", "\x1b[0m"};
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

// On one line where the window has room for it, else on two.
std::string entry_line(const ReportedFinding& found, std::size_t width, const Report& report,
                       const Terminal& terminal) {
  const Ink ink = ink_for(terminal);
  const Finding& finding = found.finding;
  std::string place = safe_text(describe_place(finding));
  const std::string title = safe_text(finding.rule->title);
  const std::string word = "[" + safe_text(finding.rule->id) + ", " + std::string(confidence_name(finding.confidence)) + "]";
  std::string tail = "  " + safe_text(finding.preview);
  if (!finding.expires.empty()) tail += "  says it expires " + finding.expires;
  if (!blocks(found, report.block_from)) tail += "  (a warning only)";
  const std::string committed = found.committed ? "  already committed" : "";

  const std::size_t length = 2 + std::max(characters(place), width) + 2 + characters(title) + 2 + word.size() +
                             characters(tail) + committed.size();
  const bool two_lines = terminal.width != 0 && length > terminal.width;
  if (!two_lines && place.size() < width) place.append(width - place.size(), ' ');
  const char* colour = found.removed ? ink.green : blocks(found, report.block_from) ? ink.red : ink.yellow;
  return "  " + place + (two_lines ? "\n      " : "  ") + title + "  " + colour + word + ink.plain + tail + ink.red +
         committed + ink.plain + "\n";
}

// Findings of one value, the first place at the head.
using Group = std::vector<const ReportedFinding*>;

std::vector<Group> group_by_value(const FileReport& file) {
  std::vector<Group> groups;
  for (const ReportedFinding& found : file.findings) {
    const auto same = [&](const Group& group) {
      const Finding& first = group.front()->finding;
      return first.value_hash == found.finding.value_hash && first.rule == found.finding.rule;
    };
    const auto group = std::find_if(groups.begin(), groups.end(), same);
    if (group == groups.end()) {
      groups.push_back({&found});
    } else {
      group->push_back(&found);
    }
  }
  return groups;
}

std::string further_places(const Group& group) {
  std::string lines;
  for (std::size_t i = 1; i < group.size() && i <= kMaxFurtherPlaces; ++i) {
    lines += "      the same value: " + safe_text(describe_place(group[i]->finding)) + "\n";
  }
  if (group.size() > kMaxFurtherPlaces + 1) {
    lines += "      and in " + counted(group.size() - kMaxFurtherPlaces - 1, "more place") + "\n";
  }
  return lines;
}

std::string file_block(const FileReport& file, const Report& report, const Terminal& terminal) {
  if (file.findings.empty() && file.done.empty()) return {};
  const Ink ink = ink_for(terminal);
  std::string block = ink.bold + safe_text(file.path) + ink.plain + (file.done.empty() ? "" : "  " + file.done) + "\n";
  const std::vector<Group> groups = group_by_value(file);
  std::size_t width = 0;
  for (const Group& group : groups) {
    width = std::max(width, safe_text(describe_place(group.front()->finding)).size());
  }
  for (const Group& group : groups) {
    block += entry_line(*group.front(), std::min(width, kMaxPlaceWidth), report, terminal) + further_places(group);
  }
  return block;
}

std::string headline(const Report& report, const Tally& total, const Ink& ink) {
  const std::string found = counted(total.findings, "credential");
  if (!report.skipped.empty()) {
    const std::string unsure = total.errors == 0 ? "" : ", " + counted(total.errors, "file") + " not judged";
    return std::string(ink.red) + "nbscrub was skipped: " + found + unsure + " let through" + ink.plain +
           "\n  reason, as recorded: " + report.skipped + "\n\n";
  }
  if (total.findings == 0) return {};
  switch (report.occasion) {
    case Occasion::commit:
      return std::string(ink.red) + "nbscrub stopped this commit: " + found + " in what is staged" + ink.plain + "\n\n";
    case Occasion::message:
      return std::string(ink.red) + "nbscrub stopped this commit: " + found + " in its message" + ink.plain + "\n\n";
    case Occasion::push:
      return std::string(ink.red) + "nbscrub stopped this push: " + found + " in its commits" + ink.plain + "\n\n";
    case Occasion::commit_cleaned:
      return std::string(ink.green) + "nbscrub took " + found + " out of this commit" + ink.plain + "\n\n";
    default: return {};
  }
}

std::string summary(const Report& report, const Tally& total) {
  const bool hook = report.occasion == Occasion::commit || report.occasion == Occasion::commit_cleaned ||
                    report.occasion == Occasion::message || report.occasion == Occasion::push;
  const bool nothing = total.findings + total.warnings + total.not_scanned + total.errors == 0 &&
                       total.allowed + report.ignored == 0;
  if (hook && nothing) return {};
  std::string line = counted(total.files, "file") + " scanned, ";
  if (total.findings + total.warnings == 0) {
    line += "no credential found";
  } else {
    line += counted(total.findings, "finding");
    if (total.removed > 0) line += " (" + std::to_string(total.removed) + " removed)";
    if (total.warnings > 0) line += ", " + counted(total.warnings, "warning");
  }
  if (total.allowed > 0) line += ", " + std::to_string(total.allowed) + " allowed";
  if (total.errors > 0) line += ", " + counted(total.errors, "file") + " could not be judged";
  if (total.not_scanned > 0) line += "; not scanned: " + counted(total.not_scanned, "binary file");
  if (report.ignored > 0) line += "; " + counted(report.ignored, "file") + " not looked at: [paths] ignore";
  return "nbscrub: " + line + "\n";
}

// Where the same is said of several lines the first few are named.
std::string causes_block(const Report& report, const Ink& ink) {
  const std::vector<ShownCause> shown = shown_causes(report);
  if (shown.empty()) return {};
  std::string text = std::string("\n") + ink.bold + "How credentials get in" + ink.plain + "\n";
  for (std::size_t i = 0; i < std::min(shown.size(), kMaxCauses); ++i) {
    const RootCause& cause = *shown[i].cause;
    text += "  - " + safe_text(shown[i].file->path) + ": cell " + std::to_string(cause.cell) + ", line " +
            std::to_string(cause.line) + ": " + std::string(cause.what) + "; " + std::string(cause.instead) + "\n";
  }
  if (shown.size() > kMaxCauses) text += "    and " + counted(shown.size() - kMaxCauses, "more place") + "\n";
  return text;
}

}  // namespace

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string describe_place(const Finding& finding) {
  std::string place;
  const auto add = [&place](const std::string& part) { place += (place.empty() ? "" : ", ") + part; };
  if (finding.cell != 0) add("cell " + std::to_string(finding.cell));
  if (finding.output != 0) add("output " + std::to_string(finding.output));
  if (finding.line != 0) {
    add("line " + std::to_string(finding.line));
    add("column " + std::to_string(finding.column));
  }
  if (finding.place.empty() || finding.kind == FieldKind::plain) return place.empty() ? finding.place : place;
  return place.empty() ? finding.place : place + " (" + finding.place + ")";
}

std::string text_error(const std::string& subject, const Error& error) {
  std::string text = "nbscrub: " + (subject.empty() ? "" : safe_text(subject) + ": ") + error.what + "\n";
  if (!error.next_step.empty()) text += "  " + error.next_step + "\n";
  return text;
}

std::string text_report(const Report& report, const Terminal& terminal) {
  const Ink ink = ink_for(terminal);
  const Tally total = tally(report);
  std::string text = headline(report, total, ink);
  for (const FileReport& file : report.files) text += file_block(file, report, terminal);
  for (const FileReport& file : report.files) {
    if (file.error) text += text_error(file.path, *file.error);
  }
  const std::vector<std::string> advice = advice_for(report);
  if (!advice.empty()) text += std::string("\n") + ink.bold + "What to do" + ink.plain + "\n";
  for (const std::string& sentence : advice) text += "  - " + sentence + "\n";
  for (const std::string& note : report.notes) text += "  - " + note + "\n";
  const std::string causes = causes_block(report, ink);
  text += causes;
  if (!advice.empty() || !report.notes.empty() || !causes.empty()) text += "\n";
  return text + summary(report, total);
}

}  // namespace nbscrub
