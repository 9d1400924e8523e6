// Where credentials turn up in a project of notebooks, as functions that write a whole file around one: the matrix test
// puts every rule's secret into every one of them. What a surrounding can carry follows from what the rule is made of
// (find, where, words, names), never from its id.
//
// Three things are carried: an Example is a text of the rule's own file, as a person wrote it; Facts are name and value
// pairs made from the rule's names and words, to be written as a dict, JSON, YAML or a printed environment; a Bare
// secret stands for itself.
#pragma once

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "detectors/detector.h"
#include "detectors/example.h"
#include "detectors/rule.h"
#include "tests/support/marked_text.h"

namespace nbscrub {

enum class Carries : std::uint8_t {
  example,
  facts,
  bare,
};

struct Fact {
  std::string name;
  MarkedText value;
};

struct Load {
  MarkedText example;       // Carries::example
  std::vector<Fact> facts;  // Carries::facts: what the rule's context needs, then the secret under its name
  MarkedText secret;        // Carries::bare
};

struct Surrounding {
  const char* name;     // letters, digits and underscores: a test's name
  const char* file;     // what the file is called
  Place place;          // where the text stands, as rules see it
  Carries carries;
  bool whole;           // the file is what it says: a notebook is valid JSON
  bool names_stand;     // a name stands beside its value, so that a rule that goes by names can work
  MarkedText (*write)(const Load& load, SeededRandom& random);
};

// How GoogleTest names one.
inline void PrintTo(const Surrounding& surrounding, std::ostream* out) { *out << surrounding.name; }

std::span<const Surrounding> surroundings();

// The part of `token` that `rule` redacts: all of it, or what its shape has between `<` and `>`.
MarkedText marked_token(const Rule& rule, std::string_view token);
// An expanded example, its secrets marked.
MarkedText marked_example(const Rule& rule, const Example& example);
// Name and value pairs in which `rule` has all that it goes by. Empty for a rule that goes by calls only: `login(`.
std::vector<Fact> facts_for(const Rule& rule, std::uint64_t seed);

}  // namespace nbscrub
