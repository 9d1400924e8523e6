// The user and password in a URL: `scheme://user:password@host`. It reads only the authority part, by the rule that
// database drivers follow rather than RFC 3986: the password goes up to the last `@` before the first `/ ? #`, quote or
// blank, since people put `@` into passwords without encoding it. Percent-encoding is left as it is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

struct UrlUserinfo {
  TextSpan scheme;    // with its driver suffix: postgresql+psycopg2
  TextSpan user;      // may be empty: redis://:password@host
  TextSpan password;  // never empty
  TextSpan host;      // with its port; may be a list `a:1,b:2`
};

// `colon_slash_slash` is where `://` stands, or any byte of the scheme before it. nullopt: no password there.
std::optional<UrlUserinfo> url_userinfo_at(std::string_view text, std::size_t colon_slash_slash);

// localhost and its like, the service names of compose files (db, postgres, minio …) and the reserved example names
// (RFC 2606). A port is ignored, of a list the first counts.
bool is_local_or_example_host(std::string_view host);

// Does `match`, which begins with `?`, `&` or `#`, stand in a URL of such a host?
bool is_query_of_example_host(std::string_view text, TextSpan match);

}  // namespace nbscrub
