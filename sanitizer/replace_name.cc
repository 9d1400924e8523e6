#include "sanitizer/replace_name.h"

#include <algorithm>
#include <array>

#include "detectors/ascii.h"
#include "sanitizer/secret_names.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongestName = 64;

// Variables of these names say what they hold; `x` and `value` do not.
constexpr std::array<std::string_view, 10> kTelling = {"key",  "token",      "secret", "pass",    "pwd",
                                                       "cred", "credential", "auth",   "webhook", "dsn"};

// What stands right before a literal, read backwards.
struct Before {
  std::string_view name;
  bool of_environment = false;
};

class Backwards {
 public:
  Backwards(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  void skip_blanks() {
    while (at_ > 0 && (text_[at_ - 1] == ' ' || text_[at_ - 1] == '\t')) --at_;
  }
  bool take(char byte) {
    if (at_ == 0 || text_[at_ - 1] != byte) return false;
    --at_;
    return true;
  }
  bool ends_with(std::string_view word) const { return text_.substr(0, at_).ends_with(word); }
  std::string_view take_name() {
    const std::size_t end = at_;
    while (at_ > 0 && is_name_byte(text_[at_ - 1])) --at_;
    return text_.substr(at_, end - at_);
  }
  // "NAME" or 'NAME'
  std::string_view take_quoted() {
    for (const char quote : {'"', '\''}) {
      if (!take(quote)) continue;
      const std::string_view name = take_name();
      return take(quote) ? name : std::string_view();
    }
    return {};
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

Before before_equals(Backwards back) {
  back.skip_blanks();
  if (back.take(']')) {
    const std::string_view name = back.take_quoted();
    return {name, !name.empty() && back.take('[') && back.ends_with("environ")};
  }
  std::string_view name = back.take_name();
  // `key: str = "…"`
  back.skip_blanks();
  if (back.take(':')) {
    back.skip_blanks();
    name = back.take_name();
  }
  return {name, false};
}

Before before(std::string_view text, std::size_t at) {
  Backwards back(text, at);
  back.skip_blanks();
  if (back.take('=')) return before_equals(back);
  if (back.take(':')) {
    back.skip_blanks();
    return {back.take_quoted(), false};
  }
  if (!back.take(',')) return {};
  back.skip_blanks();
  const std::string_view name = back.take_quoted();
  const bool set = back.ends_with("environ.setdefault(") || back.ends_with("putenv(") || back.ends_with("getenv(") ||
                   back.ends_with("environ.get(");
  return {name, set && !name.empty()};
}

bool is_telling(std::string_view name) {
  if (name.size() < 4 || name.size() > kLongestName) return false;
  const std::string lowered = lower_case(name);
  return std::any_of(kTelling.begin(), kTelling.end(),
                     [&](std::string_view word) { return lowered.find(word) != std::string::npos; });
}

// What a rule suggests for all of a URL is no name for the password in it: DATABASE_URL, DATABASE_PASSWORD.
std::string name_of_part(std::string_view env) {
  for (const std::string_view ending : {"_URL", "_URI", "_DSN", "_CONNECTION_STRING"}) {
    if (env.ends_with(ending)) return variable_name(env.substr(0, env.size() - ending.size())) + "_PASSWORD";
  }
  return variable_name(env);
}

std::string name_of_rule(std::string_view id) {
  if (id.starts_with("generic-")) id.remove_prefix(8);
  if (id.ends_with("-assignment")) id.remove_suffix(11);
  return variable_name(id);
}

}  // namespace

std::string wanted_name(std::string_view text, TextSpan literal, bool whole, const Rule& rule) {
  const Before given = whole ? before(text, literal.begin) : Before{};
  if (given.of_environment && given.name.size() <= kLongestName) return variable_name(given.name);
  if (!rule.env.empty()) return whole ? variable_name(rule.env) : name_of_part(rule.env);
  if (rule.find == Find::url) return "URL_PASSWORD";
  return is_telling(given.name) ? variable_name(given.name) : name_of_rule(rule.id);
}

}  // namespace nbscrub
