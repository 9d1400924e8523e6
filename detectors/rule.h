// The rule table: what each rule looks for, as plain read-only data. This is what rulec writes at build time and what
// rule_file.h builds from TOML; nothing here finds anything. The table owns nothing: every view and span points to
// static data (the built-in rules) or into the RuleFile that was parsed, which must outlive it.
//
// How a rule is written down is in docs/rules.md, the reader of that format is rule_file.h.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "detectors/alphabet.h"

namespace nbscrub {

// high: the shape alone is proof. medium: shape and context together. low: a hint, never blocks by default.
enum class Confidence : std::uint8_t { low, medium, high };

// How a rule finds its secret.
enum class Find : std::uint8_t {
  shape,       // a shape with a fixed literal in it, found by that literal
  near,        // a bare shape (32 hex digits, a UUID), found beside one of `words`
  assignment,  // the literal that is given to one of `names`
  url,         // the password of a URL with one of `schemes` (in `words`)
  pairs,       // a `key=value;key=value` string with one of `names` among its keys
  call,        // an argument without a name: `login(2)` in `names` is the second one of a call of login
  pem,         // an armoured block with one of the labels in `words`
  line,        // a whole line, in a file of a name (or after a command) that is one of `words`: .pgpass, master.key
  everywhere,  // a bare shape, tried all over a text; only for rules of a group (everywhere.h)
  pattern,     // what a regular expression fits; in a user's own rules only
};

// Tests on the random part of a secret (prefix, separators and checksum left out); see entropy.h.
enum class Guard : std::uint8_t {
  none,      // the placeholder filter only, which every rule runs
  entropy,   // entropy at or above the floor for alphabet and length, no long runs
  random,    // entropy, and not made of words, and both cases where 20 or more characters have room for both
  hex,       // entropy, a letter and a digit, not a well-known hash constant
  uuid,      // not the nil UUID or one digit repeated, a version nibble of 1 to 8
  password,  // 6 to 128 bytes, not a reference, a placeholder or the key's own name
};

// A test of structure or a checksum; see verifiers.h.
enum class Verifier : std::uint8_t {
  none,
  // A checksum closes the token: token_checksum.h.
  crc32_base62,         // GitHub, npm, Vercel: CRC-32 of what follows the prefix, in six base-62 digits
  github_fine_grained,  // github_pat_: eight base-32 digits of a SHA-256
  gitlab_routable,      // glpat- with dots: CRC-32 of all before, in seven base-36 digits
  grafana_crc32,        // glsa_: CRC-32 in hex, its bytes reversed
  crc32_hex,            // Zuplo: CRC-32 of the body in hex
  confluent_crc32,      // cflt: CRC-32 of the body in six base64 digits
  atlassian_crc32,      // ATATT, ATCTT: CRC-32 of all up to the `=`, in upper-case hex
  bech32_age,           // AGE-SECRET-KEY-: Bech32
  // Tokens that are JSON underneath: json_token.h.
  jwt,             // three base64url parts, a JSON header with "alg", a signature as long as that makes it
  jwt_kubernetes,  // ... whose payload is a service account's
  jwt_databricks,  // ... names a Databricks host
  jwt_entra,       // ... is issued by Microsoft Entra
  jwt_supabase,    // ... has Supabase's service role
  jwt_jfrog,       // ... is issued by a JFrog service
  jwt_argocd,      // ... by Argo CD
  neptune,         // base64 of JSON with "api_key"
  grafana_json,    // base64 of JSON with "k" and "n"
  ecr_login,       // base64 of JSON with "payload"
  onepassword,     // base64 of JSON with "secretKey"
  // Microsoft's identifiable secrets: azure_key.h.
  azure_identifiable,  // a mark of four characters and a Marvin32: Storage, Cosmos DB, Service Bus, Search, …
  azure_cask,          // 84 or 88 characters with JQQJ9 in the middle: Azure OpenAI, DevOps, Maps, …
  entra_secret,        // a client secret with 8Q~
  ado_pat,             // the old Azure DevOps token
  // Other structures: verifiers.cc.
  openai_marker,    // the two halves around the marker are of one length
  ngc_legacy,       // base64 of 26 characters, a colon and a UUID
  basic_auth,       // base64 of printable user:password
  docker_auth,      // the same, as in a Docker configuration
  base64_pem,       // base64 of a PEM private key
  base64_64_bytes,  // base64 of exactly 64 bytes
  macaroon,         // pypi-: location, identifier and signature of a macaroon
  discord_id,       // the part before the first dot is a number
  azure_sas,        // a query with sv=, sig= and se= (or a stored policy, si=)
  aws_key_id,       // the base-32 part decodes to an account id of twelve digits
  ses_password,     // base64 of a 4 and 32 bytes
  luhn,             // payment card
  iban97,           // bank account: MOD 97-10 and the country's length
  // Personal data: personal_data.h.
  payment_card,  // issuer range, length and Luhn
  us_ssn,  // ranges that are given out
  ca_sin,  // Luhn
  es_nif,
  it_codice_fiscale,
  fr_nir,
  pl_pesel,
  br_cpf,
  in_aadhaar,
  nl_bsn,
  se_personnummer,
  gb_nhs,
  de_tax_id,
  be_national,
  fi_hetu,
  ch_ahv,
  cn_resident_id,
  email,  // an address that may be somebody's
  phone,  // the digits of E.164
  home_of_person,  // no service's account
  internal_address,  // RFC 1918
  internal_host,  // a machine of some network
};

enum class Reach : std::uint8_t {
  near,  // the same assignment, call or line
  cell,  // anywhere in the same cell
  file,  // anywhere in the same file
};

// Where a rule's confidence holds. `password = "…"` is right nine times in ten in code and half of the time in prose.
enum class Where : std::uint8_t {
  anywhere,
  assigned,  // in code, configuration and metadata, and for a quoted literal in an output; low elsewhere
  env_dump,  // only among the lines of a printed environment
  output,    // only in an output
};

// Rules of a group are in force only where the group is switched on; see rules_in_force.h.
enum class Group : std::uint8_t {
  standard,  // always in force
  pii,       // personal data: addresses, card and identity numbers
};

// One part of a shape. `{base62:30}` is a run, `{crc32_base62}` a checksum over the run before it.
struct ShapePart {
  enum class Kind : std::uint8_t { literal, run, checksum, uuid };
  Kind kind = Kind::literal;
  bool secret = true;                 // stands inside `<…>`, or the shape has no `<…>` at all
  std::string_view literal;           // literal
  Alphabet alphabet = Alphabet::any;  // run; for a checksum the alphabet of its digits
  std::uint16_t min = 0;              // run and checksum, in bytes
  std::uint16_t max = 0;
};

struct Shape {
  std::span<const ShapePart> parts;
};

// A regular expression in Hyperscan's dialect. `secret` is what is redacted; `before` and `after` stand around it.
struct Pattern {
  std::string_view before;
  std::string_view secret;
  std::string_view after;
  // How many bytes each can be, once Hyperscan has measured them; `after` is of one length.
  std::uint16_t before_min = 0;
  std::uint16_t before_max = 0;
  std::uint16_t secret_min = 0;
  std::uint16_t secret_max = 0;
  std::uint16_t after_length = 0;
};

struct Rule {
  std::string_view id;        // "github-pat"; lower case, digits and hyphens; also the tail of the redaction marker
  std::string_view title;     // "GitHub personal access token (classic)"
  std::string_view provider;  // "GitHub"
  Confidence confidence = Confidence::high;
  Find find = Find::shape;
  std::span<const Shape> shapes;              // empty: any literal (assignment, pairs, url)
  std::span<const std::string_view> words;    // near, line: context words; url: schemes, `*` is any; pem: labels
  std::span<const std::string_view> names;    // assignment, pairs: `*password` also matches db_password; call
  std::span<const std::string_view> name_patterns;  // `names` of assignment and pairs as name_fits() reads them
  std::span<const std::string_view> context;  // one of these must be within `reach`; empty: none needed
  Reach reach = Reach::near;
  Verifier verifier = Verifier::none;
  bool verifier_required = false;  // a failed verifier drops the hit instead of lowering it one step
  Guard guard = Guard::none;
  Where where = Where::anywhere;
  Group group = Group::standard;
  std::string_view env;     // the environment variable to suggest; may be empty
  std::string_view revoke;  // where a person goes to revoke it
  std::span<const std::string_view> references;
  std::int16_t rank = 0;  // which rule wins a tie on the same span: the higher one
  Pattern pattern{};      // pattern
  bool own = false;       // a user's own, not built in
};

using RuleIndex = std::uint16_t;

// Why the scanner stops somewhere. One anchor is one Hyperscan pattern of fixed length, shared by all rules that use
// it.
enum class AnchorKind : std::uint8_t {
  shape,   // a literal inside a shape
  word,    // a context word or host
  name,    // the name of an assignment or of a key
  scheme,  // `scheme://`
  call,    // what is called, with its parenthesis
  pem,     // `-----BEGIN ` and its like
  pattern, // a regular expression, or what stands before its secret (AnchorUse::part 0 or 1); has no fixed length
};

// Which list of a rule a word is in.
inline constexpr std::uint16_t kInWords = 1;
inline constexpr std::uint16_t kInContext = 2;

struct AnchorUse {
  RuleIndex rule = 0;
  std::uint16_t shape = 0;  // for AnchorKind::shape: which shape of the rule
  std::uint16_t part = 0;   // ... and which part of it the anchor is; for AnchorKind::call: which argument, from 1;
                            // for AnchorKind::word: kInWords, kInContext or both
};

struct Anchor {
  AnchorKind kind = AnchorKind::shape;
  std::uint16_t length = 0;  // bytes, `tail_length` included: a match that ends at e begins at e - length
  std::string_view text;  // the literal, lower case when `caseless`; in a name `_` also stands for `-`, `.` and blank;
                          // of a pattern the regular expression
  bool caseless = false;
  Alphabet tail = Alphabet::any;  // a literal that is short for an anchor is followed by
  std::uint16_t tail_length = 0;  // this many bytes of the run after it; 0 for most
  std::span<const AnchorUse> uses;
};

// The rules in force and the database that finds their anchors.
struct RuleTable {
  std::span<const Rule> rules;
  std::span<const Anchor> anchors;  // a Match's `anchor` indexes this
};

}  // namespace nbscrub
