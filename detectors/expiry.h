// The day on which a credential says that it ends: the `exp` of a JSON Web Token (RFC 7519, section 4.1.4), the `se` of
// an Azure shared access signature, the dates in presigned URLs of AWS and Google Cloud. Only what is written down is
// read: nothing here knows what day it is, and no confidence depends on it.
#pragma once

#include <string>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

// "2025-01-31" (UTC), or "" when the credential at `secret` in `text` says nothing of its end. Of a signed URL the other
// parameters stand around the secret, which is the signature alone.
std::string expiry_of(std::string_view text, TextSpan secret);

}  // namespace nbscrub
