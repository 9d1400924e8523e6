#include "detectors/placeholder.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <string>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <class Words>
bool listed(const Words& words, std::string_view word) {
  return std::ranges::find(words, word) != std::ranges::end(words);
}

// One of these alone says "fill me in".
constexpr auto kTellingWords = std::to_array<std::string_view>(
    {"your",     "yours",     "insert",     "enter",   "replace", "replaceme",   "paste",    "changeme",
     "changeit", "example",   "dummy",      "fake",    "todo",    "placeholder", "redacted", "hidden",
     "masked",   "removed",   "omitted",    "nbscrub", "sample",  "goes",        "fixme",    "xxxx",
     "yourkey",  "yourtoken", "examplekey", "foobar",  "notreal", "invalid",     "undefined"});

// These do so only when the value is made of them.
constexpr auto kWeakWords = std::to_array<std::string_view>(
    {"my",         "the",         "a",      "here",   "token",    "key",     "secret", "test",    "testing",  "none",
     "null",       "change",      "api",    "apikey", "password", "pass",    "pwd",    "passwd",  "me",       "this",
     "is",         "some",        "value",  "with",   "from",     "access",  "auth",   "user",    "username", "client",
     "id",         "app",         "db",     "string", "text",     "private", "public", "account", "service",  "openai",
     "aws",        "azure",       "google", "github", "goes",     "in",      "of",     "and",     "your",     "env",
     "passphrase", "current",     "another",  "strong", "random", "secure", "wrong", "fixture", "synthetic",
     "name",       "host",        "login",  "demo",   "foo",      "bar",     "baz",    "abc",     "xyz",      "bearer",
     "credential", "credentials", "new",    "old",    "set",      "to",      "for"});

// Parts are ended by non-letters and by a change from lower to upper case; `KEYName` is KEY and Name.
template <class Visit>
void for_each_part(std::string_view value, Visit visit) {
  for (std::size_t begin = 0; begin < value.size();) {
    if (!is_letter(value[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    if (end < value.size() && is_upper(value[begin]) && is_upper(value[end])) {
      while (end < value.size() && is_upper(value[end])) ++end;
      if (end < value.size() && is_lower(value[end])) --end;
    } else {
      while (end < value.size() && is_lower(value[end])) ++end;
    }
    visit(value.substr(begin, end - begin));
    begin = end;
  }
}

bool has_placeholder_words(std::string_view value) {
  std::size_t telling = 0;
  std::size_t known = 0;
  std::size_t content = static_cast<std::size_t>(
      std::ranges::count_if(value, [](char byte) { return is_letter(byte) || is_digit(byte); }));
  for_each_part(value, [&](std::string_view part) {
    const std::string word = lower_case(part);
    if (listed(kTellingWords, word)) telling += word.size();
    if (listed(kTellingWords, word) || listed(kWeakWords, word)) known += word.size();
  });
  return telling * 10 >= value.size() * 3 || (known >= 5 && known + 2 >= content);
}

// Runs of the characters that people fill with. Zeros and ones are common in random digits: there a run must be longer,
// and a notable part of the value.
bool has_filler_run(std::string_view value) {
  const bool digits_only = std::ranges::all_of(value, is_digit);
  std::size_t run = 1;
  for (std::size_t i = 0; i < value.size(); ++i) {
    run = i > 0 && value[i] == value[i - 1] ? run + 1 : 1;
    if (contains("xX*#", value.substr(i, 1)) && run >= 4) return true;
    if (value[i] == '.' && run >= 3) return true;
    const bool zero_or_one = value[i] == '0' || value[i] == '1';
    if (zero_or_one && (run >= 7 || (run >= 4 && run * 4 >= value.size() && !digits_only))) return true;
  }
  return contains(value, "\xe2\x80\xa6");  // the ellipsis as one character
}

bool has_few_characters(std::string_view value) {
  std::bitset<256> seen;
  for (char byte : value) seen.set(static_cast<unsigned char>(byte));
  return value.size() >= 8 ? seen.count() < 5 : seen.count() < 3;
}

bool has_typed_sequence(std::string_view value) {
  constexpr std::size_t kLength = 6;
  constexpr auto kSequences = std::to_array<std::string_view>(
      {"01234567890", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "a1b2c3d4e5f6"});
  const std::string lowered = lower_case(value);
  for (std::size_t at = 0; at + kLength <= lowered.size(); ++at) {
    const std::string_view window = std::string_view(lowered).substr(at, kLength);
    if (std::ranges::any_of(kSequences, [&](std::string_view sequence) { return contains(sequence, window); })) {
      return true;
    }
  }
  return false;
}

bool encloses(std::string_view literal, std::string_view open, std::string_view close) {
  return literal.size() > open.size() + close.size() && literal.starts_with(open) && literal.ends_with(close);
}

bool is_identifier(std::string_view text) {
  return !text.empty() && !is_digit(text.front()) && std::ranges::all_of(text, is_name_byte);
}

// `{name}`, `{cfg.password}`, `{pw!r}`: a field of a template, anywhere in the literal.
bool has_template_field(std::string_view literal) {
  for (std::size_t open = literal.find('{'); open != std::string_view::npos; open = literal.find('{', open + 1)) {
    const std::size_t close = literal.find('}', open);
    if (close == std::string_view::npos) return false;
    std::string_view field = literal.substr(open + 1, close - open - 1);
    field = field.substr(0, field.find_first_of(".![:("));
    if (is_identifier(field) || std::ranges::all_of(field, is_digit)) return true;
  }
  return false;
}

// `%s`, `%(password)s`, `%PASSWORD%`
bool has_percent_field(std::string_view literal) {
  if (literal == "%s" || literal == "%r" || literal == "%d") return true;
  if (contains(literal, "%(") && contains(literal, ")s")) return true;
  return encloses(literal, "%", "%") && is_identifier(literal.substr(1, literal.size() - 2));
}

// `$VAR`, `$var`; not `$ecret1`, which is somebody's password.
bool is_shell_variable(std::string_view literal) {
  if (!literal.starts_with('$')) return false;
  const std::string_view name = literal.substr(1);
  const bool upper = std::ranges::all_of(name, [](char byte) { return !is_lower(byte) && is_name_byte(byte); });
  const bool lower = std::ranges::all_of(name, [](char byte) { return is_lower(byte) || byte == '_'; });
  return is_identifier(name) && (upper || lower);
}

// OPENAI_API_KEY: a literal that is itself the name of a variable.
bool is_variable_name(std::string_view literal) {
  const auto letters = std::ranges::count_if(literal, is_upper);
  return is_identifier(literal) && std::ranges::none_of(literal, is_lower) && contains(literal, "_") &&
         static_cast<std::size_t>(letters) * 10 >= literal.size() * 7;
}

// X-API-Key, Ocp-Apim-Subscription-Key: the header that carries a secret.
bool is_header_name(std::string_view literal) {
  const std::size_t last = literal.rfind('-');
  const bool plain = std::ranges::all_of(literal, [](char byte) { return is_letter(byte) || byte == '-'; });
  if (last == std::string_view::npos || !plain) return false;
  const std::string ending = lower_case(literal.substr(last + 1));
  return ending == "key" || ending == "token" || ending == "authorization" || literal.starts_with("X-") ||
         literal.starts_with("x-");
}

bool names_secret_store(std::string_view literal) {
  constexpr auto kLeads = std::to_array<std::string_view>(
      {"op://", "vault:", "arn:aws:secretsmanager:", "arn:aws:ssm:", "env:", "!vault", "!Ref", "!Sub", "!ENV",
       "!GetAtt", "@Microsoft.KeyVault(", "secretref:", "keyvault:", "awssm://", "gcpsm://", "ssm:", "doppler://"});
  const bool led = std::ranges::any_of(kLeads, [&](std::string_view lead) { return literal.starts_with(lead); });
  // An AWS credential scope says who signed, not with what.
  const bool scope = literal.ends_with("/aws4_request");
  return led || scope || (literal.starts_with("projects/") && contains(literal, "/secrets/"));
}

bool is_code_that_reads(std::string_view literal) {
  constexpr auto kReaders = std::to_array<std::string_view>(
      {"os.environ", "os.getenv", "getenv(", "getpass", "process.env", "System.getenv", "dbutils.secrets",
       "userdata.get", "get_secret", "Sys.getenv", "ENV[", "st.secrets", "keyring.get_password"});
  return std::ranges::any_of(kReaders, [&](std::string_view reader) { return literal.starts_with(reader); });
}

}  // namespace

bool is_placeholder(std::string_view value) {
  return has_few_characters(value) || has_filler_run(value) || has_typed_sequence(value) ||
         has_placeholder_words(value);
}

bool is_reference(std::string_view literal) {
  const bool enclosed = encloses(literal, "<", ">") || encloses(literal, "[", "]") || encloses(literal, "$(", ")") ||
                        encloses(literal, "`", "`");
  const bool marked =
      contains(literal, "${") || contains(literal, "{{") || contains(literal, "#{") || contains(literal, "<%=");
  return enclosed || marked || has_template_field(literal) || has_percent_field(literal) ||
         is_shell_variable(literal) || is_variable_name(literal) || is_header_name(literal) ||
         names_secret_store(literal) || is_code_that_reads(literal);
}

bool is_weak_password(std::string_view value) {
  constexpr auto kWeak = std::to_array<std::string_view>(
      {"password",    "passwd",     "pass",     "passw",      "pwd",       "admin",    "administrator",
       "changeme",    "change_me",  "changeit", "guest",      "root",      "toor",     "postgres",
       "postgre",     "minioadmin", "secret",   "test",       "testing",   "tester",   "neo4j",
       "elastic",     "tiger",      "scott",    "mysql",      "redis",     "mongo",    "mongodb",
       "rabbitmq",    "user",       "username", "qwerty",     "letmein",   "welcome",  "default",
       "demo",        "example",    "foo",      "bar",        "foobar",    "dbpass",   "dbpassword",
       "docker",      "airflow",    "jupyter",  "mlflow",     "spark",     "hadoop",   "hive",
       "oracle",      "sa",         "system",   "manager",    "public",    "private",  "abc",
       "iloveyou",    "monkey",     "dragon",   "hunter",     "trustno",   "superset", "grafana",
       "vagrant",     "raspberry",  "ubuntu",   "mypassword", "mypass",    "mysecret", "mysecretpassword",
       "supersecret", "passphrase", "temp",     "temppass",   "none",      "empty",    "string",
       "sample",      "dummy",      "dev",      "local",      "localhost", "prefect",  "dagster",
       "clickhouse",  "cassandra",  "influxdb", "kafka",      "nopassword"});
  constexpr std::size_t kShortWord = 8;
  constexpr std::size_t kShortTitle = 10;  // Passwort, Wachtwoord: what a form calls its field
  const bool title = !value.empty() && is_upper(value.front());
  const bool plain = std::ranges::all_of(value.substr(title ? 1 : 0), is_lower);
  if (!value.empty() && plain && value.size() <= (title ? kShortTitle : kShortWord)) return true;
  std::string word = lower_case(value);
  std::ranges::replace(word, '@', 'a');
  std::ranges::replace(word, '$', 's');
  const std::size_t letters = word.find_last_not_of("0123456789!#.?*_-") + 1;
  const bool short_tail = word.size() - letters <= 5;
  std::string stem = word.substr(0, letters);
  if (short_tail && listed(kWeak, stem)) return true;
  std::ranges::replace(stem, '0', 'o');
  std::erase_if(stem, [](char byte) { return byte == '_' || byte == '-'; });
  if (short_tail && listed(kWeak, stem)) return true;
  return !value.empty() && value.size() <= 10 && std::ranges::all_of(value, is_digit);
}

}  // namespace nbscrub
