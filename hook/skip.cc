#include "hook/skip.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "hook/audit.h"
#include "hook/git.h"
#include "hook/publish.h"
#include "hook/terminal.h"
#include "sanitizer/utf8.h"

namespace nbscrub {
namespace {

constexpr std::size_t kMaxReason = 300;    // bytes that are kept
constexpr std::size_t kMaxGiven = 100000;  // and that are looked at

// nullopt: not set. Blanks are no reason.
std::optional<std::string> given_reason() {
  const char* set = std::getenv("NBSCRUB_SKIP");
  if (set == nullptr) return std::nullopt;
  std::string_view reason = std::string_view(set).substr(0, kMaxGiven);
  const std::size_t begin = reason.find_first_not_of(" \t\r\n");
  if (begin == reason.npos) return std::string();
  return std::string(reason.substr(begin, reason.find_last_not_of(" \t\r\n") - begin + 1));
}

// Control characters and colour codes as blanks: a token behind a code would seem to be part of a longer word.
std::string without_codes(std::string_view words) {
  std::string plain;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto byte = static_cast<unsigned char>(words[at]);
    if (byte == 0x1b && words.substr(at + 1).starts_with('[')) {
      const std::size_t rest = at + 2;
      at = std::min(words.find_first_not_of("0123456789:;<=>?", rest), words.size() - 1);  // the code's last letter
    }
    plain += byte < 0x20 || byte == 0x7f ? ' ' : words[at];
  }
  return plain;
}

// Words that somebody typed, on one line, without credentials: neither the known shapes nor a value that was just
// found.
Result<std::string> harmless(Sanitizer& sanitizer, const KnownValues& known, std::string_view words) {
  const PaddedBytes bytes(without_codes(words));
  Request request;
  request.name = "reason.txt";
  request.rewrite = request.redact_plain = true;
  request.honour_allowances = false;
  request.known = &known;
  const Result<Outcome> outcome = sanitizer.sanitize(bytes, request);
  const std::string why = outcome ? outcome->incomplete : outcome.error().what;
  if (!why.empty()) return fail("the reason could not be looked through: " + why);
  // Then with all built-in rules, whatever the configuration has switched off.
  const std::string_view redacted = outcome->rewritten ? outcome->result.view() : bytes.view();
  std::string text = safe_text(masked({std::string(redacted), ""}).what);
  if (text.size() <= kMaxReason) return text;
  return std::string(whole_characters(text, kMaxReason)) + "...";
}

// What git prints, without its newline.
Result<std::string> ask_git(std::vector<std::string> arguments) {
  Result<std::string> answer = run_git(std::move(arguments));
  if (!answer) return fail(answer.error());
  return answer->substr(0, answer->find('\n'));
}

Result<AuditEntry> entry_for(Sanitizer& sanitizer, const KnownValues& known, const Passage& passage,
                             const std::string& reason) {
  AuditEntry entry;
  entry.kind = passage.kind;
  entry.tips = passage.tips;
  const Result<std::string> said = harmless(sanitizer, known, reason);
  if (!said) return fail(said.error());
  entry.reason = *said;
  // "Ada <ada@example.org> 1764116402 +0000"
  const Result<std::string> who = ask_git({"var", "GIT_AUTHOR_IDENT"});
  if (!who) return fail(who.error());
  const std::size_t open = who->find('<');
  const std::size_t close = who->rfind('>');
  if (open == who->npos || close == who->npos || close < open) return fail("git does not say who commits");
  const Result<std::string> name = harmless(sanitizer, known, who->substr(0, open == 0 ? 0 : open - 1));
  const Result<std::string> email = harmless(sanitizer, known, who->substr(open + 1, close - open - 1));
  if (!name) return fail(name.error());
  if (!email) return fail(email.error());
  entry.name = *name;
  entry.email = *email;
  if (passage.tips.empty()) {
    const Result<std::string> tree = ask_git({"write-tree"});
    if (!tree) return fail(tree.error());
    entry.tree = *tree;
  }
  const Result<ProcessResult> head = try_git({"rev-parse", "--verify", "-q", "HEAD"});
  if (!head) return fail(head.error());
  if (head->exit_status == 0) entry.head = head->out.substr(0, head->out.find('\n'));
  return entry;
}

}  // namespace

bool skip_asked(const Config& config) {
  const std::optional<std::string> reason = given_reason();
  return reason && !reason->empty() && config.allow_skip;
}

ExitCode conclude(const Command& command, Report& report, Sanitizer& sanitizer, const KnownValues& known,
                  const Config& config, const Passage& passage, ExitCode code) {
  const std::optional<std::string> reason = given_reason();
  if (code == ExitCode::clean || !reason) return publish(report, command.format, STDERR_FILENO, code);
  if (!config.allow_skip) {
    report.notes.push_back("NBSCRUB_SKIP does not count here: " + std::string(kConfigName) +
                           " says [hook] allow_skip = false");
  } else if (reason->empty()) {
    report.notes.push_back("NBSCRUB_SKIP is empty, and nothing goes through without a reason:  "
                           "NBSCRUB_SKIP=\"why\" git ...");
  } else {
    const Result<AuditEntry> entry = entry_for(sanitizer, known, passage, *reason);
    if (!entry) return publish_error(entry.error(), command.format);
    report.skipped = entry->reason;
    if (Result<void> recorded = append_audit(*entry, report); !recorded) {
      return publish_error(recorded.error(), command.format);
    }
    code = ExitCode::clean;
  }
  return publish(report, command.format, STDERR_FILENO, code);
}

}  // namespace nbscrub
