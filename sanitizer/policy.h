// What a cleaning removes besides secrets, as plain data. The defaults are those of `nbscrub FILE`: outputs go,
// execution counts become null, widget state and metadata that changes from run to run go; sources, tags, cell ids,
// kernel and language names stay. docs/clearing.md tells each of them to users.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace nbscrub {

// An output goes when a `drop_…` list names it; else it stays when its cell is marked or `keep_types` names it; else
// `max_size` decides, and without one `clear`.
struct OutputPolicy {
  bool clear = true;
  std::vector<std::string> keep_types;  // see names_output() in output_kind.h
  std::vector<std::string> drop_types;
  std::vector<std::string> drop_texts;    // plain strings
  std::optional<std::uint64_t> max_size;  // in characters, see size_of_output(); larger ones go
  bool honour_marks = true;               // cells that are marked keep their outputs
  bool home_paths = false;                // in what stays /home/NAME, /Users/NAME and C:\Users\NAME become ~
};

struct CountPolicy {
  bool clear = true;
  bool of_marked_cells = false;  // those of cells that are marked to keep their outputs as well
};

// Each level removes what the one before it does, and more.
enum class MetadataLevel {
  none,
  run,      // what running or opening a notebook changes
  jupyter,  // all that Jupyter itself does not define
  all,      // all but the marks that steer a cleaning
};

struct MetadataPolicy {
  MetadataLevel level = MetadataLevel::run;
  bool widget_state = true;
  std::vector<std::string> drop;  // groups and paths, see metadata_keys.h
  std::vector<std::string> keep;  // wins over `drop` and the level
};

enum class CellIds {
  keep,
  sequential,  // "0", "1", …
  repair,      // a missing, invalid or duplicate one becomes a hash of what the cell says
};

struct CellPolicy {
  bool drop_empty = false;
  std::vector<std::string> drop_tagged;
  std::vector<std::string> keep_outputs_tagged;  // besides the tag keep_output
  bool strip_init_cells = false;                 // `init_cell: true` keeps no outputs, they go even where others stay
  bool drop_attachments = false;
  CellIds ids = CellIds::keep;
};

struct Policy {
  OutputPolicy outputs;
  CountPolicy counts;
  MetadataPolicy metadata;
  CellPolicy cells;

  static Policy keep_everything() {
    Policy policy;
    policy.outputs.clear = false;
    policy.counts.clear = false;
    policy.metadata.level = MetadataLevel::none;
    policy.metadata.widget_state = false;
    return policy;
  }
};

}  // namespace nbscrub
