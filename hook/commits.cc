#include "hook/commits.h"

#include "hook/git.h"

namespace nbscrub {
namespace {

constexpr std::size_t kShortId = 10;

std::vector<std::string> rev_list(std::vector<std::string> options, const std::vector<std::string>& revisions) {
  options.insert(options.begin(), "rev-list");
  options.insert(options.end(), revisions.begin(), revisions.end());
  return options;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

// `git rev-list --header`: "<id>\n<headers>\n\n    <message, indented>\0" for each commit.
// Gives the ids of the commits, a line each.
std::string add_messages(std::string_view records, std::vector<WrittenText>& texts) {
  std::string ids;
  while (!records.empty()) {
    const std::size_t end = records.find('\0');
    std::string_view record = records.substr(0, end);
    records.remove_prefix(end == std::string_view::npos ? records.size() : end + 1);
    const std::string id(record.substr(0, record.find('\n')));
    texts.push_back({"the message of commit " + id.substr(0, kShortId), std::string(record.substr(id.size()))});
    ids += id + "\n";
  }
  return ids;
}

Result<void> add_places(const std::string& ids, std::vector<CommittedBlob>& blobs) {
  // A blob that is new at a path differs there from one parent at least of the commit that put it there.
  const Result<std::string> raw =
      run_git({"diff-tree", "--stdin", "-r", "-m", "--root", "--raw", "-z", "--no-abbrev", "--no-renames",
               "--no-ext-diff", "--diff-filter=d"},
              ids);
  if (!raw) return fail(raw.error());
  const std::map<std::string, BlobPlaces> places = parse_raw_trees(*raw);
  for (CommittedBlob& blob : blobs) {
    const auto found = places.find(blob.id);
    if (found == places.end()) continue;
    blob.paths.assign(found->second.paths.begin(), found->second.paths.end());
    blob.commit = found->second.commit.substr(0, kShortId);
  }
  return {};
}

Result<void> sort_by_type(const std::vector<ListedObject>& objects, Commits& commits) {
  std::string questions;
  for (const ListedObject& object : objects) questions += object.id + "\n";
  const Result<std::string> types =
      run_git({"cat-file", "--batch-check=%(objectname) %(objecttype)", "--buffer"}, questions);
  if (!types) return fail(types.error());
  std::string_view lines = *types;
  for (const ListedObject& object : objects) {
    const std::string_view line = take_line(lines);
    if (!line.starts_with(object.id + " ")) return fail("what git cat-file printed was not understood");
    const std::string_view type = line.substr(object.id.size() + 1);
    if (type == "blob") {
      const bool named = !object.path.empty();
      commits.blobs.push_back({object.id, {named ? object.path : "blob " + object.id.substr(0, kShortId)}, {}});
    } else if (type == "tag") {
      Result<std::string> text = run_git({"cat-file", "tag", object.id});
      if (!text) return fail(text.error());
      commits.texts.push_back({"the annotation of tag " + object.id.substr(0, kShortId), std::move(*text)});
    }
  }
  return {};
}

}  // namespace

std::vector<ListedObject> parse_objects(std::string_view listed) {
  std::vector<ListedObject> objects;
  while (!listed.empty()) {
    std::string_view line = take_line(listed);
    ListedObject object;
    object.missing = line.starts_with('?');
    if (object.missing) line.remove_prefix(1);
    const std::size_t blank = line.find(' ');
    object.id = line.substr(0, blank);
    if (blank != std::string_view::npos) object.path = line.substr(blank + 1);
    if (!object.id.empty()) objects.push_back(std::move(object));
  }
  return objects;
}

Result<Commits> commits_in(const std::vector<std::string>& revisions) {
  const Result<std::string> listed = run_git(rev_list({"--objects", "--missing=print"}, revisions));
  if (!listed) return fail(listed.error());
  Commits commits;
  std::vector<ListedObject> objects;
  for (ListedObject& object : parse_objects(*listed)) {
    if (object.missing) {
      ++commits.missing;
    } else {
      // Commits and the trees at their top have no path. Nor has a blob that a ref itself names, or one whose name
      // begins with a line end, so only the type tells them apart.
      objects.push_back(std::move(object));
    }
  }
  if (Result<void> sorted = sort_by_type(objects, commits); !sorted) return fail(sorted.error());

  const Result<std::string> headers = run_git(rev_list({"--header"}, revisions));
  if (!headers) return fail(headers.error());
  const std::string ids = add_messages(*headers, commits.texts);
  if (commits.missing > 0) return commits;  // trees may be among them
  if (Result<void> added = add_places(ids, commits.blobs); !added) return fail(added.error());
  return commits;
}

std::map<std::string, BlobPlaces> parse_raw_trees(std::string_view raw) {
  std::map<std::string, BlobPlaces> places;
  // Of each commit "<id>\0", then for each path ":100644 100755 <old id> <new id> M\0path\0".
  std::string_view commit;
  std::string blob;
  while (!raw.empty()) {
    const std::size_t end = raw.find('\0');
    const std::string_view piece = raw.substr(0, end);
    raw.remove_prefix(end == std::string_view::npos ? raw.size() : end + 1);
    if (!blob.empty()) {
      BlobPlaces& place = places[blob];
      place.paths.emplace(piece);
      place.commit = commit;
      blob.clear();
    } else if (piece.starts_with(':')) {
      const std::size_t status = piece.rfind(' ');
      const std::size_t before = piece.rfind(' ', status - 1);
      blob = piece.substr(before + 1, status - before - 1);
    } else {
      commit = piece;
    }
  }
  return places;
}

}  // namespace nbscrub
