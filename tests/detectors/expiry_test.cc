#include "detectors/expiry.h"

#include <gtest/gtest.h>

#include "detectors/base64.h"

namespace nbscrub {
namespace {

std::string web_token(const std::string& payload) {
  return base64url_encode(R"({"alg":"HS256","typ":"JWT"})") + "." + base64url_encode(payload) + "." +
         base64url_encode(std::string(32, 'x'));
}

std::string end_of(const std::string& token) { return expiry_of(token, {0, token.size()}); }

// The end that a URL says, asked at its signature.
std::string end_of_url(const std::string& url) {
  const std::size_t at = url.find("SIGNED");
  return expiry_of(url, {at, at + 6});
}

TEST(Expiry, OfAWebTokenIsItsExp) {
  EXPECT_EQ(end_of(web_token(R"({"sub":"ada","exp":1735689600})")), "2025-01-01");
  EXPECT_EQ(end_of(web_token(R"({"exp": 1735689599.5, "sub":"ada"})")), "2024-12-31");
  EXPECT_EQ(end_of(web_token(R"({"sub":"ada","iat":1735689600})")), "");
  EXPECT_EQ(end_of(web_token(R"({"sub":"ada","exp":3600})")), "");
  EXPECT_EQ(end_of(web_token(R"({"sub":"ada","exp":99999999999999999999})")), "");
  EXPECT_EQ(end_of(web_token(R"({"sub":"ada","exp":-1735689600})")), "");
  EXPECT_EQ(end_of(web_token(R"({"sub":"ada","exp")")), "");
}

TEST(Expiry, OfASharedAccessSignatureIsItsSe) {
  EXPECT_EQ(end_of_url("url = 'https://a.blob.acme.io/c?sp=r&se=2025-01-31T23:59:00Z&sig=SIGNED' # 2"), "2025-01-31");
  EXPECT_EQ(end_of_url("https://a.blob.acme.io/c?sig=SIGNED&amp;se=2025-01-31T23%3A59%3A00Z"), "2025-01-31");
  EXPECT_EQ(end_of_url("SharedAccessSignature sr=acme&sig=SIGNED&se=1735689600&skn=all"), "2025-01-01");
  EXPECT_EQ(end_of_url("https://a.blob.acme.io/c?se=2025-13-31&sig=SIGNED"), "");
  EXPECT_EQ(end_of_url("https://a.blob.acme.io/c?phase=2025-01-31&sig=SIGNED"), "");
  EXPECT_EQ(end_of_url("'?se=2025-01-31' + '&sig=SIGNED'"), "");
}

TEST(Expiry, OfAPresignedUrlIsCountedFromItsDate) {
  const std::string amazon = "https://b.acme.io/d.csv?X-Amz-Date=20241231T233000Z&X-Amz-Expires=";
  EXPECT_EQ(end_of_url(amazon + "3600&X-Amz-Signature=SIGNED"), "2025-01-01");
  EXPECT_EQ(end_of_url(amazon + "60&X-Amz-Signature=SIGNED"), "2024-12-31");
  EXPECT_EQ(end_of_url(amazon + "x&X-Amz-Signature=SIGNED"), "");
  EXPECT_EQ(end_of_url("https://s.acme.io/d?X-Goog-Expires=604800&X-Goog-Date=20240229T000000Z&X-Goog-Signature=SIGNED"),
            "2024-03-07");
  EXPECT_EQ(end_of_url("https://b.acme.io/d?AWSAccessKeyId=a&Expires=1735689600&Signature=SIGNED"), "2025-01-01");
}

TEST(Expiry, OfAnythingElseIsUnknown) {
  EXPECT_EQ(end_of("se=2025-01-31"), "");
  EXPECT_EQ(end_of("password=SIGNED&Expires=1735689600"), "");
  EXPECT_EQ(end_of(""), "");
}

}  // namespace
}  // namespace nbscrub
