#include "detectors/shape_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace nbscrub {
namespace {

struct LengthRange {
  std::uint16_t min = 0;
  std::uint16_t max = 0;
};

// A run as it is written: with the list of its lengths.
struct WrittenRun {
  Alphabet alphabet = Alphabet::any;
  std::vector<LengthRange> lengths;
};

std::optional<std::uint16_t> parse_length(std::string_view digits) {
  std::uint16_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value == 0) return std::nullopt;
  return value;
}

std::optional<LengthRange> parse_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto min = parse_length(text.substr(0, dash));
  const auto max = dash == std::string_view::npos ? min : parse_length(text.substr(dash + 1));
  if (!min || !max || *min > *max) return std::nullopt;
  return LengthRange{*min, *max};
}

Result<Alphabet> parse_alphabet(std::string_view name) {
  if (const auto alphabet = alphabet_named(name)) return *alphabet;
  std::vector<std::string_view> known;
  for (std::size_t i = 0; i < kAlphabetCount; ++i) known.push_back(name_of(static_cast<Alphabet>(i)));
  const std::string_view near = nearest_word(name, known);
  return fail(fmt::format("there is no alphabet \"{}\"", name),
              near.empty() ? fmt::format("use one of {}", fmt::join(known, ", "))
                           : fmt::format("did you mean {{{}:…}}?", near));
}

Result<WrittenRun> parse_run(std::string_view inside) {
  const std::size_t colon = inside.find(':');
  if (colon == std::string_view::npos) {
    return fail(fmt::format("{{{}}} has no length", inside),
                fmt::format("write {{{}:32}} for 32 bytes, {{{}:20-40}} for 20 to 40", inside, inside));
  }
  const auto alphabet = parse_alphabet(inside.substr(0, colon));
  if (!alphabet) return fail(alphabet.error());
  WrittenRun run{*alphabet, {}};
  std::string_view lengths = inside.substr(colon + 1);
  while (true) {
    const std::size_t bar = lengths.find('|');
    const auto range = parse_range(lengths.substr(0, bar));
    if (!range) {
      return fail(fmt::format("the length in {{{}}} is not understood", inside),
                  fmt::format("write one length, a range or a list, from 1 to {}: 32, 20-40 or 20|58|74",
                              std::numeric_limits<std::uint16_t>::max()));
    }
    run.lengths.push_back(*range);
    if (bar == std::string_view::npos) return run;
    lengths.remove_prefix(bar + 1);
  }
}

// What both grammars share: literal text, doubled braces, and what stands between braces.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  char next() { return text_[at_++]; }

  bool skip(std::string_view expected) {
    if (!text_.substr(at_).starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  // The text up to the closing brace; the opening one has been read.
  Result<std::string_view> inside_braces() {
    const std::size_t close = text_.find('}', at_);
    if (close == std::string_view::npos) {
      return fail("a { is never closed", "close it, or write {{ for a brace that stands for itself");
    }
    const std::string_view inside = text_.substr(at_, close - at_);
    at_ = close + 1;
    return inside;
  }

  static auto stray_brace() { return fail("a } closes nothing", "write }} for a brace that stands for itself"); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

class ShapeParser {
 public:
  explicit ShapeParser(std::string_view text) : reader_(text) {}

  Result<std::vector<std::vector<WrittenPart>>> parse() {
    while (!reader_.at_end()) {
      if (auto done = step(); !done) return fail(done.error());
    }
    if (auto done = check(); !done) return fail(done.error());
    return expand();
  }

 private:
  Result<void> step() {
    for (char c : {'{', '}'}) {
      if (reader_.skip(std::string(2, c))) return add_literal(c);
    }
    for (char c : {'<', '>', '\\'}) {
      if (reader_.skip({std::array{'\\', c}.data(), 2})) return add_literal(c);
    }
    const char c = reader_.next();
    switch (c) {
      case '{': return add_braces();
      case '}': return Reader::stray_brace();
      case '<': return open_secret();
      case '>': return close_secret();
      case '\\':
        return fail("a backslash stands before nothing it could escape",
                    "write \\\\ for a backslash, \\< or \\> for <, >");
      default: return add_literal(c);
    }
  }

  Result<void> add_literal(char c) {
    const bool fresh =
        parts_.empty() || parts_.back().kind != ShapePart::Kind::literal || parts_.back().secret != in_secret_;
    if (fresh) add(WrittenPart{});
    parts_.back().literal.push_back(c);
    return {};
  }

  Result<void> add_braces() {
    const auto inside = reader_.inside_braces();
    if (!inside) return fail(inside.error());
    if (*inside == "uuid") {
      add({ShapePart::Kind::uuid, true, {}, Alphabet::anyhex, kUuidLength, kUuidLength});
      return {};
    }
    if (*inside == "crc32_base62") {
      if (parts_.empty() || parts_.back().kind != ShapePart::Kind::run) {
        return fail("{crc32_base62} has no run right before it",
                    "put it after the run it is the checksum of: {base62:30}{crc32_base62}");
      }
      add({ShapePart::Kind::checksum, true, {}, Alphabet::base62, kCrc32Base62Length, kCrc32Base62Length});
      return {};
    }
    const auto run = parse_run(*inside);
    if (!run) return fail(run.error());
    add({ShapePart::Kind::run, true, {}, run->alphabet, 0, 0});
    lengths_.back() = run->lengths;
    return {};
  }

  void add(WrittenPart part) {
    part.secret = in_secret_;
    parts_.push_back(std::move(part));
    lengths_.emplace_back();
  }

  Result<void> open_secret() {
    if (has_secret_)
      return fail("a shape has one secret part, this one opens a second", "write \\< for an angle bracket");
    has_secret_ = in_secret_ = true;
    return {};
  }

  Result<void> close_secret() {
    if (!in_secret_) return fail("a > closes nothing", "write \\> for an angle bracket");
    in_secret_ = false;
    return {};
  }

  Result<void> check() {
    if (in_secret_)
      return fail("the secret part is never closed", "put a > after it, or write \\< for an angle bracket");
    if (!has_secret_) {
      for (WrittenPart& part : parts_) part.secret = true;
    }
    const auto is_random = [](const WrittenPart& part) { return part.secret && part.kind != ShapePart::Kind::literal; };
    if (std::none_of(parts_.begin(), parts_.end(), is_random)) {
      return fail("the shape has no run in its secret part, so it is one fixed text", "add a run such as {base62:32}");
    }
    if (parts_.size() > kMaxShapeParts) {
      return fail(fmt::format("the shape has {} parts, {} are the most", parts_.size(), kMaxShapeParts),
                  "write it as several shapes");
    }
    return {};
  }

  Result<std::vector<std::vector<WrittenPart>>> expand() const {
    std::size_t count = 1;
    for (const auto& lengths : lengths_) {
      if (lengths.size() <= 1 || lengths.size() == count) continue;
      if (count != 1) {
        return fail("two lists of lengths in one shape differ in count",
                    "give each the same count of lengths, or write several shapes");
      }
      count = lengths.size();
    }
    std::vector<std::vector<WrittenPart>> shapes(count, parts_);
    for (std::size_t shape = 0; shape < count; ++shape) {
      for (std::size_t part = 0; part < parts_.size(); ++part) {
        if (lengths_[part].empty()) continue;
        const LengthRange range = lengths_[part][lengths_[part].size() == 1 ? 0 : shape];
        shapes[shape][part].min = range.min;
        shapes[shape][part].max = range.max;
      }
    }
    return shapes;
  }

  Reader reader_;
  std::vector<WrittenPart> parts_;
  std::vector<std::vector<LengthRange>> lengths_;  // of parts_; empty where a part is no run
  bool in_secret_ = false;
  bool has_secret_ = false;
};

Result<TemplatePart> parse_slot(std::string_view inside) {
  constexpr std::string_view kRule = "rule:";
  if (inside == "shape") return TemplatePart{TemplatePart::Kind::shape, {}, Alphabet::any, 0, 0};
  if (inside == "uuid") return TemplatePart{TemplatePart::Kind::uuid, {}, Alphabet::anyhex, kUuidLength, kUuidLength};
  if (inside.starts_with(kRule) && inside.size() > kRule.size()) {
    return TemplatePart{TemplatePart::Kind::rule, std::string(inside.substr(kRule.size())), Alphabet::any, 0, 0};
  }
  const auto run = parse_run(inside);
  if (!run) return fail(run.error());
  if (run->lengths.size() != 1) {
    return fail(fmt::format("{{{}}} lists several lengths", inside), "a template takes one length or one range");
  }
  return TemplatePart{TemplatePart::Kind::run, {}, run->alphabet, run->lengths[0].min, run->lengths[0].max};
}

}  // namespace

Result<std::vector<std::vector<WrittenPart>>> parse_shape(std::string_view text) { return ShapeParser(text).parse(); }

std::string written(const Shape& shape) {
  const bool all_secret =
      std::all_of(shape.parts.begin(), shape.parts.end(), [](const ShapePart& part) { return part.secret; });
  std::string text;
  bool inside = false;
  for (const ShapePart& part : shape.parts) {
    if (!all_secret && part.secret != inside) text += part.secret ? '<' : '>';
    inside = part.secret;
    switch (part.kind) {
      case ShapePart::Kind::uuid: text += "{uuid}"; break;
      case ShapePart::Kind::checksum: text += "{crc32_base62}"; break;
      case ShapePart::Kind::run:
        text += part.min == part.max ? fmt::format("{{{}:{}}}", name_of(part.alphabet), part.min)
                                     : fmt::format("{{{}:{}-{}}}", name_of(part.alphabet), part.min, part.max);
        break;
      case ShapePart::Kind::literal:
        for (char c : part.literal) {
          if (c == '{' || c == '}') text += c;
          if (c == '<' || c == '>' || c == '\\') text += '\\';
          text += c;
        }
    }
  }
  if (!all_secret && inside) text += '>';
  return text;
}

Result<std::vector<TemplatePart>> parse_template(std::string_view text) {
  Reader reader(text);
  std::vector<TemplatePart> parts;
  const auto add_literal = [&](char c) {
    if (parts.empty() || parts.back().kind != TemplatePart::Kind::literal) parts.emplace_back();
    parts.back().text.push_back(c);
  };
  while (!reader.at_end()) {
    if (reader.skip("{{")) {
      add_literal('{');
    } else if (reader.skip("}}")) {
      add_literal('}');
    } else if (const char c = reader.next(); c == '}') {
      return Reader::stray_brace();
    } else if (c == '{') {
      const auto inside = reader.inside_braces();
      if (!inside) return fail(inside.error());
      auto slot = parse_slot(*inside);
      if (!slot) return fail(slot.error());
      parts.push_back(std::move(*slot));
    } else {
      add_literal(c);
    }
  }
  return parts;
}

std::string_view nearest_word(std::string_view word, const std::vector<std::string_view>& known) {
  std::string_view nearest;
  std::size_t fewest = word.size() / 3 + 2;  // more edits than that is another word
  for (std::string_view candidate : known) {
    // Levenshtein's distance, one row of the table at a time.
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = i;
    for (std::size_t i = 0; i < word.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i + 1;
      for (std::size_t j = 0; j < candidate.size(); ++j) {
        const std::size_t replaced = diagonal + (word[i] == candidate[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
      }
    }
    if (row.back() < fewest) {
      fewest = row.back();
      nearest = candidate;
    }
  }
  return nearest;
}

}  // namespace nbscrub
