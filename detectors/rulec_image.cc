#include "detectors/rulec_image.h"

#include <fmt/format.h>
#include <hs/hs.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>

#include "detectors/rule_database.h"
#include "detectors/scanner.h"

namespace nbscrub {
namespace {

constexpr std::size_t kAlignment = 64;

void* aligned_memory(std::size_t size) {
  return std::aligned_alloc(kAlignment, (size + kAlignment - 1) / kAlignment * kAlignment);
}

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

Result<std::vector<std::vector<Match>>> scan_all(const RuleDatabase& database, const std::vector<std::string>& texts) {
  auto scanner = Scanner::create(database);
  if (!scanner) return fail(scanner.error());
  std::vector<std::vector<Match>> found(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (auto scanned = scanner->scan(texts[i], found[i]); !scanned) return fail(scanned.error());
  }
  return found;
}

bool scans_alike(const RuleDatabase& database, const RuleDatabase& copy, const std::vector<std::string>& texts) {
  const auto expected = scan_all(database, texts);
  const auto found = scan_all(copy, texts);
  const auto same = [](const Match& a, const Match& b) { return a.anchor == b.anchor && a.end == b.end; };
  return expected && found &&
         std::equal(
             expected->begin(), expected->end(), found->begin(), found->end(),
             [&](const auto& a, const auto& b) { return std::equal(a.begin(), a.end(), b.begin(), b.end(), same); });
}

}  // namespace

Result<CompiledImage> compile_image(const RuleTable& table, const std::vector<std::string>& texts) {
  // Hyperscan places the bytecode relative to the next multiple of 64, so a database that begins at one can be moved to
  // another.
  hs_set_database_allocator(aligned_memory, std::free);
  const auto database = RuleDatabase::compile(table);
  if (!database) return fail(database.error());
  std::size_t size = 0;
  if (const hs_error_t code = hs_database_size(database->native(), &size); code != HS_SUCCESS) {
    return fail(fmt::format("Hyperscan does not tell the size of the database (code {})", code));
  }
  const std::unique_ptr<void, Free> copy(aligned_memory(size));
  if (!copy) return fail("no memory for the database");
  std::memcpy(copy.get(), database->native(), size);
  const RuleImage image{{static_cast<const std::byte*>(copy.get()), size}, true};
  if (const auto moved = RuleDatabase::load(table, image); moved && scans_alike(*database, *moved, texts)) {
    return CompiledImage{std::string(static_cast<const char*>(copy.get()), size), true};
  }
  auto bytes = database->serialise();
  if (!bytes) return fail(bytes.error());
  return CompiledImage{std::move(*bytes), false};
}

}  // namespace nbscrub
