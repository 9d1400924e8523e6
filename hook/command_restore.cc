#include "hook/command_restore.h"

#include <unistd.h>

#include "detectors/digest.h"
#include "hook/config_source.h"
#include "hook/file.h"
#include "hook/file_names.h"
#include "hook/output_store.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/terminal.h"
#include "sanitizer/reattach.h"

namespace nbscrub {
namespace {

// What was done, in words.
Result<std::string> restore(Sanitizer& sanitizer, const Command& command, const std::string& path) {
  const Result<FileContent> content = read_file(path, command.max_bytes);
  if (!content) return fail(content.error());
  const Result<std::vector<KeptEntry>> entries = OutputStore::entries_of(path);
  if (!entries) return fail(entries.error());
  if (entries->empty()) {
    return fail("no outputs of it are kept", "they are kept for " + std::to_string(kKeptDays) +
                                                 " days when nbscrub clears them, in the repository or for the user "
                                                 "that it was cleaned in");
  }
  Result<KeptNotebook> kept = OutputStore::read(entries->front(), command.max_bytes);
  if (!kept) return fail(kept.error());

  std::string done = "restored as it was before the cleaning";
  PaddedBytes restored;
  if (sha256_hex(content->bytes.view()) == kept->cleaned_sha256) {
    restored = std::move(kept->bytes);
  } else {
    Result<Reattached> reattached = reattach_outputs(content->bytes, kept->bytes);
    if (!reattached) return fail(reattached.error());
    done = "outputs of " + counted(reattached->cells, "cell") + " restored";
    if (reattached->missing > 0) {
      done += "; " + counted(reattached->missing, "cell") + " changed, moved out, or has run again since";
    }
    restored = std::move(reattached->bytes);
  }
  // The rules may know more today than when the copy was kept, so it is redacted once more.
  const Result<PaddedBytes> clean = redacted_copy(sanitizer, path, restored, {});
  if (!clean) return fail(clean.error());
  if (Result<void> written = replace_file(path, *content, clean->view(), command.hard_links); !written) {
    return fail(written.error());
  }
  return done;
}

}  // namespace

ExitCode run_restore(const Command& command) {
  const Result<ConfigInForce> source = config_for_paths(command);
  if (!source) return publish_error(source.error(), ReportFormat::text);
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {});
  if (!sanitizer) return publish_error(sanitizer.error(), ReportFormat::text);
  const Result<std::vector<ScannedName>> names = scan_names(*sanitizer, command.paths);
  if (!names) return publish_error(names.error(), ReportFormat::text);
  ExitCode code = ExitCode::clean;
  for (std::size_t i = 0; i < command.paths.size(); ++i) {
    const std::string& shown = (*names)[i].shown;
    const Result<std::string> done = restore(*sanitizer, command, command.paths[i]);
    if (!done) {
      write_all(STDERR_FILENO, text_error(shown, done.error()));
      code = ExitCode::could_not_tell;
    } else if (!write_all(STDERR_FILENO, safe_text(shown) + "  " + *done + "\n")) {
      code = ExitCode::could_not_tell;
    }
  }
  return code;
}

}  // namespace nbscrub
