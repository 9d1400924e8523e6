// nbscrub: the program. Reads the command line, runs the command, ends with its exit code (exit_code.h).
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include "hook/cli.h"
#include "hook/command_check.h"
#include "hook/command_clean.h"
#include "hook/command_commits.h"
#include "hook/command_doctor.h"
#include "hook/command_explain.h"
#include "hook/command_filter.h"
#include "hook/command_hook.h"
#include "hook/command_install.h"
#include "hook/command_refresh.h"
#include "hook/command_replace.h"
#include "hook/command_restore.h"
#include "hook/command_rules.h"
#include "hook/command_status.h"
#include "hook/command_textconv.h"
#include "hook/nbstripout.h"
#include "hook/publish.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

// A core file would hold what was scanned.
void forbid_core_files() {
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
}

// A stream that is closed would have its number given to the next file that is opened, and reports would go there.
void open_missing_streams() {
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    if (::fcntl(fd, F_GETFD) < 0) (void)::open("/dev/null", O_RDWR);
  }
}

ExitCode run(const Command& command) {
  switch (command.verb) {
    case Verb::clean: return run_clean(command);
    case Verb::check: return command.commits.empty() ? run_check(command) : run_check_commits(command);
    case Verb::hook: return run_hook(command);
    case Verb::pre_push: return run_pre_push(command);
    case Verb::pre_receive: return run_pre_receive(command);
    case Verb::commit_msg: return run_commit_msg(command);
    case Verb::filter_process: return run_filter_process(command);
    case Verb::filter_clean: return run_filter_clean(command);
    case Verb::refresh: return run_refresh(command);
    case Verb::status: return run_status(command);
    case Verb::textconv: return run_textconv(command);
    case Verb::install: return run_install(command);
    case Verb::uninstall: return run_uninstall(command);
    case Verb::doctor: return run_doctor(command);
    case Verb::rules: return run_rules(command);
    case Verb::explain: return run_explain(command);
    case Verb::restore: return run_restore(command);
    case Verb::replace: return run_replace(command);
    case Verb::print: break;
  }
  return write_all(STDOUT_FILENO, command.text) ? ExitCode::clean : ExitCode::could_not_tell;
}

}  // namespace
}  // namespace nbscrub

int main(int argc, char** argv) {
  nbscrub::forbid_core_files();
  nbscrub::open_missing_streams();
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
  if (argc > 0 && nbscrub::is_nbstripout(argv[0])) return static_cast<int>(nbscrub::run_nbstripout(arguments));
  const nbscrub::Result<nbscrub::Command> command = nbscrub::parse_command(arguments);
  const nbscrub::ExitCode code =
      command ? nbscrub::run(*command) : nbscrub::publish_error(command.error(), nbscrub::ReportFormat::text);
  return static_cast<int>(code);
}
