#include "tests/support/marked_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "detectors/ascii.h"
#include "detectors/base64.h"
#include "sanitizer/json_string.h"

namespace nbscrub {
namespace {

// Each byte on its own through `encode`.
template <class Encode>
MarkedText byte_by_byte(const MarkedText& text, const Encode& encode) {
  MarkedText encoded;
  for (std::size_t i = 0; i < text.size(); ++i) encoded.append(encode(i), text.is_marked(i));
  return encoded;
}

}  // namespace


MarkedText& MarkedText::operator+=(const MarkedText& other) {
  text_ += other.text_;
  marks_ += other.marks_;
  return *this;
}

void MarkedText::append(std::string_view text, bool marked) {
  text_ += text;
  marks_.append(text.size(), marked ? 1 : 0);
}

MarkedText MarkedText::slice(std::size_t begin, std::size_t end) const {
  MarkedText part;
  part.text_ = text_.substr(begin, end - begin);
  part.marks_ = marks_.substr(begin, end - begin);
  return part;
}

std::vector<RawSpan> MarkedText::marked_spans() const {
  std::vector<RawSpan> spans;
  for (std::size_t i = 0; i < size(); ++i) {
    if (!is_marked(i)) continue;
    if (!spans.empty() && spans.back().end == i) {
      ++spans.back().end;
    } else {
      spans.push_back({i, i + 1});
    }
  }
  return spans;
}

MarkedText operator+(MarkedText left, const MarkedText& right) {
  left += right;
  return left;
}

MarkedText json_escaped(const MarkedText& text) {
  return byte_by_byte(text, [&](std::size_t i) { return encode_json_string(text.text().substr(i, 1)); });
}

MarkedText python_repr(const MarkedText& text) {
  const bool single = text.text().find('\'') != std::string::npos && text.text().find('"') == std::string::npos;
  const char quote = single ? '"' : '\'';
  const MarkedText body = byte_by_byte(text, [&](std::size_t i) -> std::string {
    const char byte = text.text()[i];
    if (byte == '\n') return "\\n";
    if (byte == '\\' || byte == quote) return {'\\', byte};
    return {byte};
  });
  const std::string edge(1, quote);
  return MarkedText(edge) + body + MarkedText(edge);
}

MarkedText html_escaped(const MarkedText& text, std::size_t every) {
  return byte_by_byte(text, [&](std::size_t i) -> std::string {
    const char byte = text.text()[i];
    switch (byte) {
      case '<': return "&lt;";
      case '>': return "&gt;";
      case '&': return "&amp;";
      case '"': return "&quot;";
      case '\'': return "&#x27;";
      default: break;
    }
    if (every > 0 && text.is_marked(i) && i % every == 0 && is_alnum(byte)) return fmt::format("&#{};", int{byte});
    return {byte};
  });
}

MarkedText percent_encoded(const MarkedText& text) {
  return byte_by_byte(text, [&](std::size_t i) -> std::string {
    const char byte = text.text()[i];
    return is_alnum(byte) ? std::string(1, byte) : fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  });
}

MarkedText base64_encoded(const MarkedText& text) {
  MarkedText encoded;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const std::size_t end = std::min(i + 3, text.size());
    bool marked = false;
    for (std::size_t byte = i; byte < end; ++byte) marked = marked || text.is_marked(byte);
    encoded.append(base64_encode(text.text().substr(i, end - i)), marked);
  }
  return encoded;
}

MarkedText utf16_encoded(const MarkedText& text) {
  return MarkedText("\xff\xfe") +
         byte_by_byte(text, [&](std::size_t i) { return std::string{text.text()[i], '\0'}; });
}

MarkedText cut_in_secret(const MarkedText& text, std::string_view seam, std::size_t cuts, SeededRandom& random) {
  std::set<std::size_t> places;
  for (const RawSpan& span : text.marked_spans()) {
    for (std::size_t i = 0; i < cuts && span.size() > 1; ++i)
      places.insert(span.begin + 1 + random.below(span.size() - 1));
  }
  MarkedText cut;
  std::size_t begin = 0;
  for (std::size_t place : places) {
    cut += text.slice(begin, place);
    cut += seam;
    begin = place;
  }
  cut += text.slice(begin, text.size());
  return cut;
}

std::vector<MarkedText> chunked(const MarkedText& text, std::size_t pieces, SeededRandom& random) {
  std::set<std::size_t> places{0, text.size()};
  for (const RawSpan& span : text.marked_spans()) places.insert(span.begin + random.below(span.size()));
  for (std::size_t i = 2; i < pieces; ++i) places.insert(random.below(text.size()));
  std::vector<MarkedText> chunks;
  for (auto end = std::next(places.begin()); end != places.end(); ++end)
    chunks.push_back(text.slice(*std::prev(end), *end));
  return chunks;
}

std::vector<MarkedText> lines_of(const MarkedText& text) {
  std::vector<MarkedText> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t newline = text.text().find('\n', begin);
    const std::size_t end = newline == std::string::npos ? text.size() : newline + 1;
    lines.push_back(text.slice(begin, end));
    begin = end;
  }
  return lines;
}

}  // namespace nbscrub
