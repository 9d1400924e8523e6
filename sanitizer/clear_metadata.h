// The part of clear.h that knows metadata: which members go by the policy's level, groups and paths, at any depth.
//
// Ownership: borrows the document, its bytes and the policy.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sanitizer/document.h"
#include "sanitizer/edit.h"
#include "sanitizer/policy.h"

namespace nbscrub {

class MetadataClearing {
 public:
  MetadataClearing(const Document& document, std::string_view bytes, const Policy& policy);

  void clear_notebook(EditList& edits) const;

  // The cell's metadata, its attachments and the metadata of its outputs.
  void clear_cell(const CellPlaces& cell, EditList& edits) const;

 private:
  struct Scope {
    std::string prefix;              // "cell.metadata."
    std::vector<std::string> paths;  // what goes, without the prefix
  };

  void add(std::string_view path);
  bool keeps(std::string_view path) const;
  bool goes_by_level(std::string_view path) const;
  void clear_object(RawSpan object, std::span<const Member> members, const Scope& scope, EditList& edits) const;
  void clear_output(RawSpan output, EditList& edits) const;
  void clear_paths(RawSpan object, std::span<const Member> members, const std::vector<std::string>& paths,
                   std::vector<bool> doomed, EditList& edits) const;

  const Document& document_;
  std::string_view bytes_;
  const Policy& policy_;
  Scope notebook_{"metadata.", {}};
  Scope cell_metadata_{"cell.metadata.", {}};
  Scope cell_{"cell.", {}};
  Scope output_{"output.metadata.", {}};
};

}  // namespace nbscrub
