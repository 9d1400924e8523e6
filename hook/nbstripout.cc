#include "hook/nbstripout.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>
#include <vector>

#include "hook/config_source.h"
#include "hook/file.h"
#include "hook/file_names.h"
#include "hook/git.h"
#include "hook/last_copy.h"
#include "hook/nbstripout_options.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/terminal.h"
#include "sanitizer/zeppelin.h"

namespace nbscrub {
namespace {

constexpr std::string_view kHelp =
    R"(usage: nbstripout [OPTIONS] [FILE ...]

This is nbscrub, called by the name of nbstripout. It takes that program's command line, cleans
the same way, and replaces credentials by NBSCRUB_REDACTED_... markers besides.
Without a file, standard input is cleaned to standard output.

  --keep-output, --keep-count, --keep-id        keep outputs, execution counts, cell ids
  --drop-output-type TYPE ...                   drop outputs of these types (error, stream:stderr)
  --keep-output-type TYPE ...                   keep these
  --max-size SIZE                               keep outputs up to this size (K, M, G)
  --extra-keys "KEY ..."                        strip these as well (metadata.foo cell.metadata.bar)
  --keep-metadata-keys "KEY ..."                keep these
  --drop-empty-cells, --drop-tagged-cells "TAG ..."
  --strip-init-cells                            cells with init_cell lose their outputs too
  -m, --mode jupyter|zeppelin                   what kind of file it is
  -f, --force                                   files of any name, not only .ipynb and .zpln
  -t, --textconv                                print the stripped files, change none
  --dry-run                                     say which files would be stripped
  --verify                                      the same; exit code 1 when there is one
  --unix-newlines                               LF at the ends of lines

To install: nbscrub install --filter. Without nbstripout's options: nbscrub clean --help.
)";

constexpr std::string_view kInput = "input from stdin";

void complain(const Error& unmasked) {
  const Error error = masked(unmasked);
  write_all(STDERR_FILENO, "nbstripout: " + error.what + "\n" +
                               (error.next_step.empty() ? "" : "  " + error.next_step + "\n"));
}

// What became of one file's bytes.
struct Stripped {
  PaddedBytes bytes;
  bool changed = false;
  std::size_t redacted = 0;
  std::vector<Finding> findings;
};

std::string with_unix_newlines(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] != '\r' || i + 1 >= bytes.size() || bytes[i + 1] != '\n') text += bytes[i];
  }
  return text;
}

class Stripping {
 public:
  Stripping(const NbstripoutOptions& options, Policy policy, Sanitizer sanitizer)
      : options_(options), policy_(std::move(policy)), sanitizer_(std::move(sanitizer)) {}

  // The first file that fails ends the run, as it does there.
  Result<void> strip_file(const std::string& path) {
    if (!options_.force && !path.ends_with(".ipynb") && !path.ends_with(".zpln")) return {};
    // (The name may hold a credential.)
    const Result<std::vector<ScannedName>> names = scan_names(sanitizer_, std::vector<std::string>{path});
    if (!names) return fail(names.error());
    const std::string& shown = names->front().shown;
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 && errno == ENOENT) {
      return fail("Could not strip '" + shown + "': file not found");
    }
    const Result<FileContent> content = read_file(path, kDefaultMaxBytes);
    if (!content) return fail("Could not strip '" + shown + "': " + content.error().what);
    const Result<Stripped> stripped = strip(content->bytes, "'" + shown + "'");
    if (!stripped) return fail(stripped.error());
    changed_ = changed_ || stripped->changed;
    if (options_.dry_run || options_.textconv) return print(*stripped, shown);
    if (!stripped->changed) return {};
    const ValuesGoTo values{nullptr, {}, "nbscrub replace --save-env " + shell_word(shown)};
    if (Result<void> said = announce_last_copies(shown, stripped->findings, values); !said) return said;
    if (Result<void> written = replace_file(path, *content, stripped->bytes.view(), false); !written) {
      return fail("Could not strip '" + shown + "': " + written.error().what, written.error().next_step);
    }
    tell_of_redactions(*stripped, shown);
    return {};
  }

  Result<void> strip_input() {
    const Result<PaddedBytes> bytes = read_stream(STDIN_FILENO, kDefaultMaxBytes);
    if (!bytes) return fail(bytes.error());
    const Result<Stripped> stripped = strip(*bytes, "on stdin");
    if (!stripped) return fail(stripped.error());
    changed_ = stripped->changed;
    return print(*stripped, std::string(kInput));
  }

  bool changed() const { return changed_; }

 private:
  Result<Stripped> strip(const PaddedBytes& bytes, const std::string& where) {
    Stripped stripped;
    PaddedBytes note;
    Request request;
    request.name = options_.zeppelin ? "note.json" : "notebook.ipynb";
    request.rewrite = true;
    request.redact_plain = options_.zeppelin;
    request.policy = policy_;
    if (options_.zeppelin) {
      const Result<EditList> edits = clear_zeppelin(bytes);
      if (!edits) return fail("No valid notebook detected in " + where + ": " + edits.error().what);
      note = edits->apply(bytes.view());
      stripped.changed = !edits->empty();
    }
    const PaddedBytes& input = options_.zeppelin ? note : bytes;
    Result<Outcome> outcome = sanitizer_.sanitize(input, request);
    if (!outcome) return fail(outcome.error());
    if ((!options_.zeppelin && outcome->format != Format::notebook) || !outcome->incomplete.empty()) {
      return fail("No valid notebook detected " + std::string(where.starts_with("on") ? "" : "in ") + where +
                  (outcome->incomplete.empty() ? "" : ": " + outcome->incomplete));
    }
    stripped.changed = stripped.changed || outcome->rewritten;
    stripped.redacted = outcome->redacted;
    stripped.findings = std::move(outcome->findings);
    stripped.bytes = PaddedBytes(std::string(outcome->rewritten ? outcome->result.view() : input.view()));
    if (options_.unix_newlines) {
      std::string text = with_unix_newlines(stripped.bytes.view());
      stripped.bytes = PaddedBytes(std::move(text));
    }
    return stripped;
  }

  Result<void> print(const Stripped& stripped, const std::string& shown) const {
    std::string line;
    if (options_.dry_run && stripped.changed) line = "Dry run: would have stripped " + shown + "\n";
    const std::string_view text = options_.dry_run ? std::string_view(line) : stripped.bytes.view();
    // Whoever reads the pipe may have enough of it.
    if (!write_all(STDOUT_FILENO, text) && errno != EPIPE) return fail("standard output could not be written");
    if (!options_.dry_run) tell_of_redactions(stripped, shown);
    return {};
  }

  static void tell_of_redactions(const Stripped& stripped, const std::string& shown) {
    if (stripped.redacted == 0) return;
    complain({shown + ": " + counted(stripped.redacted, "credential") + " redacted", ""});
  }

  const NbstripoutOptions& options_;
  const Policy policy_;
  Sanitizer sanitizer_;
  bool changed_ = false;
};

// `git config filter.nbstripout.…`, where it keeps lists of keys. Without git there are none.
void add_configured_keys(const std::string& name, std::vector<std::string>& keys) {
  const Result<ProcessResult> asked = try_git({"config", "filter.nbstripout." + name});
  if (!asked || asked->exit_status != 0) return;
  const std::vector<std::string> words = words_in(asked->out);
  keys.insert(keys.begin(), words.begin(), words.end());
}

// Any failure is 1 there.
ExitCode failed(const Error& error) {
  complain(error);
  return ExitCode::findings;
}

}  // namespace

bool is_nbstripout(std::string_view called) { return called.substr(called.find_last_of('/') + 1) == "nbstripout"; }

ExitCode run_nbstripout(std::span<const std::string> arguments) {
  Result<NbstripoutOptions> options = parse_nbstripout(arguments);
  if (!options) {
    complain(options.error());
    return ExitCode::could_not_tell;
  }
  if (options->help) return write_all(STDOUT_FILENO, kHelp) ? ExitCode::clean : ExitCode::findings;
  if (options->version) {
    const bool written = write_all(STDOUT_FILENO, "nbscrub " NBSCRUB_VERSION ", called as nbstripout\n");
    return written ? ExitCode::clean : ExitCode::findings;
  }
  add_configured_keys("extrakeys", options->extra_keys);
  add_configured_keys("keepmetadatakeys", options->kept_keys);
  std::vector<std::string> invalid;
  Policy policy = policy_of(*options, invalid);
  for (const std::string& key : invalid) complain({"Ignoring invalid extra key `" + safe_text(key) + "`", ""});

  Command here;
  here.verb = Verb::clean;
  here.paths = {"."};
  const Result<ConfigInForce> source = config_for_paths(here);
  if (!source) return failed(source.error());
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {});
  if (!sanitizer) return failed(sanitizer.error());
  Stripping stripping(*options, std::move(policy), std::move(*sanitizer));
  for (const std::string& file : options->files) {
    if (const Result<void> stripped = stripping.strip_file(file); !stripped) return failed(stripped.error());
  }
  if (options->files.empty()) {
    if (const Result<void> stripped = stripping.strip_input(); !stripped) return failed(stripped.error());
  }
  return options->verify && stripping.changed() ? ExitCode::findings : ExitCode::clean;
}

}  // namespace nbscrub
