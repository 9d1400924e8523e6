// Compiled rules, kept from run to run under $XDG_CACHE_HOME (or ~/.cache) in nbscrub/rules. Whoever can write there can
// make rules that find nothing, so a file counts only where it and its folder belong to this user and nobody else may
// write to them. A cache that cannot be read or written costs time and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nbscrub {

// `key` is a name for a file: hex digits. nullopt: there is none to be trusted.
std::optional<std::string> read_cached_rules(const std::string& key);

void cache_rules(const std::string& key, std::string_view bytes);

}  // namespace nbscrub
