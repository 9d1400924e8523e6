// Is this a picture, a sound, a film or a document, and nothing else? A payload is skipped only when its base64 decodes
// to the magic number of its MIME type: half the bytes of notebooks are pictures, and every run of base64 looks like a
// key. It is not a base64 decoder; the first bytes are enough.
//
// Sources of the magic numbers: RFC 2083 (PNG), ISO 10918-5 (JPEG), GIF89a, RFC 9649 (WEBP), ISO 32000 (PDF), id3.org,
// RFC 3533 (OGG), RFC 9639 (FLAC), ISO 14496-12 (MP4), RFC 8794 (WebM), PKWARE APPNOTE (ZIP).
#pragma once

#include <string_view>

namespace nbscrub {

// `base64` is raw JSON string content, so line ends may stand in it as `\n`. False when anything that is no base64
// stands in it, or when it is too short to tell.
bool is_payload(std::string_view mime, std::string_view base64);

// Nothing but letters, digits, `+`, `/`, `=` and backslashes (line ends as escapes).
bool is_base64_text(std::string_view text);

}  // namespace nbscrub
