// What stands beside a word that names a vendor: where "near" ends, whether a value there is given to something, how far
// apart two places are. For detector.cc, which decides what follows from it.
#pragma once

#include <cstddef>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

// How far from a word "near" reaches, in bytes: the rest of its call or line, and a little before it (a literal may
// stand in front of the comment or the pipe that names the vendor).
inline constexpr std::size_t kNearAfter = 256;
inline constexpr std::size_t kNearBefore = 96;

// `wandb` counts in WANDB_API_KEY, wandb.login and wandbKey, not in wandboard.
bool stands_as_word(std::string_view text, TextSpan span);

// Where a bare shape is looked for beside a word: in the rest of its statement, and on two lines more when no bracket was
// closed on the way (a closed one says that the call which names the vendor is over).
struct NearWindow {
  TextSpan span;
  // The first line end outside brackets; what stands behind it has to be given to a name or a client.
  std::size_t statement_end = 0;
};

NearWindow near_window(std::string_view text, TextSpan word);

// Is what begins at `offset` the value of a name (`key = "…"`, `key: …`, `password …`), or given to a constructor or a
// log-in (`Client(account, "…")`, `hub.login("…")`)? Items of lists, subscripts and arguments of other calls are ids.
bool is_given(std::string_view text, std::size_t offset);

// A part of the path of a URL or a file, unless the word is in the same URL.
bool is_path_part(std::string_view text, TextSpan word, TextSpan match);

// A word on the secret's own line is closer than one on the next line, few as the bytes between them may be.
std::size_t distance_between(std::string_view text, TextSpan a, TextSpan b);

}  // namespace nbscrub
