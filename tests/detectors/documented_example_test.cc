#include "detectors/documented_example.h"

#include <gtest/gtest.h>

#include "detectors/base64.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

TEST(DocumentedExample, VendorsAndEmulators) {
  RandomText random(32);
  EXPECT_TRUE(is_documented_example("AKIA" + random(Alphabet::base32, 9) + "EXAMPLE"));
  EXPECT_TRUE(is_documented_example(random(Alphabet::base64, 30) + "EXAMPLEKEY"));
  EXPECT_TRUE(is_documented_example("Eby8vdM02" + random(Alphabet::base64, 77) + "=="));
  EXPECT_TRUE(is_documented_example("C2y6yDjf5" + random(Alphabet::base64, 77) + "=="));
  // RFC 7617, section 2, and RFC 6238, appendix B; one character more is somebody's own.
  EXPECT_TRUE(is_documented_example(base64_encode("Aladdin:open sesame")));
  EXPECT_FALSE(is_documented_example(base64_encode("Aladdin:open sesames")));
  const std::string digits = "GEZDGNBVGY3TQOJQ";  // 1234567890 in base 32
  EXPECT_TRUE(is_documented_example(digits + digits));
  EXPECT_FALSE(is_documented_example(digits + digits + "A"));
  const std::string header = base64url_encode(R"({"alg":"HS256"})");
  const std::string signature = "." + random(Alphabet::url64, 43);
  EXPECT_TRUE(is_documented_example(
      header + "." + base64url_encode(R"({"sub":"1234567890","name":"John Doe","iat":1516239022})") + signature));
  EXPECT_FALSE(is_documented_example(header + "." + base64url_encode(R"({"sub":"42"})") + signature));
  EXPECT_FALSE(is_documented_example("AKIA" + random(Alphabet::base32, 16)));
}

}  // namespace
}  // namespace nbscrub
