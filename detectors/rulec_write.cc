#include "detectors/rulec_write.h"

#include <fmt/format.h>

#include <iterator>

namespace nbscrub {
namespace {

// Every byte that is not plain printable ASCII as three octal digits, which no digit after them can extend.
std::string quoted(std::string_view text) {
  std::string literal = "\"";
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      literal += '\\';
      literal += c;
    } else if (byte < 0x20 || byte >= 0x7f || c == '?') {
      literal += fmt::format("\\{:03o}", byte);
    } else {
      literal += c;
    }
  }
  return literal + '"';
}

// One flat array, and spans into it in the order in which they were asked for.
class FlatArray {
 public:
  FlatArray(std::string type, std::string name) : type_(std::move(type)), name_(std::move(name)) {}

  void add(const std::string& element) {
    elements_ += "    " + element + ",\n";
    ++count_;
  }

  std::string span_of_last(std::size_t length) const {
    return length == 0 ? "{}" : fmt::format("{{{} + {}, {}}}", name_, count_ - length, length);
  }

  std::string source() const {
    if (count_ == 0) return "";
    return fmt::format("constexpr {} {}[] = {{\n{}}};\n\n", type_, name_, elements_);
  }

 private:
  std::string type_;
  std::string name_;
  std::string elements_;
  std::size_t count_ = 0;
};

template <class E>
std::string number_of(std::string_view type, E value) {
  return fmt::format("{}{{{}}}", type, static_cast<unsigned>(value));
}

class TableWriter {
 public:
  explicit TableWriter(const RuleTable& table) : table_(table) {}

  std::string write(bool image_in_place) {
    for (const Rule& rule : table_.rules) add_rule(rule);
    for (const Anchor& anchor : table_.anchors) add_anchor(anchor);
    return fmt::format(
        "// Made by rulec from the rule files; changes belong there.\n"
        "#include \"detectors/builtin_rules.h\"\n\n"
        "namespace nbscrub {{\nnamespace {{\n\n{}{}{}{}{}{}}}  // namespace\n\n"
        "constexpr RuleTable kBuiltinTable = {{{}, {}}};\n"
        "constexpr bool kBuiltinImageInPlace = {};\n\n}}  // namespace nbscrub\n",
        texts_.source(), parts_.source(), shapes_.source(), rules_.source(), uses_.source(), anchors_.source(),
        rules_.span_of_last(table_.rules.size()), anchors_.span_of_last(table_.anchors.size()), image_in_place);
  }

 private:
  std::string texts(std::span<const std::string_view> list) {
    for (std::string_view text : list) texts_.add(quoted(text));
    return texts_.span_of_last(list.size());
  }

  std::string shapes(std::span<const Shape> list) {
    for (const Shape& shape : list) {
      for (const ShapePart& part : shape.parts) {
        parts_.add(fmt::format("{{{}, {}, {}, {}, {}, {}}}", number_of("ShapePart::Kind", part.kind), part.secret,
                               quoted(part.literal), number_of("Alphabet", part.alphabet), part.min, part.max));
      }
      shapes_.add(fmt::format("{{{}}}", parts_.span_of_last(shape.parts.size())));
    }
    return shapes_.span_of_last(list.size());
  }

  void add_rule(const Rule& rule) {
    // A designator each: a member that is added to Rule and forgotten here is then seen by the compiler or a reader.
    std::string source = "{";
    const auto member = [&](std::string_view name, const std::string& value) {
      fmt::format_to(std::back_inserter(source), ".{} = {}, ", name, value);
    };
    member("id", quoted(rule.id));
    member("title", quoted(rule.title));
    member("provider", quoted(rule.provider));
    member("confidence", number_of("Confidence", rule.confidence));
    member("find", number_of("Find", rule.find));
    member("shapes", shapes(rule.shapes));
    member("words", texts(rule.words));
    member("names", texts(rule.names));
    member("name_patterns", texts(rule.name_patterns));
    member("context", texts(rule.context));
    member("reach", number_of("Reach", rule.reach));
    member("verifier", number_of("Verifier", rule.verifier));
    member("verifier_required", rule.verifier_required ? "true" : "false");
    member("guard", number_of("Guard", rule.guard));
    member("where", number_of("Where", rule.where));
    member("group", number_of("Group", rule.group));
    member("env", quoted(rule.env));
    member("revoke", quoted(rule.revoke));
    member("references", texts(rule.references));
    member("rank", fmt::format("{}", rule.rank));
    rules_.add(source + "}");
  }

  void add_anchor(const Anchor& anchor) {
    for (const AnchorUse& use : anchor.uses) uses_.add(fmt::format("{{{}, {}, {}}}", use.rule, use.shape, use.part));
    anchors_.add(fmt::format("{{{}, {}, {}, {}, {}, {}, {}}}", number_of("AnchorKind", anchor.kind), anchor.length,
                             quoted(anchor.text), anchor.caseless, number_of("Alphabet", anchor.tail),
                             anchor.tail_length, uses_.span_of_last(anchor.uses.size())));
  }

  const RuleTable& table_;
  FlatArray texts_{"std::string_view", "kTexts"};
  FlatArray parts_{"ShapePart", "kParts"};
  FlatArray shapes_{"Shape", "kShapes"};
  FlatArray rules_{"Rule", "kRules"};
  FlatArray uses_{"AnchorUse", "kUses"};
  FlatArray anchors_{"Anchor", "kAnchors"};
};

}  // namespace

std::string table_source(const RuleTable& table, bool image_in_place) {
  return TableWriter(table).write(image_in_place);
}

std::string image_source(const std::string& image_path) {
  // On a page of its own, hence at a multiple of 64. Mach-O names sections differently and puts `_` before symbols.
  return fmt::format(
      "#if defined(__APPLE__)\n"
      "#define SYMBOL(name) _##name\n"
      "  .section __TEXT,__const\n"
      "#else\n"
      "#define SYMBOL(name) name\n"
      "  .section .rodata\n"
      "#endif\n"
      "  .globl SYMBOL(nbscrub_rule_image)\n"
      "  .globl SYMBOL(nbscrub_rule_image_end)\n"
      "  .balign 4096\n"
      "SYMBOL(nbscrub_rule_image):\n"
      "  .incbin {}\n"
      "SYMBOL(nbscrub_rule_image_end):\n"
      "  .byte 0\n"
      "#if defined(__ELF__)\n"
      "  .section .note.GNU-stack,\"\",%progbits\n"
      "#endif\n",
      quoted(image_path));
}

}  // namespace nbscrub
