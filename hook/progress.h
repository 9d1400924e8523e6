// One line on the terminal of whoever waits longer than a second: how many of the files are done. On standard error,
// drawn over itself and wiped away at the end; nothing at all in a pipe, in CI, or on a terminal that cannot.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

#include "hook/terminal.h"

namespace nbscrub {

class Progress {
 public:
  Progress(std::string what, std::size_t total);  // "scanning"
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { wipe(); }

  // One more is done; from any thread.
  void step();

  // Before something else is printed.
  void wipe();

 private:
  void draw(std::chrono::steady_clock::time_point now);

  const std::string what_;
  const std::size_t total_;
  const std::chrono::steady_clock::time_point begin_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point drawn_;
  std::size_t done_ = 0;
  bool asked_ = false;  // whether there is somebody to show it to
  bool shown_ = false;
  bool on_screen_ = false;
  unsigned width_ = 0;
};

// "scanning [#####.....] 120 of 240", no longer than `width` columns.
std::string progress_line(const std::string& what, std::size_t done, std::size_t total, unsigned width);

}  // namespace nbscrub
