#include "sanitizer/secret_names.h"

#include "detectors/ascii.h"

namespace nbscrub {

void SecretNames::reserve(const std::string& name, const std::string& value) {
  taken_.insert(name);
  if (!value.empty()) name_of_.emplace(value, name);
}

std::string SecretNames::name_for(const std::string& value, const std::string& wanted) {
  auto known = name_of_.find(value);
  if (known == name_of_.end()) {
    std::string name = wanted;
    for (int number = 2; !taken_.insert(name).second; ++number) name = wanted + "_" + std::to_string(number);
    known = name_of_.emplace(value, name).first;
  }
  used_.emplace(known->second, value);
  return known->second;
}

std::string variable_name(std::string_view text) {
  std::string name;
  for (const char byte : text) name += is_alnum(byte) ? to_upper(byte) : '_';
  if (name.empty() || is_digit(name.front())) name.insert(0, "_");
  return name;
}

}  // namespace nbscrub
