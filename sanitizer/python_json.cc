#include "sanitizer/python_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "sanitizer/json_escape.h"

namespace nbscrub {
namespace {

constexpr char kHex[] = "0123456789abcdef";

void append_code_point(std::string& text, std::uint32_t code) {
  const auto byte = [&text](std::uint32_t value) { text += static_cast<char>(value); };
  if (code < 0x80) {
    byte(code);
  } else if (code < 0x800) {
    byte(0xc0 | code >> 6);
    byte(0x80 | (code & 0x3f));
  } else if (code < 0x10000) {
    byte(0xe0 | code >> 12);
    byte(0x80 | (code >> 6 & 0x3f));
    byte(0x80 | (code & 0x3f));
  } else {
    byte(0xf0 | code >> 18);
    byte(0x80 | (code >> 12 & 0x3f));
    byte(0x80 | (code >> 6 & 0x3f));
    byte(0x80 | (code & 0x3f));
  }
}

bool is_lead(std::uint32_t code) { return code >= 0xd800 && code < 0xdc00; }
bool is_trail(std::uint32_t code) { return code >= 0xdc00 && code < 0xe000; }

// The four digits of \uXXXX at `at`; 0 when they are not all there.
std::uint32_t hex_at(std::string_view content, std::size_t at) {
  std::uint32_t code = 0;
  if (at + 4 > content.size()) return 0;
  std::from_chars(content.data() + at, content.data() + at + 4, code, 16);
  return code;
}

void append_escape(std::string& out, std::uint32_t unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[unit >> shift & 0xf];
}

// The code point at `at` of valid WTF-8, and its length.
std::uint32_t code_point_at(std::string_view text, std::size_t at, std::size_t& length) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0); };
  const unsigned char first = byte(0);
  length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  std::uint32_t code = length == 1 ? first : first & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = code << 6 | (byte(i) & 0x3f);
  return code;
}

// The length of the line end that begins at `at`, 0 when there is none.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  const char byte = rest.front();
  if (byte == '\r') return rest.starts_with("\r\n") ? 2 : 1;
  if (byte == '\n' || byte == '\v' || byte == '\f' || (byte >= '\x1c' && byte <= '\x1e')) return 1;
  if (rest.starts_with("\xc2\x85")) return 2;
  return rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9") ? 3 : 0;
}

}  // namespace

std::string python_text(std::string_view content) {
  std::string text;
  text.reserve(content.size());
  for (std::size_t at = 0; at < content.size();) {
    if (content[at] != '\\' || at + 1 == content.size()) {
      text += content[at++];
      continue;
    }
    const char kind = content[at + 1];
    at += 2;
    switch (kind) {
      case 'b': text += '\b'; break;
      case 'f': text += '\f'; break;
      case 'n': text += '\n'; break;
      case 'r': text += '\r'; break;
      case 't': text += '\t'; break;
      case 'u': {
        std::uint32_t code = hex_at(content, at);
        at += 4;
        if (is_lead(code) && content.substr(std::min(at, content.size())).starts_with("\\u")) {
          const std::uint32_t trail = hex_at(content, at + 2);
          if (is_trail(trail)) {
            code = 0x10000 + ((code - 0xd800) << 10 | (trail - 0xdc00));
            at += 6;
          }
        }
        append_code_point(text, code);
        break;
      }
      default: text += kind;
    }
  }
  return text;
}

std::string python_string(std::string_view text, bool ascii) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    const std::uint32_t code = code_point_at(text, at, length);
    const std::string_view escape = code < 0x80 ? short_escape(static_cast<char>(code)) : std::string_view();
    if (!escape.empty()) {
      out += escape;
    } else if (code < 0x20 || (code >= 0xd800 && code < 0xe000) || (ascii && code > 0x7e && code < 0x10000)) {
      append_escape(out, code);
    } else if (ascii && code >= 0x10000) {
      append_escape(out, 0xd800 + ((code - 0x10000) >> 10));
      append_escape(out, 0xdc00 + ((code - 0x10000) & 0x3ff));
    } else {
      out += text.substr(at, length);
    }
    at += length;
  }
  return out + '"';
}

std::string python_number(std::string_view token) {
  if (token.find_first_of(".eE") == std::string_view::npos) return token == "-0" ? "0" : std::string(token);
  double value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (error == std::errc::result_out_of_range) {
    // Too small is a zero to Python, too large is no number any more.
    value = std::strtod(std::string(token).c_str(), nullptr);
    if (std::isinf(value)) return std::string(token);
  } else if (error != std::errc() || end != token.data() + token.size()) {
    return std::string(token);
  }
  // The shortest digits that are read as the same float, d.ddde±XX; Python shows an exponent below -4 and from 16 on.
  char buffer[64];
  const auto written = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  const std::string_view scientific(buffer, static_cast<std::size_t>(written.ptr - buffer));
  const std::size_t e = scientific.find('e');
  const int exponent = std::atoi(std::string(scientific.substr(e + 1)).c_str());
  if (exponent < -4 || exponent >= 16) return std::string(scientific);
  const auto fixed = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  std::string text(buffer, static_cast<std::size_t>(fixed.ptr - buffer));
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

std::vector<std::string_view> python_lines(std::string_view text, bool keep_ends) {
  std::vector<std::string_view> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at);
    if (end == 0) {
      ++at;
      continue;
    }
    lines.push_back(text.substr(begin, at - begin + (keep_ends ? end : 0)));
    at += end;
    begin = at;
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

}  // namespace nbscrub
