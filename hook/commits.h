// What a range of commits brings in: each new blob once, with all of its paths, and what people wrote themselves, the
// messages of commits and annotated tags. For the gates that a pre-commit hook cannot be: a push, a server, a CI run.
//
// The blobs are those of `git rev-list --objects --missing=print`, so that a partial clone fetches nothing behind the
// user's back. Quirk: rev-list names a blob by one path only, and that one up to its first newline (git: list-objects,
// show_object_with_name); so the paths come from `git diff-tree` of the same commits.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/result.h"

namespace nbscrub {

struct CommittedBlob {
  std::string id;
  std::vector<std::string> paths;  // sorted, never empty; one that only a tag names is "blob 1a2b3c4d5e"
  std::string commit;              // that brought it in, in short form; empty when only a tag names it
};

struct WrittenText {
  std::string where;  // "the message of commit 1a2b3c4d5e"
  std::string text;
};

struct Commits {
  std::vector<CommittedBlob> blobs;
  std::vector<WrittenText> texts;
  std::size_t missing = 0;  // objects that a partial clone has left out, and so nobody can look into
};

// `revisions` as git rev-list takes them, after options: "A..B", ids, "--not", "--all". Errors: git failed, a revision
// is not known.
Result<Commits> commits_in(const std::vector<std::string>& revisions);

// Of `git diff-tree --stdin --raw -z --no-abbrev`, the newest commit first: where each blob stands, by its id.
struct BlobPlaces {
  std::set<std::string> paths;
  std::string commit;  // the oldest that has it
};
std::map<std::string, BlobPlaces> parse_raw_trees(std::string_view raw);

// Of `git rev-list --objects`: the lines "<id>[ <path>]", and "?<id>" for what is missing.
struct ListedObject {
  std::string id;
  std::string path;
  bool missing = false;
};
std::vector<ListedObject> parse_objects(std::string_view listed);

}  // namespace nbscrub
