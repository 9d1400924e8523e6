#include "detectors/pairs.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string pair(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  const auto found = pair_at(text, {at, at + key.size()});
  if (!found) return "none";
  const auto slice = [&](TextSpan span) { return std::string(text.substr(span.begin, span.size())); };
  return slice(found->key) + "|" + slice(found->value) + "|" + std::to_string(found->other_known_keys) + "|" +
         found->separator;
}

TEST(Pairs, ConnectionStrings) {
  EXPECT_EQ(pair("\"Server=s,1;Database=d;User Id=u;Password=w7q;\"", "Password"), "Password|w7q|3|;");
  EXPECT_EQ(pair("'DRIVER={ODBC};SERVER=s;UID=u;PWD={a;b}'", "PWD"), "PWD|a;b|3|;");
  EXPECT_EQ(pair("'Pwd = w7q ; Server = s'", "Pwd"), "Pwd|w7q|1|;");
  EXPECT_EQ(pair("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=ab/c==;EndpointSuffix=x", "AccountKey"),
            "AccountKey|ab/c==|3|;");
  EXPECT_EQ(pair("Endpoint=sb://x/;SharedAccessKey=k=;SharedAccessKeyName=n", "SharedAccessKey"), "SharedAccessKey|k=|2|;");
  EXPECT_EQ(pair("jdbc:sqlserver://h:1;user=u;password=w7q;encrypt=true", "password"), "password|w7q|2|;");
  EXPECT_EQ(pair("{\\\"c\\\": \\\"Server=s;Password=w7q\\\"}", "Password"), "Password|w7q|1|;");
}

TEST(Pairs, LibpqAndQueries) {
  EXPECT_EQ(pair("\"host=h dbname=d user=u password=w7q\"", "password"), "password|w7q|3| ");
  EXPECT_EQ(pair("\"host=h password='a b' port=1\"", "password"), "password|a b|1| ");
  EXPECT_EQ(pair("https://x/?user=u&password=w7q&port=3#top", "password"), "password|w7q|3|&");
  EXPECT_EQ(pair("https://x/?a=u&api_key=w7q#top", "api_key"), "api_key|w7q|1|&");
}

TEST(Pairs, NothingToTake) {
  EXPECT_EQ(pair("\"Server=s;Password=;\"", "Password"), "none");
  EXPECT_EQ(pair("\"Server=s;Password\"", "Password"), "none");
  EXPECT_EQ(pair("Password", "Password"), "none");
  EXPECT_EQ(pair("'PWD={open'", "PWD"), "none");
}

}  // namespace
}  // namespace nbscrub
