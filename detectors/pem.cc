#include "detectors/pem.h"

#include <algorithm>
#include <bitset>

#include "detectors/ascii.h"
#include "detectors/base64.h"

namespace nbscrub {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t kLongestLabel = 64;
constexpr std::size_t kLongestHeader = 512;
constexpr std::size_t kLongestBlock = 128 * 1024;
constexpr std::size_t kLeastBase64 = 64;       // bytes
constexpr std::size_t kLeastPuttyBase64 = 40;  // the private half of an Ed25519 key takes 48
constexpr std::size_t kLeastRun = 16;          // a line of base64, but for the last, is longer; a word is shorter
constexpr std::size_t kLeastCharacters = 12;   // different ones; a body of x's is a sample

bool is_base64(char byte) {
  return is_letter(byte) || is_digit(byte) || byte == '+' || byte == '/' || byte == '=';
}

// Everything that may stand between two lines of base64: white space, also written out as \n \r \t (with one backslash
// or more), quotes and joining signs of the language around, comment and quotation marks.
std::size_t skip_joints(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == '\\') {
      std::size_t next = at;
      while (next < text.size() && text[next] == '\\') ++next;
      if (next < text.size() && std::string_view("nrt\"'\n\r").find(text[next]) != npos) ++next;
      at = next;
    } else if (std::string_view(" \t\r\n\"'`,;()#>*|").find(text[at]) != npos) {
      ++at;
    } else if (text[at] == '+' && at > 0 && at + 1 < text.size() && !is_base64(text[at - 1]) &&
               !is_base64(text[at + 1])) {
      ++at;
    } else if (text.substr(at, 3) == "// " || text.substr(at, 2) == "b\"" || text.substr(at, 2) == "b'") {
      at += text[at] == '/' ? 3 : 1;
    } else {
      break;
    }
  }
  return at;
}

struct Headers {
  std::size_t end = 0;
  bool encrypted = false;
};

// `Proc-Type: 4,ENCRYPTED`, `Version: …`, `Comment: …`: lines of `name: value` between marker and base64.
Headers skip_headers(std::string_view text, std::size_t at) {
  Headers headers{skip_joints(text, at), false};
  while (true) {
    std::size_t colon = headers.end;
    while (colon < text.size() && colon - headers.end < kLongestLabel &&
           (is_letter(text[colon]) || text[colon] == '-')) {
      ++colon;
    }
    if (colon == headers.end || text.substr(colon, 1) != ":") return headers;
    const std::string_view rest = text.substr(colon, kLongestHeader);
    const std::size_t end = std::min(rest.find('\n'), rest.find("\\n"));
    if (end == npos) return headers;
    if (rest.substr(0, end).find("ENCRYPTED") != npos) headers.encrypted = true;
    headers.end = skip_joints(text, colon + end);
  }
}

struct Body {
  TextSpan span;
  std::string base64;
};

std::optional<Body> read_body(std::string_view text, std::size_t at, std::size_t least) {
  Body body{{at, at}, {}};
  const std::size_t limit = std::min(text.size(), at + kLongestBlock);
  while (at < limit) {
    if (text.substr(at, 3) == "..." || text.substr(at, 3) == "\xe2\x80\xa6") return std::nullopt;
    std::size_t end = at;
    while (end < limit && is_base64(text[end])) ++end;
    if (end == at) break;
    body.base64.append(text.substr(at, end - at));
    body.span.end = end;
    const bool short_run = end - at < kLeastRun;
    at = skip_joints(text, end);
    if (short_run && text.substr(at, 1) != "=") break;
  }
  if (text.substr(at, 3) == "..." || text.substr(at, 3) == "\xe2\x80\xa6") return std::nullopt;
  std::bitset<256> seen;
  for (char byte : body.base64) seen.set(static_cast<unsigned char>(byte));
  if (body.base64.size() < least || seen.count() < kLeastCharacters) return std::nullopt;
  return body;
}

// An OpenSSH key names its cipher right behind the magic; "none" is a key in the clear.
bool openssh_is_encrypted(std::string_view base64) {
  const std::string decoded = base64_decode(base64.substr(0, 48)).value_or("");
  constexpr std::string_view kMagic("openssh-key-v1\0", 15);
  return decoded.starts_with(kMagic) && std::string_view(decoded).substr(kMagic.size() + 4, 4) != "none";
}

std::optional<PemBlock> putty_block(std::string_view text, std::size_t begin) {
  const std::string_view block = text.substr(begin, kLongestBlock);
  const std::size_t label_end = block.find(':');
  const std::size_t lines = block.find("Private-Lines:");
  if (label_end == npos || label_end > kLongestLabel || lines == npos) return std::nullopt;
  std::size_t at = block.find_first_not_of(" 0123456789", lines + std::string_view("Private-Lines:").size());
  if (at == npos) return std::nullopt;
  const std::string_view lines_only = block.substr(0, block.find("Private-MAC:", at));
  const auto body = read_body(lines_only, skip_joints(block, at), kLeastPuttyBase64);
  if (!body) return std::nullopt;
  PemBlock found;
  found.label = block.substr(0, label_end);
  found.body = {begin + body->span.begin, begin + body->span.end};
  const std::string_view head = block.substr(0, lines);
  const std::size_t encryption = head.find("Encryption:");
  found.encrypted = encryption != npos && head.substr(encryption, 20).find("none") == npos;
  std::size_t end = body->span.end;
  at = skip_joints(block, end);
  if (block.substr(at).starts_with("Private-MAC:")) {
    at = skip_joints(block, at + std::string_view("Private-MAC:").size());
    while (at < block.size() && is_base64(block[at])) ++at;
    end = at;
    found.complete = true;
  }
  found.whole = {begin, begin + end};
  return found;
}

}  // namespace

std::optional<PemBlock> pem_block_at(std::string_view text, std::size_t begin) {
  if (begin >= text.size()) return std::nullopt;
  if (text.substr(begin).starts_with("PuTTY-User-Key-File-")) return putty_block(text, begin);
  const bool ssh2 = text.substr(begin).starts_with("---- BEGIN ");
  const std::string_view frame = ssh2 ? " ----" : "-----";
  const std::string_view lead = ssh2 ? "---- BEGIN " : "-----BEGIN ";
  if (!text.substr(begin).starts_with(lead)) return std::nullopt;

  const std::string_view after = text.substr(begin + lead.size(), kLongestLabel);
  const std::size_t label_end = after.find(frame);
  if (label_end == npos || label_end == 0) return std::nullopt;
  PemBlock found;
  found.label = after.substr(0, label_end);
  if (found.label.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ") != npos) return std::nullopt;

  const Headers headers = skip_headers(text, begin + lead.size() + label_end + frame.size());
  const auto body = read_body(text, headers.end, kLeastBase64);
  if (!body) return std::nullopt;
  found.body = body->span;
  found.encrypted = headers.encrypted || found.label.find("ENCRYPTED") != npos || openssh_is_encrypted(body->base64);
  const std::string closing = (ssh2 ? "---- END " : "-----END ") + found.label + std::string(frame);
  const std::size_t end = skip_joints(text, body->span.end);
  found.complete = text.substr(std::min(end, text.size())).starts_with(closing);
  found.whole = {begin, found.complete ? end + closing.size() : body->span.end};
  return found;
}

}  // namespace nbscrub
