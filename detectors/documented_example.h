// Credentials that are public because a vendor's own documentation, a standard or an emulator prints them: whoever copies
// one gives nothing away. Catalogue section 8. They are known by the SHA-256 of the whole value, so that none of them
// stands in this tree, and a value that differs in one character is a credential again.
#pragma once

#include <string_view>

namespace nbscrub {

// `token` is the whole token, or the secret part of it.
bool is_documented_example(std::string_view token);

}  // namespace nbscrub
