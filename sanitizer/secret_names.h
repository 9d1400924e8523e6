// Which name each value goes by once it has left the code: one value has one name wherever it stands in a run, and two
// values never share one. What an environment file holds already can be told to it first.
//
// Holds secrets in memory, so it is never written, logged or put in a report; only an environment file that Git ignores
// is made of it (hook/env_file.h).
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace nbscrub {

class SecretNames {
 public:
  // The name is taken, whatever happens; by `value`, when that is not empty.
  void reserve(const std::string& name, const std::string& value);

  // The name of `value`: the one it has, or `wanted`, with a number when another value has that.
  std::string name_for(const std::string& value, const std::string& wanted);

  // The values that name_for() was asked for, by name.
  const std::map<std::string, std::string>& used() const { return used_; }

 private:
  std::map<std::string, std::string> name_of_;  // by value
  std::set<std::string> taken_;
  std::map<std::string, std::string> used_;
};

// `text` as the name of an environment variable: upper case, `_` for what is no letter or digit.
std::string variable_name(std::string_view text);

}  // namespace nbscrub
