#include "detectors/name.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(FoldName, WritesAllSpellingsAlike) {
  for (const char* spelling : {"DB_PASSWORD", "dbPassword", "db-password", "db.password", "db password", "DB_PASSWORD_2",
                               "db__password1"}) {
    EXPECT_EQ(fold_name(spelling), "db_password") << spelling;
  }
  EXPECT_EQ(fold_name("APIKey"), "apikey");
  EXPECT_EQ(fold_name("NEO4J_AUTH"), "neo4j_auth");
  EXPECT_EQ(fold_name("s3Key"), "s3_key");
  EXPECT_EQ(fold_name(""), "");
  EXPECT_EQ(fold_name("___"), "");
}

TEST(NameFits, WholeNamesAndEndings) {
  EXPECT_TRUE(name_fits("mlflow_tracking_password", "mlflow_tracking_password"));
  EXPECT_FALSE(name_fits("my_mlflow_tracking_password", "mlflow_tracking_password"));
  EXPECT_TRUE(name_fits("db_password", "*password"));
  EXPECT_TRUE(name_fits("dbpassword", "*password")) << "a long word may be glued to what stands before it";
  EXPECT_TRUE(name_fits("db_pass", "*pass"));
  EXPECT_FALSE(name_fits("bypass", "*pass")) << "a short word must be a whole part";
  EXPECT_FALSE(name_fits("password_hint", "*password"));
  EXPECT_TRUE(name_fits("accesskey", "access_key"));
  EXPECT_TRUE(name_fits("aws_accesskey", "*access_key"));
  EXPECT_TRUE(name_fits(fold_name("X-RapidAPI-Key"), "x_rapidapi_key"));
  EXPECT_FALSE(name_fits("key", "access_key"));
}

TEST(NameFits, PartsThatFollow) {
  for (const char* name : {"password", "db_password", "db_password_prod", "password_old_admin"}) {
    EXPECT_TRUE(name_fits(name, "*password*")) << name;
  }
  for (const char* name : {"password_hint", "password_file_prod", "db_password_reset_url", "passwordless", "user"}) {
    EXPECT_FALSE(name_fits(name, "*password*")) << name;
  }
}

TEST(NameIsHarmless, PrefixesThatCancelAStrongWord) {
  EXPECT_TRUE(name_is_harmless("public_key"));
  EXPECT_TRUE(name_is_harmless("pad_token"));
  EXPECT_FALSE(name_is_harmless("api_key"));
  EXPECT_FALSE(name_is_harmless("publisher_key"));
}

TEST(LooksLikeAName, PartsOfSmallLetters) {
  for (const char* name : {"cfg.password", "read_password", "self._password", "config.db.secret"}) {
    EXPECT_TRUE(looks_like_a_name(name)) << name;
  }
  for (const char* value : {"hunter", "q8.w2_x", "a..b", ".env", "End.", ""}) EXPECT_FALSE(looks_like_a_name(value)) << value;
}

bool digest_before(std::string_view before) {
  const std::string text = std::string(before) + "VALUE";
  return announces_digest(text, before.size());
}

TEST(AnnouncesDigest, TheNameRightBeforeTheValue) {
  EXPECT_TRUE(digest_before("commit = \""));
  EXPECT_TRUE(digest_before("'sha256': '"));
  EXPECT_TRUE(digest_before("run_id: "));
  EXPECT_TRUE(digest_before("https://github.com/o/r/commit/"));
  EXPECT_TRUE(digest_before("pip install git+https://host/o/r@"));
  EXPECT_TRUE(digest_before("cache_key = \"")) << "a harmless name";
  EXPECT_TRUE(digest_before("session "));
  EXPECT_FALSE(digest_before("load_key(\"")) << "a call is no name";
  EXPECT_FALSE(digest_before("wandb.login(key=\""));
  EXPECT_FALSE(digest_before("git_key = \"")) << "only the last part of the name counts";
  EXPECT_FALSE(digest_before(""));
  EXPECT_FALSE(digest_before("init(app_id, \"")) << "the argument before is not this one's name";
  EXPECT_FALSE(digest_before("the commit was\n")) << "another line announces nothing";
}

}  // namespace
}  // namespace nbscrub
