// toml++, made safe against malformed input. Version 3.3 asserts that its input is well formed in places where it may
// not be (`[{`, for one), and without assertions goes on regardless. Here a broken assertion is what it means: the text
// is no TOML. It is thrown inside of toml++ and caught in parse_toml(), in every kind of build.
//
// A private header of the few sources that read TOML (tests/structure/includes.py lists them): toml++ is large, and no
// header of ours names its types.
#pragma once

#include <optional>
#include <string_view>

namespace nbscrub::guarded_toml {
struct BrokenAssertion {};
[[noreturn]] inline void break_off() { throw BrokenAssertion(); }
}  // namespace nbscrub::guarded_toml

#define TOML_ASSERT(expression) ((expression) ? void() : ::nbscrub::guarded_toml::break_off())
#define TOML_EXCEPTIONS 0
#pragma push_macro("NDEBUG")
#undef NDEBUG
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

namespace nbscrub::guarded_toml {

// nullopt: it is no TOML, and no more is known. Else toml++'s own answer.
inline std::optional<toml::parse_result> parse_toml(std::string_view text, std::string_view name) {
  try {
    return toml::parse(text, name);
  } catch (const BrokenAssertion&) {
    return std::nullopt;
  }
}

}  // namespace nbscrub::guarded_toml
