// Is a value random enough? Shannon entropy against a floor that knows alphabet and length, and the guards of the rules
// built on it. A flat threshold would lose 18% of true 32-digit hex keys; under these floors a fresh random value falls
// once in a thousand (catalogue section 0, measured).
#pragma once

#include <cstddef>
#include <string_view>

#include "detectors/alphabet.h"
#include "detectors/rule.h"

namespace nbscrub {

// Shannon entropy of the bytes, in bits a byte; 0 for an empty value.
double shannon_bits(std::string_view value);

// The least entropy, in bits a byte, that a value of `length` bytes over `alphabet` must have. Between the lengths of
// the table the shorter counts, above 64 the last. Below 16 the floor shrinks with the most a value so short can have
// (log2 of its length), and some more, since a single repeat weighs more there.
double entropy_floor(Alphabet alphabet, std::size_t length);

// The longest run of one byte, and the longest run of bytes that follow each other (abc, 321), in bytes.
std::size_t longest_equal_run(std::string_view value);
std::size_t longest_consecutive_run(std::string_view value);

// The smallest of the plain alphabets (digit, hex, lower36, base62, url64, base64 …) that holds all of `value`.
Alphabet narrowest_alphabet(std::string_view value);

// Whether `random`, the random part of a secret written in `alphabet`, passes `guard`. `name` is the name it was
// assigned to, if any: the UUID guard leaves ids alone, the password guard a value that only repeats its name.
// Guard::none passes everything: placeholders are placeholder.h's business.
bool passes(Guard guard, std::string_view random, Alphabet alphabet, std::string_view name = {});

}  // namespace nbscrub
