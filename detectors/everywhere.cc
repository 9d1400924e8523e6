#include "detectors/everywhere.h"

#include <algorithm>
#include <optional>
#include <string>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::size_t kWordsBefore = 64;
constexpr std::size_t kWordsAfter = 32;
constexpr std::size_t kWindow = 96;
constexpr std::size_t kLettersBefore = 8;
constexpr std::size_t kFewestDigits = 4;

bool holds_word(std::string_view lowered, std::string_view word) {
  for (std::size_t at = lowered.find(word); at != lowered.npos; at = lowered.find(word, at + 1)) {
    const bool starts = at == 0 || !is_letter(lowered[at - 1]);
    const bool ends = at + word.size() == lowered.size() || !is_letter(lowered[at + word.size()]);
    if (starts && ends) return true;
  }
  return false;
}

// The part that is seldom enough in text to be searched for.
std::optional<std::size_t> telling_literal(const Shape& shape) {
  for (std::size_t i = 0; i < shape.parts.size(); ++i) {
    const std::string_view literal = shape.parts[i].literal;
    if (literal.size() >= 3 || literal == "@" || literal == "+") return i;
  }
  return std::nullopt;
}

class Finder {
 public:
  Finder(const Rule& rule, std::string_view text, std::span<const std::size_t> seams)
      : rule_(rule), text_(text), seams_(seams) {}

  std::vector<ShapeMatch> run() {
    if (!rule_.words.empty()) {
      lowered_ = lower_case(text_);
      if (!has_word({0, text_.size()})) return {};
    }
    for (const Shape& shape : rule_.shapes) {
      if (const auto part = telling_literal(shape)) {
        at_literal(shape, *part);
      } else {
        at_digits(shape);
      }
    }
    std::sort(found_.begin(), found_.end(),
              [](const ShapeMatch& a, const ShapeMatch& b) { return a.whole < b.whole; });
    return std::move(found_);
  }

 private:
  void at_literal(const Shape& shape, std::size_t part) {
    const std::string_view literal = shape.parts[part].literal;
    for (std::size_t at = text_.find(literal); at != text_.npos; at = text_.find(literal, at + literal.size())) {
      if (const auto match = match_shape_at(shape, part, text_, at, seams_)) add(*match);
    }
  }

  // Where four digits or more stand in what may be one number. Windows overlap by more than a number is long.
  void at_digits(const Shape& shape) {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t first = std::min(text_.find_first_of("0123456789", begin), text_.size());
      const std::size_t end = std::min(text_.size(), first + kWindow);
      const std::string_view ahead = text_.substr(first, end - first);
      const bool worth_a_try = static_cast<std::size_t>(std::ranges::count_if(ahead, is_digit)) >= kFewestDigits;
      // Letters may stand before the first digit, as in an IBAN.
      const TextSpan window{std::max(begin, first - std::min(first, kLettersBefore)), end};
      const auto match = worth_a_try ? find_shape(shape, text_, window, seams_) : std::nullopt;
      if (match) add(*match);
      if (!match && end == text_.size()) return;
      begin = match ? match->whole.end : std::max(begin + 1, end - kWindow / 2);
    }
  }

  void add(const ShapeMatch& match) {
    if (is_part_of_more(match.whole)) return;
    if (!rule_.words.empty() && rule_.reach == Reach::near) {
      const std::size_t before = match.whole.begin - std::min(match.whole.begin, kWordsBefore);
      if (!has_word({before, std::min(text_.size(), match.whole.end + kWordsAfter)})) return;
    }
    found_.push_back(match);
  }

  // `3.1415926535`, `user@host:path`, `//user@host`: what stands beside makes it something else.
  bool is_part_of_more(TextSpan span) const {
    const char before = span.begin > 0 ? text_[span.begin - 1] : ' ';
    const char after = span.end < text_.size() ? text_[span.end] : ' ';
    const char next = span.end + 1 < text_.size() ? text_[span.end + 1] : ' ';
    const std::string_view value = text_.substr(span.begin, span.size());
    if (value.find('@') != value.npos) {
      const bool mail = span.begin >= 7 && lower_case(text_.substr(span.begin - 7, 7)) == "mailto:";
      return ((before == '/' || before == ':') && !mail) || after == '(' || (after == ':' && next > ' ');
    }
    if (!is_digit(value.front())) return false;
    return before == '.' || before == '-' || before == '+' || after == '-' || (after == '.' && is_digit(next));
  }

  bool has_word(TextSpan span) const {
    const std::string_view around = std::string_view(lowered_).substr(span.begin, span.size());
    return std::any_of(rule_.words.begin(), rule_.words.end(),
                       [&](std::string_view word) { return holds_word(around, word); });
  }

  const Rule& rule_;
  std::string_view text_;
  std::span<const std::size_t> seams_;
  std::string lowered_;
  std::vector<ShapeMatch> found_;
};

}  // namespace

std::vector<ShapeMatch> find_everywhere(const Rule& rule, std::string_view text, std::span<const std::size_t> seams) {
  return Finder(rule, text, seams).run();
}

bool has_telling_literal(const Rule& rule) {
  return std::all_of(rule.shapes.begin(), rule.shapes.end(),
                     [](const Shape& shape) { return telling_literal(shape).has_value(); });
}

}  // namespace nbscrub
