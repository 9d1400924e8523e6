// What stands where a secret would, and is none: `your-token-here`, `${DB_PASSWORD}`. Catalogue section 8. The keys that
// documentation prints are documented_example.h's. Word tests look at whole parts of a value and ask for a share of it,
// so that a random key with `key` in it stays a key.
#pragma once

#include <string_view>

namespace nbscrub {

// Made up to be replaced: few different characters, runs of x * . # 0 1, an ellipsis, words such as your, insert,
// example or redacted, sequences such as 123456 or qwerty.
bool is_placeholder(std::string_view value);

// Names a secret instead of being one: a variable, a template field, an entry of a secret store, or code that reads it.
bool is_reference(std::string_view literal);

// One of the passwords that tutorials and default set-ups use, or a plain short word, capitalised or not; to
// be graded low, not to be dropped.
bool is_weak_password(std::string_view value);

}  // namespace nbscrub
