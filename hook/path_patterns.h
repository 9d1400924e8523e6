// Patterns of paths as a .gitignore file has them, for files that Git need not know: no repository, no process. It is
// gitignore(5): the last pattern that fits decides, `!` takes back, a slash anchors, a slash at the end means folders
// only, `**` spans folders, and what lies in a folder that is left out cannot be taken back. A test compares it with
// `git check-ignore`.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nbscrub {

class PathPatterns {
 public:
  explicit PathPatterns(std::span<const std::string> patterns);

  // `path` names a file, relative to where the patterns belong, with `/` between its folders.
  bool match(std::string_view path) const;
  bool empty() const { return patterns_.empty(); }

 private:
  struct Pattern {
    std::vector<std::string> segments;  // one, unless anchored
    bool anchored = false;              // fits from the top on, else a name at any depth
    bool folder_only = false;
    bool taken_back = false;
  };
  bool leaves_out(std::span<const std::string_view> segments, bool folder) const;

  std::vector<Pattern> patterns_;
};

// One name against a pattern without slashes: `*`, `?`, `[a-z]`, `[!a-z]`, `[[:digit:]]`, `\`.
bool name_fits_pattern(std::string_view name, std::string_view pattern);

}  // namespace nbscrub
