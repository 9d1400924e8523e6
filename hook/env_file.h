// The file that values go into when they leave a notebook: a `.env` that Git ignores and does not track, readable for
// its owner only. Existing bytes are kept; lines are added at its end. The one place where nbscrub writes a value, and
// only when it was asked to.
//
// Format: what python-dotenv (its README, "File format") and a POSIX shell that sources the file both read alike: bare
// where nothing needs quotes, else single quotes, else double quotes. A value that the two would read differently is
// refused.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/secret_names.h"

namespace nbscrub {

class EnvFile {
 public:
  // Where it is for `notebook` when nobody says: at the top of its work tree. Errors: there is no work tree.
  static Result<std::string> usual_path(const std::string& notebook);

  // Errors: Git tracks it, or does not ignore it; it is a symbolic link, no regular file, has further names, or cannot
  // be read. Nothing is made yet.
  static Result<EnvFile> open(const std::string& path);

  const std::string& path() const { return path_; }

  // What it holds: those names are not given to other values, and its values keep their names.
  void reserve_in(SecretNames& names) const;

  // Adds what it does not hold, and makes it mode 0600. Errors: a value that cannot be written so that all read it
  // alike; the file changed since it was opened. Then it is as it was.
  Result<void> save(const std::map<std::string, std::string>& values) const;

 private:
  std::string path_;
  std::optional<std::string> content_;  // nullopt: it is not there
};

struct EnvLine {
  std::string name;
  std::string value;
};
std::vector<EnvLine> parse_env(std::string_view text);

// As it stands after the `=`; nullopt when no way of quoting suits all readers.
std::optional<std::string> env_value(std::string_view value);

}  // namespace nbscrub
