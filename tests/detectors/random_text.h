// Seeded random text for tests: no credential is ever written down in the tree, they are put together at run time.
#pragma once

#include <random>
#include <string>

#include "detectors/alphabet.h"

namespace nbscrub {

class RandomText {
 public:
  explicit RandomText(unsigned seed) : engine_(seed) {}

  std::string operator()(Alphabet alphabet, std::size_t length) {
    const std::string_view set = characters(alphabet);
    std::uniform_int_distribution<std::size_t> pick(0, set.size() - 1);
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text.push_back(set[pick(engine_)]);
    return text;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace nbscrub
