#include "tests/support/surroundings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "detectors/ascii.h"
#include "detectors/shape.h"

namespace nbscrub {
namespace {

// ---- text as lists, dicts, JSON, configuration

MarkedText json_string(const MarkedText& text) { return "\"" + json_escaped(text) + "\""; }

MarkedText json_list(const std::vector<MarkedText>& items) {
  MarkedText list("[");
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) list += ",\n     ";
    list += json_string(items[i]);
  }
  return list + "]";
}

MarkedText json_lines(const MarkedText& text) { return json_list(lines_of(text)); }

MarkedText json_object(const std::vector<Fact>& facts, std::string_view between = ",\n  ") {
  MarkedText object("{");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i > 0) object += between;
    object += json_string(facts[i].name) + ": " + json_string(facts[i].value);
  }
  return object + "}";
}

MarkedText dict_repr(const std::vector<Fact>& facts) {
  MarkedText dict("{");
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i > 0) dict += ", ";
    dict += python_repr(facts[i].name) + ": " + python_repr(facts[i].value);
  }
  return dict + "}";
}

std::string variable(std::string_view name) {
  std::string upper;
  for (char byte : name) {
    if (is_lower(byte)) upper += static_cast<char>(byte - 'a' + 'A');
    else upper += is_alnum(byte) ? byte : '_';
  }
  return upper;
}

bool is_plain(const MarkedText& value) {
  const auto needs_no_quotes = [](char byte) {
    return is_alnum(byte) || std::string_view("_-./+=:@,~").find(byte) != std::string_view::npos;
  };
  return std::all_of(value.text().begin(), value.text().end(), needs_no_quotes) && is_name_byte(value.text().front());
}

// As shells and dotenv read it.
MarkedText env_line(const Fact& fact) {
  const MarkedText value = is_plain(fact.value) ? fact.value : json_string(fact.value);
  return MarkedText(variable(fact.name) + "=") + value + "\n";
}

MarkedText with_every(const std::vector<Fact>& facts, MarkedText (*write)(const Fact&)) {
  MarkedText lines;
  for (const Fact& fact : facts) lines += write(fact);
  return lines;
}

MarkedText env_dump(const std::vector<Fact>& facts) {
  return "SHELL=/bin/bash\nPWD=/home/ada/work\nHOME=/home/ada\n" + with_every(facts, env_line) +
         "LANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\nSHLVL=1\n";
}

MarkedText environ_repr(const std::vector<Fact>& facts) {
  std::vector<Fact> all = {{"SHELL", "/bin/bash"}, {"HOME", "/home/ada"}, {"PWD", "/home/ada/work"}};
  for (const Fact& fact : facts) all.push_back({variable(fact.name), fact.value});
  for (const Fact& fact : {Fact{"LANG", "C.UTF-8"}, Fact{"PATH", "/usr/bin:/bin"}}) all.push_back(fact);
  return "environ(" + dict_repr(all) + ")";
}

// ---- cells and notebooks

constexpr std::string_view kTail = R"(,
 "metadata": {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}},
 "nbformat": 4, "nbformat_minor": 4})";

MarkedText notebook(const MarkedText& cells) { return "{\"cells\": [\n" + cells + "\n]" + MarkedText(kTail); }

MarkedText code_cell(const MarkedText& source, const MarkedText& outputs = {}, const MarkedText& metadata = {}) {
  return "  {\"cell_type\": \"code\", \"execution_count\": 3, \"metadata\": {" + metadata + "},\n   \"outputs\": [" +
         outputs + "],\n   \"source\": " + source + "}";
}

MarkedText notebook_with_output(const MarkedText& output) {
  return notebook(code_cell("[\"show(settings)\"]", output));
}

MarkedText text_cell(std::string_view type, const MarkedText& text) {
  return MarkedText(fmt::format("  {{\"cell_type\": \"{}\", \"metadata\": {{}}, \"source\": ", type)) +
         json_lines(text) + "}";
}

MarkedText stream(const MarkedText& list) {
  return "{\"name\": \"stdout\", \"output_type\": \"stream\", \"text\": " + list + "}";
}

MarkedText result(std::string_view mime, const MarkedText& value) {
  return MarkedText(fmt::format(
             "{{\"output_type\": \"execute_result\", \"execution_count\": 3, \"metadata\": {{}}, \"data\": {{\"{}\": ",
             mime)) +
         value + "}}";
}

MarkedText html(const MarkedText& text) { return notebook_with_output(result("text/html", json_lines(text))); }

constexpr std::string_view kColours = "\x1b[39m\x1b[38;5;28m";

// ---- the surroundings

MarkedText code_lines(const Load& load, SeededRandom&) {
  return notebook(code_cell(json_lines("import os\n\n" + load.example + "\nprint(\"ready\")\n")));
}

MarkedText code_single_string(const Load& load, SeededRandom&) {
  return notebook(code_cell(json_string("# the \"data\"\n" + load.example + "\n")));
}

MarkedText one_line_notebook(const Load& load, SeededRandom&) {
  return R"({"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":)" +
         json_string(load.example) + R"(}],"metadata":{},"nbformat":4,"nbformat_minor":5})";
}

MarkedText version_3(const MarkedText& input, const MarkedText& outputs) {
  return R"({"metadata": {"name": ""}, "nbformat": 3, "nbformat_minor": 0, "worksheets": [{"metadata": {}, "cells": [
  {"cell_type": "code", "collapsed": false, "language": "python", "metadata": {}, "input": )" +
         input + R"(, "outputs": [)" + outputs + R"(], "prompt_number": 1}]}]})";
}

MarkedText version_3_input(const Load& load, SeededRandom&) { return version_3(json_lines(load.example), {}); }

MarkedText version_3_pyout(const Load& load, SeededRandom&) {
  return version_3("[\"settings\"]", R"({"output_type": "pyout", "prompt_number": 1, "metadata": {}, "text": )" +
                                         json_list({dict_repr(load.facts)}) + "}");
}

MarkedText markdown(const Load& load, SeededRandom&) {
  return notebook(text_cell("markdown", "# Setting up\n\n```python\n" + load.example + "\n```\n"));
}

MarkedText raw_cell(const Load& load, SeededRandom&) { return notebook(text_cell("raw", load.example)); }

MarkedText stream_in_chunks(const Load& load, SeededRandom& random) {
  return notebook_with_output(stream(json_list(chunked("reading\n" + load.example + "\ndone\n", 6, random))));
}

MarkedText stream_in_outputs(const Load& load, SeededRandom& random) {
  MarkedText outputs;
  for (const MarkedText& chunk : chunked("reading\n" + load.example + "\ndone\n", 3, random)) {
    if (outputs.size() > 0) outputs += ",\n";
    outputs += stream(json_lines(chunk));
  }
  return notebook_with_output(outputs);
}

MarkedText traceback(const Load& load, SeededRandom& random) {
  const MarkedText frame = "\x1b[0;32m----> 1\x1b[0m show(settings)\n\x1b[0;31mValueError\x1b[0m: refused:\n" +
                           cut_in_secret(load.example, kColours, 2, random) + "\n";
  return notebook_with_output(R"({"output_type": "error", "ename": "ValueError", "evalue": "refused", "traceback": )" +
                              json_lines(frame) + "}");
}

MarkedText html_highlighted(const Load& load, SeededRandom& random) {
  const std::string seam = "</span><span class=\"s2\">";
  return html("<div class=\"highlight\"><pre><span>" +
              cut_in_secret(html_escaped(load.example), seam, 1, random) + "</span></pre></div>");
}

MarkedText html_entities(const Load& load, SeededRandom&) {
  return html("<pre>" + html_escaped(load.example, 5) + "</pre>");
}

MarkedText html_table(const Load& load, SeededRandom&) {
  MarkedText table("<table border=\"1\">\n<tbody>\n");
  for (const Fact& fact : load.facts)
    table += "<tr><th>" + html_escaped(fact.name) + "</th><td>" + html_escaped(fact.value) + "</td></tr>\n";
  return html(table + "</tbody></table>");
}

MarkedText html_cell(const Load& load, SeededRandom&) {
  return html("<table><tr><th></th><th>value</th></tr>\n<tr><th>0</th><td>" + html_escaped(load.secret) +
              "</td></tr></table>");
}

MarkedText dict_in_result(const Load& load, SeededRandom&) {
  return notebook_with_output(result("text/plain", json_list({dict_repr(load.facts)})));
}

MarkedText bare_in_result(const Load& load, SeededRandom&) {
  return notebook_with_output(result("text/plain", json_list({python_repr(load.secret)})));
}

MarkedText json_in_stream(const Load& load, SeededRandom&) {
  return notebook_with_output(stream(json_lines(json_object(load.facts) + "\n")));
}

MarkedText application_json(const Load& load, SeededRandom&) {
  return notebook_with_output(result("application/json", "{\"settings\": " + json_object(load.facts) + "}"));
}

MarkedText env_in_stream(const Load& load, SeededRandom&) {
  return notebook_with_output(stream(json_lines(env_dump(load.facts))));
}

MarkedText environ_in_result(const Load& load, SeededRandom&) {
  return notebook_with_output(result("text/plain", json_list({environ_repr(load.facts)})));
}

MarkedText cell_metadata(const Load& load, SeededRandom&) {
  return notebook(code_cell("[\"x = 1\"]", {}, "\"settings\": " + json_object(load.facts)));
}

MarkedText papermill_parameters(const Load& load, SeededRandom&) {
  return R"({"cells": [], "metadata": {"papermill": {"version": "2.4.0", "parameters": )" + json_object(load.facts) +
         R"(}}, "nbformat": 4, "nbformat_minor": 4})";
}

MarkedText widget_state(const Load& load, SeededRandom&) {
  return R"({"cells": [], "metadata": {"widgets": {"application/vnd.jupyter.widget-state+json": {"state": {"a1": )"
         R"({"model_module": "@jupyter-widgets/controls", "model_name": "TextModel", "state": {"value": )" +
         json_string(load.secret) +
         R"(}}}, "version_major": 2, "version_minor": 0}}}, "nbformat": 4, "nbformat_minor": 4})";
}

MarkedText writefile_cell(const Load& load, SeededRandom&) {
  return notebook(code_cell(json_lines("%%writefile .env\n" + with_every(load.facts, env_line))));
}

// ---- text in text

MarkedText base64_in_stream(const Load& load, SeededRandom&) {
  return notebook_with_output(stream(json_lines(base64_encoded(with_every(load.facts, env_line)) + "\n")));
}

MarkedText percent_in_stream(const Load& load, SeededRandom&) {
  return notebook_with_output(stream(json_lines("GET /login?value=" + percent_encoded(load.secret) + "\n")));
}

MarkedText json_in_json(const Load& load, SeededRandom&) {
  return notebook_with_output(stream(json_lines("{\"body\": " + json_string(json_object(load.facts, ", ")) + "}\n")));
}

// A literal a line, as a key block is written down; what has one line is cut in two.
MarkedText joined_literals(const Load& load, SeededRandom& random) {
  const std::vector<MarkedText> lines = lines_of(load.secret);
  MarkedText source("value = (");
  for (const MarkedText& line : lines) source += json_string(line) + (lines.size() > 1 ? "\n" : "");
  if (lines.size() == 1) source = "value = (\"" + cut_in_secret(load.secret, "\" \"", 1, random) + "\"";
  return notebook(code_cell(json_lines(source + ")\n")));
}

// ---- files that are no notebooks, or no more

MarkedText plain(const Load& load, SeededRandom&) { return "# settings\n\n" + load.example + "\n"; }

MarkedText env_file(const Load& load, SeededRandom&) { return with_every(load.facts, env_line); }

MarkedText yaml_file(const Load& load, SeededRandom&) {
  MarkedText lines("settings:\n");
  for (const Fact& fact : load.facts) {
    lines += "  " + MarkedText(fact.name) + ": " + (is_plain(fact.value) ? fact.value : json_string(fact.value)) + "\n";
  }
  return lines;
}

MarkedText json_file(const Load& load, SeededRandom&) { return json_object(load.facts, ",\n  ") + "\n"; }

MarkedText toml_file(const Load& load, SeededRandom&) {
  MarkedText lines("[settings]\n");
  for (const Fact& fact : load.facts) lines += MarkedText(variable(fact.name)) + " = " + json_string(fact.value) + "\n";
  return lines;
}

MarkedText utf16_file(const Load& load, SeededRandom& random) { return utf16_encoded(plain(load, random)); }

MarkedText truncated_notebook(const Load& load, SeededRandom& random) {
  const MarkedText all = code_lines(load, random);
  return all.slice(0, all.size() - 40);
}

MarkedText conflicting_notebook(const Load& load, SeededRandom&) {
  return notebook("<<<<<<< HEAD\n" + code_cell(json_lines(load.example)) + "\n=======\n" +
                  code_cell("[\"x = 2\"]") + "\n>>>>>>> other");
}

MarkedText bad_byte_notebook(const Load& load, SeededRandom&) {
  return notebook(text_cell("markdown", "caf\xe9\n") + ",\n" + code_cell(json_string(load.example)));
}

constexpr auto kExample = Carries::example;
constexpr auto kFacts = Carries::facts;
constexpr auto kBare = Carries::bare;

constexpr std::array kSurroundings = {
    Surrounding{"CodeLines", "a.ipynb", Place::code, kExample, true, true, code_lines},
    Surrounding{"CodeSingleString", "a.ipynb", Place::code, kExample, true, true, code_single_string},
    Surrounding{"OneLineNotebook", "a.ipynb", Place::code, kExample, true, true, one_line_notebook},
    Surrounding{"Version3Input", "a.ipynb", Place::code, kExample, true, true, version_3_input},
    Surrounding{"Version3Pyout", "a.ipynb", Place::output, kFacts, true, true, version_3_pyout},
    Surrounding{"Markdown", "a.ipynb", Place::prose, kExample, true, true, markdown},
    Surrounding{"RawCell", "a.ipynb", Place::prose, kExample, true, true, raw_cell},
    Surrounding{"StreamInChunks", "a.ipynb", Place::output, kExample, true, true, stream_in_chunks},
    Surrounding{"StreamInOutputs", "a.ipynb", Place::output, kExample, true, true, stream_in_outputs},
    Surrounding{"TracebackInColour", "a.ipynb", Place::output, kExample, true, true, traceback},
    Surrounding{"HtmlHighlighted", "a.ipynb", Place::output, kExample, true, true, html_highlighted},
    Surrounding{"HtmlEntities", "a.ipynb", Place::output, kExample, true, true, html_entities},
    Surrounding{"HtmlTable", "a.ipynb", Place::output, kFacts, true, false, html_table},
    Surrounding{"HtmlCell", "a.ipynb", Place::output, kBare, true, false, html_cell},
    Surrounding{"DictInResult", "a.ipynb", Place::output, kFacts, true, true, dict_in_result},
    Surrounding{"BareInResult", "a.ipynb", Place::output, kBare, true, false, bare_in_result},
    Surrounding{"JsonInStream", "a.ipynb", Place::output, kFacts, true, true, json_in_stream},
    Surrounding{"ApplicationJson", "a.ipynb", Place::metadata, kFacts, true, true, application_json},
    Surrounding{"EnvInStream", "a.ipynb", Place::output, kFacts, true, true, env_in_stream},
    Surrounding{"EnvironInResult", "a.ipynb", Place::output, kFacts, true, true, environ_in_result},
    Surrounding{"CellMetadata", "a.ipynb", Place::metadata, kFacts, true, true, cell_metadata},
    Surrounding{"PapermillParameters", "a.ipynb", Place::metadata, kFacts, true, true, papermill_parameters},
    Surrounding{"WidgetState", "a.ipynb", Place::widget, kBare, true, false, widget_state},
    Surrounding{"WritefileCell", "a.ipynb", Place::config, kFacts, true, true, writefile_cell},
    Surrounding{"Base64InStream", "a.ipynb", Place::config, kFacts, true, true, base64_in_stream},
    Surrounding{"PercentInStream", "a.ipynb", Place::output, kBare, true, false, percent_in_stream},
    Surrounding{"JsonInJson", "a.ipynb", Place::output, kFacts, true, true, json_in_json},
    Surrounding{"JoinedLiterals", "a.ipynb", Place::code, kBare, true, false, joined_literals},
    Surrounding{"PythonFile", "settings.py", Place::code, kExample, true, true, plain},
    Surrounding{"ConfigurationFile", "settings.conf", Place::config, kExample, true, true, plain},
    Surrounding{"MarkdownFile", "README.md", Place::prose, kExample, true, true, plain},
    Surrounding{"Utf16File", "settings.py", Place::code, kExample, true, true, utf16_file},
    Surrounding{"EnvFile", ".env", Place::config, kFacts, true, true, env_file},
    Surrounding{"YamlFile", "settings.yaml", Place::config, kFacts, true, true, yaml_file},
    Surrounding{"JsonFile", "settings.json", Place::config, kFacts, true, true, json_file},
    Surrounding{"TomlFile", "settings.toml", Place::config, kFacts, true, true, toml_file},
    Surrounding{"TruncatedNotebook", "a.ipynb", Place::code, kExample, false, true, truncated_notebook},
    Surrounding{"ConflictingNotebook", "a.ipynb", Place::code, kExample, false, true, conflicting_notebook},
    Surrounding{"BadByteNotebook", "a.ipynb", Place::code, kExample, false, true, bad_byte_notebook},
};

}  // namespace

std::span<const Surrounding> surroundings() { return kSurroundings; }

MarkedText marked_token(const Rule& rule, std::string_view token) {
  TextSpan secret{0, token.size()};
  for (const Shape& shape : rule.shapes) {
    if (const auto match = match_shape_exactly(shape, token, secret)) {
      secret = match->secret;
      break;
    }
  }
  // A block keeps its line ends when it is redacted.
  MarkedText marked;
  for (std::size_t i = 0; i < token.size(); ++i)
    marked.append(token.substr(i, 1), secret.contains(i) && token[i] != '\n');
  return marked;
}

MarkedText marked_example(const Rule& rule, const Example& example) {
  const std::string_view text = example.text;
  MarkedText marked;
  std::size_t done = 0;
  for (const TextSpan& secret : example.secrets) {
    marked += text.substr(done, secret.begin - done);
    marked += marked_token(rule, text.substr(secret.begin, secret.size()));
    done = secret.end;
  }
  return marked + text.substr(done);
}

std::vector<Fact> facts_for(const Rule& rule, std::uint64_t seed) {
  const MarkedText token = marked_token(rule, generate_secret(rule, seed));
  const auto pick = [&](std::span<const std::string_view> list) {
    std::vector<std::string_view> words;
    std::copy_if(list.begin(), list.end(), std::back_inserter(words),
                 [](std::string_view word) { return word.find('(') == word.npos && word != "*"; });
    return words.empty() ? std::string() : std::string(words[seed % words.size()]);
  };
  // `*password` is the end of a name, `*password*` a part of one.
  const auto pick_name = [&] {
    std::string name = pick(rule.names);
    const bool ending = name.starts_with('*');
    std::erase(name, '*');
    return ending ? "acme_" + name : name;
  };
  std::vector<Fact> facts;
  const auto has_none = [&](std::span<const std::string_view> list) { return !list.empty() && pick(list).empty(); };
  if (has_none(rule.context) || has_none(rule.words)) return facts;
  if (!rule.context.empty()) facts.push_back({"service", pick(rule.context)});
  switch (rule.find) {
    case Find::shape:
    case Find::pem: facts.push_back({"value", token}); break;
    case Find::near:
      facts.push_back({"host", pick(rule.words)});
      facts.push_back({"value", token});
      break;
    case Find::call:
    case Find::line:
    case Find::everywhere:
    case Find::pattern: return {};  // no built-in rule has one
    case Find::assignment: facts.push_back({pick_name(), token}); break;
    case Find::url:
      facts.push_back({"address", MarkedText(pick(rule.words) + "://ada:") + token + "@db.acme.io:5432/sales"});
      break;
    case Find::pairs:
      facts.push_back(
          {"line", MarkedText("Server=db.acme.io;Database=sales;User Id=ada;" + pick_name() + "=") + token});
      break;
  }
  return facts;
}

}  // namespace nbscrub
