#include "detectors/builtin_rules.h"
#include "detectors/rule_database.h"

namespace nbscrub {

Result<const RuleDatabase*> RuleDatabase::builtin() {
  static const Result<RuleDatabase> database =
      load(kBuiltinTable, {{nbscrub_rule_image, nbscrub_rule_image_end}, kBuiltinImageInPlace});
  if (!database) return fail(database.error());
  return &*database;
}

}  // namespace nbscrub
