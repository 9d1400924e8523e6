#include "hook/output_store.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "detectors/digest.h"
#include "hook/file.h"
#include "hook/git_folder.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHead = "nbscrub-restore 1 ";
constexpr std::size_t kNameDigits = 32;  // of the path's hash
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;

struct Shelf {
  std::string folder;
  std::string name;  // of the notebook's entries, up to the hyphen
};

std::string state_folder() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state == '/') return state;
  const char* home = std::getenv("HOME");
  return home == nullptr ? std::string() : std::string(home) + "/.local/state";
}

// In a repository the path counts from the top of the work tree, so that the repository may move.
Result<Shelf> shelf_of(const std::string& path) {
  std::error_code error;
  const std::string real = fs::canonical(path, error).string();
  if (error) return fail("it cannot be found: " + error.message());
  if (const std::optional<WorkTree> tree = work_tree_of(real)) {
    const std::string within = real.starts_with(tree->top + "/") ? real.substr(tree->top.size() + 1) : real;
    return Shelf{tree->git + "/nbscrub/restore", sha256_hex(within).substr(0, kNameDigits)};
  }
  const std::string state = state_folder();
  if (state.empty()) return fail("there is no place to keep outputs in: HOME is not set");
  return Shelf{state + "/nbscrub/restore", sha256_hex(real).substr(0, kNameDigits)};
}

std::int64_t now_milliseconds() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

// The time in an entry's name; 0 for a file that is no entry.
std::int64_t time_of(const std::string& name) {
  if (name.size() <= kNameDigits || name[kNameDigits] != '-') return 0;
  std::int64_t time = 0;
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + kNameDigits + 1, end, time);
  return error == std::errc() && stop == end ? time : 0;
}

std::vector<KeptEntry> entries_in(const std::string& folder, std::string_view prefix) {
  std::vector<KeptEntry> entries;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    const std::int64_t time = time_of(name);
    if (time != 0 && name.starts_with(prefix)) entries.push_back({it->path().string(), time});
  }
  std::sort(entries.begin(), entries.end(),
            [](const KeptEntry& a, const KeptEntry& b) { return a.milliseconds > b.milliseconds; });
  return entries;
}

Result<void> make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail("the folder " + safe_text(folder) + " cannot be made: " + error.message());
  // An unpacked archive may bring a .git of its own: a link there would take the copies elsewhere.
  if (fs::is_symlink(folder, error)) return fail("the folder " + safe_text(folder) + " is a symbolic link");
  if (::chmod(folder.c_str(), 0700) != 0) return fail("the folder " + safe_text(folder) + " cannot be closed to others");
  return {};
}

// `name` is of an entry up to its time, which is moved on where two were kept in the same millisecond.
Result<std::string> write_entry(const std::string& name, const std::string& head, std::string_view bytes) {
  std::string file;
  int fd = -1;
  for (std::int64_t time = now_milliseconds(), last = time + kSecond; fd < 0 && time < last; ++time) {
    file = name + std::to_string(time);
    fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0 && errno != EEXIST) break;
  }
  if (fd < 0) return fail(std::string("a file cannot be made for them: ") + std::strerror(errno));
  const bool written = write_all(fd, head) && write_all(fd, bytes);
  int reason = errno;
  if (::close(fd) == 0 && written) return file;
  if (written) reason = errno;
  ::unlink(file.c_str());
  return fail(std::string("they cannot be written: ") + std::strerror(reason));
}

}  // namespace

Result<void> OutputStore::keep(const std::string& path, std::string_view redacted, std::string_view cleaned) {
  const Result<std::string> file = write(path, redacted, cleaned);
  if (!file) return fail(file.error());
  // Flushed, because the notebook is going to be replaced for good.
  const Result<void> flushed = flush_files(std::span(&*file, 1));
  if (!flushed) ::unlink(file->c_str());
  return flushed;
}

Result<std::string> OutputStore::write(const std::string& path, std::string_view redacted, std::string_view cleaned) {
  const Result<Shelf> shelf = shelf_of(path);
  if (!shelf) return fail(shelf.error());
  if (!folders_.contains(shelf->folder)) {
    if (Result<void> made = make_folder(shelf->folder); !made) return fail(made.error());
    folders_.insert(shelf->folder);
  }
  const std::string head = std::string(kHead) + sha256_hex(cleaned) + " " + std::to_string(redacted.size()) + "\n";
  return write_entry(shelf->folder + "/" + shelf->name + "-", head, redacted);
}

void OutputStore::prune(std::uint64_t max_bytes) {
  const std::int64_t oldest = now_milliseconds() - kKeptDays * kDay;
  for (const std::string& folder : folders_) {
    std::uint64_t total = 0;
    for (const KeptEntry& entry : entries_in(folder, "")) {
      std::error_code error;
      const std::uintmax_t size = fs::file_size(entry.file, error);
      if (error) continue;
      total += size;
      if (entry.milliseconds < oldest || total > max_bytes) fs::remove(entry.file, error);
    }
  }
}

Result<std::vector<KeptEntry>> OutputStore::entries_of(const std::string& path) {
  const Result<Shelf> shelf = shelf_of(path);
  if (!shelf) return fail(shelf.error());
  return entries_in(shelf->folder, shelf->name + "-");
}

Result<KeptNotebook> OutputStore::read(const KeptEntry& entry, std::uint64_t max_bytes) {
  const Result<FileContent> content = read_file(entry.file, max_bytes);
  if (!content) return fail("what was kept cannot be read: " + content.error().what);
  const Error damaged{"what was kept is damaged", "remove " + safe_text(entry.file)};
  std::string_view bytes = content->bytes.view();
  const std::size_t newline = bytes.find('\n');
  if (newline == std::string_view::npos || !bytes.starts_with(kHead)) return fail(damaged);
  const std::string_view head = bytes.substr(kHead.size(), newline - kHead.size());
  bytes.remove_prefix(newline + 1);
  const std::size_t blank = head.find(' ');
  if (blank == std::string_view::npos || head.substr(blank + 1) != std::to_string(bytes.size())) return fail(damaged);
  return KeptNotebook{PaddedBytes(std::string(bytes)), std::string(head.substr(0, blank))};
}

}  // namespace nbscrub
