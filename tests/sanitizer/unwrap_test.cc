// The whole line over text that hides a credential, one wrapping after the other and some in each other: it is found,
// taken out, and what stands around it is still there.
#include "sanitizer/unwrap.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <random>
#include <string>

#include "detectors/base64.h"
#include "detectors/example.h"
#include "sanitizer/inflate.h"
#include "sanitizer/json_string.h"
#include "sanitizer/sanitize.h"
#include "sanitizer/utf16.h"

namespace nbscrub {
namespace {

using Wrapping = std::function<std::string(const std::string&)>;

std::string base64(const std::string& text) { return base64_encode(text); }

std::string base64_url_unpadded(const std::string& text) { return base64url_encode(text); }

std::string base64_in_lines(const std::string& text) {
  std::string lines;
  const std::string digits = base64_encode(text);
  for (std::size_t at = 0; at < digits.size(); at += 64) lines += digits.substr(at, 64) + "\n";
  return lines;
}

std::string gzip(const std::string& text) { return base64_encode(deflated(text, Compression::gzip)); }
std::string zlib(const std::string& text) { return base64url_encode(deflated(text, Compression::zlib)); }
std::string powershell(const std::string& text) { return base64_encode(encode_ascii(text, Encoding::utf16le)); }
std::string quoted(const std::string& text) { return '"' + encode_json_string(text) + '"'; }
std::string quoted_twice(const std::string& text) { return quoted(quoted(text)); }

std::string percent(const std::string& text) {
  std::string encoded;
  for (const char byte : text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    if (std::isalnum(value) != 0) {
      encoded += byte;
    } else {
      encoded.append("%").append(1, kHex[value >> 4]).append(1, kHex[value & 15]);
    }
  }
  return encoded;
}

std::string joined(const std::string& text) {
  std::string literals = "(";
  for (std::size_t at = 0; at < text.size(); at += 11) literals += quoted(text.substr(at, 11)) + "\n    ";
  return literals + ")";
}

std::string added(const std::string& text) {
  return '\'' + text.substr(0, text.size() / 2) + "' + \\\n'" + text.substr(text.size() / 2) + '\'';
}

class Unwrap : public testing::Test {
 protected:
  void SetUp() override {
    database_ = *RuleDatabase::builtin();
    line_.emplace(*Sanitizer::create(*database_));
  }

  std::string secret(std::string_view id, std::uint64_t seed) const {
    const auto rules = database_->table().rules;
    return generate_secret(*std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; }), seed);
  }

  Outcome clean(const std::string& bytes, std::string_view name) {
    Request request;
    request.name = name;
    request.rewrite = true;
    request.redact_plain = true;
    auto outcome = line_->sanitize(PaddedBytes(bytes), request);
    EXPECT_TRUE(outcome) << outcome.error().what;
    return outcome ? *std::move(outcome) : Outcome{};
  }

  // One finding, and cleaning again finds nothing more to do. Returns the result.
  std::string cleaned(const std::string& bytes, std::string_view name) {
    const Outcome outcome = clean(bytes, name);
    EXPECT_EQ(outcome.findings.size(), 1u) << bytes;
    EXPECT_TRUE(outcome.rewritten && outcome.incomplete.empty()) << bytes;
    if (!outcome.rewritten) return bytes;
    EXPECT_EQ(outcome.redacted, 1u);
    std::string by_hand = bytes;
    for (auto edit = outcome.edits.rbegin(); edit != outcome.edits.rend(); ++edit) {
      by_hand.replace(edit->span.begin, edit->span.size(), edit->replacement);
    }
    std::string result(outcome.result.view());
    EXPECT_EQ(result, by_hand);
    const Outcome again = clean(result, name);
    EXPECT_TRUE(again.findings.empty() && !again.rewritten) << bytes << "\n" << result;
    EXPECT_EQ(again.format, outcome.format);
    return result;
  }

  // Random harmless text with the secret in it, and the same with the marker.
  std::pair<std::string, std::string> surroundings(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto words = [&] {
      constexpr std::array<std::string_view, 6> kWords = {"rows", "mean", "of the", "plot\n", "x = 3\n", "\"a\": 1,"};
      std::string text;
      for (std::size_t count = random() % 12; count > 0; --count) text.append(kWords[random() % 6]).append(" ");
      return text;
    };
    const std::string before = words() + "token=";
    const std::string after = "\n" + words() + "end";
    return {before + secret("github-pat", seed) + after, before + "NBSCRUB_REDACTED_GITHUB_PAT" + after};
  }

  // As the only source of a notebook.
  static std::string notebook(const std::string& source) {
    return R"({"cells": [{"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ")" +
           encode_json_string(source) + R"("}], "metadata": {}, "nbformat": 4, "nbformat_minor": 4})";
  }

  const RuleDatabase* database_ = nullptr;
  std::optional<Sanitizer> line_;
};

// Digits that happen to be of both alphabets, and to fill the last group, do not tell which kind they were.
std::string without_dialect(std::string text) {
  std::replace(text.begin(), text.end(), '-', '+');
  std::replace(text.begin(), text.end(), '_', '/');
  std::erase_if(text, [](char byte) { return byte == '='; });
  return text;
}

// Encoding the cleaned text gives the cleaned encoding: the marker stands where the secret stood, and nothing else has
// changed.
TEST_F(Unwrap, WhatIsEncodedAgainIsTheCleanedText) {
  const std::vector<std::pair<std::string_view, Wrapping>> wrappings = {
      {"base64", base64},
      {"base64url", base64_url_unpadded},
      {"gzip", gzip},
      {"zlib", zlib},
      {"UTF-16", powershell},
      {"quoted", quoted},
      {"quoted twice", quoted_twice},
      {"base64 in base64", [](const std::string& text) { return base64("a: " + base64(text) + "\n"); }},
      {"base64 in base64 in base64", [](const std::string& text) { return base64(base64(base64(text))); }},
      {"JSON in base64", [](const std::string& text) { return base64("{\"a\": " + quoted_twice(text) + "}"); }},
      {"base64 in JSON in a string", [](const std::string& text) { return quoted_twice("b " + base64(text)); }},
      {"gzip in a string", [](const std::string& text) { return quoted(quoted(gzip(text))); }},
  };
  for (const auto& [name, wrap] : wrappings) {
    SCOPED_TRACE(name);
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
      const auto [leaky, safe] = surroundings(seed);
      EXPECT_EQ(without_dialect(cleaned("v = " + wrap(leaky) + "\n", "a.py")),
                without_dialect("v = " + wrap(safe) + "\n"));
      EXPECT_EQ(without_dialect(cleaned(notebook("v = " + wrap(leaky)), "a.ipynb")),
                without_dialect(notebook("v = " + wrap(safe))));
    }
  }
}

TEST_F(Unwrap, BytesOutsideOfTheSecretStay) {
  const std::vector<std::pair<std::string_view, Wrapping>> wrappings = {
      {"percent", percent},
      {"percent twice", [](const std::string& text) { return percent(percent(text)); }},
      {"joined", joined},
      {"added", [](const std::string& text) { return added(encode_json_string(text)); }},
      {"base64 of percent", [](const std::string& text) { return base64("https://h.example/?" + percent(text)); }},
      {"percent of base64", [](const std::string& text) { return percent(base64(text)); }},
      {"joined base64", [](const std::string& text) { return joined(base64(text)); }},
      {"base64 in lines", base64_in_lines},
      {"base64 in lines of a string", [](const std::string& text) { return quoted(base64_in_lines(text)); }},
  };
  for (const auto& [name, wrap] : wrappings) {
    SCOPED_TRACE(name);
    for (std::uint32_t seed = 1; seed <= 20; ++seed) {
      const std::string leaky = surroundings(seed).first;
      for (const std::string& text : {cleaned("'b'\nv = " + wrap(leaky) + "\nw = 'x'\n", "a.py"),
                                      cleaned(notebook("'b'\nv = " + wrap(leaky) + "\nw = 'x'\n"), "a.ipynb")}) {
        EXPECT_NE(text.find("v = "), std::string::npos);
        EXPECT_NE(text.find("w = 'x'"), std::string::npos);
      }
    }
  }
}

// A long secret shrinks to a marker: lines of base64 that nothing is left for go with their items.
TEST_F(Unwrap, LinesOfBase64InAListOfLines) {
  const std::string key = "a: 1\n" + secret("private-key-pem", 3);
  std::string source;
  std::string list;
  for (std::size_t at = 0; at < base64_in_lines(key).size(); at += 65) {
    list += (list.empty() ? "\"" : ", \"") + encode_json_string(base64_in_lines(key).substr(at, 65)) + '"';
  }
  const std::string frame = notebook("");
  std::string bytes = frame;
  bytes.replace(bytes.find("\"source\": \"\"") + 10, 2, "[" + list + "]");
  const std::string result = cleaned(bytes, "a.ipynb");
  EXPECT_EQ(result.find("\"\""), std::string::npos) << result;
  EXPECT_EQ(result.find(base64_in_lines(key).substr(130, 64)), std::string::npos);
  EXPECT_NE(result.find(base64_in_lines("a: 1\nNBSCRUB_REDACTED").substr(0, 20)), std::string::npos);
  EXPECT_LT(result.size(), frame.size() + 120);
}

TEST_F(Unwrap, PlacesAreThoseOfTheDigits) {
  const std::string bytes = "a\n  cfg: " + base64("GITHUB_TOKEN=" + secret("github-pat", 1) + "\nb") + "\n";
  const Outcome outcome = clean(bytes, "a.yaml");
  ASSERT_EQ(outcome.findings.size(), 1u);
  const Finding& finding = outcome.findings[0];
  EXPECT_EQ(finding.line, 2u);
  EXPECT_EQ(finding.column, 8u + 16u);  // 13 bytes come before, four whole groups and a byte of the next
  EXPECT_EQ(finding.place, "text");
  ASSERT_EQ(finding.spans.size(), 1u);
  EXPECT_EQ(finding.spans[0], (RawSpan{9 + 16, 9 + 72}));  // bytes 13 to 53 lie in the groups 4 to 17
}

TEST_F(Unwrap, ANameBeforeTheRunGivesItMeaning) {
  const std::string bytes = "  AWS_SECRET_ACCESS_KEY: " + base64(secret("aws-secret-access-key", 2)) + "\n";
  EXPECT_FALSE(clean(bytes, "secret.yaml").findings.empty());
}

TEST_F(Unwrap, PartsOfAnFString) {
  const std::string key = secret("github-pat", 9);
  EXPECT_EQ(cleaned("v = f\"{a}" + key + "{b}\"\n", "a.py"), "v = f\"{a}NBSCRUB_REDACTED_GITHUB_PAT{b}\"\n");
}

// A token that a stream was cut in: over items of a list, over outputs of one name with another between, in colours.
TEST_F(Unwrap, AStreamInPieces) {
  const std::string key = secret("github-pat", 13);
  const std::string digits = base64("TOKEN=" + key + "\n");
  const auto with_outputs = [](const std::string& outputs) {
    std::string bytes = notebook("x");
    return bytes.replace(bytes.find("\"outputs\": []") + 11, 2, "[" + outputs + "]");
  };
  const auto stream = [](const std::string& items) {
    return R"({"output_type": "stream", "name": "stdout", "text": [)" + items + "]}";
  };
  const std::string other = R"(, {"output_type": "display_data", "data": {"text/plain": "x"}, "metadata": {}}, )";
  for (const std::string& whole : {key, digits}) {
    const std::string first = whole.substr(0, 17);
    const std::string rest = whole.substr(17);
    const std::string begin = "\"t=" + first + "\"";
    const std::string end = "\"" + rest + "\\n\"";
    const std::string coloured = "\"t=" + first + "\\u001b[31m" + rest + "\\u001b[0m\\n\"";
    for (const std::string& outputs : {stream(begin + ", " + end), stream(begin) + ", " + stream(end),
                                       stream(begin) + other + stream(end), stream(coloured)}) {
      const Outcome outcome = clean(with_outputs(outputs), "a.ipynb");
      ASSERT_EQ(outcome.findings.size(), 1u) << outputs;
      EXPECT_EQ(outcome.findings[0].spans.size(), 2u) << outputs;
      EXPECT_EQ(outcome.findings[0].place, "stdout");
    }
  }
}

TEST_F(Unwrap, Utf16WithAndWithoutAMark) {
  const std::string text = "a=1\r\nt=" + secret("github-pat", 7) + "\r\nb=2\r\n";
  const std::string safe = "a=1\r\nt=NBSCRUB_REDACTED_GITHUB_PAT\r\nb=2\r\n";
  for (const Encoding encoding : {Encoding::utf16le, Encoding::utf16be}) {
    const std::string mark = encoding == Encoding::utf16le ? "\xFF\xFE" : "\xFE\xFF";
    EXPECT_EQ(cleaned(encode_ascii(text, encoding), "a.txt"), encode_ascii(safe, encoding));
    EXPECT_EQ(cleaned(mark + encode_ascii(text, encoding), "a.txt"), mark + encode_ascii(safe, encoding));
    EXPECT_EQ(cleaned(encode_ascii("t: " + base64(text), encoding), "a.txt"),
              encode_ascii("t: " + base64(safe), encoding));
    EXPECT_EQ(cleaned(encode_ascii("t = " + joined(text), encoding), "a.txt").find(encode_ascii(text, encoding)),
              std::string::npos);
  }
}

// A few kilobytes that inflate to more than the budget: what is not looked through is said so, never passed over.
TEST_F(Unwrap, ABudgetThatIsUsedUpIsNoCleanAnswer) {
  const Outcome outcome = clean("x = '" + gzip(std::string(std::size_t{20} << 20, 'a')) + "'\n", "a.py");
  EXPECT_NE(outcome.incomplete, "");
}

TEST_F(Unwrap, MoreLayersThanAreLookedThroughAreNoCleanAnswer) {
  const std::string text = "a text of some length";
  EXPECT_EQ(clean(base64(base64(base64(text))), "a.txt").incomplete, "");
  EXPECT_NE(clean(base64(base64(base64(base64(text)))), "a.txt").incomplete, "");
}

}  // namespace
}  // namespace nbscrub
