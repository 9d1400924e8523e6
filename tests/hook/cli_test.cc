#include "hook/cli.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

Result<Command> parse(std::vector<std::string> arguments) { return parse_command(arguments); }

using Paths = std::vector<std::string>;

TEST(CommandLine, CleansByDefault) {
  const auto command = parse({"a.ipynb", "b.ipynb", "--dry-run"});
  ASSERT_TRUE(command);
  EXPECT_EQ(command->verb, Verb::clean);
  EXPECT_EQ(command->paths, (Paths{"a.ipynb", "b.ipynb"}));
  EXPECT_TRUE(command->dry_run);
  EXPECT_EQ(parse({"--dry-run", "a.ipynb"})->verb, Verb::clean);
  EXPECT_EQ(parse({"clean", "a.ipynb"})->paths, Paths{"a.ipynb"});
}

TEST(CommandLine, TakesTheFirstArgumentOnlyAsACommand) {
  const auto check = parse({"check", "hook"});
  ASSERT_TRUE(check);
  EXPECT_EQ(check->verb, Verb::check);
  EXPECT_EQ(check->paths, Paths{"hook"});
  const auto clean = parse({"a.ipynb", "hook"});
  ASSERT_TRUE(clean);
  EXPECT_EQ(clean->verb, Verb::clean);
  EXPECT_EQ(clean->paths, (Paths{"a.ipynb", "hook"}));
  EXPECT_EQ(parse({"./hook"})->verb, Verb::clean);
  EXPECT_EQ(parse({"hook"})->verb, Verb::hook);
}

TEST(CommandLine, DoesNotCleanWhatLooksLikeACommandAfterAnOption) {
  const auto command = parse({"--strict", "check", "."});
  ASSERT_FALSE(command);
  EXPECT_NE(command.error().what.find("nbscrub check"), std::string::npos);
}

TEST(CommandLine, ReadsEveryOption) {
  const auto clean = parse({"clean", "--keep-outputs", "--redact-only", "--redact", "--hard-links", "--strict", "f"});
  ASSERT_TRUE(clean);
  EXPECT_TRUE(clean->keep_outputs && clean->redact_only && clean->redact_plain && clean->hard_links && clean->strict);
  const auto check = parse({"check", "--format=json", "--max-size", "2M", "."});
  ASSERT_TRUE(check);
  EXPECT_EQ(check->format, ReportFormat::json);
  EXPECT_EQ(check->max_bytes, 2U << 20);
  EXPECT_TRUE(parse({"hook", "--fix"})->fix);
  EXPECT_EQ(parse({"hook", "a.ipynb", "b c.ipynb"})->paths, (Paths{"a.ipynb", "b c.ipynb"}));
  EXPECT_TRUE(parse({"install", "--fix", "--global"})->global);
  EXPECT_EQ(parse({"uninstall"})->verb, Verb::uninstall);
  EXPECT_EQ(parse({"check", "."})->max_bytes, std::uint64_t{1} << 30);
}

TEST(CommandLine, ReadsSizesAsGitDoes) {
  EXPECT_EQ(parse({"check", "--max-size", "7", "."})->max_bytes, 7U);
  EXPECT_EQ(parse({"check", "--max-size", "3K", "."})->max_bytes, 3072U);
  EXPECT_EQ(parse({"check", "--max-size", "2G", "."})->max_bytes, std::uint64_t{2} << 30);
}

TEST(CommandLine, KeepsOddNames) {
  EXPECT_EQ(parse({"[a,b]", "a b", ""})->paths, (Paths{"[a,b]", "a b", ""}));
  EXPECT_EQ(parse({"check", "--strict", "--", "-x", "--fix"})->paths, (Paths{"-x", "--fix"}));
  EXPECT_EQ(parse({"--", "check"})->paths, Paths{"check"});
}

TEST(CommandLine, NeverRepeatsWhatItDoesNotKnow) {
  std::string secret = "Zq7";
  for (int i = 0; i < 20; ++i) secret += static_cast<char>('a' + i * 7 % 26);
  const std::vector<std::vector<std::string>> lines = {
      {"check", "--" + secret, "."},  {"check", "-" + secret},          {"check", "--format=" + secret, "."},
      {"uninstall", secret},          {"install", secret},              {"check", "--max-size=" + secret, "."},
      {"check", "--strict=" + secret, "."}, {"--" + secret},            {"install", "--", secret},
      {"check", "--token=" + secret}, {"check", "--format", secret, "."}};
  for (const std::vector<std::string>& line : lines) {
    const auto command = parse(line);
    ASSERT_FALSE(command) << line[0] << " " << line.size();
    EXPECT_EQ((command.error().what + command.error().next_step).find(secret), std::string::npos);
  }
  EXPECT_NE(parse({"check", ".", "--" + secret}).error().what.find("argument 2 (25 bytes"), std::string::npos);
}

TEST(CommandLine, RepeatsAMistypedOption) {
  EXPECT_NE(parse({"check", "--strickt", "."}).error().what.find("--strickt"), std::string::npos);
}

TEST(CommandLine, WantsSomethingToDo) {
  EXPECT_FALSE(parse({}));
  EXPECT_FALSE(parse({"check"}));
  EXPECT_FALSE(parse({"clean"}));
  EXPECT_FALSE(parse({"--dry-run"}));
  for (const char* size : {"0", "0M", "", "M", "1.5G", "1T", "-1", "+1", "1 M",
                           "99999999999999999999", "99999999999G"}) {
    EXPECT_FALSE(parse({"check", std::string("--max-size=") + size, "."})) << size;
  }
  EXPECT_FALSE(parse({"check", "--format", "yaml", "."}));
  EXPECT_FALSE(parse({"hook", "--dry-run"}));
}

TEST(CommandLine, Helps) {
  EXPECT_EQ(parse({"--help"})->verb, Verb::print);
  EXPECT_NE(parse({"--help"})->text.find("nbscrub install"), std::string::npos);
  EXPECT_NE(parse({"check", "--help"})->text.find("--strict"), std::string::npos);
  EXPECT_TRUE(parse({"--version"})->text.starts_with("nbscrub "));
}

TEST(CommandLine, ReplaceKnowsPlatformsAndTheirScopes) {
  const auto plain = parse({"replace", "a.ipynb"});
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->verb, Verb::replace);
  EXPECT_EQ(plain->platform, "env");
  EXPECT_FALSE(plain->yes);
  EXPECT_EQ(parse({"replace", "--to", "vault", "--scope", "team/keys", "a.ipynb"})->scope, "team/keys");
  EXPECT_FALSE(parse({"replace"}));
  EXPECT_FALSE(parse({"replace", "--to", "mars", "a.ipynb"}));
  EXPECT_FALSE(parse({"replace", "--scope", "team", "a.ipynb"}));
  EXPECT_FALSE(parse({"replace", "--to", "vault", "--scope", "a'b", "a.ipynb"}));
  EXPECT_FALSE(parse({"replace", "--env-file", ".env", "a.ipynb"}));
}

}  // namespace
}  // namespace nbscrub
