#include "sanitizer/replace_other.h"

#include <algorithm>
#include <optional>

#include "detectors/ascii.h"
#include "sanitizer/replace_name.h"

namespace nbscrub {
namespace {

struct OtherString {
  TextSpan span;
  TextSpan content;
};

// The plain strings of a cell: no raw ones, none with a prefix, none with something interpolated.
class Strings {
 public:
  Strings(std::string_view text, OtherLanguage language) : text_(text), julia_(language == OtherLanguage::julia) {}

  std::vector<OtherString> read() {
    while (at_ < text_.size()) {
      const char byte = text_[at_];
      if (byte == '#') {
        skip_comment();
      } else if (byte == '"' || (byte == '\'' && !is_operator())) {
        read_string();
      } else if (byte == '`') {
        at_ = std::min(text_.find('`', at_ + 1), text_.size() - 1) + 1;
      } else {
        ++at_;
      }
    }
    return std::move(strings_);
  }

 private:
  void skip_comment() {
    if (julia_ && text_.substr(at_).starts_with("#=")) {
      const std::size_t end = text_.find("=#", at_);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else {
      at_ = std::min(text_.find('\n', at_), text_.size());
    }
  }

  // Julia's transposition, A'
  bool is_operator() const {
    if (!julia_ || at_ == 0) return false;
    const char before = text_[at_ - 1];
    return is_name_byte(before) || before == ')' || before == ']' || before == '\'';
  }

  void read_string() {
    const char quote = text_[at_];
    const std::string mark(julia_ && text_.substr(at_).starts_with("\"\"\"") ? 3 : 1, quote);
    const bool prefixed = at_ > 0 && is_name_byte(text_[at_ - 1]);
    const std::size_t begin = at_ + mark.size();
    std::size_t end = begin;
    bool plain = !prefixed && !(julia_ && quote == '\'');
    while (end < text_.size() && !text_.substr(end).starts_with(mark)) {
      if (julia_ && text_[end] == '$') plain = false;
      end += text_[end] == '\\' ? 2 : 1;
    }
    if (end >= text_.size()) {
      at_ = text_.size();
      return;
    }
    at_ = end + mark.size();
    if (plain) strings_.push_back({{begin - mark.size(), at_}, {begin, end}});
  }

  std::string_view text_;
  const bool julia_;
  std::size_t at_ = 0;
  std::vector<OtherString> strings_;
};

std::string reference(OtherLanguage language, const std::string& name) {
  return language == OtherLanguage::r ? "Sys.getenv(\"" + name + "\")" : "ENV[\"" + name + "\"]";
}

// paste0("…", Sys.getenv("X"), "…") and "…$(ENV["X"])…"
std::string in_text(std::string_view text, OtherLanguage language, const OtherString& string, TextSpan secret,
                    const std::string& expression) {
  const std::string quote(text.substr(string.span.begin, string.content.begin - string.span.begin));
  const std::string before(text.substr(string.content.begin, secret.begin - string.content.begin));
  const std::string after(text.substr(secret.end, string.content.end - secret.end));
  if (language == OtherLanguage::julia) return quote + before + "$(" + expression + ")" + after + quote;
  std::string call = "paste0(";
  if (!before.empty()) call += quote + before + quote + ", ";
  return call + expression + (after.empty() ? "" : ", " + quote + after + quote) + ")";
}

}  // namespace

CellReplacement replace_in_other(std::string_view text, OtherLanguage language, std::span<const CellSecret> secrets,
                                 const Replacement& wish) {
  CellReplacement result;
  const std::vector<OtherString> strings = Strings(text, language).read();
  for (std::size_t i = 0; i < secrets.size(); ++i) {
    const CellSecret& secret = secrets[i];
    const auto refuse = [&](std::string_view reason) { result.kept.push_back({secret.finding, reason}); };
    const auto string = std::find_if(strings.begin(), strings.end(),
                                     [&](const OtherString& s) { return s.content.contains(secret.span); });
    const std::string value(text.substr(secret.span.begin, secret.span.size()));
    if (wish.platform != Platform::env) {
      refuse("R and Julia read the environment only: --to env");
    } else if (string == strings.end()) {
      refuse("it is no plain string literal, nor part of one");
    } else if (value.find_first_of("\\$\n") != std::string::npos) {
      refuse("its value cannot be told from the literal");
    } else if (std::count_if(secrets.begin(), secrets.end(),
                             [&](const CellSecret& other) { return other.span.overlaps(string->span); }) > 1) {
      refuse("several credentials stand in its literal");
    } else {
      const bool whole = secret.span == string->content;
      const std::string name =
          wish.names->name_for(value, wanted_name(text, whole ? string->span : secret.span, whole, *secret.rule));
      const std::string expression = reference(language, name);
      result.replaced.push_back({secret.finding, name});
      result.edits.push_back(
          {string->span, whole ? expression : in_text(text, language, *string, secret.span, expression)});
    }
  }
  return result;
}

}  // namespace nbscrub
