#include "sanitizer/platform_reference.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(PlatformReference, NamesLeadToPlatformsAndBack) {
  for (const Platform platform : {Platform::env, Platform::colab, Platform::kaggle, Platform::databricks,
                                  Platform::sagemaker, Platform::vault, Platform::gcp, Platform::azure}) {
    EXPECT_EQ(platform_named(platform_name(platform)), platform);
    EXPECT_NE(platform_names().find(platform_name(platform)), std::string::npos);
    // It may stand in a formatted string of the other quote, in every version of Python.
    for (const std::string scope : {"", "a-b.c"}) {
      const std::string expression = python_reference(platform, "KEY_A", scope, '\'');
      EXPECT_EQ(expression.find_first_of("\"\\{}\n@^"), std::string::npos) << expression;
    }
  }
  EXPECT_FALSE(platform_named("Env"));
}

TEST(PlatformReference, ScopesAreUsedWhereThereIsOne) {
  EXPECT_EQ(python_reference(Platform::databricks, "A", "team", '"'), R"(dbutils.secrets.get(scope="team", key="A"))");
  EXPECT_NE(python_reference(Platform::gcp, "A", "my-project", '"').find("\"projects/my-project/secrets/A/"),
            std::string::npos);
  EXPECT_NE(python_reference(Platform::azure, "A_B", "", '"').find("get_secret(\"A-B\")"), std::string::npos);
  EXPECT_EQ(python_imports(Platform::gcp, "p").size(), 1u);
  EXPECT_EQ(python_imports(Platform::gcp, "").front().line(), "import os");
  EXPECT_TRUE(scope_meaning(Platform::env).empty());
}

TEST(PlatformReference, AScopeIsHarmlessInALiteral) {
  EXPECT_TRUE(is_scope("https://v.vault.azure.net/"));
  for (const char* scope : {"a\"b", "a'b", "a{b", "a\\b", "a b", "a\nb"}) EXPECT_FALSE(is_scope(scope)) << scope;
}

}  // namespace
}  // namespace nbscrub
