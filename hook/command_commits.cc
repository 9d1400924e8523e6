#include "hook/command_commits.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>

#include "hook/commits.h"
#include "hook/config_source.h"
#include "hook/file_names.h"
#include "hook/framework.h"
#include "hook/git.h"
#include "hook/git_objects.h"
#include "hook/publish.h"
#include "hook/report_text.h"
#include "hook/scan.h"
#include "hook/skip.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxPushLines = std::size_t{64} << 20;

// A server must not hang on one push; what was not looked at in time is refused.
extern "C" void out_of_time(int) {
  static constexpr std::string_view kWords =
      "nbscrub: the push could not be looked through in time, so it is refused; push fewer commits at once\n";
  (void)!::write(STDERR_FILENO, kWords.data(), kWords.size());
  ::_exit(static_cast<int>(ExitCode::could_not_tell));
}

Result<std::string> standard_input() {
  std::string text;
  char piece[65536];
  for (;;) {
    const ssize_t count = ::read(STDIN_FILENO, piece, sizeof piece);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return fail("what Git says about the push cannot be read");
    if (count == 0) return text;
    text.append(piece, static_cast<std::size_t>(count));
    if (text.size() > kMaxPushLines) return fail("Git names more refs than can be looked at");
  }
}

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t blank = line.find(' ');
    words.push_back(line.substr(0, blank));
    line.remove_prefix(blank == std::string_view::npos ? line.size() : blank + 1);
  }
  return words;
}

// An id of zeros stands for a ref that is not there.
std::string id_or_empty(std::string_view id) {
  return id.find_first_not_of('0') == std::string_view::npos ? std::string() : std::string(id);
}

Result<std::vector<PushedRef>> parse_lines(std::string_view lines, std::size_t count, std::size_t new_at,
                                           std::size_t old_at) {
  std::vector<PushedRef> refs;
  while (!lines.empty()) {
    const std::size_t end = lines.find('\n');
    const std::vector<std::string_view> words = words_of(lines.substr(0, end));
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
    if (words.empty()) continue;
    if (words.size() < count) return fail("what Git says about the push was not understood");
    refs.push_back({id_or_empty(words[new_at]), id_or_empty(words[old_at])});
  }
  return refs;
}

std::vector<std::string> new_tips(const std::vector<PushedRef>& refs) {
  std::vector<std::string> tips;
  for (const PushedRef& ref : refs) {
    if (!ref.new_id.empty()) tips.push_back(ref.new_id);
  }
  return tips;
}

// The texts first, then the blobs: what scan_files() takes, with the texts in memory.
Result<Scan> scan_commits(Sanitizer& sanitizer, const Commits& commits, std::uint64_t max_bytes) {
  std::vector<ScanInput> inputs;
  for (const WrittenText& text : commits.texts) inputs.push_back({text.where, false});
  for (const CommittedBlob& blob : commits.blobs) inputs.push_back({blob.paths.front(), false});
  const ReadFiles read = [&](std::span<const std::size_t> wanted, const Deliver& deliver) {
    std::vector<std::size_t> blobs;
    std::vector<std::string> ids;
    for (const std::size_t index : wanted) {
      if (index < commits.texts.size()) {
        deliver(index, PaddedBytes(commits.texts[index].text));
      } else {
        blobs.push_back(index);
        ids.push_back(commits.blobs[index - commits.texts.size()].id);
      }
    }
    return read_blobs(ids, max_bytes,
                      [&](std::size_t i, Result<PaddedBytes> bytes) { deliver(blobs[i], std::move(bytes)); });
  };
  return scan_files(sanitizer, inputs, read, max_bytes);
}

// A content is looked at once, under the first of its paths; the other paths are names all the same.
Result<void> add_further_names(Sanitizer& sanitizer, const Commits& commits, Report& report) {
  std::vector<std::string> further;
  for (const CommittedBlob& blob : commits.blobs) {
    further.insert(further.end(), blob.paths.begin() + 1, blob.paths.end());
  }
  if (further.empty()) return {};
  const Result<std::vector<ScannedName>> names = scan_names(sanitizer, further);
  if (!names) return fail(names.error());
  for (const ScannedName& name : *names) {
    if (name.findings.empty()) continue;
    FileReport& file = report.files.emplace_back();
    file.path = name.shown;
    for (const Finding& finding : name.findings) file.findings.push_back({finding, false, false});
  }
  return {};
}

struct Judged {
  Report report;
  Sanitizer sanitizer;
  KnownValues known;
};

Result<Judged> judge_commits(const Command& command, const ConfigInForce& source,
                             const std::vector<std::string>& revisions, Occasion occasion) {
  Result<Commits> commits = commits_in(revisions);
  if (!commits) return fail(commits.error());
  if (commits->missing > 0) {
    return fail(counted(commits->missing, "object") + " of these commits are not in this partial clone, so they could "
                                                      "not be looked at",
                "fetch them:  git fetch --refetch --no-filter");
  }
  Report report;
  report.occasion = occasion;
  const bool hook = occasion == Occasion::push;
  report.block_from = block_from(source.config, command.strict || (hook && source.config.strict));
  report.ignored = drop_ignored(source, *commits);
  Result<Sanitizer> sanitizer = make_sanitizer(source.config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return fail(sanitizer.error());
  Result<Scan> scan = scan_commits(*sanitizer, *commits, command.max_bytes);
  if (!scan) return fail(scan.error());
  for (std::size_t i = 0; i < scan->files.size(); ++i) {
    FileReport file = report_of(scan->files[i]);
    if (i >= commits->texts.size() && (!file.findings.empty() || file.error)) {
      file.commit = commits->blobs[i - commits->texts.size()].commit;
      if (!file.commit.empty()) file.done = "in commit " + file.commit;
    }
    report.files.push_back(std::move(file));
  }
  if (Result<void> named = add_further_names(*sanitizer, *commits, report); !named) return fail(named.error());
  return Judged{std::move(report), std::move(*sanitizer), std::move(scan->known)};
}

// For who asks, and for a server: neither can be skipped.
ExitCode publish_commits(const Command& command, const Result<ConfigInForce>& source,
                         const std::vector<std::string>& revisions, Occasion occasion, int text_fd) {
  if (!source) return publish_error(source.error(), command.format);
  const Result<Judged> judged = judge_commits(command, *source, revisions, occasion);
  if (!judged) return publish_error(judged.error(), command.format);
  return publish(judged->report, command.format, text_fd, verdict(judged->report));
}

ExitCode conclude_push(const Command& command, const std::vector<std::string>& revisions,
                       std::vector<std::string> tips) {
  const Result<ConfigInForce> source = config_in_index(command);
  if (!source) return publish_error(source.error(), command.format);
  Result<Judged> judged = judge_commits(command, *source, revisions, Occasion::push);
  if (!judged) return publish_error(judged.error(), command.format);
  return conclude(command, judged->report, judged->sanitizer, judged->known, source->config, {"push", std::move(tips)},
                  verdict(judged->report));
}

// The pre-commit framework reads Git's lines itself and hands on what they were, a call a ref; of a branch whose whole
// history is new to the remote only the name.
std::vector<std::string> framework_revisions() {
  const auto said = [](const char* name) { return std::string(std::getenv(name) != nullptr ? std::getenv(name) : ""); };
  std::vector<std::string> revisions;
  if (const std::string remote = said("PRE_COMMIT_REMOTE_NAME"); !remote.empty()) {
    revisions = {"--not", "--remotes=" + remote, "--not"};
  }
  revisions.emplace_back("--end-of-options");
  const std::string tip = said("PRE_COMMIT_TO_REF");
  const std::string branch = said("PRE_COMMIT_LOCAL_BRANCH");
  revisions.push_back(!tip.empty() ? tip : !branch.empty() ? branch : "HEAD");
  return revisions;
}

}  // namespace

Result<std::vector<PushedRef>> parse_pre_push(std::string_view lines) { return parse_lines(lines, 4, 1, 3); }
Result<std::vector<PushedRef>> parse_pre_receive(std::string_view lines) { return parse_lines(lines, 3, 1, 0); }

std::string_view without_scissors(std::string_view message) {
  static constexpr std::string_view kScissors = " ------------------------ >8 ------------------------\n";
  for (std::size_t at = message.find(kScissors); at != message.npos; at = message.find(kScissors, at + 1)) {
    // The character before it is core.commentChar, at the begin of a line.
    if (at >= 1 && (at == 1 || message[at - 2] == '\n')) return message.substr(0, at - 1);
  }
  return message;
}

Result<Report> look_at_commits(const Command& command, const std::vector<std::string>& revisions) {
  const Result<ConfigInForce> source = config_in_index(command);
  if (!source) return fail(source.error());
  Result<Judged> judged = judge_commits(command, *source, revisions, Occasion::commits);
  if (!judged) return fail(judged.error());
  return std::move(judged->report);
}

ExitCode run_check_commits(const Command& command) {
  return publish_commits(command, config_in_index(command), {"--end-of-options", command.commits}, Occasion::commits,
                         STDOUT_FILENO);
}

ExitCode run_pre_push(const Command& command) {
  if (under_framework()) {
    const std::vector<std::string> revisions = framework_revisions();
    return conclude_push(command, revisions, {revisions.back()});
  }
  const Result<std::string> lines = standard_input();
  if (!lines) return publish_error(lines.error(), command.format);
  const Result<std::vector<PushedRef>> refs = parse_pre_push(*lines);
  if (!refs) return publish_error(refs.error(), command.format);
  const std::vector<std::string> tips = new_tips(*refs);
  if (tips.empty()) return ExitCode::clean;
  std::vector<std::string> revisions = tips;
  revisions.emplace_back("--not");
  // A push to a bare URL has no remote of that name, and then all of the history is looked at.
  revisions.push_back("--remotes=" + command.paths.front());
  for (const PushedRef& ref : *refs) {
    if (ref.old_id.empty()) continue;
    // What the remote has may never have been fetched.
    const Result<ProcessResult> known = try_git({"cat-file", "-e", ref.old_id + "^{commit}"});
    if (known && known->exit_status == 0) revisions.push_back(ref.old_id);
  }
  return conclude_push(command, revisions, tips);
}

ExitCode run_pre_receive(const Command& command) {
  const Result<std::string> lines = standard_input();
  if (!lines) return publish_error(lines.error(), command.format);
  const Result<std::vector<PushedRef>> refs = parse_pre_receive(*lines);
  if (!refs) return publish_error(refs.error(), command.format);
  std::vector<std::string> revisions = new_tips(*refs);
  if (revisions.empty()) return ExitCode::clean;
  revisions.insert(revisions.end(), {"--not", "--all"});
  std::signal(SIGALRM, out_of_time);
  ::alarm(command.time_limit);
  return publish_commits(command, config_of_server(command), revisions, Occasion::push, STDERR_FILENO);
}

ExitCode run_commit_msg(const Command& command) {
  const Result<FileContent> content = read_file(command.paths.front(), command.max_bytes);
  if (!content) return publish_error(content.error(), command.format);
  Commits message;
  message.texts.push_back({"the commit message", std::string(without_scissors(content->bytes.view()))});
  const Result<ConfigInForce> source = config_in_index(command);
  if (!source) return publish_error(source.error(), command.format);
  Result<Sanitizer> sanitizer = make_sanitizer(source->config, {.honour_allowances = !command.no_allow});
  if (!sanitizer) return publish_error(sanitizer.error(), command.format);
  const Result<Scan> scan = scan_commits(*sanitizer, message, command.max_bytes);
  if (!scan) return publish_error(scan.error(), command.format);
  Report report;
  report.occasion = Occasion::message;
  report.block_from = block_from(source->config, command.strict || source->config.strict);
  report.files.push_back(report_of(scan->files.front()));
  return conclude(command, report, *sanitizer, scan->known, source->config, {"message", {}}, verdict(report));
}

}  // namespace nbscrub
