#include "detectors/url.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

std::string parts(std::string_view text) {
  const auto url = url_userinfo_at(text, text.find("://"));
  if (!url) return "none";
  const auto slice = [&](TextSpan span) { return std::string(text.substr(span.begin, span.size())); };
  return slice(url->scheme) + "|" + slice(url->user) + "|" + slice(url->password) + "|" + slice(url->host);
}

TEST(Url, TakesUserinfoApart) {
  EXPECT_EQ(parts("\"postgresql+psycopg2://bob:w7q@db.corp:5432/x\""), "postgresql+psycopg2|bob|w7q|db.corp:5432");
  EXPECT_EQ(parts("redis://:w7q@cache:6379/0"), "redis||w7q|cache:6379");
  EXPECT_EQ(parts("mongodb+srv://bob:p%40ss@c.net/?w=1"), "mongodb+srv|bob|p%40ss|c.net");
  EXPECT_EQ(parts("mongodb://bob:w7q@a:1,b:2/db"), "mongodb|bob|w7q|a:1,b:2");
  EXPECT_EQ(parts("x = 'amqp://bob:p@ss@host'"), "amqp|bob|p@ss|host");
  EXPECT_EQ(parts("jdbc:mysql://bob:w7q@host)."), "mysql|bob|w7q|host");
  EXPECT_EQ(parts("ftp://bob:a:b@host"), "ftp|bob|a:b|host");
}

TEST(Url, WithoutPasswordThereIsNothing) {
  EXPECT_EQ(parts("https://host/path@x:y"), "none");
  EXPECT_EQ(parts("https://bob@host"), "none");
  EXPECT_EQ(parts("https://bob:@host"), "none");
  EXPECT_EQ(parts("https://host:80/?a=b:c@d"), "none");
  EXPECT_EQ(parts("://bob:w7q@host"), "none");
  EXPECT_EQ(parts("https://a:b c@host"), "none");
  EXPECT_EQ(parts("https://bob:<password>@host"), "none");
  EXPECT_FALSE(url_userinfo_at("abc", 7));
}

TEST(Url, AnyByteOfTheSchemeWillDo) {
  const std::string_view text = "see mysql+pymysql://u:w7q@h/";
  EXPECT_TRUE(url_userinfo_at(text, 4));
  EXPECT_TRUE(url_userinfo_at(text, 10));
}

TEST(Url, LocalAndExampleHosts) {
  for (const char* host : {"localhost", "localhost:5432", "127.0.0.1", "db", "postgres:5432", "example.com",
                           "db.example.org:1", "[::1]:80", "HOST", "host.docker.internal", "x.test", "localhost:1,b:2"}) {
    EXPECT_TRUE(is_local_or_example_host(host)) << host;
  }
  for (const char* host : {"db.corp.net", "10.1.2.3", "notexample.com", "localhost.evil.com", "[fe80::2]:80"}) {
    EXPECT_FALSE(is_local_or_example_host(host)) << host;
  }
}

}  // namespace
}  // namespace nbscrub
