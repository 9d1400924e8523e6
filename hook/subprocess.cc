#include "hook/subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>

extern char** environ;

namespace nbscrub {
namespace {

constexpr std::size_t kMaxErrorBytes = 64 * 1024;

// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    reset();
    fd_ = std::exchange(other.fd_, -1);
    return *this;
  }
  ~Descriptor() { reset(); }
  void reset() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }
  bool open() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

struct Pipe {
  Descriptor read_end;
  Descriptor write_end;
};

Result<Pipe> make_pipe() {
  int ends[2];
  if (::pipe(ends) != 0) return fail(std::string("no pipe to another process: ") + std::strerror(errno));
  for (int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// Our environment with additions; the strings of `request` outlive the call.
std::vector<char*> environment_for(const ProcessRequest& request) {
  std::vector<char*> all;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    bool replaced = false;
    for (const std::string& addition : request.environment) {
      const std::size_t name = addition.find('=') + 1;
      replaced = replaced || std::strncmp(*entry, addition.c_str(), name) == 0;
    }
    if (!replaced) all.push_back(*entry);
  }
  for (const std::string& addition : request.environment) all.push_back(const_cast<char*>(addition.c_str()));
  all.push_back(nullptr);
  return all;
}

Result<pid_t> spawn(const ProcessRequest& request, const Pipe& in, const Pipe& out, const Pipe& err) {
  std::vector<char*> arguments;
  for (const std::string& argument : request.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  std::vector<char*> environment = environment_for(request);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.read_end.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write_end.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err.write_end.get(), STDERR_FILENO);
  // We ignore SIGPIPE; the child must not inherit that.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  pid_t child = -1;
  const int status =
      ::posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  if (status != 0) return fail("cannot start " + request.arguments[0] + ": " + std::strerror(status));
  return child;
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

// The conversation with a running child.
class Dialogue {
 public:
  Dialogue(const ProcessRequest& request, Descriptor in, Descriptor out, Descriptor err)
      : request_(request), in_(std::move(in)), out_(std::move(out)), err_(std::move(err)), left_(request.input) {
    ::fcntl(in_.get(), F_SETFL, O_NONBLOCK);
    if (left_.empty()) in_.reset();
  }

  // Until both outputs are closed or the sink has enough.
  Result<void> run(ProcessResult& result) {
    while (out_.open() || err_.open()) {
      std::array<pollfd, 3> ends = {pollfd{in_.get(), POLLOUT, 0}, {out_.get(), POLLIN, 0}, {err_.get(), POLLIN, 0}};
      if (::poll(ends.data(), ends.size(), -1) < 0) {
        if (errno == EINTR) continue;
        return fail(std::string("waiting for another process failed: ") + std::strerror(errno));
      }
      if (ends[0].revents != 0) feed();
      if (ends[1].revents != 0 && !take(out_, [&](std::string_view piece) { return take_output(piece, result); })) {
        result.stopped = true;
        return {};
      }
      if (ends[2].revents != 0) {
        take(err_, [&](std::string_view piece) {
          result.err.append(piece.substr(0, kMaxErrorBytes - std::min(kMaxErrorBytes, result.err.size())));
          return true;
        });
      }
    }
    return {};
  }

 private:
  // A child that ends without reading everything (EPIPE) tells why by its status, so that is no error here.
  void feed() {
    const ssize_t count = ::write(in_.get(), left_.data(), left_.size());
    if (count < 0 && would_block()) return;
    left_ = count < 0 ? std::string_view() : left_.substr(static_cast<std::size_t>(count));
    if (left_.empty()) in_.reset();
  }

  template <class Use>
  bool take(Descriptor& end, Use use) {
    const ssize_t count = ::read(end.get(), buffer_.data(), buffer_.size());
    if (count < 0 && would_block()) return true;
    if (count <= 0) {
      end.reset();
      return true;
    }
    return use(std::string_view(buffer_.data(), static_cast<std::size_t>(count)));
  }

  bool take_output(std::string_view piece, ProcessResult& result) {
    if (request_.sink) return request_.sink(piece);
    result.out.append(piece);
    return true;
  }

  const ProcessRequest& request_;
  Descriptor in_, out_, err_;
  std::string_view left_;
  std::array<char, 64 * 1024> buffer_;
};

}  // namespace

Result<ProcessResult> run_process(const ProcessRequest& request) {
  Result<Pipe> in = make_pipe();
  if (!in) return fail(in.error());
  Result<Pipe> out = make_pipe();
  if (!out) return fail(out.error());
  Result<Pipe> err = make_pipe();
  if (!err) return fail(err.error());
  const Result<pid_t> child = spawn(request, *in, *out, *err);
  if (!child) return fail(child.error());
  in->read_end.reset();
  out->write_end.reset();
  err->write_end.reset();

  ProcessResult result;
  Dialogue dialogue(request, std::move(in->write_end), std::move(out->read_end), std::move(err->read_end));
  const Result<void> talked = dialogue.run(result);
  if (!talked || result.stopped) ::kill(*child, SIGKILL);
  result.exit_status = wait_for(*child);
  if (!talked) return fail(talked.error());
  return result;
}

bool can_be_run(const std::string& program) {
  if (program.find('/') != std::string::npos) return ::access(program.c_str(), X_OK) == 0;
  const char* path = std::getenv("PATH");
  std::string_view folders(path == nullptr ? "" : path);
  while (!folders.empty()) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    if (::access((std::string(folder) + "/" + program).c_str(), X_OK) == 0) return true;
    folders.remove_prefix(std::min(folder.size() + 1, folders.size()));
  }
  return false;
}

}  // namespace nbscrub
