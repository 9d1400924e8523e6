// A few threads for the files of one run, each with a sanitizer of its own. One file is done by the caller's thread
// alone: others are hired only when there has been work for a while, so a short run (most commits) starts none and costs
// what it cost before. What comes out must not depend on who did it: a task writes to its own place and to nothing else.
//
// Memory is bounded by who works: at most one task a thread waits, and who finds no room does the task itself.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "sanitizer/sanitize.h"

namespace nbscrub {

// As many threads as there are processors, 8 at most: each has buffers of the size of its largest file.
unsigned default_jobs();

class Crew {
 public:
  using Task = std::function<void(Sanitizer&)>;

  // Borrows `own`, with which the calling thread works. `jobs` counts that thread; 0 means default_jobs().
  Crew(Sanitizer& own, unsigned jobs);
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew();

  // Does the task now, or leaves it to another thread.
  void run(Task task);

  // Returns when all tasks are done; `run` may be called again.
  void finish();

 private:
  void hire();
  void work();

  Sanitizer& own_;
  const unsigned jobs_;
  const std::chrono::steady_clock::time_point begin_;
  bool hired_ = false;
  std::vector<std::thread> threads_;

  std::mutex mutex_;  // for what follows
  std::condition_variable task_came_;
  std::condition_variable task_done_;
  std::deque<Task> waiting_;
  std::size_t ready_ = 0;    // threads that take tasks
  std::size_t running_ = 0;  // tasks that they have taken
  bool over_ = false;
};

}  // namespace nbscrub
