#include "hook/nbstripout_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

namespace nbscrub {
namespace {

struct Switch {
  std::string_view name;
  bool NbstripoutOptions::*member;
};
constexpr Switch kSwitches[] = {
    {"--help", &NbstripoutOptions::help},
    {"-h", &NbstripoutOptions::help},
    {"--version", &NbstripoutOptions::version},
    {"--dry-run", &NbstripoutOptions::dry_run},
    {"--verify", &NbstripoutOptions::verify},
    {"--textconv", &NbstripoutOptions::textconv},
    {"-t", &NbstripoutOptions::textconv},
    {"--force", &NbstripoutOptions::force},
    {"-f", &NbstripoutOptions::force},
    {"--unix-newlines", &NbstripoutOptions::unix_newlines},
    {"--keep-output", &NbstripoutOptions::keep_output},
    {"--keep-count", &NbstripoutOptions::keep_count},
    {"--keep-id", &NbstripoutOptions::keep_id},
    {"--drop-empty-cells", &NbstripoutOptions::drop_empty_cells},
    {"--strip-init-cells", &NbstripoutOptions::strip_init_cells},
};

// What nbstripout does to a repository has commands of its own here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTasks = {{
    {"--install", "nbscrub install --filter --diff"},
    {"--uninstall", "nbscrub uninstall"},
    {"--is-installed", "nbscrub status"},
    {"--status", "nbscrub status"},
    {"--attributes", "nbscrub install --filter"},
    {"--global", "nbscrub install --global"},
    {"--system", "nbscrub install --global"},
    {"--python", "nbscrub install --filter"},
}};

constexpr std::array<std::string_view, 8> kDefaultKeys = {
    "metadata.signature",      "metadata.widgets",        "cell.metadata.collapsed",
    "cell.metadata.ExecuteTime", "cell.metadata.execution", "cell.metadata.heading_collapsed",
    "cell.metadata.hidden",    "cell.metadata.scrolled",
};

std::optional<std::uint64_t> size_of(std::string_view text) {
  std::uint64_t factor = 1;
  if (!text.empty()) {
    const char unit = text.back();
    if (unit == 'K' || unit == 'k') factor = 1000;
    if (unit == 'M' || unit == 'm') factor = 1000 * 1000;
    if (unit == 'G' || unit == 'g') factor = 1000 * 1000 * 1000;
    if (factor > 1) text.remove_suffix(1);
  }
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > UINT64_MAX / factor) return std::nullopt;
  return number * factor;
}

bool is_file_name(std::string_view word) { return word.ends_with(".ipynb") || word.ends_with(".zpln"); }

class Arguments {
 public:
  explicit Arguments(std::span<const std::string> arguments) : arguments_(arguments) {}

  Result<NbstripoutOptions> read() {
    for (; at_ < arguments_.size(); ++at_) {
      const std::string& argument = arguments_[at_];
      if (argument == "--") {
        options_.files.insert(options_.files.end(), arguments_.begin() + static_cast<std::ptrdiff_t>(at_) + 1,
                              arguments_.end());
        break;
      }
      if (!argument.starts_with('-') || argument == "-") {
        options_.files.push_back(argument);
      } else if (Result<void> read = option(argument); !read) {
        return fail(read.error());
      }
    }
    options_.dry_run = options_.dry_run || options_.verify;
    return std::move(options_);
  }

 private:
  Result<void> option(const std::string& argument) {
    const std::size_t equals = argument.starts_with("--") ? argument.find('=') : std::string::npos;
    const std::string name = argument.substr(0, equals);
    if (equals != std::string::npos) given_ = argument.substr(equals + 1);
    for (const auto& [task, command] : kTasks) {
      if (name == task) return fail(name + " is not done under this name", "run: " + std::string(command));
    }
    for (const Switch& known : kSwitches) {
      if (name != known.name || given_) continue;
      options_.*known.member = true;
      return {};
    }
    if (name == "--drop-output-type") return types(options_.drop_types);
    if (name == "--keep-output-type") return types(options_.keep_types);
    if (name == "--extra-keys") return list(options_.extra_keys);
    if (name == "--keep-metadata-keys") return list(options_.kept_keys);
    if (name == "--drop-tagged-cells") return list(options_.drop_tags);
    if (name == "--max-size") return max_size();
    if (name == "--mode" || name == "-m") return mode();
    // (Not repeated: it could be a secret.)
    return fail("argument " + std::to_string(at_ + 1) + " is not understood", "nbstripout --help shows what there is");
  }

  std::optional<std::string> value() {
    if (given_) return std::exchange(given_, std::nullopt);
    if (at_ + 1 >= arguments_.size()) return std::nullopt;
    return arguments_[++at_];
  }

  Result<void> lacks_value() const {
    return fail("argument " + std::to_string(at_ + 1) + " lacks its value", "nbstripout --help shows what there is");
  }

  Result<void> types(std::vector<std::string>& into) {
    into.clear();
    if (given_) into.push_back(*std::exchange(given_, std::nullopt));
    const bool one = !into.empty();
    while (!one && at_ + 1 < arguments_.size() && !arguments_[at_ + 1].starts_with('-') &&
           !is_file_name(arguments_[at_ + 1])) {
      into.push_back(arguments_[++at_]);
    }
    return into.empty() ? lacks_value() : Result<void>();
  }

  Result<void> list(std::vector<std::string>& into) {
    const std::optional<std::string> text = value();
    if (!text) return lacks_value();
    into = words_in(*text);
    return {};
  }

  Result<void> max_size() {
    const std::optional<std::string> text = value();
    const std::optional<std::uint64_t> size = text ? size_of(*text) : std::nullopt;
    if (!size) return fail("--max-size takes a number, or one with K, M or G");
    options_.max_size = *size;
    return {};
  }

  Result<void> mode() {
    const std::optional<std::string> text = value();
    if (text != "jupyter" && text != "zeppelin") return fail("--mode takes jupyter or zeppelin");
    options_.zeppelin = text == "zeppelin";
    return {};
  }

  std::span<const std::string> arguments_;
  std::size_t at_ = 0;
  std::optional<std::string> given_;  // what stands behind `=`
  NbstripoutOptions options_;
};

}  // namespace

Result<NbstripoutOptions> parse_nbstripout(std::span<const std::string> arguments) {
  return Arguments(arguments).read();
}

std::vector<std::string> words_in(const std::string& list) {
  std::istringstream stream(list);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

Policy policy_of(const NbstripoutOptions& options, std::vector<std::string>& invalid) {
  Policy policy = Policy::keep_everything();
  policy.outputs.clear = !options.keep_output || !options.keep_types.empty();
  policy.outputs.keep_types = options.keep_types;
  policy.outputs.honour_marks = options.keep_types.empty();  // there, types count for marked cells too
  policy.outputs.drop_types = options.drop_types;
  if (policy.outputs.clear && options.max_size > 0) policy.outputs.max_size = options.max_size;
  policy.counts.clear = policy.counts.of_marked_cells = !options.keep_count;
  policy.cells.drop_empty = options.drop_empty_cells;
  policy.cells.drop_tagged = options.drop_tags;
  policy.cells.strip_init_cells = options.strip_init_cells;
  policy.cells.ids = options.keep_id ? CellIds::keep : CellIds::sequential;

  std::vector<std::string> keys(kDefaultKeys.begin(), kDefaultKeys.end());
  keys.insert(keys.end(), options.extra_keys.begin(), options.extra_keys.end());
  for (const std::string& key : keys) {
    if (std::find(options.kept_keys.begin(), options.kept_keys.end(), key) != options.kept_keys.end()) continue;
    const bool valid = key.starts_with("metadata.") || key.starts_with("cell.");
    (valid ? policy.metadata.drop : invalid).push_back(key);
  }
  return policy;
}

}  // namespace nbscrub
