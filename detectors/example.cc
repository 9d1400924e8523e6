#include "detectors/example.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "detectors/checksum.h"
#include "detectors/judge.h"
#include "detectors/seeded_random.h"
#include "detectors/shape.h"
#include "detectors/shape_syntax.h"
#include "detectors/structured_example.h"

namespace nbscrub {
namespace {

// Chance makes one value in a thousand too plain for its rule's own guards, and nine card numbers in ten wrong.
constexpr int kDraws = 200;
constexpr int kMostDraws = 50000;  // where a number without its check digits is none

// A long range is tried at its shortest, its longest and in between, but mostly near its usual, lower end.
constexpr std::size_t kUsualSpread = 40;

std::size_t draw_length(std::uint16_t min, std::uint16_t max, std::uint64_t seed, SeededRandom& random) {
  if (seed % 8 == 6) return min;
  if (seed % 8 == 7) return max;
  return min + random.below(std::min<std::size_t>(max - min, kUsualSpread) + 1);
}

std::string draw_uuid(SeededRandom& random) {
  const auto hex = [&](std::size_t length) { return random.text(characters(Alphabet::hex), length); };
  return fmt::format("{}-{}-4{}-{}{}-{}", hex(8), hex(4), hex(3), random.text("89ab", 1), hex(3), hex(12));
}

// Nothing that a shell, a URL or a quoted literal would read as its own.
std::string draw_password(SeededRandom& random) {
  const std::string_view alphabet = characters(Alphabet::base62);
  std::string password = random.text(alphabet, 14 + random.below(7));
  password[3] = "0123456789"[random.below(10)];
  password[5] = "ABCDEFGHIJ"[random.below(10)];
  password[7] = "klmnopqrst"[random.below(10)];
  password[9] = "-_+!"[random.below(4)];
  return password;
}

// `any` holds quotes, `$` and `;` too, which a person would not leave as they are in a shell or in a literal.
constexpr std::string_view kPlainForShells = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+!.~";

std::string draw_run(Alphabet alphabet, std::size_t length, SeededRandom& random) {
  if (alphabet == Alphabet::any) return random.text(kPlainForShells, length);
  std::string run = random.text(characters(alphabet), length);
  if (alphabet != Alphabet::padded64 && alphabet != Alphabet::token68) return run;
  // Padding stands at the end only.
  std::replace(run.begin(), run.end(), '=', 'a');
  if (length % 4 == 0) run.back() = '=';
  return run;
}

std::string draw_shape(const Shape& shape, std::uint64_t seed, SeededRandom& random) {
  std::string token;
  std::size_t run_begin = 0;
  for (const ShapePart& part : shape.parts) {
    switch (part.kind) {
      case ShapePart::Kind::literal: token += part.literal; break;
      case ShapePart::Kind::uuid: token += draw_uuid(random); break;
      case ShapePart::Kind::checksum: token += crc32_base62(std::string_view(token).substr(run_begin)); break;
      case ShapePart::Kind::run:
        run_begin = token.size();
        token += draw_run(part.alphabet, draw_length(part.min, part.max, seed, random), random);
        break;
    }
  }
  return token;
}

std::string draw_secret(const Rule& rule, std::uint64_t seed, SeededRandom& random) {
  if (rule.find == Find::pem && !rule.words.empty())
    return private_key_block(rule.words[seed % rule.words.size()], random);
  const Shape* shape = rule.shapes.empty() ? nullptr : &rule.shapes[seed % rule.shapes.size()];
  std::string token = shape ? draw_shape(*shape, seed, random) : draw_password(random);
  return with_structure(rule, shape, std::move(token), random);
}

// Would the rule take it, and how sure would it be?
std::optional<Confidence> judged(const Rule& rule, std::string_view token) {
  Value value{token, token, token, Alphabet::any, {}};
  if (!rule.shapes.empty()) {
    std::optional<ShapeMatch> match;
    for (const Shape& shape : rule.shapes) {
      if ((match = match_shape_exactly(shape, token, {0, token.size()}))) break;
    }
    if (!match) return std::nullopt;
    value.secret = token.substr(match->secret.begin, match->secret.size());
    value.random = token.substr(match->random.begin, match->random.size());
    value.alphabet = match->alphabet;
  }
  return judge(rule, value).confidence;
}

class TemplateFiller {
 public:
  TemplateFiller(const Rule& rule, std::span<const Rule> rules, std::uint64_t seed, std::string_view text)
      : rule_(rule), rules_(rules), seed_(seed), random_(text, seed) {}

  Result<Example> fill(const std::vector<TemplatePart>& parts) {
    Example example;
    for (const TemplatePart& part : parts) {
      const std::size_t begin = example.text.size();
      switch (part.kind) {
        case TemplatePart::Kind::literal: example.text += part.text; break;
        case TemplatePart::Kind::uuid: example.text += draw_uuid(random_); break;
        case TemplatePart::Kind::run:
          example.text += draw_run(part.alphabet, draw_length(part.min, part.max, seed_, random_), random_);
          break;
        case TemplatePart::Kind::shape:
          example.text += generate_secret(rule_, seed_);
          example.secrets.push_back({begin, example.text.size()});
          break;
        case TemplatePart::Kind::rule: {
          const auto other =
              std::find_if(rules_.begin(), rules_.end(), [&](const Rule& r) { return r.id == part.text; });
          if (other == rules_.end()) {
            return fail(fmt::format("the template names rule \"{}\", which is not there", part.text),
                        "write the id of a rule");
          }
          example.text += generate_secret(*other, seed_);
          break;
        }
      }
    }
    return example;
  }

 private:
  const Rule& rule_;
  std::span<const Rule> rules_;
  std::uint64_t seed_;
  SeededRandom random_;
};

}  // namespace

std::string generate_secret(const Rule& rule, std::uint64_t seed) {
  SeededRandom random(rule.id, seed);
  std::string best;
  std::optional<Confidence> best_judged;
  const int draws = rule.verifier_required ? kMostDraws : kDraws;
  for (int draw = 0; draw < draws; ++draw) {
    std::string token = draw_secret(rule, seed, random);
    const auto confidence = judged(rule, token);
    if (draw == 0 || confidence > best_judged) {  // nullopt is less than any
      best = std::move(token);
      best_judged = confidence;
    }
    // A PEM block is judged by its detector, as a whole.
    if (best_judged == rule.confidence || rule.find == Find::pem) break;
  }
  return best;
}

Result<Example> expand_template(std::string_view text, const Rule& rule, std::span<const Rule> rules,
                                std::uint64_t seed) {
  const auto parts = parse_template(text);
  if (!parts) return fail(parts.error());
  return TemplateFiller(rule, rules, seed, text).fill(*parts);
}

}  // namespace nbscrub
