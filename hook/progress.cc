#include "hook/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace nbscrub {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 1s;
constexpr auto kInterval = 100ms;
constexpr unsigned kUsualWidth = 80;
constexpr std::size_t kMaxBar = 40;

bool somebody_looks() {
  const char* term = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && std::getenv("CI") == nullptr && term != nullptr &&
         std::strcmp(term, "dumb") != 0;
}

}  // namespace

std::string progress_line(const std::string& what, std::size_t done, std::size_t total, unsigned width) {
  const std::string count = std::to_string(done) + " of " + std::to_string(total);
  const std::size_t taken = what.size() + count.size() + 4;  // blanks and brackets
  // The last column stays free: some terminals begin a new line once it is written.
  if (taken + 3 >= width) return count.substr(0, width - 1);
  const std::size_t bar = std::min(kMaxBar, width - 1 - taken);
  const std::size_t full = total == 0 ? bar : bar * std::min(done, total) / total;
  return what + " [" + std::string(full, '#') + std::string(bar - full, '.') + "] " + count;
}

Progress::Progress(std::string what, std::size_t total)
    : what_(std::move(what)), total_(total), begin_(std::chrono::steady_clock::now()), drawn_(begin_) {}

void Progress::step() {
  const std::lock_guard lock(mutex_);
  ++done_;
  const auto now = std::chrono::steady_clock::now();
  if (now - begin_ < kPatience || now - drawn_ < kInterval || done_ == total_) return;
  if (!std::exchange(asked_, true)) {
    shown_ = somebody_looks();
    width_ = terminal_of(STDERR_FILENO).width;
    if (width_ == 0) width_ = kUsualWidth;
  }
  if (shown_) draw(now);
}

void Progress::draw(std::chrono::steady_clock::time_point now) {
  drawn_ = now;
  on_screen_ = true;
  write_all(STDERR_FILENO, "\r" + progress_line(what_, done_, total_, width_) + "\x1b[K");
}

void Progress::wipe() {
  const std::lock_guard lock(mutex_);
  if (std::exchange(on_screen_, false)) write_all(STDERR_FILENO, "\r\x1b[K");
}

}  // namespace nbscrub
