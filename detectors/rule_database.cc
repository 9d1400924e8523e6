#include "detectors/rule_database.h"

#include <fmt/format.h>
#include <hs/hs.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "detectors/anchors.h"

namespace nbscrub {
namespace {

constexpr std::size_t kImageAlignment = 64;  // below that Hyperscan refuses the database (hs_alloc_scratch gives -1)

struct CompileErrorFree {
  void operator()(hs_compile_error_t* error) const { hs_free_compile_error(error); }
};

struct DatabaseFree {
  void operator()(hs_database* database) const { hs_free_database(database); }
};

auto unfit_image(int code) {
  return fail(fmt::format("the built-in rules do not fit the Hyperscan library of this program (code {})", code),
              "install the program again: rules and library are built together");
}

}  // namespace

RuleDatabase::RuleDatabase(const RuleTable& table, const hs_database* native, std::shared_ptr<hs_database> owned)
    : table_(table), native_(native), owned_(std::move(owned)) {}

Result<RuleDatabase> RuleDatabase::compile(const RuleTable& table) {
  std::vector<std::string> patterns;
  std::vector<const char*> expressions;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (const Anchor& anchor : table.anchors) {
    ids.push_back(static_cast<unsigned>(ids.size()));
    flags.push_back(anchor.caseless ? HS_FLAG_CASELESS : 0);
    patterns.push_back(anchor_pattern(anchor));
  }
  if (patterns.empty()) return fail("there are no rules to compile", "add a rule");
  for (const std::string& pattern : patterns) expressions.push_back(pattern.c_str());

  // For any processor that runs Hyperscan at all: the database is built here and used elsewhere.
  const hs_platform_info_t any_processor{HS_TUNE_FAMILY_GENERIC, 0, 0, 0};
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  const hs_error_t code =
      hs_compile_multi(expressions.data(), flags.data(), ids.data(), static_cast<unsigned>(expressions.size()),
                       HS_MODE_BLOCK, &any_processor, &database, &error);
  const std::unique_ptr<hs_compile_error_t, CompileErrorFree> owned_error(error);
  if (code != HS_SUCCESS) {
    const bool known = error != nullptr && error->expression >= 0;
    return fail(fmt::format("Hyperscan does not compile the anchors: {}{}", error ? error->message : "no reason given",
                            known ? fmt::format(" (\"{}\")", table.anchors[error->expression].text) : ""));
  }
  std::shared_ptr<hs_database> owned(database, DatabaseFree{});
  return RuleDatabase(table, database, std::move(owned));
}

Result<RuleDatabase> RuleDatabase::load(const RuleTable& table, const RuleImage& image) {
  if (!image.in_place) {
    hs_database_t* database = nullptr;
    const auto* bytes = reinterpret_cast<const char*>(image.bytes.data());
    const hs_error_t code = hs_deserialize_database(bytes, image.bytes.size(), &database);
    if (code != HS_SUCCESS) return unfit_image(code);
    std::shared_ptr<hs_database> owned(database, DatabaseFree{});
    return RuleDatabase(table, database, std::move(owned));
  }
  if (reinterpret_cast<std::uintptr_t>(image.bytes.data()) % kImageAlignment != 0) return unfit_image(HS_BAD_ALIGN);
  const auto* database = reinterpret_cast<const hs_database*>(image.bytes.data());
  std::size_t size = 0;
  // Tests the image's magic number, library version and length; scratch allocation tests its platform.
  const hs_error_t code = hs_database_size(database, &size);
  if (code != HS_SUCCESS) return unfit_image(code);
  if (size != image.bytes.size()) return unfit_image(HS_INVALID);
  return RuleDatabase(table, database, nullptr);
}

}  // namespace nbscrub
