#include "tests/support/notebook_generator.h"

#include <algorithm>
#include <initializer_list>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/rule_database.h"
#include "tests/support/template.h"

namespace nbscrub::test {
namespace {

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {
    pretty_ = chance(60);
    version_ = below(10) == 0 ? 3 : below(30) == 0 ? 5 : 4;
    minor_ = below(6);
  }

  std::string notebook() {
    Members top;
    top.emplace_back("metadata", notebook_metadata());
    top.emplace_back("nbformat", std::to_string(version_));
    top.emplace_back("nbformat_minor", std::to_string(minor_));
    if (version_ == 3) {
      top.emplace_back("worksheets", array({object({{"cells", cells()}, {"metadata", "{}"}}), object({{"cells", cells()}})}));
    } else {
      top.emplace_back("cells", cells());
    }
    if (chance(10)) top.emplace_back("another", number());
    return (chance(3) ? "\xEF\xBB\xBF" : "") + object(std::move(top)) + (chance(70) ? "\n" : "");
  }

 private:
  using Members = std::vector<std::pair<std::string, std::string>>;

  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  std::string one_of(std::initializer_list<std::string_view> words) {
    return std::string(*(words.begin() + below(static_cast<std::uint32_t>(words.size()))));
  }

  // ---- JSON

  std::string blank() {
    if (pretty_) return "\n ";
    return chance(5) ? one_of({" ", "\t", "\r\n", "\n\n  "}) : "";
  }

  std::string object(Members members) {
    if (chance(4) && !members.empty()) members.push_back(members[below(static_cast<std::uint32_t>(members.size()))]);
    if (chance(30)) std::shuffle(members.begin(), members.end(), random_);
    std::string text = "{";
    for (std::size_t i = 0; i < members.size(); ++i) {
      text += (i > 0 ? "," : "") + blank() + '"' + members[i].first + "\":" + (pretty_ ? " " : "") + members[i].second;
    }
    return text + (members.empty() ? "" : blank()) + "}";
  }

  std::string array(const std::vector<std::string>& items) {
    std::string text = "[";
    for (std::size_t i = 0; i < items.size(); ++i) text += (i > 0 ? "," : "") + blank() + items[i];
    return text + (items.empty() ? "" : blank()) + "]";
  }

  std::string number() {
    return one_of({"0", "-0", "1e400", "1.10", "-1.5E-3", "123456789012345678901234567890", "7", "null", "true"});
  }

  std::string piece() {
    return one_of({"x = 1", "print(x)", "", " ", "\\t", "\\ud800", "\\udc00 tail", "\\u2028", "\xE2\x80\xA8", "/home/ada/run.py",
                   "C:\\\\Users\\\\ada\\\\x", "\\u001b[0;31mred\\u001b[0m", "<td>a</td>", "\\\"quoted\\\"", "\xC3\xA9\xF0\x9F\x90\xA7",
                   "token = '{{github-pat:1}}'", "password=\\\"{{gitlab-pat:2}}\\\"", "/Users/ada", "# nothing"});
  }

  std::string string() { return '"' + piece() + (chance(50) ? "\\n" : "") + '"'; }

  // A string or a list of lines, as the schema says; rarely what it does not say.
  std::string text() {
    if (chance(25)) return string();
    if (chance(2)) return number();
    std::vector<std::string> lines;
    for (std::uint32_t i = below(5); i > 0; --i) lines.push_back(chance(2) ? number() : string());
    return array(lines);
  }

  // ---- the notebook

  std::string notebook_metadata() {
    Members members;
    if (chance(70)) members.emplace_back("kernelspec", object({{"name", "\"python3\""}, {"display_name", string()}}));
    if (chance(50)) members.emplace_back("language_info", object({{"name", "\"python\""}, {"version", "\"3.9\""}}));
    if (chance(20)) members.emplace_back("widgets", object({{"state", object({{"a", text()}})}}));
    if (chance(20)) members.emplace_back("vscode", object({{"interpreter", object({})}}));
    if (chance(20)) members.emplace_back("papermill", object({{"parameters", object({{"p", string()}})}, {"n", number()}}));
    if (chance(20)) members.emplace_back("colab", object({{"provenance", array({})}, {"gpuType", "\"T4\""}}));
    if (chance(5)) members.emplace_back("keep_output", "true");
    if (chance(10)) members.emplace_back("c\\u006flab", number());
    return object(std::move(members));
  }

  std::string cells() {
    std::vector<std::string> items;
    for (std::uint32_t i = below(7); i > 0; --i) items.push_back(chance(2) ? number() : cell());
    return array(items);
  }

  std::string cell_metadata() {
    Members members;
    if (chance(25)) members.emplace_back("tags", array({"\"" + one_of({"keep_output", "drop", "plot", "x"}) + "\"", string()}));
    if (chance(15)) members.emplace_back("init_cell", one_of({"true", "false", "1"}));
    if (chance(10)) members.emplace_back("keep_output", one_of({"true", "false"}));
    if (chance(20)) members.emplace_back("collapsed", "true");
    if (chance(20)) members.emplace_back("execution", object({{"iopub.execute_input", string()}}));
    if (chance(15)) members.emplace_back("executionInfo", object({{"user", object({{"displayName", string()}})}}));
    if (chance(15)) members.emplace_back("foo", chance(50) ? object({{"bar", text()}, {"baz", number()}}) : number());
    return object(std::move(members));
  }

  std::string cell() {
    const std::string type = one_of({"code", "code", "code", "markdown", "raw", "odd"});
    Members members;
    if (!chance(2)) members.emplace_back("cell_type", '"' + type + '"');
    if (!chance(3)) members.emplace_back("metadata", chance(2) ? number() : cell_metadata());
    if (!chance(4)) members.emplace_back(version_ == 3 && type == "code" ? "input" : "source", text());
    if (chance(version_ == 4 && minor_ == 5 ? 85 : 10)) {
      members.emplace_back("id", one_of({"\"a\"", "\"b\"", "\"c1d2\"", "\"not valid\"", "\"\"", "7"}));
    }
    if (chance(type == "code" ? 95 : 5)) members.emplace_back("outputs", chance(2) ? number() : outputs());
    if (chance(type == "code" ? 90 : 3)) members.emplace_back(version_ == 3 ? "prompt_number" : "execution_count", number());
    if (chance(8)) members.emplace_back("attachments", object({{"a.png", object({{"image/png", string()}})}}));
    return object(std::move(members));
  }

  std::string outputs() {
    std::vector<std::string> items;
    for (std::uint32_t i = below(4); i > 0; --i) items.push_back(chance(2) ? number() : output());
    return array(items);
  }

  std::string output() {
    const std::string type = one_of({"stream", "display_data", "execute_result", "error", "pyout", "odd"});
    Members members;
    if (!chance(3)) members.emplace_back("output_type", '"' + type + '"');
    if (type == "stream") {
      members.emplace_back("name", one_of({"\"stdout\"", "\"stderr\""}));
      members.emplace_back("text", text());
    } else if (type == "error") {
      members.emplace_back("ename", string());
      members.emplace_back("evalue", string());
      members.emplace_back("traceback", text());
    } else {
      members.emplace_back("data", object({{"text/plain", text()}, {one_of({"text/html", "image/png", "application/json"}), text()}}));
      members.emplace_back("metadata", object({{"x", number()}, {"image/png", object({{"width", number()}})}}));
      if (chance(60)) members.emplace_back("execution_count", number());
    }
    return object(std::move(members));
  }

  std::mt19937 random_;
  bool pretty_ = true;
  std::uint32_t version_ = 4;
  std::uint32_t minor_ = 5;
};

}  // namespace

std::string generated_notebook(std::uint32_t seed) {
  static const RuleDatabase* const database = *RuleDatabase::builtin();
  return *fill_template(Generator(seed).notebook(), database->table());
}

}  // namespace nbscrub::test
