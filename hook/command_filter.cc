#include "hook/command_filter.h"

#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <string>
#include <utility>

#include "hook/file.h"
#include "hook/filter_clean.h"
#include "hook/filter_protocol.h"
#include "hook/publish.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

// One file after the other is held and let go: memory that was given back to the system each time would have to be made
// ready anew, which costs nearly as much as to hash what goes into it.
void keep_freed_memory() {
#if defined(__GLIBC__)
  constexpr int kKept = 32 << 20;
  ::mallopt(M_TRIM_THRESHOLD, kKept);
  ::mallopt(M_MMAP_THRESHOLD, kKept);
#endif
}

}  // namespace

ExitCode run_filter_process(const Command& command) {
  if (::isatty(STDIN_FILENO) == 1) {
    return publish_error({"this is for Git, which starts it by itself", "nbscrub install --filter"}, command.format);
  }
  keep_freed_memory();
  FilterCleaner cleaner(command);
  FilterService service;
  service.read = bytes_from(STDIN_FILENO);
  service.write = [](std::string_view bytes) { return write_all(STDOUT_FILENO, bytes); };
  service.clean = [&](const std::string& path, PaddedBytes bytes) { return cleaner.clean(path, std::move(bytes)); };
  service.refuse_large = [&](const std::string& path, std::uint64_t size) { cleaner.refuse_large(path, size); };
  service.max_bytes = command.max_bytes;
  const Result<void> served = serve_filter(service);
  return served ? ExitCode::clean : publish_error(served.error(), command.format);
}

ExitCode run_filter_clean(const Command& command) {
  const std::string path = command.paths.front();
  FilterCleaner cleaner(command);
  Result<PaddedBytes> bytes = read_stream(STDIN_FILENO, command.max_bytes);
  if (!bytes) return publish_error(bytes.error(), command.format);
  const FilterAnswer answer = cleaner.clean(path, std::move(*bytes));
  if (answer.status != FilterAnswer::Status::success) return ExitCode::could_not_tell;
  return write_all(STDOUT_FILENO, answer.bytes.view()) ? ExitCode::clean : ExitCode::could_not_tell;
}

}  // namespace nbscrub
