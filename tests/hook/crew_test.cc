#include "hook/crew.h"

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <set>
#include <thread>

namespace nbscrub {
namespace {

class CrewTest : public ::testing::Test {
 protected:
  Sanitizer line_ = *Sanitizer::create(**RuleDatabase::builtin());
};

TEST_F(CrewTest, DoesEveryTaskOnceBeforeFinishReturns) {
  for (const unsigned jobs : {1U, 2U, 8U}) {
    Crew crew(line_, jobs);
    for (int round = 0; round < 3; ++round) {
      std::vector<int> done(200);
      for (int& one : done) {
        crew.run([&one](Sanitizer& line) {
          const auto outcome = line.sanitize(PaddedBytes("x = 1\n"), {.name = "a.py", .policy = {}});
          if (outcome) ++one;
          std::this_thread::sleep_for(std::chrono::microseconds(50));
        });
      }
      crew.finish();
      EXPECT_EQ(done, std::vector<int>(200, 1)) << jobs;
    }
  }
}

TEST_F(CrewTest, StartsNoThreadForLittleWork) {
  const std::thread::id own = std::this_thread::get_id();
  Crew crew(line_, 8);
  std::set<std::thread::id> who;
  crew.run([&](Sanitizer&) { who.insert(std::this_thread::get_id()); });
  crew.finish();
  EXPECT_EQ(who, std::set{own});
}

TEST_F(CrewTest, GivesNoSanitizerToTwoThreads) {
  Crew crew(line_, 8);
  std::mutex mutex;
  std::map<Sanitizer*, std::set<std::thread::id>> users;
  for (int i = 0; i < 300; ++i) {
    crew.run([&](Sanitizer& line) {
      std::this_thread::sleep_for(std::chrono::microseconds(100));
      const std::lock_guard lock(mutex);
      users[&line].insert(std::this_thread::get_id());
    });
  }
  crew.finish();
  for (const auto& [line, threads] : users) EXPECT_EQ(threads.size(), 1U);
}

}  // namespace
}  // namespace nbscrub
