#include "hook/clear_keys.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "sanitizer/metadata_keys.h"

namespace nbscrub {
namespace {

using Values = std::span<const std::string>;

template <auto part, auto member>
Result<void> set_flag(Policy& policy, Values values) {
  const std::string& value = values.back();
  if (value != "true" && value != "false") return fail("is neither true nor false", "write true or false");
  policy.*part.*member = value == "true";
  return {};
}

template <auto part, auto member>
Result<void> add_texts(Policy& policy, Values values) {
  std::vector<std::string>& list = policy.*part.*member;
  list.insert(list.end(), values.begin(), values.end());
  return {};
}

// "error", "stream:stderr" or a MIME pattern.
template <auto member>
Result<void> add_types(Policy& policy, Values values) {
  static constexpr std::array<std::string_view, 4> kTypes = {"stream", "display_data", "execute_result", "error"};
  for (const std::string& value : values) {
    const std::string_view type = std::string_view(value).substr(0, value.find(':'));
    if (value.find('/') == std::string::npos && std::find(kTypes.begin(), kTypes.end(), type) == kTypes.end()) {
      return fail("names no kind of output",
                  "write stream, stream:NAME, display_data, execute_result, error or a MIME type such as image/*");
    }
  }
  return add_texts<&Policy::outputs, member>(policy, values);
}

template <auto member>
Result<void> add_metadata(Policy& policy, Values values) {
  for (const std::string& value : values) {
    if (is_metadata_name(value)) continue;
    std::string groups;
    for (const MetadataKey& key : metadata_keys()) {
      if (groups.find(key.group) == std::string::npos) groups += std::string(key.group) + ", ";
    }
    return fail("names no metadata",
                "write metadata.NAME, cell.metadata.NAME, output.metadata.NAME, or one of the groups " +
                    groups.substr(0, groups.size() - 2));
  }
  return add_texts<&Policy::metadata, member>(policy, values);
}

Result<void> set_max_output_size(Policy& policy, Values values) {
  policy.outputs.max_size = size_in_bytes(values.back());
  if (!policy.outputs.max_size) return fail("is no size", "write a number of characters, or one with K, M or G");
  return {};
}

Result<void> set_level(Policy& policy, Values values) {
  static constexpr std::array<std::string_view, 4> kLevels = {"none", "run", "jupyter", "all"};
  const auto level = std::find(kLevels.begin(), kLevels.end(), values.back());
  if (level == kLevels.end()) return fail("is not known", "write none, run, jupyter or all");
  policy.metadata.level = static_cast<MetadataLevel>(level - kLevels.begin());
  return {};
}

Result<void> set_ids(Policy& policy, Values values) {
  static constexpr std::array<std::string_view, 3> kIds = {"keep", "sequential", "repair"};
  const auto ids = std::find(kIds.begin(), kIds.end(), values.back());
  if (ids == kIds.end()) return fail("is not known", "write keep, sequential or repair");
  policy.cells.ids = static_cast<CellIds>(ids - kIds.begin());
  return {};
}

using enum ClearValue;

constexpr ClearKey kKeys[] = {
    {"outputs", flag, "remove outputs (default true)", set_flag<&Policy::outputs, &OutputPolicy::clear>},
    {"keep_output_type", texts, "but keep those of this type, stream:NAME or MIME type (image/*)",
     add_types<&OutputPolicy::keep_types>},
    {"drop_output_type", texts, "remove those of this type even where outputs are kept",
     add_types<&OutputPolicy::drop_types>},
    {"drop_output_text", texts, "remove outputs in which this text stands",
     add_texts<&Policy::outputs, &OutputPolicy::drop_texts>},
    {"max_output_size", word, "keep outputs of so many characters or less, remove larger ones", set_max_output_size},
    {"home_paths", flag, "in outputs, write ~ for /home/NAME and the like",
     set_flag<&Policy::outputs, &OutputPolicy::home_paths>},
    {"execution_counts", flag, "set execution counts to null (default true)",
     set_flag<&Policy::counts, &CountPolicy::clear>},
    {"metadata", word, "how much metadata to remove: none, run (default), jupyter (all but Jupyter's own), all",
     set_level},
    {"drop_metadata", texts, "remove this too: cell.metadata.NAME and the like, or a group such as papermill",
     add_metadata<&MetadataPolicy::drop>},
    {"keep_metadata", texts, "but keep this", add_metadata<&MetadataPolicy::keep>},
    {"widget_state", flag, "remove the state of widgets (default true)",
     set_flag<&Policy::metadata, &MetadataPolicy::widget_state>},
    {"attachments", flag, "remove what is attached to cells", set_flag<&Policy::cells, &CellPolicy::drop_attachments>},
    {"empty_cells", flag, "remove cells without source", set_flag<&Policy::cells, &CellPolicy::drop_empty>},
    {"drop_tagged_cells", texts, "remove cells with this tag", add_texts<&Policy::cells, &CellPolicy::drop_tagged>},
    {"keep_tagged_outputs", texts, "keep the outputs of cells with this tag, as with keep_output",
     add_texts<&Policy::cells, &CellPolicy::keep_outputs_tagged>},
    {"strip_init_cells", flag, "remove the outputs of cells with init_cell: true too, even with --outputs=false",
     set_flag<&Policy::cells, &CellPolicy::strip_init_cells>},
    {"cell_ids", word, "keep (default), sequential, or repair: mend those that are missing, invalid or double", set_ids},
};

}  // namespace

std::span<const ClearKey> clear_keys() { return kKeys; }

const ClearKey* clear_key_named(std::string_view name) {
  const auto key = std::find_if(std::begin(kKeys), std::end(kKeys), [&](const ClearKey& k) { return k.name == name; });
  return key == std::end(kKeys) ? nullptr : key;
}

std::string flag_of(const ClearKey& key) {
  std::string flag_name = "--" + std::string(key.name);
  std::replace(flag_name.begin(), flag_name.end(), '_', '-');
  return flag_name;
}

std::optional<std::uint64_t> size_in_bytes(std::string_view size) {
  static constexpr std::string_view kUnits = "KMG";
  unsigned shift = 0;
  if (const std::size_t unit = size.empty() ? std::string_view::npos : kUnits.find(size.back());
      unit != std::string_view::npos) {
    shift = 10 * (static_cast<unsigned>(unit) + 1);
    size.remove_suffix(1);
  }
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), number);
  if (error != std::errc() || end != size.data() + size.size()) return std::nullopt;
  if (number > (UINT64_MAX >> shift)) return std::nullopt;
  return number << shift;
}

}  // namespace nbscrub
