#include "detectors/pairs.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace nbscrub {
namespace {

constexpr std::size_t kReach = 2048;  // how far a string of pairs is followed to either side, in bytes
constexpr std::size_t kLongestValue = 4096;
constexpr std::size_t npos = std::string_view::npos;

// Lower case, without blanks, `_` and `-`.
constexpr auto kKnownKeys = std::to_array<std::string_view>(
    {"server",        "datasource",   "addr",        "address",      "networkaddress", "host",
     "hostname",      "hostaddr",     "driver",      "dsn",          "uid",            "userid",
     "user",          "username",     "database",    "initialcatalog", "dbname",       "port",
     "sslmode",       "encrypt",      "accountname", "accountkey",   "defaultendpointsprotocol", "endpointsuffix",
     "blobendpoint",  "endpoint",     "sharedaccesskeyname", "sharedaccesskey", "sharedaccesssignature", "entitypath",
     "accountendpoint", "id",         "secret",      "accesskey",    "deviceid",       "persistsecurityinfo",
     "trustedconnection", "trustservercertificate", "connectiontimeout", "multipleactiveresultsets", "password", "pwd",
     "authentication", "provider",    "dbq",         "warehouse",    "schema",         "role",
     "account",       "connecttimeout", "applicationname", "options", "clientid",      "clientsecret",
     "granttype",     "code",         "state",       "redirecturi",  "appid",          "apikey",
     "key",           "token",        "sv",          "se",           "sp",             "sr",
     "sig",           "spr",          "st",          "ss",           "srt",            "servicename",
     "sid",           "ssl",          "usessl",      "integratedsecurity", "logintimeout", "databasename"});

bool is_key_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || byte == '_' ||
         byte == '-' || byte == '.';
}

bool ends_string(char byte) { return std::string_view("\"'`\n\r<>").find(byte) != npos; }

std::string folded(std::string_view key) {
  std::string result;
  for (char byte : key) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
    if (byte != ' ' && byte != '_' && byte != '-') result.push_back(byte);
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin == npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

// The stretch around the key that holds all its pairs: up to quotes and ends of line.
TextSpan whole_string(std::string_view text, TextSpan key) {
  TextSpan span = key;
  while (span.begin > 0 && key.begin - span.begin < kReach && !ends_string(text[span.begin - 1])) --span.begin;
  while (span.end < text.size() && span.end - key.end < kReach && !ends_string(text[span.end])) ++span.end;
  return span;
}

// `;` and `&` part pairs wherever they stand; without either, blanks do.
char separator_of(std::string_view text, TextSpan key, TextSpan string) {
  std::size_t before = key.begin;
  while (before > string.begin && text[before - 1] == ' ') --before;
  if (before > string.begin && text[before - 1] == ';') return ';';
  if (key.begin > string.begin && (text[key.begin - 1] == '&' || text[key.begin - 1] == '?')) return '&';
  const std::string_view after = text.substr(key.end, string.end - key.end);
  if (after.find(';') != npos) return ';';
  if (before < key.begin && before > string.begin) return ' ';
  return after.find('&') != npos ? '&' : after.find(' ') != npos ? ' ' : ';';
}

TextSpan quoted_value(std::string_view text, std::size_t open) {
  const char close = text[open] == '{' ? '}' : text[open];
  const std::size_t limit = std::min(text.size(), open + kLongestValue);
  for (std::size_t at = open + 1; at < limit && text[at] != '\n'; ++at) {
    if (text[at] != close) continue;
    if (at + 1 < limit && text[at + 1] == close && close == '}') {
      ++at;
      continue;
    }
    return {open + 1, at};
  }
  return {open, open};
}

TextSpan plain_value(std::string_view text, std::size_t begin, std::size_t limit, char separator) {
  std::size_t end = begin;
  while (end < limit && text[end] != separator && !ends_string(text[end])) {
    if (separator == '&' && (text[end] == '#' || text[end] == ' ')) break;
    ++end;
  }
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\\')) --end;
  return {begin, end};
}

std::size_t count_known_keys(std::string_view string, char separator, const std::string& except) {
  std::set<std::string> seen;
  for (std::size_t equals = string.find('='); equals != npos; equals = string.find('=', equals + 1)) {
    const std::string_view before = string.substr(0, equals);
    const std::size_t begin = before.find_last_of(separator == ' ' ? " \t" : ";&?,:");
    const std::string key = folded(trimmed(before.substr(begin == npos ? 0 : begin + 1)));
    // `export X=host=…` and `conn = Server=…` leave something in front of the first key.
    const std::string tail = folded(key.substr(key.find_last_of("=(") + 1));
    for (const std::string& candidate : {key, tail}) {
      if (candidate != except && std::ranges::find(kKnownKeys, candidate) != kKnownKeys.end()) seen.insert(candidate);
    }
  }
  return seen.size();
}

}  // namespace

std::optional<Pair> pair_at(std::string_view text, TextSpan key) {
  const TextSpan string = whole_string(text, key);
  while (key.begin > string.begin && is_key_byte(text[key.begin - 1])) --key.begin;
  while (key.end < string.end && is_key_byte(text[key.end])) ++key.end;
  std::size_t equals = key.end;
  while (equals < string.end && text[equals] == ' ') ++equals;
  if (equals >= string.end || text[equals] != '=') return std::nullopt;

  const char separator = separator_of(text, key, string);
  std::size_t begin = equals + 1;
  while (begin < text.size() && text[begin] == ' ') ++begin;
  if (begin >= text.size()) return std::nullopt;
  const bool quoted = text[begin] == '{' || (separator == ' ' && text[begin] == '\'');
  const TextSpan value = quoted ? quoted_value(text, begin) : plain_value(text, begin, string.end, separator);
  if (value.empty() || value.size() > kLongestValue) return std::nullopt;

  const std::string name = folded(text.substr(key.begin, key.size()));
  const std::string_view whole = text.substr(string.begin, string.size());
  const bool url = separator == '&' && whole.find("://") != npos;
  return Pair{key, value, count_known_keys(whole, separator, name) + (url ? 1 : 0), separator};
}

}  // namespace nbscrub
