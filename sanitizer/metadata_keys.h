// The places in a notebook's metadata where tools leave what is nobody else's business or changes from run to run, in
// groups that a policy can name. Data only; sources are named beside the entries.
//
// A path begins with the place: `metadata.` (the notebook's), `cell.metadata.` or `output.metadata.`, and goes on with
// keys. A key may hold dots itself: the whole rest is tried as one key first, then its part up to the first dot.
#pragma once

#include <span>
#include <string_view>

namespace nbscrub {

struct MetadataKey {
  std::string_view path;
  std::string_view group;
  bool by_default;  // goes at MetadataLevel::run
};

std::span<const MetadataKey> metadata_keys();

// Whether a policy may name it: a group of metadata_keys(), or a path.
bool is_metadata_name(std::string_view name);

// What Jupyter itself defines for the metadata of a notebook and of a cell, and the marks that steer a cleaning.
bool is_jupyters_own(std::string_view path);

// The marks alone.
bool steers_cleaning(std::string_view path);

}  // namespace nbscrub
