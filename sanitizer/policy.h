// What a cleaning removes besides secrets, as plain data. The defaults are those of `nbscrub FILE`: outputs go,
// execution counts become null, widget state and metadata that changes from run to run go; sources, tags, cell ids,
// kernel and language names stay.
#pragma once

#include <string>
#include <vector>

namespace nbscrub {

struct Policy {
  bool clear_outputs = true;
  bool clear_execution_counts = true;
  bool clear_widget_state = true;
  bool clear_volatile_metadata = true;

  static Policy keep_everything() { return {false, false, false, false}; }
};

}  // namespace nbscrub
