// Notebooks made up from seeds, for tests of properties: what the schemas of nbformat 3 to 4.5 allow and how real files
// violate them (missing keys, keys twice, strings for lists, odd splits, lone surrogates, numbers that no type holds,
// ids that are missing or double, blanks where nobody puts them). Always valid JSON. Some hold a credential, made at run
// time.
#pragma once

#include <cstdint>
#include <string>

namespace nbscrub::test {

// The same text for the same seed.
std::string generated_notebook(std::uint32_t seed);

}  // namespace nbscrub::test
