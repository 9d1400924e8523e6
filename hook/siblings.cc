#include "hook/siblings.h"

#include <unistd.h>

namespace nbscrub {

std::vector<std::string> siblings_of(const std::string& notebook) {
  static constexpr std::string_view kEnding = ".ipynb";
  if (!notebook.ends_with(kEnding)) return {};
  const std::string stem = notebook.substr(0, notebook.size() - kEnding.size());
  const std::size_t name = stem.rfind('/') + 1;  // npos + 1 is 0
  std::vector<std::string> candidates = {stem.substr(0, name) + ".ipynb_checkpoints/" + stem.substr(name) +
                                         "-checkpoint.ipynb"};
  for (const char* ending : {".py", ".md", ".Rmd", ".qmd", ".html"}) candidates.push_back(stem + ending);
  std::erase_if(candidates, [](const std::string& path) { return ::access(path.c_str(), F_OK) != 0; });
  return candidates;
}

}  // namespace nbscrub
