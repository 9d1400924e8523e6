// Files that exist to hold credentials (.env, .netrc, id_*, kubeconfig, …): they belong out of Git, and redacting them
// would destroy what they are for. Judged by name alone; nothing is opened.
#pragma once

#include <string_view>

namespace nbscrub {

bool is_credential_store(std::string_view path);

}  // namespace nbscrub
