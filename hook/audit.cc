#include "hook/audit.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <system_error>

#include "hook/audit_json.h"
#include "hook/file.h"
#include "hook/git.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxAuditBytes = std::uint64_t{256} << 20;

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  char text[32];
  if (::gmtime_r(&now, &parts) == nullptr) return {};
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

Result<std::string> audit_folder() {
  const Result<std::string> common = git_common_folder();
  if (!common) return fail(common.error());
  return *common + "/nbscrub";
}

Error unwritten(const std::string& path, const std::string& why) {
  return {"the record " + safe_text(path) + " cannot be written (" + why + "), so nothing is let through",
          "put that right, or take the credential out"};
}

// The file, made when it is not there. Whoever it belongs to, a link there would take the record elsewhere.
Result<int> open_audit(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (fd < 0) return fail(unwritten(path, std::strerror(errno)));
  struct stat status {};
  std::string why;
  if (::fstat(fd, &status) != 0) {
    why = std::strerror(errno);
  } else if (!S_ISREG(status.st_mode)) {
    why = "it is no regular file";
  } else if ((status.st_mode & 077) != 0 && ::fchmod(fd, 0600) != 0) {
    why = "it is open to others";
  }
  if (why.empty()) return fd;
  ::close(fd);
  return fail(unwritten(path, why));
}

// One write; after a torn line of before (the power failed) on a line of its own.
std::string write_line(int fd, std::string line) {
  const off_t size = ::lseek(fd, 0, SEEK_END);
  char last = '\n';
  if (size > 0 && ::pread(fd, &last, 1, size - 1) != 1) return std::strerror(errno);
  if (last != '\n') line.insert(0, "\n");
  errno = ENOSPC;  // what a write that stops short means
  if (::write(fd, line.data(), line.size()) == static_cast<ssize_t>(line.size()) && ::fsync(fd) == 0) return {};
  std::string why = std::strerror(errno);
  // What stays of it when this fails is no whole line, and the next one begins after it.
  if (size >= 0) (void)!::ftruncate(fd, size);
  return why;
}

}  // namespace

Result<void> append_audit(const AuditEntry& entry, const Report& report) {
  const Result<std::string> folder = audit_folder();
  if (!folder) return fail(folder.error());
  const std::string path = *folder + "/audit.jsonl";
  if (::mkdir(folder->c_str(), 0700) != 0 && errno != EEXIST) return fail(unwritten(path, std::strerror(errno)));
  const Result<int> fd = open_audit(path);
  if (!fd) return fail(fd.error());
  const std::string why = write_line(*fd, audit_line(entry, report, utc_now()));
  ::close(*fd);
  return why.empty() ? Result<void>() : Result<void>(fail(unwritten(path, why)));
}

Result<std::vector<AuditSummary>> read_audit() {
  std::vector<AuditSummary> lines;
  const Result<std::string> folder = audit_folder();
  if (!folder) return fail(folder.error());
  const std::string path = *folder + "/audit.jsonl";
  std::error_code error;
  if (!fs::exists(fs::symlink_status(path, error))) return lines;
  const Result<FileContent> content = read_file(path, kMaxAuditBytes);
  if (!content) return fail(safe_text(path) + ": " + content.error().what, content.error().next_step);
  std::string_view text = content->bytes.view();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (std::optional<AuditSummary> line = parse_audit_line(text.substr(0, end))) lines.push_back(std::move(*line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace nbscrub
