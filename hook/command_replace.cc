#include "hook/command_replace.h"

#include <unistd.h>

#include <algorithm>
#include <optional>

#include "hook/config_source.h"
#include "hook/diff.h"
#include "hook/env_file.h"
#include "hook/file.h"
#include "hook/file_names.h"
#include "hook/framework.h"
#include "hook/last_copy.h"
#include "hook/publish.h"
#include "hook/replace_words.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

// A file, and what is going to be written in its place.
struct Planned {
  std::size_t file = 0;  // into Scan::files
  FileContent content;
  Outcome outcome;
};

class Replacing {
 public:
  Replacing(const Command& command, Sanitizer& sanitizer, const Scan& scan, const Replacement& wish)
      : command_(command), sanitizer_(sanitizer), scan_(scan), wish_(wish) {}

  // What would be done to each file; nothing is written.
  void plan(Report& report) {
    for (std::size_t i = 0; i < scan_.files.size(); ++i) report.files.push_back(plan_file(i));
  }

  bool changes_anything() const { return !planned_.empty(); }

  Result<void> show() const {
    for (const Planned& planned : planned_) {
      const ScannedFile& file = scan_.files[planned.file];
      const DiffRequest request{file.path, file.shown, planned.outcome.edits, &scan_.known, false, "replaced"};
      const Result<std::string> diff =
          diff_of(sanitizer_, planned.content.bytes, request, terminal_of(STDOUT_FILENO));
      if (!diff) return fail(diff.error());
      if (!write_all(STDOUT_FILENO, *diff)) return fail("what would change could not be shown");
    }
    return {};
  }

  // Which values leave the files, before anybody agrees to it.
  Result<void> announce(const std::string& env_file) const {
    for (const Planned& planned : planned_) {
      const std::string& shown = scan_.files[planned.file].shown;
      ValuesGoTo values{&planned.outcome.references, env_file, {}};
      if (env_file.empty()) values.way_to_keep = "nbscrub replace --save-env " + shell_word(shown);
      if (Result<void> said = announce_last_copies(shown, planned.outcome.findings, values); !said) return said;
    }
    return {};
  }

  void write(Report& report) {
    for (const Planned& planned : planned_) {
      FileReport& file = report.files[planned.file];
      const Result<void> written = replace_file(scan_.files[planned.file].path, planned.content,
                                                planned.outcome.result.view(), command_.hard_links);
      if (!written) {
        file.error = written.error();
        continue;
      }
      file.done = replaced_words(planned.outcome);
      for (ReportedFinding& found : file.findings) {
        found.removed = blocks(found.finding) && !in_name(found.finding);
      }
    }
  }

  void note(Report& report) const {
    for (const Planned& planned : planned_) {
      add_reference_notes(scan_.files[planned.file].shown, planned.outcome, report.notes);
    }
  }

 private:
  FileReport plan_file(std::size_t index) {
    const ScannedFile& file = scan_.files[index];
    FileReport report = report_of(file);
    if (report.error) return report;
    Result<FileContent> content = read_file(file.path, command_.max_bytes);
    if (!content) {
      report.error = content.error();
      return report;
    }
    Request request;
    request.name = file.path;
    request.rewrite = true;
    request.policy = Policy::keep_everything();
    request.known = &scan_.known;
    request.replace = &wish_;
    Result<Outcome> outcome = sanitizer_.sanitize(content->bytes, request);
    if (!outcome) {
      report.error = outcome.error();
    } else if (outcome->rewritten) {
      planned_.push_back({index, std::move(*content), std::move(*outcome)});
    }
    return report;
  }

  const Command& command_;
  Sanitizer& sanitizer_;
  const Scan& scan_;
  const Replacement& wish_;
  std::vector<Planned> planned_;
};

// The file for the values, when they are to be kept.
Result<std::optional<EnvFile>> env_file_of(const Command& command, const std::vector<std::string>& paths) {
  if (!command.save_env) return std::optional<EnvFile>();
  std::string place = command.env_file;
  for (std::size_t i = 0; command.env_file.empty() && i < paths.size(); ++i) {
    const Result<std::string> usual = EnvFile::usual_path(paths[i]);
    if (!usual) return fail(usual.error());
    if (i > 0 && *usual != place) {
      return fail("the files lie in different repositories", "replace them one by one, or name --env-file");
    }
    place = *usual;
  }
  Result<EnvFile> opened = EnvFile::open(place);
  if (!opened) return fail(opened.error());
  return std::optional<EnvFile>(std::move(*opened));
}

// Asks on the terminal; anything but y is no.
bool agreed(std::size_t files) {
  const std::string question = std::string("Write ") + (files == 1 ? "this change" : "these changes") + "? [y/N] ";
  if (!write_all(STDERR_FILENO, question)) return false;
  std::string answer;
  for (char byte = 0; ::read(STDIN_FILENO, &byte, 1) == 1 && byte != '\n';) answer += byte;
  return answer == "y" || answer == "Y" || answer == "yes";
}

}  // namespace

ExitCode run_replace(const Command& command) {
  const Result<ConfigInForce> source = config_for_paths(command);
  if (!source) return publish_error(source.error(), command.format);
  Report report;
  report.occasion = Occasion::replace;
  report.block_from = block_from(source->config, command.strict);
  FilesOfPaths files = files_of(command.paths);
  report.ignored = drop_ignored(*source, files.paths);
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  const Result<Scan> scan = scan_paths(*sanitizer, files, command.max_bytes);
  if (!scan) return publish_error(scan.error(), command.format);
  const Result<std::optional<EnvFile>> env_file = env_file_of(command, files.paths);
  if (!env_file) return publish_error(env_file.error(), command.format);

  SecretNames names;
  if (*env_file) (*env_file)->reserve_in(names);
  const Replacement wish{*platform_named(command.platform), command.scope, &names};
  Replacing replacing(command, *sanitizer, *scan, wish);
  replacing.plan(report);
  if (!replacing.changes_anything()) return publish(report, command.format, STDERR_FILENO, verdict(report));

  const std::string kept = *env_file ? shell_word((*env_file)->path()) : std::string();
  if (!command.yes) {
    if (Result<void> shown = replacing.show(); !shown) return publish_error(shown.error(), command.format);
  }
  if (Result<void> said = replacing.announce(kept); !said) return publish_error(said.error(), command.format);
  if (!command.yes) {
    const bool asks = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
    if (!asks || !agreed(report.files.size())) {
      replacing.note(report);
      report.notes.push_back("nothing was written; with --yes it is");
      return publish(report, command.format, STDERR_FILENO, worse(verdict(report), ExitCode::findings));
    }
  }
  // The values first: once a notebook is written its value is nowhere else.
  if (*env_file) {
    const Result<void> saved = (*env_file)->save(names.used());
    if (!saved) return publish_error(saved.error(), command.format);
  }
  replacing.write(report);
  replacing.note(report);
  report.notes.push_back(where_to_put(wish.platform, names, kept));
  return publish(report, command.format, STDERR_FILENO,
                 under_framework() ? worse(verdict(report), ExitCode::findings) : verdict(report));
}

}  // namespace nbscrub
