#include "sanitizer/clear_metadata.h"

#include <algorithm>
#include <utility>

#include "sanitizer/json_walk.h"
#include "sanitizer/members.h"
#include "sanitizer/metadata_keys.h"
#include "sanitizer/remove.h"

namespace nbscrub {
namespace {

bool has(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

// Whether `path` is `outer` or lies below it.
bool lies_in(std::string_view path, std::string_view outer) {
  return path.starts_with(outer) && (path.size() == outer.size() || path[outer.size()] == '.');
}

}  // namespace

MetadataClearing::MetadataClearing(const Document& document, std::string_view bytes, const Policy& policy)
    : document_(document), bytes_(bytes), policy_(policy) {
  const MetadataPolicy& wanted = policy.metadata;
  for (const MetadataKey& key : metadata_keys()) {
    const bool by_level = key.by_default && wanted.level != MetadataLevel::none;
    if ((by_level || has(wanted.drop, key.group)) && !has(wanted.keep, key.group)) add(key.path);
  }
  for (const std::string& name : wanted.drop) add(name);  // (A group's name is no path of any scope.)
  if (wanted.widget_state) notebook_.paths.emplace_back("widgets");
  if (policy.cells.drop_attachments) cell_.paths.emplace_back("attachments");
}

void MetadataClearing::add(std::string_view path) {
  if (keeps(path)) return;
  for (Scope* scope : {&notebook_, &cell_metadata_, &output_, &cell_}) {
    if (!path.starts_with(scope->prefix)) continue;
    scope->paths.emplace_back(path.substr(scope->prefix.size()));
    return;
  }
}

// What holds something to keep is kept whole.
bool MetadataClearing::keeps(std::string_view path) const {
  const std::vector<std::string>& kept = policy_.metadata.keep;
  return std::any_of(kept.begin(), kept.end(),
                     [&](const std::string& keep) { return lies_in(path, keep) || lies_in(keep, path); });
}

bool MetadataClearing::goes_by_level(std::string_view path) const {
  if (path == "metadata.widgets") return false;  // that has a switch of its own
  switch (policy_.metadata.level) {
    case MetadataLevel::none:
    case MetadataLevel::run: return false;
    case MetadataLevel::jupyter: return !is_jupyters_own(path) && !keeps(path);
    case MetadataLevel::all: return !steers_cleaning(path) && !keeps(path);
  }
  return false;
}

void MetadataClearing::clear_paths(RawSpan object, std::span<const Member> members,
                                   const std::vector<std::string>& paths, std::vector<bool> doomed,
                                   EditList& edits) const {
  doomed.resize(members.size());
  for (std::size_t i = 0; i < members.size() && !paths.empty(); ++i) {
    const std::string name = decoded(bytes_, members[i].key);
    std::vector<std::string> below;
    for (const std::string& path : paths) {
      const std::size_t dot = path.find('.');
      if (path == name) {
        doomed[i] = true;
      } else if (dot != std::string::npos && std::string_view(path).substr(0, dot) == name) {
        below.push_back(path.substr(dot + 1));
      }
    }
    if (doomed[i] || below.empty() || bytes_[members[i].value.begin] != '{') continue;
    clear_paths(members[i].value, members_in(bytes_, members[i].value), below, {}, edits);
  }
  remove_members(object, members, doomed, edits);
}

void MetadataClearing::clear_object(RawSpan object, std::span<const Member> members, const Scope& scope,
                                    EditList& edits) const {
  if (members.empty()) return;
  std::vector<bool> doomed;
  if (policy_.metadata.level >= MetadataLevel::jupyter) {
    for (const Member& member : members) doomed.push_back(goes_by_level(scope.prefix + decoded(bytes_, member.key)));
  }
  clear_paths(object, members, scope.paths, std::move(doomed), edits);
}

void MetadataClearing::clear_notebook(EditList& edits) const {
  const ObjectSpan& metadata = document_.notebook_metadata;
  clear_object(metadata.span, members_of(document_, metadata), notebook_, edits);
}

void MetadataClearing::clear_cell(const CellPlaces& cell, EditList& edits) const {
  clear_object(cell.metadata.span, members_of(document_, cell.metadata), cell_metadata_, edits);
  if (!cell_.paths.empty()) clear_paths(cell.object.span, members_of(document_, cell.object), cell_.paths, {}, edits);
  if (policy_.metadata.level < MetadataLevel::jupyter && output_.paths.empty()) return;
  for (std::uint32_t i = 0; i < cell.output_count; ++i) {
    clear_output(document_.outputs[cell.first_output + i].object.span, edits);
  }
}

// Jupyter defines no keys here but the output's own MIME types (width and height of an image) and `isolated`.
void MetadataClearing::clear_output(RawSpan output, EditList& edits) const {
  std::vector<std::string> mimes;
  const std::vector<Member> parts = members_in(bytes_, output);
  for (const Member& part : parts) {
    if (!says(bytes_, part.key, "data")) continue;
    for (const Member& mime : members_in(bytes_, part.value)) mimes.push_back(decoded(bytes_, mime.key));
  }
  for (const Member& part : parts) {
    if (!says(bytes_, part.key, "metadata")) continue;
    const std::vector<Member> members = members_in(bytes_, part.value);
    std::vector<bool> doomed;
    for (const Member& member : members) {
      const std::string name = decoded(bytes_, member.key);
      const bool own = policy_.metadata.level == MetadataLevel::jupyter && (name == "isolated" || has(mimes, name));
      doomed.push_back(policy_.metadata.level >= MetadataLevel::jupyter && !own && !keeps(output_.prefix + name));
    }
    clear_paths(part.value, members, output_.paths, std::move(doomed), edits);
  }
}

}  // namespace nbscrub
