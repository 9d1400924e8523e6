#include "detectors/rule_database.h"

#include <fmt/format.h>
#include <hs/hs.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

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

// Of a pattern Hyperscan tells where its match begins, too.
constexpr unsigned kPatternFlags = HS_FLAG_SOM_LEFTMOST | HS_FLAG_MULTILINE;

unsigned flags_of(const Anchor& anchor) {
  if (anchor.kind == AnchorKind::pattern) return kPatternFlags;
  return anchor.caseless ? HS_FLAG_CASELESS : 0;
}

bool has_patterns(const RuleTable& table) {
  return std::any_of(table.anchors.begin(), table.anchors.end(),
                     [](const Anchor& anchor) { return anchor.kind == AnchorKind::pattern; });
}

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

auto unfit_image(int code) {
  return fail(fmt::format("the built-in rules do not fit the Hyperscan library of this program (code {})", code),
              "install the program again: rules and library are built together");
}

}  // namespace

Result<RuleDatabase> RuleDatabase::compile(const RuleTable& table) {
  std::vector<std::string> patterns;
  std::vector<const char*> expressions;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (const Anchor& anchor : table.anchors) {
    ids.push_back(static_cast<unsigned>(ids.size()));
    flags.push_back(flags_of(anchor));
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
    return fail(fmt::format("Hyperscan does not compile {}: {}",
                            known ? fmt::format("\"{}\"", table.anchors[error->expression].text) : "the rules",
                            error ? error->message : "no reason given"),
                "write the rule in a simpler way, with shorter bounds");
  }
  std::shared_ptr<hs_database> owned(database, DatabaseFree{});
  return RuleDatabase(table, {Part{database, 0, std::move(owned), has_patterns(table)}});
}

Result<RuleDatabase> RuleDatabase::load(const RuleTable& table, const RuleImage& image) {
  if (!image.in_place) {
    hs_database_t* database = nullptr;
    const auto* bytes = reinterpret_cast<const char*>(image.bytes.data());
    const hs_error_t code = hs_deserialize_database(bytes, image.bytes.size(), &database);
    if (code != HS_SUCCESS) return unfit_image(code);
    std::shared_ptr<hs_database> owned(database, DatabaseFree{});
    return RuleDatabase(table, {Part{database, 0, std::move(owned), has_patterns(table)}});
  }
  if (reinterpret_cast<std::uintptr_t>(image.bytes.data()) % kImageAlignment != 0) return unfit_image(HS_BAD_ALIGN);
  const auto* database = reinterpret_cast<const hs_database*>(image.bytes.data());
  std::size_t size = 0;
  // Tests the image's magic number, library version and length; scratch allocation tests its platform.
  const hs_error_t code = hs_database_size(database, &size);
  if (code != HS_SUCCESS) return unfit_image(code);
  if (size != image.bytes.size()) return unfit_image(HS_INVALID);
  return RuleDatabase(table, {Part{database, 0, nullptr, has_patterns(table)}});
}

RuleDatabase RuleDatabase::join(const RuleDatabase& first, const RuleDatabase& second, const RuleTable& table) {
  std::vector<Part> parts(first.parts_);
  const auto shift = static_cast<std::uint32_t>(first.table().anchors.size());
  for (Part part : second.parts_) {
    part.first_anchor += shift;
    parts.push_back(std::move(part));
  }
  return RuleDatabase(table, std::move(parts));
}

Result<std::string> RuleDatabase::serialise() const {
  char* bytes = nullptr;
  std::size_t size = 0;
  const hs_error_t code = hs_serialize_database(native(), &bytes, &size);
  if (code != HS_SUCCESS) return fail(fmt::format("Hyperscan does not serialise the rules (code {})", code));
  const std::unique_ptr<char, Free> owned(bytes);
  return std::string(bytes, size);
}

Result<PatternWidth> pattern_width(std::string_view expression) {
  hs_expr_info_t* info = nullptr;
  hs_compile_error_t* error = nullptr;
  const hs_error_t code =
      hs_expression_info(std::string(expression).c_str(), kPatternFlags, &info, &error);
  const std::unique_ptr<hs_compile_error_t, CompileErrorFree> owned_error(error);
  const std::unique_ptr<hs_expr_info_t, Free> owned_info(info);
  if (code != HS_SUCCESS) {
    return fail(fmt::format("Hyperscan cannot look for it: {}", error ? error->message : "no reason given"),
                "look-around, back-references and the like are not to be had; write it without");
  }
  return PatternWidth{info->min_width, info->max_width};
}

}  // namespace nbscrub
