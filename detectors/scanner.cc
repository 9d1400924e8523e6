#include "detectors/scanner.h"

#include <fmt/format.h>
#include <hs/hs.h>

#include <algorithm>
#include <limits>
#include <tuple>

namespace nbscrub {
namespace {

struct ScratchFree {
  void operator()(hs_scratch* scratch) const { hs_free_scratch(scratch); }
};

int append_match(unsigned id, unsigned long long, unsigned long long end, unsigned, void* context) {
  static_cast<std::vector<Match>*>(context)->push_back({id, static_cast<std::size_t>(end)});
  return 0;
}

bool stands_before(const Match& a, const Match& b) { return std::tie(a.end, a.anchor) < std::tie(b.end, b.anchor); }

}  // namespace

struct Scanner::Impl {
  RuleDatabase database;  // shares the native database when it was compiled at run time
  std::unique_ptr<hs_scratch, ScratchFree> scratch;
};

Scanner::Scanner(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Scanner::Scanner(Scanner&&) noexcept = default;
Scanner& Scanner::operator=(Scanner&&) noexcept = default;
Scanner::~Scanner() = default;

Result<Scanner> Scanner::create(const RuleDatabase& database) {
  if (hs_valid_platform() != HS_SUCCESS) {
    return fail("this processor lacks the instructions the scanner is made of (SSSE3 on x86-64)",
                "run nbscrub on a newer machine");
  }
  hs_scratch_t* scratch = nullptr;
  const hs_error_t code = hs_alloc_scratch(database.native(), &scratch);
  if (code == HS_NOMEM) return fail("there is no memory for the scanner", "close other programs and try again");
  if (code != HS_SUCCESS) {
    return fail(fmt::format("the compiled rules do not fit the Hyperscan library of this program (code {})", code),
                "install the program again: rules and library are built together");
  }
  return Scanner(std::make_unique<Impl>(Impl{database, std::unique_ptr<hs_scratch, ScratchFree>(scratch)}));
}

Result<void> Scanner::scan(std::string_view text, std::vector<Match>& matches) {
  if (text.empty()) return {};
  if (text.size() > std::numeric_limits<unsigned>::max()) {
    return fail("a text of more than 4 GiB cannot be scanned in one piece", "split the file");
  }
  const std::size_t first = matches.size();
  const hs_error_t code = hs_scan(impl_->database.native(), text.data(), static_cast<unsigned>(text.size()), 0,
                                  impl_->scratch.get(), append_match, &matches);
  if (code != HS_SUCCESS) {
    return fail(fmt::format("the scan was broken off (Hyperscan code {})", code), "report this as a bug of nbscrub");
  }
  // Hyperscan promises no order; findings have to be the same on every platform.
  const auto added = matches.begin() + static_cast<std::ptrdiff_t>(first);
  if (!std::is_sorted(added, matches.end(), stands_before)) std::sort(added, matches.end(), stands_before);
  return {};
}

}  // namespace nbscrub
