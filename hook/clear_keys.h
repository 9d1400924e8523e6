// The vocabulary of the clearing policy: every key of `[clear]` in .nbscrub.toml that sets a part of Policy, which is also
// a flag of `nbscrub FILE` (`a_b` is --a-b). One table for both. docs/clearing.md has a section on each.
//
// A key that is a flag takes true or false; one of several words takes one of them; a list is added to.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/policy.h"

namespace nbscrub {

enum class ClearValue { flag, word, texts };

struct ClearKey {
  std::string_view name;
  ClearValue value = ClearValue::flag;
  std::string_view help;  // for --help
  // Errors: a value that means nothing; `what` goes on after the key's name ("is neither true nor false").
  Result<void> (*set)(Policy& policy, std::span<const std::string> values) = nullptr;
};

std::span<const ClearKey> clear_keys();

const ClearKey* clear_key_named(std::string_view name);

// A key with its values, as the command line gave them.
struct ClearSetting {
  const ClearKey* key = nullptr;
  std::vector<std::string> values;
};

// "--keep-output-type" of `keep_output_type`.
std::string flag_of(const ClearKey& key);

// "2M" as Git writes sizes: powers of 1024. nullopt for anything else and for more than 64 bits hold.
std::optional<std::uint64_t> size_in_bytes(std::string_view size);

}  // namespace nbscrub
