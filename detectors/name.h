// Names of variables, keys, options and flags, compared the way people vary them: DB_PASSWORD, dbPassword, db-password
// and `db password 2` are one name. What the name says decides whether a literal beside it is a secret at all.
#pragma once

#include <string>
#include <string_view>

namespace nbscrub {

// Lower case, parts joined by `_`: `-`, `.`, blanks and changes from lower to upper case part a name; digits and
// separators at its end are dropped.
std::string fold_name(std::string_view name);

// A name as a rule writes it, as name_fits() reads it: folded, its `*` kept.
std::string name_pattern(std::string_view written);

// Does the folded name fit the pattern of a rule? `mlflow_tracking_password` must be the whole name (either may carry a
// prefix that ends in `.`); `*password` must end it, as a whole part when the pattern has five letters or less. With
// `password*` more parts may follow, db_password_prod, but none that says that the value is something else,
// password_hint.
bool name_fits(std::string_view folded, std::string_view pattern);

// Names that hold a strong word and still are no secret's: `public_key`, `max_token`, `pad_token`, `sort_key`.
bool name_is_harmless(std::string_view folded);

// `cfg.password`, `read_password`: lower-case parts joined by `.` or `_`, which without quotes name a value more often
// than they are one.
bool looks_like_a_name(std::string_view text);

// Is the identifier right before `offset` one that announces a digest, an id or a revision (commit, sha256, run_id,
// etag, cache_key), or does the value stand in such a path (`/commit/…`, `@…`)? Then 40 hex digits are no key.
bool announces_digest(std::string_view text, std::size_t offset);

}  // namespace nbscrub
