#include "sanitizer/known_values.h"

#include <algorithm>
#include <map>
#include <set>

#include "detectors/ascii.h"
#include "detectors/entropy.h"
#include "detectors/words.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongEnough = 12;  // bytes
constexpr std::size_t kShortest = 8;     // ... of a value that has to be random
constexpr std::size_t kFewestDistinct = 5;

bool is_token_byte(char byte) {
  return is_letter(byte) || is_digit(byte) || byte == '_' || byte == '-';
}

template <class Predicate>
bool all_are(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

template <class Predicate>
bool any_is(std::string_view text, Predicate predicate) {
  return std::any_of(text.begin(), text.end(), predicate);
}

// Of lower case, upper case, digits and everything else, how many stand in `text`.
int character_classes(std::string_view text) {
  return any_is(text, is_lower) + any_is(text, is_upper) + any_is(text, is_digit) +
         any_is(text, [](char byte) { return !is_letter(byte) && !is_digit(byte); });
}

std::size_t distinct_bytes(std::string_view text) {
  return std::set<char>(text.begin(), text.end()).size();
}

// Numbers, dates, times, versions, addresses: digits and what stands between them.
bool is_numeric(std::string_view value) {
  return all_are(value, [](char byte) {
    return is_digit(byte) || std::string_view(".,:+-_/ eETZ").find(byte) != std::string_view::npos;
  });
}

bool is_uuid(std::string_view value) {
  if (value.size() != 36) return false;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = is_digit(value[i]) || (value[i] >= 'a' && value[i] <= 'f') || (value[i] >= 'A' && value[i] <= 'F');
    if (hyphen ? value[i] != '-' : !hex) return false;
  }
  return true;
}

// One segment of a path or label of a host: short, and not of both cases and digits, as pieces of random tokens are.
bool is_plain_segment(std::string_view segment) {
  const bool mixed = any_is(segment, is_lower) && any_is(segment, is_upper) && any_is(segment, is_digit);
  return segment.size() <= 24 && !mixed && all_are(segment, [](char byte) {
           return is_token_byte(byte) || byte == '.' || byte == '~' || byte == ':' || byte == ' ' ||
                  static_cast<unsigned char>(byte) >= 0x80;
         });
}

bool has_plain_segments(std::string_view value, std::string_view separators) {
  while (true) {
    const std::size_t end = std::min(value.find_first_of(separators), value.size());
    if (!is_plain_segment(value.substr(0, end))) return false;
    if (end == value.size()) return true;
    value.remove_prefix(end + 1);
  }
}

// `db.example.com`, `model.final.pt`: dotted, and what follows the last dot is a short word.
bool is_host_or_file_name(std::string_view value) {
  const std::size_t port = value.find_last_of(':');
  if (port != std::string_view::npos && all_are(value.substr(port + 1), is_digit)) value = value.substr(0, port);
  const std::size_t dot = value.find_last_of('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  const std::string_view last = value.substr(dot + 1);
  const bool domain = last.size() >= 2 && last.size() <= 12 && all_are(last, is_letter);
  const bool extension = !last.empty() && last.size() <= 5 && any_is(last, is_letter) &&
                         all_are(last, [](char byte) { return is_lower(byte) || is_digit(byte); });
  return (domain || extension) && all_are(value, [](char byte) { return is_token_byte(byte) || byte == '.'; }) &&
         has_plain_segments(value, "._-");
}

bool is_path(std::string_view value) {
  return value.find_first_of("/\\") != std::string_view::npos && has_plain_segments(value, "/\\._-");
}

bool is_email_address(std::string_view value) {
  const std::size_t at = value.find('@');
  return at != std::string_view::npos && at > 0 && value.find('@', at + 1) == std::string_view::npos &&
         is_host_or_file_name(value.substr(at + 1)) &&
         all_are(value.substr(0, at), [](char byte) { return is_token_byte(byte) || byte == '.' || byte == '+'; });
}

// `test1234`, `Winter2024!`: a word with decoration.
bool is_decorated_word(std::string_view value) {
  const auto first = std::find_if(value.begin(), value.end(), is_letter);
  const auto last = std::find_if_not(first, value.end(), is_letter);
  if (any_is({last, value.end()}, is_letter)) return false;
  const std::string_view word(first, last);
  return word.size() >= 4 && looks_like_words(word);
}

}  // namespace

bool worth_spreading(std::string_view value) {
  if (value.size() < kShortest || distinct_bytes(value) < kFewestDistinct) return false;
  if (is_numeric(value) || is_uuid(value) || is_email_address(value) || is_host_or_file_name(value) || is_path(value)) {
    return false;
  }
  if (looks_like_words(value)) return false;
  if (value.size() >= kLongEnough) return true;
  return character_classes(value) >= 3 && !is_decorated_word(value) &&
         shannon_bits(value) >= entropy_floor(narrowest_alphabet(value), value.size());
}

void KnownValues::add(std::string_view value, const Rule& rule, Confidence confidence) {
  if (confidence == Confidence::low || !worth_spreading(value)) return;
  const auto before = [](const Value& known, std::string_view text) {
    return known.text.size() != text.size() ? known.text.size() > text.size() : known.text < text;
  };
  const auto place = std::lower_bound(values_.begin(), values_.end(), value, before);
  if (place == values_.end() || place->text != value) {
    values_.insert(place, {std::string(value), &rule, confidence});
  } else if (confidence > place->confidence) {
    place->rule = &rule;
    place->confidence = confidence;
  }
}

void KnownValues::find(std::string_view text, std::vector<Occurrence>& occurrences) const {
  std::map<std::size_t, Occurrence> accepted;  // by begin; none overlaps another
  const auto is_free = [&accepted](TextSpan span) {
    const auto after = accepted.lower_bound(span.begin);
    if (after != accepted.end() && after->first < span.end) return false;
    return after == accepted.begin() || std::prev(after)->second.span.end <= span.begin;
  };
  for (const Value& value : values_) {
    for (std::size_t at = text.find(value.text); at != std::string_view::npos; at = text.find(value.text, at + 1)) {
      const TextSpan span{at, at + value.text.size()};
      const bool inside_before = at > 0 && is_token_byte(value.text.front()) && is_token_byte(text[at - 1]);
      const bool inside_after =
          span.end < text.size() && is_token_byte(value.text.back()) && is_token_byte(text[span.end]);
      if (inside_before || inside_after || !is_free(span)) continue;
      accepted.emplace(at, Occurrence{span, value.rule, value.confidence});
    }
  }
  for (const auto& [begin, occurrence] : accepted) occurrences.push_back(occurrence);
}

}  // namespace nbscrub
