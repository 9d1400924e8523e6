// What differs between two JSON values, as paths: "metadata.ExecuteTime" is gone, "execution_count" was 4 and is null.
// Works on the text of values that a reader has accepted (notebook.h), copies nothing and never writes JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace nbscrub {

struct JsonMember {
  std::string_view key;    // between its quotes, still escaped; empty for an item of an array
  std::string_view value;  // no blanks around it
};

// The members of the object, or the items of the array, that `json` is; none when it is neither.
std::vector<JsonMember> members_of_json(std::string_view json);

// The last member of that name, as JSON readers have it; empty when there is none.
std::string_view member_of_json(std::string_view json, std::string_view key);

// The text of a string or of a list of strings (lines); anything else as it stands.
std::string text_of_json(std::string_view json);

struct JsonChange {
  char mark = '-';  // '-' or '+', as in line_diff.h
  std::string text;  // "metadata.kernelspec: {…}, 3 members"; as the file has it, so not safe for a terminal yet
};

// Appends what is to be done to `before` to make it `after`. Objects are entered, all else is shown whole, in short.
// `path` leads to both; members of these names at this level are passed over.
void compare_json(std::string_view before, std::string_view after, const std::string& path,
                  const std::vector<std::string_view>& passed_over, std::vector<JsonChange>& changes);

}  // namespace nbscrub
