#include "detectors/shape.h"

#include <algorithm>
#include <array>

#include "detectors/ascii.h"
#include "detectors/shape_syntax.h"

namespace nbscrub {
namespace {

using Kind = ShapePart::Kind;

// Dashes of a UUID stand at these offsets.
bool is_uuid(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !in_alphabet(Alphabet::anyhex, text[i])) return false;
  }
  return true;
}

// Tries one shape on one text. `bounds_[i]` is where part i begins, `bounds_[i + 1]` where it ends.
class Matcher {
 public:
  // Nothing outside `within` belongs to the token; bytes outside it are looked at for the edges only.
  Matcher(const Shape& shape, std::string_view text, TextSpan within, std::span<const std::size_t> seams)
      : parts_(shape.parts), text_(text), within_(within), seams_(seams) {}

  // The token has to end here, whatever follows.
  void require_end(std::size_t end) { required_end_ = end; }

  // Parts from `part` on, from `begin` to a clean edge.
  bool forward(std::size_t part, std::size_t begin) {
    bounds_[part] = begin;
    if (part == parts_.size()) return required_end_ ? begin == *required_end_ : clean_after(begin);
    const std::size_t room = within_.end - begin;
    if (parts_[part].kind != Kind::run) {
      const std::size_t size = fixed_size(part);
      return size <= room && fits(part, begin) && forward(part + 1, begin + size);
    }
    const std::size_t longest = run_after(part, begin);
    const bool last = part + 1 == parts_.size();
    const bool gives_back = last ? !seams_.empty() : may_give_back(part, part + 1);
    for (std::size_t length = longest; length >= parts_[part].min; --length) {
      if (forward(part + 1, begin + length)) return true;
      if (!gives_back) return false;
    }
    return false;
  }

  // Parts before `part`, back from `end` (where it begins) to a clean edge.
  bool backward(std::size_t part, std::size_t end) {
    bounds_[part] = end;
    if (part == 0) return clean_before(end);
    const std::size_t before = part - 1;
    const std::size_t room = end - within_.begin;
    if (parts_[before].kind != Kind::run) {
      const std::size_t size = fixed_size(before);
      return size <= room && fits(before, end - size) && backward(before, end - size);
    }
    const std::size_t longest = run_before(before, end);
    const bool gives_back = before == 0 ? !seams_.empty() : may_give_back(before, before - 1);
    for (std::size_t length = longest; length >= parts_[before].min; --length) {
      if (backward(before, end - length)) return true;
      if (!gives_back) return false;
    }
    return false;
  }

  // The byte before the token belongs to another word, or there is none.
  bool clean_before(std::size_t begin) const {
    if (begin == 0 || at_seam(begin)) return true;
    const char before = text_[begin - 1];
    if (before == '=')
      return true;  // it gives a value; `=` stands at the end of what an alphabet pads, never before it
    if (begin < text_.size() && is_alnum(text_[begin]) && (is_alnum(before) || before == '-' || before == '_'))
      return false;
    return !in_part(parts_.front(), before);
  }

  ShapeMatch result() const {
    ShapeMatch match;
    match.whole = {bounds_[0], bounds_[parts_.size()]};
    bool first = true;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (!parts_[i].secret) continue;
      if (first) match.secret.begin = bounds_[i];
      first = false;
      match.secret.end = bounds_[i + 1];
      const bool random = parts_[i].kind == Kind::run || parts_[i].kind == Kind::uuid;
      if (random && bounds_[i + 1] - bounds_[i] > match.random.size()) {
        match.random = {bounds_[i], bounds_[i + 1]};
        match.alphabet = parts_[i].alphabet;
      }
    }
    return match;
  }

 private:
  std::size_t fixed_size(std::size_t part) const {
    return parts_[part].kind == Kind::literal ? parts_[part].literal.size() : parts_[part].min;
  }

  // A part of fixed size, at `begin`; that many bytes are there.
  bool fits(std::size_t index, std::size_t begin) const {
    const ShapePart& part = parts_[index];
    const std::string_view there = text_.substr(begin, fixed_size(index));
    if (part.kind == Kind::literal) return there == part.literal;
    if (part.kind == Kind::uuid) return is_uuid(there);
    return std::all_of(there.begin(), there.end(), [&](char byte) { return in_alphabet(part.alphabet, byte); });
  }

  std::size_t run_after(std::size_t part, std::size_t begin) const {
    const std::size_t most = std::min<std::size_t>(parts_[part].max, within_.end - begin);
    std::size_t length = 0;
    while (length < most && in_alphabet(parts_[part].alphabet, text_[begin + length])) ++length;
    return length;
  }

  std::size_t run_before(std::size_t part, std::size_t end) const {
    const std::size_t most = std::min<std::size_t>(parts_[part].max, end - within_.begin);
    std::size_t length = 0;
    while (length < most && in_alphabet(parts_[part].alphabet, text_[end - length - 1])) ++length;
    return length;
  }

  // Could `neighbour` begin with a byte that the run `part` gives back? A literal whose nearest byte is not in the
  // run's alphabet could not, and then only the longest run can be right. (A run at either end gives back for a seam
  // only.)
  bool may_give_back(std::size_t part, std::size_t neighbour) const {
    if (parts_[neighbour].kind != Kind::literal) return true;
    const std::string_view literal = parts_[neighbour].literal;
    return in_alphabet(parts_[part].alphabet, neighbour > part ? literal.front() : literal.back());
  }

  static bool in_part(const ShapePart& part, char byte) {
    switch (part.kind) {
      case Kind::literal: return false;
      case Kind::uuid: return in_alphabet(Alphabet::anyhex, byte) || byte == '-';
      case Kind::run:
      case Kind::checksum: return in_alphabet(part.alphabet, byte);
    }
    return false;
  }

  bool clean_after(std::size_t end) const {
    if (end == text_.size() || at_seam(end)) return true;
    const char last = text_[end - 1];
    const char after = text_[end];
    if (is_alnum(last) && is_alnum(after)) return false;
    if (parts_.back().kind != Kind::literal) return !in_part(parts_.back(), after);
    if (last == '=') return after != '=';
    if (!is_alnum(last)) return true;
    // A literal that ends in a letter or digit (the AA of a padded key) is part of the run before it.
    const auto run =
        std::find_if(parts_.rbegin(), parts_.rend(), [](const ShapePart& p) { return p.kind != Kind::literal; });
    return run == parts_.rend() || !in_part(*run, after);
  }

  bool at_seam(std::size_t offset) const { return std::binary_search(seams_.begin(), seams_.end(), offset); }

  std::span<const ShapePart> parts_;
  std::string_view text_;
  TextSpan within_;
  std::span<const std::size_t> seams_;
  std::optional<std::size_t> required_end_;
  std::array<std::size_t, kMaxShapeParts + 1> bounds_{};
};

}  // namespace

std::optional<ShapeMatch> match_shape_at(const Shape& shape, std::size_t part, std::string_view text,
                                         std::size_t anchor, std::span<const std::size_t> seams) {
  Matcher matcher(shape, text, {0, text.size()}, seams);
  // What follows the literal fails more often than what stands before it, so it is tried first.
  if (anchor > text.size() || !matcher.forward(part, anchor) || !matcher.backward(part, anchor)) return std::nullopt;
  return matcher.result();
}

std::optional<ShapeMatch> match_shape_exactly(const Shape& shape, std::string_view text, TextSpan span) {
  Matcher matcher(shape, text, span, {});
  matcher.require_end(span.end);
  if (!matcher.forward(0, span.begin)) return std::nullopt;
  return matcher.result();
}

std::optional<ShapeMatch> find_shape(const Shape& shape, std::string_view text, TextSpan within,
                                     std::span<const std::size_t> seams) {
  const ShapePart& first = shape.parts.front();
  Matcher matcher(shape, text, {within.begin, text.size()}, seams);
  for (std::size_t begin = within.begin; begin < within.end; ++begin) {
    if (first.kind == Kind::literal) {
      const std::size_t found = text.substr(0, within.end).find(first.literal, begin);
      if (found == std::string_view::npos) return std::nullopt;
      begin = found;
    }
    if (matcher.clean_before(begin) && matcher.forward(0, begin)) return matcher.result();
  }
  return std::nullopt;
}

}  // namespace nbscrub
