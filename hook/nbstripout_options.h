// The command line of nbstripout 0.9.1, read as its argparse reads it, and what it asks for as our policy. The program
// takes it when it is called by that name (nbstripout.h).
//
// Quirks, with their source (nbstripout/_nbstripout.py): lists of types take all words up to the next option; the other
// lists are one argument with blanks; sizes are powers of 1000; --verify implies --dry-run. One thing is mended: a list of
// types ends before a notebook's name, which it would swallow.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "detectors/result.h"
#include "sanitizer/policy.h"

namespace nbscrub {

struct NbstripoutOptions {
  std::vector<std::string> files;
  bool help = false;
  bool version = false;
  bool dry_run = false;
  bool verify = false;  // with dry_run: the exit code tells of changes
  bool textconv = false;
  bool force = false;  // files of any name
  bool zeppelin = false;
  bool unix_newlines = false;
  bool keep_output = false;
  bool keep_count = false;
  bool keep_id = false;
  bool drop_empty_cells = false;
  bool strip_init_cells = false;
  std::uint64_t max_size = 0;
  std::vector<std::string> drop_types;
  std::vector<std::string> keep_types;
  std::vector<std::string> drop_tags;
  std::vector<std::string> extra_keys;
  std::vector<std::string> kept_keys;
};

// Errors: an argument that is not known or lacks its value; a task that nbscrub does itself, with its command.
Result<NbstripoutOptions> parse_nbstripout(std::span<const std::string> arguments);

// The words of a blank-separated list, as str.split() gives them.
std::vector<std::string> words_in(const std::string& list);

// Keys that are no path of the notebook's or a cell's are left out and put into `invalid`.
Policy policy_of(const NbstripoutOptions& options, std::vector<std::string>& invalid);

}  // namespace nbscrub
