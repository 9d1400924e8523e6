#include "detectors/placeholder.h"

#include <gtest/gtest.h>

#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

TEST(Placeholder, WhatPeopleWriteIntoTutorials) {
  for (const char* value :
       {"xxxxxxxxxxxxxxxx", "XXXX", "your-token-here", "YOUR_API_KEY", "<insert-key>", "my_secret_token", "api-key-here",
        "EnterYourKeyHere", "redacted", "**********", "abc...xyz", "1234567890", "abcdef123456", "qwertyuiop",
        "0000000000000000", "replace-me-please", "changeme", "placeholder", "sk\xe2\x80\xa6", "a1b2c3d4e5f6",
        "yourTokenGoesHere", "test-token", "ababababab"}) {
    EXPECT_TRUE(is_placeholder(value)) << value;
  }
}

TEST(Placeholder, PasswordsOfPeopleAreNone) {
  for (const char* value : {"tuesday9rain", "Kx7!secretive", "hunter22b", "p@ssw0rd!", "Berlin1989!", "testudo-4-graeca"}) {
    EXPECT_FALSE(is_placeholder(value)) << value;
  }
}

TEST(Placeholder, LeavesRandomTokensAlone) {
  RandomText random(31);
  constexpr int kDraws = 200000;
  struct Case {
    Alphabet alphabet;
    std::size_t length;
  };
  for (const Case& c : {Case{Alphabet::digit, 24}, Case{Alphabet::hex, 32}, Case{Alphabet::hex, 64},
                        Case{Alphabet::base32, 16}, Case{Alphabet::lower36, 32}, Case{Alphabet::base62, 20},
                        Case{Alphabet::base62, 40}, Case{Alphabet::url64, 64}, Case{Alphabet::base64, 40},
                        Case{Alphabet::letter, 34}, Case{Alphabet::any, 16}}) {
    int placeholders = 0;
    int references = 0;
    for (int i = 0; i < kDraws; ++i) {
      const std::string token = random(c.alphabet, c.length);
      placeholders += is_placeholder(token);
      references += is_reference(token);
    }
    EXPECT_LT(placeholders, kDraws / 1000) << name_of(c.alphabet) << " " << c.length;
    EXPECT_LT(references, c.alphabet == Alphabet::any ? kDraws / 50 : kDraws / 1000) << name_of(c.alphabet);
  }
}

TEST(Reference, NamesOfSecrets) {
  for (const char* literal :
       {"${DB_PASSWORD}", "$DB_PASSWORD", "$password", "$(cat key)", "{{ secret }}", "{password}", "{cfg.password}", "{0}",
        "%s", "%(password)s", "%PASSWORD%", "<token>", "[KEY]", "#{password}", "op://vault/item/field", "vault:secret/x",
        "arn:aws:secretsmanager:eu-west-1:1:secret:x", "projects/p/secrets/s/versions/1", "env:DB_PASSWORD", "!vault |",
        "!Ref DbPassword", "@Microsoft.KeyVault(SecretUri=x)", "OPENAI_API_KEY", "os.environ['X']", "os.getenv('X')",
        "getpass.getpass()", "{{secrets/scope/key}}", "<%= ENV['X'] %>", "Bearer ${TOKEN}"}) {
    EXPECT_TRUE(is_reference(literal)) << literal;
  }
}

TEST(Reference, ValuesAreNone) {
  for (const char* literal : {"$ecret1Pass", "pa$$word", "100%sure", "hunter22", "a<b>c", "ABCDEF", "{", "}{", "x{y z}"}) {
    EXPECT_FALSE(is_reference(literal)) << literal;
  }
}

TEST(WeakPassword, TheTutorialList) {
  for (const char* value : {"password", "Password1", "P@ssw0rd!", "admin123", "changeme", "postgres", "minioadmin",
                            "secret", "test", "12345678", "root", "my-secret-password"}) {
    EXPECT_TRUE(is_weak_password(value)) << value;
  }
  EXPECT_TRUE(is_weak_password("Passwort")) << "what a form calls its field";
  for (const char* value : {"tuesday9rain", "correct horse", "", "Zq81kfPw", "administration-office"}) {
    EXPECT_FALSE(is_weak_password(value)) << value;
  }
}

}  // namespace
}  // namespace nbscrub
