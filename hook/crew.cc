#include "hook/crew.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace nbscrub {
namespace {

constexpr unsigned kMaxDefaultJobs = 8;
// What it takes to start a thread and make its scanner ready, several times over.
constexpr std::chrono::milliseconds kWorthAThread{2};

}  // namespace

unsigned default_jobs() { return std::clamp(std::thread::hardware_concurrency(), 1U, kMaxDefaultJobs); }

Crew::Crew(Sanitizer& own, unsigned jobs)
    : own_(own), jobs_(jobs == 0 ? default_jobs() : jobs), begin_(std::chrono::steady_clock::now()) {}

Crew::~Crew() {
  finish();
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  task_came_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Crew::run(Task task) {
  if (!hired_ && jobs_ > 1 && std::chrono::steady_clock::now() - begin_ > kWorthAThread) hire();
  if (hired_) {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < ready_) {
      waiting_.push_back(std::move(task));
      task_came_.notify_one();
      return;
    }
  }
  task(own_);
}

void Crew::finish() {
  if (!hired_) return;
  std::unique_lock lock(mutex_);
  while (!waiting_.empty()) {
    const Task task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    task(own_);
    lock.lock();
  }
  task_done_.wait(lock, [this] { return running_ == 0; });
}

void Crew::hire() {
  hired_ = true;
  try {
    for (unsigned i = 1; i < jobs_; ++i) threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    // A limit of processes: those that have started, or this thread alone, do the work.
  }
}

void Crew::work() {
  Result<Sanitizer> sanitizer = own_.another();
  if (!sanitizer) return;
  std::unique_lock lock(mutex_);
  ++ready_;
  while (true) {
    task_came_.wait(lock, [this] { return over_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const Task task = std::move(waiting_.front());
    waiting_.pop_front();
    ++running_;
    lock.unlock();
    task(*sanitizer);
    lock.lock();
    --running_;
    task_done_.notify_all();
  }
}

}  // namespace nbscrub
