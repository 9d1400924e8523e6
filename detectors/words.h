// Is a value made of words? Random keys are not, identifiers, paths and prose are. A small embedded list of English,
// programming and machine-learning words, as data: enough to tell `sentence_transformer_encoder` from a key, not a
// spelling dictionary.
#pragma once

#include <string_view>

namespace nbscrub {

// Whether `word` (lower case) is in the list, also with an ending -s, -es, -ed, -er or -ing.
bool is_dictionary_word(std::string_view word);

// snake_case, kebab-case, dotted.names, camelCase of pronounceable parts, or dictionary words covering half of it.
bool looks_like_words(std::string_view value);

}  // namespace nbscrub
