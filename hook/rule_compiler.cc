#include "hook/rule_compiler.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>

#include "hook/terminal.h"

#if defined(__SANITIZE_ADDRESS__)
#define NBSCRUB_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define NBSCRUB_SHADOW_MEMORY 1
#endif
#endif

namespace nbscrub {
namespace {

using Clock = std::chrono::steady_clock;

// What the child says: lines with the number of the rule it begins with, then a line with one of these and, behind it,
// the database, or what went wrong and, after a NUL, what to do.
constexpr std::string_view kDone = "done\n";
constexpr std::string_view kFailed = "failed\n";

void limit(int resource, rlim_t most) {
  rlimit now{};
  if (::getrlimit(resource, &now) == 0 && now.rlim_max != RLIM_INFINITY) most = std::min<rlim_t>(most, now.rlim_max);
  const rlimit wanted{most, most};
  (void)::setrlimit(resource, &wanted);
}

[[noreturn]] void compile_and_exit(int out, const OwnRules& own, const RuleDatabase& builtin,
                                   const CompileLimits& limits) {
  limit(RLIMIT_CPU, limits.cpu_seconds);
#if !defined(NBSCRUB_SHADOW_MEMORY)  // AddressSanitizer maps terabytes
  limit(RLIMIT_AS, limits.memory);
#endif
  // A library that runs out of memory has words of its own for it; ours follow.
  const int nowhere = ::open("/dev/null", O_RDWR);
  if (nowhere >= 0) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) (void)::dup2(nowhere, fd);
  }
  const auto begin = [&](std::size_t index) { (void)write_all(out, std::to_string(index) + "\n"); };
  const Result<std::string> compiled = compile_own_rules(own, builtin, begin);
  const bool written =
      compiled ? write_all(out, kDone) && write_all(out, *compiled)
               : write_all(out, kFailed) && write_all(out, compiled.error().what + '\0' + compiled.error().next_step);
  ::_exit(written ? 0 : 1);
}

// All that comes through `fd` until it is closed. nullopt: not within the time.
std::optional<std::string> read_until(int fd, Clock::time_point deadline) {
  std::string text;
  std::array<char, 65536> buffer;
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return std::nullopt;
    pollfd wait{fd, POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(left));
    if (ready < 0 && errno == EINTR) continue;
    if (ready == 0) return std::nullopt;
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

// The rule that the child was busy with when it was ended.
Error limit_hit(const OwnRules& own, std::size_t index) {
  const Error error{"it takes more time or memory to compile than a rule may",
                    "write shorter bounds than {0,8000}, and something fixed at the beginning of the pattern"};
  if (index < own.rules().size()) return rule_error(own.rules()[index], error);
  return {"your own rules take more time or memory to compile, all together, than they may",
          "write shorter bounds in their patterns, or fewer of them"};
}

Result<std::string> answer_in(const OwnRules& own, std::string_view said) {
  std::size_t index = own.rules().size();
  while (!said.empty()) {
    const std::size_t newline = said.find('\n');
    if (newline == std::string_view::npos) break;
    const std::string_view line = said.substr(0, newline + 1);
    said.remove_prefix(newline + 1);
    if (line == kDone) return std::string(said);
    if (line == kFailed) {
      const std::size_t end = std::min(said.find('\0'), said.size());
      return fail(std::string(said.substr(0, end)), std::string(said.substr(std::min(end + 1, said.size()))));
    }
    std::from_chars(line.data(), line.data() + line.size(), index);
  }
  return fail(limit_hit(own, index));
}

}  // namespace

Result<std::string> compile_in_child(const OwnRules& own, const RuleDatabase& builtin, const CompileLimits& limits) {
  int ends[2];
  if (::pipe(ends) != 0) return fail(std::string("no pipe to another process: ") + std::strerror(errno));
  for (int end : ends) (void)::fcntl(end, F_SETFD, FD_CLOEXEC);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    compile_and_exit(ends[1], own, builtin, limits);
  }
  const int reason = errno;
  ::close(ends[1]);
  if (child < 0) {
    ::close(ends[0]);
    return fail(std::string("no process to compile your own rules in: ") + std::strerror(reason));
  }
  const auto said = read_until(ends[0], Clock::now() + std::chrono::milliseconds(limits.wall_milliseconds));
  ::close(ends[0]);
  if (!said) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!said) return fail(limit_hit(own, own.rules().size()));
  // A database that was cut short would be an answer all the same, but for this.
  const bool whole = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  Result<std::string> answer = answer_in(own, *said);
  if (answer && !whole) return fail(limit_hit(own, own.rules().size()));
  return answer;
}

}  // namespace nbscrub
