// nbscrub_fill [TEMPLATE]: the template, or standard input, with its slots filled (see template.h), on standard output.
#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "detectors/rule_database.h"
#include "tests/support/template.h"

namespace {

int complain(const nbscrub::Error& error) {
  fmt::print(stderr, "nbscrub_fill: {}\n", error.what);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 2) return complain({"usage: nbscrub_fill [TEMPLATE] > OUT", {}});
  std::ifstream file;
  if (argc == 2) {
    file.open(argv[1], std::ios::binary);
    if (!file) return complain({fmt::format("cannot read {}", argv[1]), {}});
  }
  std::istream& input = argc == 2 ? file : std::cin;
  const std::string text{std::istreambuf_iterator<char>(input), {}};

  const auto database = nbscrub::RuleDatabase::builtin();
  if (!database) return complain(database.error());
  const auto filled = nbscrub::fill_template(text, (*database)->table());
  if (!filled) return complain(filled.error());
  return std::fwrite(filled->data(), 1, filled->size(), stdout) == filled->size() ? 0 : 2;
}
