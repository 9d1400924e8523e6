#include "hook/nbstripout_options.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace nbscrub {
namespace {

using Words = std::vector<std::string>;

NbstripoutOptions parsed(const Words& arguments) {
  const auto options = parse_nbstripout(arguments);
  EXPECT_TRUE(options) << options.error().what;
  return options.value_or(NbstripoutOptions());
}

TEST(NbstripoutOptions, TakeWhatArgparseTakes) {
  const NbstripoutOptions options = parsed({"--keep-output-type", "error", "stream:stderr", "--extra-keys", " metadata.a  cell.b ",
                                            "--drop-output-type=display_data", "-f", "-m", "zeppelin", "--", "-t", "x"});
  EXPECT_EQ(options.keep_types, (Words{"error", "stream:stderr"}));
  EXPECT_EQ(options.drop_types, Words{"display_data"});
  EXPECT_EQ(options.extra_keys, (Words{"metadata.a", "cell.b"}));
  EXPECT_EQ(options.files, (Words{"-t", "x"}));
  EXPECT_TRUE(options.force && options.zeppelin && !options.textconv && !options.dry_run);
  EXPECT_TRUE(parsed({"--verify"}).dry_run);
}

TEST(NbstripoutOptions, SizesArePowersOfAThousand) {
  EXPECT_EQ(parsed({"--max-size", "2k"}).max_size, 2000u);
  EXPECT_EQ(parsed({"--max-size=3M"}).max_size, 3'000'000u);
  EXPECT_EQ(parsed({"--max-size=7"}).max_size, 7u);
  for (const char* size : {"", "K", "-1", "1T", "99999999999G"}) {
    EXPECT_FALSE(parse_nbstripout(Words{"--max-size", size})) << size;
  }
}

TEST(NbstripoutOptions, AListOfTypesEndsBeforeANotebook) {
  const NbstripoutOptions options = parsed({"--drop-output-type", "error", "a.ipynb", "b"});
  EXPECT_EQ(options.drop_types, Words{"error"});
  EXPECT_EQ(options.files, (Words{"a.ipynb", "b"}));
}

TEST(NbstripoutOptions, WhatIsWrongIsNotRepeated) {
  for (const Words& arguments : {Words{"--nonsense"}, Words{"--keep-output=yes"}, Words{"--extra-keys"},
                                 Words{"--drop-output-type"}, Words{"--mode", "other"}, Words{"--install"}}) {
    const auto options = parse_nbstripout(arguments);
    ASSERT_FALSE(options) << arguments[0];
    EXPECT_EQ(options.error().what.find("nonsense"), std::string::npos);
  }
}

TEST(NbstripoutOptions, BecomeAPolicy) {
  Words invalid;
  const Policy policy = policy_of(parsed({"--extra-keys=metadata.foo nonsense", "--keep-metadata-keys=cell.metadata.hidden"}), invalid);
  EXPECT_EQ(invalid, Words{"nonsense"});
  EXPECT_TRUE(policy.outputs.clear && policy.counts.of_marked_cells);
  EXPECT_EQ(policy.cells.ids, CellIds::sequential);
  EXPECT_EQ(policy.metadata.drop.back(), "metadata.foo");
  EXPECT_EQ(std::count(policy.metadata.drop.begin(), policy.metadata.drop.end(), "cell.metadata.hidden"), 0);
  EXPECT_EQ(policy_of(parsed({"--max-size=9", "--keep-output"}), invalid).outputs.max_size, std::nullopt);
  EXPECT_EQ(policy_of(parsed({"--max-size=9"}), invalid).outputs.max_size, 9u);
}

}  // namespace
}  // namespace nbscrub
