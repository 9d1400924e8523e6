#include "hook/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <map>
#include <utility>

#if defined(__linux__)
#include <sys/xattr.h>
#endif

#include "hook/terminal.h"

namespace nbscrub {
namespace {

std::string reason() { return std::strerror(errno); }

#if defined(__APPLE__)
const timespec& modified(const struct stat& status) { return status.st_mtimespec; }
const timespec& changed(const struct stat& status) { return status.st_ctimespec; }
#else
const timespec& modified(const struct stat& status) { return status.st_mtim; }
const timespec& changed(const struct stat& status) { return status.st_ctim; }
#endif

bool same_time(const timespec& a, const timespec& b) { return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec; }

// The change time is compared as well: a program that puts the modification time back still changes that one.
bool same_file(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         same_time(modified(a), modified(b)) && same_time(changed(a), changed(b));
}

std::string kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a named pipe (FIFO)";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISBLK(mode) || S_ISCHR(mode)) return "a device";
  return "no regular file";
}

Result<void> must_be_regular(const struct stat& status) {
  if (S_ISREG(status.st_mode)) return {};
  if (S_ISDIR(status.st_mode)) {
    return fail("it is a folder", "name the files in it; `nbscrub check FOLDER` looks through a folder");
  }
  return fail("it is " + kind_of(status.st_mode) + ", only regular files are read");
}

class Closing {
 public:
  explicit Closing(int fd) : fd_(fd) {}
  Closing(const Closing&) = delete;
  Closing& operator=(const Closing&) = delete;
  ~Closing() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

Error changed_meanwhile() {
  return {"it was changed by another program while nbscrub was at work; nothing was written",
          "let that program finish (an open Jupyter tab, a synchronised folder), then run it again"};
}

// Reads up to `capacity` bytes; the count, or -1.
ssize_t read_fully(int fd, char* target, std::size_t capacity) {
  std::size_t done = 0;
  while (done < capacity) {
    const ssize_t count = ::read(fd, target + done, capacity - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return -1;
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(done);
}

// Extended attributes (access lists are among them). One that the new file has already, as a security label that its
// folder hands down, needs no setting.
Result<void> copy_attributes(int from, int to) {
#if defined(__linux__)
  const ssize_t length = ::flistxattr(from, nullptr, 0);
  if (length <= 0) return {};
  std::vector<char> names(static_cast<std::size_t>(length));
  const ssize_t listed = ::flistxattr(from, names.data(), names.size());
  if (listed < 0) return fail("its extended attributes cannot be listed: " + reason());
  for (const char* name = names.data(); name < names.data() + listed; name += std::strlen(name) + 1) {
    const auto value_of = [name](int fd) -> std::optional<std::string> {
      const ssize_t size = ::fgetxattr(fd, name, nullptr, 0);
      if (size < 0) return std::nullopt;
      std::string value(static_cast<std::size_t>(size), '\0');
      if (::fgetxattr(fd, name, value.data(), value.size()) != size) return std::nullopt;
      return value;
    };
    const std::optional<std::string> value = value_of(from);
    if (!value) return fail("an extended attribute of it cannot be read: " + reason());
    if (value_of(to) == value) continue;
    if (::fsetxattr(to, name, value->data(), value->size(), 0) != 0) {
      return fail("its extended attribute " + safe_text(name) + " cannot be kept: " + reason());
    }
  }
#else
  (void)from;
  (void)to;
#endif
  return {};
}

Result<void> copy_ownership(const struct stat& wanted, int to) {
  struct stat now {};
  if (::fstat(to, &now) != 0) return fail("the temporary file cannot be looked at: " + reason());
  if ((now.st_uid != wanted.st_uid || now.st_gid != wanted.st_gid) && ::fchown(to, wanted.st_uid, wanted.st_gid) != 0) {
    return fail("its owner or group cannot be kept: " + reason(), "run nbscrub as the file's owner");
  }
  return {};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// rename(2) is kept across a power failure only when the folder is flushed too.
Result<void> flush_folder(const std::string& folder) {
  const Closing fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some network and FUSE file systems cannot flush a folder (EINVAL); the rename itself has happened.
  if (fd.get() < 0 || (::fsync(fd.get()) != 0 && errno != EINVAL)) {
    return fail("it was written, but its folder could not be flushed to disk: " + reason());
  }
  return {};
}

// Above this many files of one file system it is flushed as a whole: a disk takes its time once, not for each.
constexpr std::size_t kFlushedOneByOne = 3;

}  // namespace

Result<void> flush_files(std::span<const std::string> paths) {
  std::map<dev_t, std::vector<std::string>> by_device;
  for (const std::string& path : paths) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return fail("the new content cannot be looked at: " + reason());
    by_device[status.st_dev].push_back(path);
  }
  for (const auto& [device, files] : by_device) {
    std::span<const std::string> rest(files);
#if defined(__linux__)
    if (files.size() > kFlushedOneByOne) {
      const Closing any(::open(files.front().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
      if (any.get() >= 0 && ::syncfs(any.get()) == 0) rest = {};
    }
#endif
    for (const std::string& path : rest) {
      const Closing fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
      if (fd.get() < 0 || ::fsync(fd.get()) != 0) return fail("the new content cannot be flushed to disk: " + reason());
    }
  }
  return {};
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : path_(std::move(other.path_)),
      temporary_(std::exchange(other.temporary_, {})),
      replaced_(other.replaced_) {}

PendingFile::~PendingFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

// The one way a file gets its content. `prepare` gives the finished temporary file its attributes.
Result<PendingFile> write_beside(const std::string& path, std::string_view bytes,
                                 const std::function<Result<void>(int fd)>& prepare) {
  std::string temporary = folder_of(path) + "/.nbscrub-XXXXXX.tmp";
  const Closing fd(::mkostemps(temporary.data(), 4, O_CLOEXEC));
  if (fd.get() < 0) return fail("no temporary file can be made in its folder: " + reason());
  PendingFile pending(path, std::move(temporary));
  if (!write_all(fd.get(), bytes)) return fail("the new content cannot be written: " + reason());
  if (Result<void> done = prepare(fd.get()); !done) return fail(done.error());
  return pending;
}

std::vector<Result<void>> commit_all(std::vector<PendingFile>& files, std::span<const std::string> others,
                                     bool flush) {
  if (flush) {
    std::vector<std::string> written(others.begin(), others.end());
    for (const PendingFile& file : files) written.push_back(file.temporary_);
    if (Result<void> flushed = flush_files(written); !flushed) return {files.size(), flushed};
  }
  std::vector<Result<void>> results;
  std::map<std::string, Result<void>> folders;
  for (PendingFile& file : files) {
    struct stat now {};
    const bool changed =
        file.replaced_ && (::stat(file.path_.c_str(), &now) != 0 || !same_file(*file.replaced_, now));
    if (changed) {
      results.emplace_back(fail(changed_meanwhile()));
    } else if (::rename(file.temporary_.c_str(), file.path_.c_str()) != 0) {
      results.emplace_back(fail("it cannot be replaced: " + reason()));
    } else {
      file.temporary_.clear();
      results.emplace_back();
      folders.emplace(folder_of(file.path_), Result<void>());
    }
  }
  if (!flush) return results;
  for (auto& [folder, flushed] : folders) flushed = flush_folder(folder);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const auto folder = folders.find(folder_of(files[i].path_));
    if (results[i] && folder != folders.end()) results[i] = folder->second;
  }
  return results;
}

Error too_large(std::uint64_t size, std::uint64_t max_bytes) {
  return {"it has " + std::to_string(size) + " bytes, more than the limit of " + std::to_string(max_bytes) +
              ", and was not scanned",
          "raise the limit with --max-size"};
}

Result<FileContent> read_file(const std::string& path, std::uint64_t max_bytes) {
  FileContent content;
  // Looked at before it is opened: to open a device can have effects.
  if (::stat(path.c_str(), &content.status) != 0) return fail("it cannot be read: " + reason());
  if (Result<void> regular = must_be_regular(content.status); !regular) return fail(regular.error());
  const Closing fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  if (fd.get() < 0) return fail("it cannot be read: " + reason());
  if (::fstat(fd.get(), &content.status) != 0) return fail("it cannot be read: " + reason());
  if (Result<void> regular = must_be_regular(content.status); !regular) return fail(regular.error());

  const auto size = static_cast<std::uint64_t>(content.status.st_size);
  if (size > max_bytes) return fail(too_large(size, max_bytes));
  std::string storage(static_cast<std::size_t>(size) + PaddedBytes::kPadding, '\0');
  // One byte more than it should have: so a file that grows is noticed.
  const ssize_t count = read_fully(fd.get(), storage.data(), static_cast<std::size_t>(size) + 1);
  if (count < 0) return fail("it cannot be read: " + reason());
  struct stat after {};
  if (::fstat(fd.get(), &after) != 0) return fail("it cannot be read: " + reason());
  if (static_cast<std::uint64_t>(count) != size || !same_file(content.status, after)) return fail(changed_meanwhile());
  content.bytes = PaddedBytes::from_padded(std::move(storage));
  return content;
}

Result<PaddedBytes> read_stream(int fd, std::uint64_t max_bytes) {
  constexpr std::size_t kPiece = 65536;
  std::string storage;
  for (;;) {
    const std::size_t size = storage.size();
    storage.resize(size + kPiece);
    const ssize_t count = read_fully(fd, storage.data() + size, kPiece);
    if (count < 0) return fail("it cannot be read: " + reason());
    storage.resize(size + static_cast<std::size_t>(count));
    if (storage.size() > max_bytes) return fail(too_large(storage.size(), max_bytes));
    if (static_cast<std::size_t>(count) < kPiece) return PaddedBytes(std::move(storage));
  }
}

namespace {

Result<void> commit(Result<PendingFile> pending, bool flush = true) {
  if (!pending) return fail(pending.error());
  std::vector<PendingFile> one;
  one.push_back(std::move(*pending));
  return commit_all(one, {}, flush).front();
}

}  // namespace

Result<PendingFile> prepare_replacement(const std::string& path, const FileContent& original, std::string_view bytes,
                                        bool hard_links) {
  char* resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return fail("it cannot be found any more: " + reason());
  const std::string target(resolved);
  ::free(resolved);
  if (original.status.st_nlink > 1 && !hard_links) {
    return fail("it has " + std::to_string(original.status.st_nlink) +
                    " names (hard links), and the others would keep the old content; nothing was written",
                "remove the other names, or write this one alone with --hard-links");
  }
  const Closing old(::open(target.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (old.get() < 0) return fail("it cannot be opened any more: " + reason());
  // rename(2) asks for rights on the folder only; a file that is marked read-only is not ours to change.
  if (::access(target.c_str(), W_OK) != 0) return fail("it cannot be written: " + reason());

  const auto prepare = [&](int fd) -> Result<void> {
    if (Result<void> owned = copy_ownership(original.status, fd); !owned) return owned;
    if (Result<void> copied = copy_attributes(old.get(), fd); !copied) return copied;
    // Last, because a change of owner clears the set-id bits.
    if (::fchmod(fd, original.status.st_mode & 07777) != 0) return fail("its mode cannot be kept: " + reason());
    return {};
  };
  Result<PendingFile> pending = write_beside(target, bytes, prepare);
  if (pending) pending->replaced_ = original.status;
  return pending;
}

Result<void> replace_file(const std::string& path, const FileContent& original, std::string_view bytes,
                          bool hard_links) {
  if (original.bytes.view() == bytes) return {};
  return commit(prepare_replacement(path, original, bytes, hard_links));
}

Result<void> write_file(const std::string& path, std::string_view bytes, mode_t mode, bool flush) {
  const auto prepare = [mode](int fd) -> Result<void> {
    if (::fchmod(fd, mode) != 0) return fail("its mode cannot be set: " + reason());
    return {};
  };
  return commit(write_beside(path, bytes, prepare), flush);
}

}  // namespace nbscrub
