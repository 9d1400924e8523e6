// nbscrub_bench PROGRAM [FOLDER]: what nbscrub costs, in one run.
//   1. process start of PROGRAM (`--version`, and `check` of one small notebook) against /bin/true: minimum and median
//      of many posix_spawn runs, and their ratio
//   2. the whole line (Sanitizer::sanitize) over the notebooks of FOLDER, hot, on one core: bytes a second, checking
//      and rewriting
//   3. the same with 80 rules, and the ratio of both speeds
//   4. peak memory of this process, which holds the folder's notebooks, and of one `check` of the folder
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "detectors/anchors.h"
#include "sanitizer/sanitize.h"

extern char** environ;

namespace nbscrub {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int kStarts = 500;
constexpr double kSecondsOfScanning = 3.0;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

struct Run {
  double seconds = 0;
  long peak_kib = 0;
  bool ended = false;  // by itself, with an exit code of the table (0, 1 or 2), not 127
};

Run run(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t silent;
  posix_spawn_file_actions_init(&silent);
  posix_spawn_file_actions_addopen(&silent, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&silent, 2, "/dev/null", O_WRONLY, 0);
  Run result;
  pid_t child = 0;
  int status = 0;
  rusage usage{};
  const auto begin = Clock::now();
  if (posix_spawn(&child, argv[0], &silent, nullptr, argv.data(), environ) == 0 &&
      wait4(child, &status, 0, &usage) == child) {
    result = {seconds_since(begin), usage.ru_maxrss, WIFEXITED(status) && WEXITSTATUS(status) <= 2};
  }
  posix_spawn_file_actions_destroy(&silent);
  return result;
}

struct Times {
  double minimum = 0;
  double median = 0;
};

// The commands take turns, so that a busy moment of the machine falls on all of them alike.
std::vector<Times> measure_starts(const std::vector<std::vector<std::string>>& commands) {
  std::vector<std::vector<double>> seconds(commands.size());
  for (int round = 0; round < kStarts; ++round) {
    for (std::size_t i = 0; i < commands.size(); ++i) {
      const Run one = run(commands[i]);
      if (!one.ended) {
        fmt::print(stderr, "nbscrub_bench: {} does not run\n", commands[i][0]);
        std::exit(2);
      }
      seconds[i].push_back(one.seconds);
    }
  }
  std::vector<Times> times;
  for (std::vector<double>& all : seconds) {
    std::sort(all.begin(), all.end());
    times.push_back({all.front(), all[all.size() / 2]});
  }
  return times;
}

void bench_start(const std::string& program) {
  const fs::path small = fs::temp_directory_path() / fmt::format("nbscrub-bench-{}.ipynb", getpid());
  std::ofstream(small) << R"({"cells":[{"cell_type":"code","execution_count":1,"metadata":{},"outputs":[],)"
                       << R"("source":["print(1)\n"]}],"metadata":{},"nbformat":4,"nbformat_minor":4})";
  const std::vector<Times> times =
      measure_starts({{"/bin/true"}, {program, "--version"}, {program, "check", small.string()}});
  fs::remove(small);
  const char* names[] = {"/bin/true", "nbscrub --version", "nbscrub check small.ipynb"};
  fmt::print("process start, {} runs each\n", kStarts);
  for (std::size_t i = 0; i < times.size(); ++i) {
    fmt::print("  {:<26} minimum {:6.3f} ms ({:4.2f} x)   median {:6.3f} ms ({:4.2f} x)\n", names[i],
               times[i].minimum * 1e3, times[i].minimum / times[0].minimum, times[i].median * 1e3,
               times[i].median / times[0].median);
  }
}

std::vector<PaddedBytes> load(const fs::path& folder) {
  std::vector<PaddedBytes> notebooks;
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (entry.path().extension() != ".ipynb") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    notebooks.emplace_back(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return notebooks;
}

template <class T>
T or_exit(Result<T> result) {
  if (!result) {
    fmt::print(stderr, "nbscrub_bench: {}\n", result.error().what);
    std::exit(2);
  }
  return *std::move(result);
}

// Gigabytes a second, the best pass.
double bench_line(const char* title, const RuleDatabase& database, const std::vector<PaddedBytes>& notebooks,
                  bool rewrite) {
  Sanitizer line = or_exit(Sanitizer::create(database));
  Request request;
  request.name = "bench.ipynb";
  request.rewrite = rewrite;
  std::size_t bytes = 0;
  std::size_t findings = 0;
  std::size_t failures = 0;
  const auto pass = [&] {
    bytes = findings = failures = 0;
    for (const PaddedBytes& notebook : notebooks) {
      const auto outcome = line.sanitize(notebook, request);
      bytes += notebook.size();
      if (outcome) findings += outcome->findings.size(); else ++failures;
    }
  };
  pass();  // warms the caches and the buffers
  double best = 1e9;
  double total = 0;
  int passes = 0;
  while (total < kSecondsOfScanning) {
    const auto begin = Clock::now();
    pass();
    const double seconds = seconds_since(begin);
    best = std::min(best, seconds);
    total += seconds;
    ++passes;
  }
  const double gigabytes = static_cast<double>(bytes) / 1e9;
  fmt::print("  {:<26} best {:5.3f} GB/s   mean {:5.3f} GB/s   ({} passes, {} findings, {} failures)\n",
             title, gigabytes / best, gigabytes * passes / total, passes, findings, failures);
  return gigabytes / best;
}

constexpr std::size_t kFewRules = 80;

// What the number of rules costs: the same line with as many as the first version had, taken evenly from all.
void bench_few_rules(const RuleTable& all, double speed_of_all, const std::vector<PaddedBytes>& notebooks) {
  std::vector<Rule> few;
  for (std::size_t i = 0; i < kFewRules; ++i) few.push_back(all.rules[i * all.rules.size() / kFewRules]);
  const AnchorSet anchors = or_exit(AnchorSet::derive(few));
  const RuleDatabase database = or_exit(RuleDatabase::compile({few, anchors.anchors()}));
  const double speed = bench_line("check, 80 rules", database, notebooks, false);
  fmt::print("  {} rules with {} anchors run at {:.2f} of the speed of {} rules with {}\n", all.rules.size(),
             all.anchors.size(), speed_of_all / speed, kFewRules, anchors.anchors().size());
}

}  // namespace
}  // namespace nbscrub

int main(int argc, char** argv) {
  using namespace nbscrub;
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: nbscrub_bench PROGRAM [FOLDER]\n");
    return 2;
  }
  bench_start(argv[1]);
  if (argc == 2) return 0;
  const std::vector<PaddedBytes> notebooks = load(argv[2]);
  if (notebooks.empty()) {
    fmt::print(stderr, "nbscrub_bench: no notebooks in {}\n", argv[2]);
    return 2;
  }
  std::size_t bytes = 0;
  for (const PaddedBytes& notebook : notebooks) bytes += notebook.size();
  fmt::print("the whole line, hot, one core: {} notebooks, {:.1f} MB\n", notebooks.size(), static_cast<double>(bytes) / 1e6);
  const RuleDatabase& builtin = *or_exit(RuleDatabase::builtin());
  const double speed = bench_line("check", builtin, notebooks, false);
  bench_line("rewrite", builtin, notebooks, true);
  bench_few_rules(builtin.table(), speed, notebooks);

  const Run check = run({argv[1], "check", argv[2]});
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("peak memory\n  this process {:.1f} MiB (the notebooks are {:.1f} of them)   nbscrub check FOLDER {:.1f} MiB\n",
             static_cast<double>(usage.ru_maxrss) / 1024.0, static_cast<double>(bytes) / 1048576.0,
             static_cast<double>(check.peak_kib) / 1024.0);
  return 0;
}
