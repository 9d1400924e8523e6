#include "sanitizer/redact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

#include "tests/sanitizer/document_by_hand.h"

namespace nbscrub {
namespace {

using test::DocumentByHand;
using test::finding_at;
using test::made_up;
using test::span_of;

Rule rule_named(std::string_view id) {
  Rule rule;
  rule.id = id;
  return rule;
}

class Redact : public testing::Test {
 protected:
  std::string redacted(const Document& document, std::string_view bytes, const std::vector<Finding>& findings) {
    EditList edits;
    redact(document, bytes, findings, {}, edits);
    EXPECT_TRUE(edits.normalise().has_value());
    return std::string(edits.apply(bytes).view());
  }
  std::string redacted(std::string_view json, const std::vector<Finding>& findings) {
    return redacted(DocumentByHand::of(json), json, findings);
  }
  // The pieces are those of `json` that stand between ‹ and ›, in one finding; the brackets are not part of it.
  std::string redacted_marked(std::string_view json) {
    std::string bytes;
    Finding finding = finding_at(rules[0], {});
    for (std::size_t at = 0; at < json.size();) {
      if (json.substr(at).starts_with("‹")) {
        finding.spans.push_back({bytes.size(), 0});
        at += std::string_view("‹").size();
      } else if (json.substr(at).starts_with("›")) {
        finding.spans.back().end = bytes.size();
        at += std::string_view("›").size();
      } else {
        bytes.push_back(json[at++]);
      }
    }
    return redacted(bytes, {finding});
  }
  static Document plain(std::string_view bytes, Encoding encoding) {
    Document document;
    Field field;
    field.encoding = encoding;
    field.span = {0, bytes.size()};
    document.fields.push_back(field);
    return document;
  }

  std::array<Rule, 3> rules = {rule_named("key-a"), rule_named("key-b2"), rule_named("pem")};
};

TEST_F(Redact, MarkerIsAnIdentifier) {
  EXPECT_EQ(marker_for(rules[0]), "NBSCRUB_REDACTED_KEY_A");
  EXPECT_EQ(marker_for(rules[1]), "NBSCRUB_REDACTED_KEY_B2");
}

TEST_F(Redact, OnlyAMarkerIsAMarker) {
  for (const Rule& rule : rules) EXPECT_TRUE(is_marker(marker_for(rule), rules));
  for (std::string_view text : {"NBSCRUB_REDACTED_PEM_2", "NBSCRUB_REDACTED_PEM_10", "NBSCRUB_REDACTED_KEY_B2_9999"}) {
    EXPECT_TRUE(is_marker(text, rules)) << text;
  }
  for (std::string_view text :
       {"", "NBSCRUB_REDACTED_", "NBSCRUB_REDACTED_NONE", "NBSCRUB_REDACTED_PE", "NBSCRUB_REDACTED_PEMX",
        "NBSCRUB_REDACTED_PEM_", "NBSCRUB_REDACTED_PEM_0", "NBSCRUB_REDACTED_PEM_1", "NBSCRUB_REDACTED_PEM_02",
        "NBSCRUB_REDACTED_PEM_2a", "NBSCRUB_REDACTED_PEM_10000", "NBSCRUB_REDACTED_PEM_2_3", "NBSCRUB_REDACTED_pem",
        "nbscrub_redacted_pem", "NBSCRUB_REDACTED_KEY-A", " NBSCRUB_REDACTED_PEM", "NBSCRUB_REDACTED_PEM ",
        "XNBSCRUB_REDACTED_PEM", "NBSCRUB_REDACTED_PEM-2", "NBSCRUB_REDACTED_KEY_A_B2"}) {
    EXPECT_FALSE(is_marker(text, rules)) << text;
  }
  EXPECT_FALSE(is_marker("NBSCRUB_REDACTED_PEM" + made_up(1, 20), rules));
  EXPECT_FALSE(is_marker("NBSCRUB_REDACTED_PEM", {}));
}

TEST_F(Redact, OnePieceBecomesTheMarker) {
  const std::string secret = made_up(2, 24);
  const std::string json = R"({"source": ["k = ')" + secret + R"('\n", "x"]})";
  EXPECT_EQ(redacted(json, {finding_at(rules[0], {span_of(json, secret)})}),
            R"({"source": ["k = 'NBSCRUB_REDACTED_KEY_A'\n", "x"]})");
}

TEST_F(Redact, NothingFoundNothingChanged) {
  constexpr std::string_view json = R"({"source": ["a"]})";
  EXPECT_EQ(redacted(json, {}), json);
}

TEST_F(Redact, LaterPiecesGo) {
  EXPECT_EQ(redacted_marked(R"({"text": ["‹abc›\u001b[31m‹def›\u001b[0m‹ghi› end\n", "x"]})"),
            R"({"text": ["NBSCRUB_REDACTED_KEY_A\u001b[31m\u001b[0m end\n", "x"]})");
}

TEST_F(Redact, WholeItemsGoWithTheirCommas) {
  EXPECT_EQ(redacted_marked("{\"source\": [\n  \"a\\n\",\n  \"k = '‹BEGIN\\n›\",\n  \"‹one\\n›\",\n  \"‹two\\n›\",\n"
                            "  \"‹END›'\\n\",\n  \"z\"\n ]}"),
            "{\"source\": [\n  \"a\\n\",\n  \"k = 'NBSCRUB_REDACTED_KEY_A\\n\",\n  \"'\\n\",\n  \"z\"\n ]}");
}

TEST_F(Redact, ABlockThatFillsTheListLeavesOneItem) {
  EXPECT_EQ(redacted_marked("{\"source\": [\n  \"‹BEGIN\\n›\",\n  \"‹one\\n›\",\n  \"‹END›\"\n ]}"),
            "{\"source\": [\n  \"NBSCRUB_REDACTED_KEY_A\\n\"\n ]}");
}

TEST_F(Redact, AllButTheNewlineIsAWholeItem) {
  EXPECT_EQ(redacted_marked(R"({"source": ["‹a›\n", "‹b›\n", "‹c›\r\n", "‹d›\u000a", "e"]})"),
            R"({"source": ["NBSCRUB_REDACTED_KEY_A\n", "e"]})");
}

TEST_F(Redact, EmptyLinesOfABlockGo) {
  EXPECT_EQ(redacted_marked(R"({"source": ["‹head\n›", "‹\n›", "‹body›", "x"]})"),
            R"({"source": ["NBSCRUB_REDACTED_KEY_A\n", "x"]})");
}

TEST_F(Redact, APieceThatEndsALineKeepsTheNewline) {
  EXPECT_EQ(redacted_marked(R"({"source": ["x ‹a\n›", "‹b› y\n", "z ‹c\r\n›", "w"]})"),
            R"({"source": ["x NBSCRUB_REDACTED_KEY_A\n", " y\n", "z \r\n", "w"]})");
  // An escaped backslash before an n is no newline.
  EXPECT_EQ(redacted_marked(R"({"source": ["x ‹a\\n›", "w"]})"), R"({"source": ["x NBSCRUB_REDACTED_KEY_A", "w"]})");
}

TEST_F(Redact, RunsAtTheBeginOfAListTakeTheCommaAfter) {
  // The secret begins in one output and goes on in the next.
  EXPECT_EQ(redacted_marked("{\"outputs\": [{\"text\": [\"x ‹a›\"]}, "
                            "{\"text\": [\n \"‹b\\n›\",\n \"‹c›\",\n \"d\"\n]}]}"),
            "{\"outputs\": [{\"text\": [\"x NBSCRUB_REDACTED_KEY_A\"]}, {\"text\": [\n \"d\"\n]}]}");
}

TEST_F(Redact, TheOnlyItemStaysAsAMarker) {
  EXPECT_EQ(redacted_marked(R"({"outputs": [{"text": ["x ‹a›"]}, {"text": ["‹b\n›"]}]})"),
            R"({"outputs": [{"text": ["x NBSCRUB_REDACTED_KEY_A"]}, {"text": ["NBSCRUB_REDACTED_KEY_A\n"]}]})");
  EXPECT_EQ(redacted_marked(R"({"outputs": [{"text": ["x ‹a›"]}, {"text": ["‹b\n›", "‹c\n›", "‹d›"]}]})"),
            R"({"outputs": [{"text": ["x NBSCRUB_REDACTED_KEY_A"]}, {"text": ["NBSCRUB_REDACTED_KEY_A\n"]}]})");
}

TEST_F(Redact, NoEmptyStringIsLeftWhereNoItemCanGo) {
  EXPECT_EQ(redacted_marked(R"({"outputs": [{"text": "x ‹a›"}, {"text": "‹b›"}, {"text": "‹c\n›"}]})"),
            R"({"outputs": [{"text": "x NBSCRUB_REDACTED_KEY_A"}, {"text": "NBSCRUB_REDACTED_KEY_A"}, )"
            R"({"text": "NBSCRUB_REDACTED_KEY_A\n"}]})");
}

TEST_F(Redact, SeveralRunsInOneList) {
  EXPECT_EQ(redacted_marked(R"({"source": ["‹a›", "‹b›", "x", "‹c›", "‹d›", "y", "‹e›"]})"),
            R"({"source": ["NBSCRUB_REDACTED_KEY_A", "x", "y"]})");
}

TEST_F(Redact, EscapesAreNeverSplit) {
  constexpr std::string_view json = R"({"source": ["a\u0041b\\\"c"]})";
  const std::size_t escape = json.find("\\u");
  const std::size_t quote = json.find("\\\\");
  for (std::size_t inside = escape; inside < escape + 6; ++inside) {
    EXPECT_EQ(redacted(json, {finding_at(rules[0], {{inside, escape + 6}})}),
              R"({"source": ["aNBSCRUB_REDACTED_KEY_Ab\\\"c"]})");
    EXPECT_EQ(redacted(json, {finding_at(rules[0], {{escape, inside + 1}})}),
              R"({"source": ["aNBSCRUB_REDACTED_KEY_Ab\\\"c"]})");
  }
  EXPECT_EQ(redacted(json, {finding_at(rules[0], {{quote + 2, quote + 4}})}),
            R"({"source": ["a\u0041b\\NBSCRUB_REDACTED_KEY_Ac"]})");
  EXPECT_EQ(redacted(json, {finding_at(rules[0], {{quote + 3, quote + 4}})}),
            R"({"source": ["a\u0041b\\NBSCRUB_REDACTED_KEY_Ac"]})");
  EXPECT_EQ(redacted(json, {finding_at(rules[0], {{quote, quote + 2}})}),
            R"({"source": ["a\u0041bNBSCRUB_REDACTED_KEY_A\"c"]})");
}

TEST_F(Redact, FindingsThatOverlapOrTouchAreOneMarker) {
  constexpr std::string_view json = R"({"source": ["0123456789"]})";
  const std::size_t zero = json.find('0');
  const auto two = [&](RawSpan a, RawSpan b) {
    const RawSpan x{zero + a.begin, zero + a.end};
    const RawSpan y{zero + b.begin, zero + b.end};
    const std::string one = redacted(json, {finding_at(rules[0], {x}), finding_at(rules[1], {y})});
    EXPECT_EQ(redacted(json, {finding_at(rules[1], {y}), finding_at(rules[0], {x})}), one);
    return one;
  };
  EXPECT_EQ(two({1, 6}, {4, 8}), R"({"source": ["0NBSCRUB_REDACTED_KEY_A89"]})");  // the wider gives the name
  EXPECT_EQ(two({1, 4}, {2, 8}), R"({"source": ["0NBSCRUB_REDACTED_KEY_B289"]})");
  EXPECT_EQ(two({1, 8}, {2, 4}), R"({"source": ["0NBSCRUB_REDACTED_KEY_A89"]})");
  EXPECT_EQ(two({1, 5}, {5, 7}), R"({"source": ["0NBSCRUB_REDACTED_KEY_A789"]})");
  EXPECT_EQ(two({1, 3}, {4, 5}), R"({"source": ["0NBSCRUB_REDACTED_KEY_A3NBSCRUB_REDACTED_KEY_B256789"]})");
}

TEST_F(Redact, AFindingInsideALaterPieceLeavesNoSecondMarker) {
  constexpr std::string_view json = R"({"source": ["BEGIN\n", "0123456789\n", "END", "x"]})";
  const Finding block = finding_at(
      rules[2], {span_of(json, "BEGIN\\n"), span_of(json, "0123456789\\n"), span_of(json, "END")});
  const Finding inside = finding_at(rules[0], {span_of(json, "345")});
  EXPECT_EQ(redacted(json, {block, inside}), R"({"source": ["NBSCRUB_REDACTED_PEM\n", "x"]})");
  EXPECT_EQ(redacted(json, {inside, block}), R"({"source": ["NBSCRUB_REDACTED_PEM\n", "x"]})");
}

TEST_F(Redact, JsonAroundTheSecretIsNeverTouched) {
  // One span over several strings of a tree, as a block in a metadata list gives.
  EXPECT_EQ(redacted_marked(R"({"metadata": {"a": ["‹BEGIN", "one", "END›", "x"], "b": 1}})"),
            R"({"metadata": {"a": ["NBSCRUB_REDACTED_KEY_A", "x"], "b": 1}})");
}

TEST_F(Redact, ANumberBecomesAString) {
  EXPECT_EQ(redacted_marked(R"({"metadata": {"pin": ‹8237461920›, "b": 1}})"),
            R"({"metadata": {"pin": "NBSCRUB_REDACTED_KEY_A", "b": 1}})");
  EXPECT_EQ(redacted_marked(R"({"metadata": {"pin": -‹8237461920›.5e3}})"),
            R"({"metadata": {"pin": "NBSCRUB_REDACTED_KEY_A"}})");
}

Document with_keys(std::string_view json, std::initializer_list<std::string_view> keys) {
  Document document = DocumentByHand::of(json);
  for (std::string_view key : keys) {
    for (std::size_t at = 0; (at = json.find(key, at)) != std::string_view::npos; at += key.size()) {
      document.strings.push_back({{at, at + key.size()}, false});
    }
  }
  return document;
}

TEST_F(Redact, EqualKeysOfOneObjectAreNumbered) {
  constexpr std::string_view json = R"({"metadata": {"aaa": 1, "bbb": 2, "ccc": {"ddd": 3}, "eee": 4}})";
  const Document document = with_keys(json, {"aaa", "bbb", "ddd", "eee"});
  std::vector<Finding> findings;
  for (std::string_view key : {"aaa", "bbb", "ddd"}) findings.push_back(finding_at(rules[0], {span_of(json, key)}));
  findings.push_back(finding_at(rules[1], {span_of(json, "eee")}));
  EXPECT_EQ(redacted(document, json, findings),
            R"({"metadata": {"NBSCRUB_REDACTED_KEY_A": 1, "NBSCRUB_REDACTED_KEY_A_2": 2, )"
            R"("ccc": {"NBSCRUB_REDACTED_KEY_A": 3}, "NBSCRUB_REDACTED_KEY_B2": 4}})");
  EXPECT_TRUE(is_marker("NBSCRUB_REDACTED_KEY_A_2", rules));
}

TEST_F(Redact, NumbersGoOnAfterAnEarlierRedaction) {
  constexpr std::string_view json =
      R"({"metadata": {"NBSCRUB_REDACTED_KEY_A": 0, "NBSCRUB_REDACTED_KEY_A_2" : 0, "aaa": 1, "bbb" : 2, "x-ccc": 3}})";
  const Document document = with_keys(json, {"aaa", "bbb", "x-ccc"});
  std::vector<Finding> findings;
  for (std::string_view key : {"aaa", "bbb", "ccc"}) findings.push_back(finding_at(rules[0], {span_of(json, key)}));
  EXPECT_EQ(redacted(document, json, findings),
            R"({"metadata": {"NBSCRUB_REDACTED_KEY_A": 0, "NBSCRUB_REDACTED_KEY_A_2" : 0, )"
            R"("NBSCRUB_REDACTED_KEY_A_3": 1, "NBSCRUB_REDACTED_KEY_A_4" : 2, "x-NBSCRUB_REDACTED_KEY_A": 3}})");
}

TEST_F(Redact, EqualValuesNeedNoNumbers) {
  constexpr std::string_view json = R"({"metadata": {"a": "111", "b": "222"}})";
  const std::vector<Finding> findings = {finding_at(rules[0], {span_of(json, "111")}),
                                         finding_at(rules[0], {span_of(json, "222")})};
  EXPECT_EQ(redacted(json, findings),
            R"({"metadata": {"a": "NBSCRUB_REDACTED_KEY_A", "b": "NBSCRUB_REDACTED_KEY_A"}})");
}

TEST_F(Redact, PlainText) {
  constexpr std::string_view bytes = "a=1\nBEGIN\none\nEND\nb=2\n";
  const Finding block = finding_at(rules[2], {span_of(bytes, "BEGIN\none\nEND\n")});
  EXPECT_EQ(redacted(plain(bytes, Encoding::utf8), bytes, {block}),
            "a=1\nNBSCRUB_REDACTED_PEM\nb=2\n");
}

TEST_F(Redact, Utf16KeepsItsEncoding) {
  const auto wide = [](std::string_view ascii, bool little) {
    std::string bytes;
    for (char byte : ascii) bytes += little ? std::string{byte, '\0'} : std::string{'\0', byte};
    return bytes;
  };
  for (bool little : {true, false}) {
    const std::string bytes = wide("k=abcdef\r\nx", little);
    const Encoding encoding = little ? Encoding::utf16le : Encoding::utf16be;
    EXPECT_EQ(redacted(plain(bytes, encoding), bytes, {finding_at(rules[0], {{4, 16}})}),
              wide("k=NBSCRUB_REDACTED_KEY_A\r\nx", little));
    // With the end of the line in the span it still stays.
    EXPECT_EQ(redacted(plain(bytes, encoding), bytes, {finding_at(rules[0], {{4, 20}})}),
              wide("k=NBSCRUB_REDACTED_KEY_A\r\nx", little));
  }
}

TEST_F(Redact, InADamagedFileWhatIsNoStringIsText) {
  constexpr std::string_view bytes = "<<<<<<< HEAD\n\"k = 'abc'\",\nabc\n";
  Document document = plain(bytes, Encoding::utf8);
  document.strings.push_back({span_of(bytes, "k = 'abc'"), false});
  const std::vector<Finding> findings = {finding_at(rules[0], {span_of(bytes, "abc")}),
                                         finding_at(rules[1], {span_of(bytes, "abc", 25)})};
  EXPECT_EQ(redacted(document, bytes, findings),
            "<<<<<<< HEAD\n\"k = 'NBSCRUB_REDACTED_KEY_A'\",\nNBSCRUB_REDACTED_KEY_B2\n");
}

TEST_F(Redact, AnEmptyFindingChangesNothing) {
  constexpr std::string_view json = R"({"source": ["a"]})";
  EXPECT_EQ(redacted(json, {finding_at(rules[0], {}), finding_at(rules[0], {{3, 3}})}), json);
}

// Random pieces of random lists of lines: edits never contradict each other, the result is sound and has no empty
// string, what a piece covers is gone, and what none covers is still there, in order.
TEST_F(Redact, RandomPiecesKeepTheListSound) {
  std::mt19937 random(77);
  for (int round = 0; round < 3000; ++round) {
    std::string json = "{\"source\": [";
    const std::size_t items = 1 + random() % 6;
    for (std::size_t i = 0; i < items; ++i) {
      json += i == 0 ? "\n \"" : ",\n \"";
      for (std::size_t parts = 1 + random() % 4; parts > 0; --parts) {
        constexpr std::array<std::string_view, 6> kParts = {"p", "qw", "\\\"", "\\\\", "\\u00e9", "\\t"};
        json += kParts[random() % kParts.size()];
      }
      json += i + 1 < items || random() % 2 == 0 ? "\\n\"" : "\"";
    }
    json += "\n], \"x\": 1}";
    const Document document = DocumentByHand::of(json);
    const std::size_t list_end = json.find("\n]");

    std::vector<Finding> findings;
    for (std::size_t count = 1 + random() % 3; count > 0; --count) {
      Finding finding = finding_at(rules[random() % 3], {});
      std::size_t at = 12 + random() % 20;
      for (std::size_t pieces = 1 + random() % 4; pieces > 0 && at < list_end; --pieces) {
        const std::size_t end = std::min(list_end, at + 1 + random() % 15);
        finding.spans.push_back({at, end});
        at = end + random() % 6;
      }
      findings.push_back(finding);
    }

    const std::string result = redacted(document, json, findings);
    ASSERT_TRUE(result.starts_with("{\"source\": [\n \"")) << json << "\n" << result;
    ASSERT_TRUE(result.ends_with("\n], \"x\": 1}")) << json << "\n" << result;
    const Document after = DocumentByHand::of(result);
    EXPECT_EQ(after.top.span.size(), result.size());
    EXPECT_EQ(after.top.member_count, 2u);
    EXPECT_GE(after.strings.size(), 1u);
    EXPECT_LE(after.strings.size(), document.strings.size());
    for (const JsonString& string : after.strings) EXPECT_FALSE(string.content.empty()) << json << "\n" << result;

    // Markers are upper case and escapes here hold none of p, q, w.
    std::string expected;
    for (std::size_t at = 0; at < list_end; ++at) {
      bool covered = false;
      for (const Finding& finding : findings) {
        for (RawSpan span : finding.spans) covered = covered || span.contains(at);
      }
      if (!covered && std::string_view("pqw").find(json[at]) != std::string_view::npos) expected.push_back(json[at]);
    }
    std::string left;
    std::copy_if(result.begin(), result.end(), std::back_inserter(left),
                 [](char byte) { return std::string_view("pqw").find(byte) != std::string_view::npos; });
    EXPECT_EQ(left, expected) << json << "\n" << result;
  }
}

}  // namespace
}  // namespace nbscrub
