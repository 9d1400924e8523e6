#include "detectors/name.h"

#include <algorithm>
#include <array>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

// Sources: the noise words counted in real notebooks (tokenizer vocabulary, sort keys, CSRF) and the prefixes under
// which people labelled no credential.
constexpr auto kHarmlessPrefixes = std::to_array<std::string_view>({
    "public_", "num_",   "n_",    "max_",     "min_",     "has_",     "is_",   "use_",       "no_",
    "get_",    "fetch_", "load_", "csrf_",    "xsrf_",    "pad_",     "eos_",  "bos_",       "unk_",
    "sep_",    "cls_",   "mask_", "special_", "primary_", "foreign_", "sort_", "partition_", "idempotency_",
    "cache_",  "dict_",  "hash_", "forgot_",  "reset_",   "invalid_",
    "nopass",  "next_",    "page_"});

// Behind a strong word they say that the value is something else: where the secret lies, how it is shown, how long it is.
constexpr auto kCancellingParts = std::to_array<std::string_view>(
    {"name",     "names",   "id",          "ids",        "path",     "paths",    "file",      "files",    "filename",
     "dir",      "folder",  "url",         "uri",        "link",     "endpoint", "arn",       "version",  "length",
     "len",      "size",    "count",       "number",     "type",     "kind",     "field",     "fields",   "column",
     "columns",  "col",     "cols",        "header",     "headers",  "param",    "parameter", "env",      "var",
     "variable", "prefix",  "suffix",      "regex",      "pattern",  "policy",   "policies",  "rules",    "rule",
     "hint",     "label",   "title",       "text",       "message",  "msg",      "error",     "errors",   "prompt",
     "help",     "desc",    "description", "placeholder", "hash",    "hashes",   "hashed",    "digest",   "salt",
     "expiry",   "expires", "ttl",         "timeout",    "age",      "date",     "time",      "at",       "index",
     "idx",      "mask",    "format",      "encoding",   "algorithm", "method",  "mode",      "scheme",   "space",
     "dim",      "embedding", "embeddings", "provider",  "manager",  "store",    "vault",     "source",   "location",
     "required", "valid",   "changed",     "reset",      "forgot",   "strength", "generator", "encoder",  "input",
     "box",      "button",  "form",        "element",    "selector", "xpath",    "css",       "locator",  "confirm",
     "confirmation", "check", "validator", "status",     "enabled",  "scope",    "scopes",    "alias",    "ref",
     "reference", "template", "example",   "sample",     "placeholders", "prompts", "question", "answer", "dict",
     "list",     "map",     "set",         "class",      "model",    "table",    "key",       "keys",     "pub",
     "public",   "fingerprint", "host",    "user",       "username", "email",    "owner",     "issuer",   "region"});

// As fold_name leaves them: sha256 and md5 have lost their digits.
constexpr std::array<std::string_view, 32> kDigestWords = {
    "sha",    "md",   "commit", "commits", "rev",     "revision", "ref", "refs",     "hash",
    "digest", "etag", "blob",   "raw",     "resolve", "tree",     "git", "checksum", "oid",
    "run",    "runs", "mlruns", "uid",     "uuid",    "guid",     "id",  "version",
    "job",    "task", "session", "request", "trace", "thread"};

}  // namespace

std::string fold_name(std::string_view name) {
  std::string folded;
  folded.reserve(name.size() + 4);
  char before = '_';
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (is_upper(c)) {
      // s3Key has two parts, NEO4J is one word.
      const bool begins_word = i + 1 < name.size() && is_lower(name[i + 1]);
      if (is_lower(before) || (is_digit(before) && begins_word)) folded.push_back('_');
      folded.push_back(to_lower(c));
    } else if (is_alnum(c)) {
      folded.push_back(c);
    } else if (!folded.empty() && folded.back() != '_') {
      folded.push_back('_');
    }
    before = c;
  }
  while (!folded.empty() && (is_digit(folded.back()) || folded.back() == '_')) folded.pop_back();
  return folded;
}

namespace {

bool is_cancelling(std::string_view part) { return std::ranges::find(kCancellingParts, part) != kCancellingParts.end(); }

// The pattern without its last `*` fits what stands before some parts, and none of those says otherwise.
bool fits_with_more_parts(std::string_view folded, std::string_view pattern) {
  while (true) {
    if (name_fits(folded, pattern)) return true;
    const std::size_t joint = folded.rfind('_');
    if (joint == std::string_view::npos || is_cancelling(folded.substr(joint + 1))) return false;
    folded = folded.substr(0, joint);
  }
}

}  // namespace

std::string name_pattern(std::string_view written) {
  const std::string before = written.starts_with('*') ? "*" : "";
  const std::string behind = written.ends_with('*') ? "*" : "";
  return before + fold_name(written.substr(before.size())) + behind;
}

bool name_fits(std::string_view folded, std::string_view pattern) {
  if (pattern.ends_with('*')) return fits_with_more_parts(folded, pattern.substr(0, pattern.size() - 1));
  const bool suffix = pattern.starts_with('*');
  if (suffix) pattern.remove_prefix(1);
  // From the end, and where the parts are joined does not matter: accesskey fits access_key, X-RapidAPI-Key fits
  // x_rapidapi_key.
  std::size_t n = folded.size();
  std::size_t p = pattern.size();
  while (p > 0) {
    if (pattern[p - 1] == '_') {
      --p;
    } else if (n > 0 && folded[n - 1] == '_' && n < folded.size()) {
      --n;
    } else if (n > 0 && folded[n - 1] == pattern[p - 1]) {
      --n, --p;
    } else {
      return false;
    }
  }
  if (n == 0) return true;
  return suffix && (folded[n - 1] == '_' || pattern.size() > 5);
}

bool name_is_harmless(std::string_view folded) {
  return std::any_of(kHarmlessPrefixes.begin(), kHarmlessPrefixes.end(),
                     [&](std::string_view prefix) { return folded.starts_with(prefix); });
}

bool looks_like_a_name(std::string_view text) {
  bool joined = false;
  char before = '_';
  for (char c : text) {
    const bool joint = c == '.' || c == '_';
    if (!joint && !is_lower(c)) return false;
    if (c == '.' && before == '.') return false;
    joined = joined || joint;
    before = c;
  }
  return joined && !text.starts_with('.') && !text.ends_with('.');
}

bool announces_digest(std::string_view text, std::size_t offset) {
  std::size_t end = offset;
  while (end > 0 && !is_alnum(text[end - 1]) && text[end - 1] != '\n' && offset - end < 6) --end;
  // `init(app_id, "…")`: the argument before says nothing about this one.
  if (text.substr(end, offset - end).find(',') != std::string_view::npos) return false;
  if (end < offset && text[offset - 1] == '@') return true;
  std::size_t begin = end;
  while (begin > 0 && end - begin < 32 &&
         (is_alnum(text[begin - 1]) || text[begin - 1] == '_' || text[begin - 1] == '-')) {
    --begin;
  }
  const std::string folded = fold_name(text.substr(begin, end - begin));
  if (text.substr(end, offset - end).find('=') != std::string_view::npos && name_is_harmless(folded)) return true;
  const std::size_t last = folded.rfind('_');
  const std::string_view part =
      last == std::string::npos ? std::string_view(folded) : std::string_view(folded).substr(last + 1);
  return std::any_of(kDigestWords.begin(), kDigestWords.end(), [&](std::string_view word) { return word == part; });
}

}  // namespace nbscrub
