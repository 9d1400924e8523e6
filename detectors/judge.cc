#include "detectors/judge.h"

#include "detectors/documented_example.h"
#include "detectors/entropy.h"
#include "detectors/placeholder.h"
#include "detectors/verifiers.h"

namespace nbscrub {

Confidence lowered(Confidence confidence) {
  return confidence == Confidence::high ? Confidence::medium : Confidence::low;
}

Judgement judge(const Rule& rule, const Value& value) {
  if (value.secret.empty() || is_reference(value.secret)) return {{}, "it names a value, it is none"};
  // Short groups of digits look made up and are not; rules that look everywhere have verifiers of their own.
  if (rule.find != Find::everywhere && is_placeholder(value.random)) return {{}, "it is a placeholder"};
  if (!passes(rule.guard, value.random, value.alphabet, value.name)) return {{}, "it is not random enough"};
  if (is_documented_example(value.token) || is_documented_example(value.secret)) {
    return {{}, "it is an example that documentation prints"};
  }

  Confidence confidence = rule.confidence;
  // A signature proves nothing without the query it signs; every other structure is in the secret itself.
  const std::string_view evidence = rule.verifier == Verifier::azure_sas ? value.token : value.secret;
  if (rule.verifier != Verifier::none && verify(rule.verifier, evidence) == Verdict::failed) {
    // Formats drift and old tokens have no checksum, so a failed one makes the hit less sure instead of dropping it,
    // except where the shape alone says too little.
    if (rule.verifier_required) return {{}, "its checksum or structure does not hold"};
    confidence = lowered(confidence);
  }
  // A tutorial's password is worth a word, not a blocked commit.
  if (rule.guard == Guard::password && is_weak_password(value.secret)) confidence = Confidence::low;
  return {confidence, {}};
}

}  // namespace nbscrub
