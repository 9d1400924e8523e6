// Everything that is no notebook: a text file becomes one field, UTF-16 and a byte order mark are recognised, and what
// is no text at all is said to be binary instead of being scanned as if it were.
//
// Sources: magic numbers of common binary formats; a Git LFS pointer begins with `version https://git-lfs.github.com/`
// (Git LFS specification) and stands for an object that is kept elsewhere.
#pragma once

#include <string_view>

#include "sanitizer/document.h"

namespace nbscrub {

// Never fails: the format says what it is (plain_text, empty, binary or lfs_pointer); binary has no fields.
Document read_plain_text(std::string_view bytes);

}  // namespace nbscrub
