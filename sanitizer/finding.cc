#include "sanitizer/finding.h"

#include <algorithm>
#include <array>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongestLabel = 40;
constexpr std::size_t kLongestLabelWord = 16;
constexpr std::size_t kLongestReason = 160;
constexpr std::size_t kLongestReasonWord = 20;

// The literals that `shape` begins its secret with.
std::string literal_lead(const Shape& shape) {
  std::string lead;
  for (const ShapePart& part : shape.parts) {
    if (!part.secret && lead.empty()) continue;
    if (!part.secret || part.kind != ShapePart::Kind::literal) break;
    lead += part.literal;
  }
  return lead;
}

bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return byte >= ' ' && byte <= '~'; });
}

// Lower-case words with at most two digits each, such as `vnd.vegalite.v4`: no room for a credential.
bool is_harmless_subtype(std::string_view subtype) {
  if (subtype.empty()) return false;
  std::size_t length = 0;
  std::size_t digits = 0;
  for (char byte : subtype) {
    if (byte == '.' || byte == '-' || byte == '+') {
      length = digits = 0;
      continue;
    }
    if (!is_lower(byte) && !is_digit(byte)) return false;
    digits += is_digit(byte) ? 1 : 0;
    if (++length > kLongestLabelWord || digits > 2) return false;
  }
  return true;
}

// A MIME type of a known family, or the names that nbformat 2 and 3 have instead of types.
bool is_harmless_label(std::string_view label) {
  if (label.size() > kLongestLabel) return false;
  constexpr std::array<std::string_view, 9> kOldNames = {"text", "latex", "html",       "svg", "png",
                                                         "jpeg", "json",  "javascript", "pdf"};
  if (std::find(kOldNames.begin(), kOldNames.end(), label) != kOldNames.end()) return true;
  constexpr std::array<std::string_view, 5> kFamilies = {"text/", "image/", "application/", "audio/", "video/"};
  return std::any_of(kFamilies.begin(), kFamilies.end(), [label](std::string_view family) {
    return label.starts_with(family) && is_harmless_subtype(label.substr(family.size()));
  });
}

}  // namespace

std::string masked_preview(std::string_view secret, const Rule& rule) {
  std::string lead;
  for (const Shape& shape : rule.shapes) {
    std::string candidate = literal_lead(shape);
    const bool fits = secret.size() > candidate.size() && secret.starts_with(candidate) && is_printable(candidate);
    if (fits && candidate.size() > lead.size()) lead = std::move(candidate);
  }
  const auto characters = std::count_if(secret.begin(), secret.end(),
                                        [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
  return lead + "… (" + std::to_string(characters) + (characters == 1 ? " character)" : " characters)");
}

std::string shown_reason(std::string_view reason) {
  std::string shown;
  while (!reason.empty() && shown.size() < kLongestReason) {
    const std::size_t blank = std::min(reason.find(' '), reason.size());
    const std::string_view word = reason.substr(0, blank);
    const bool plain = word.size() <= kLongestReasonWord ||
                       std::all_of(word.begin(), word.end(), [](char c) { return is_lower(c) || c == '-'; });
    if (!word.empty()) shown += (shown.empty() ? "" : " ") + (plain ? std::string(word) : "\u2026");
    reason.remove_prefix(std::min(blank + 1, reason.size()));
  }
  return shown;
}

std::string place_name(FieldKind kind, std::string_view label) {
  switch (kind) {
    case FieldKind::code: return "code";
    case FieldKind::markdown: return "markdown";
    case FieldKind::raw: return "raw cell";
    case FieldKind::stream: return label == "stdout" || label == "stderr" ? std::string(label) : "stream";
    case FieldKind::text:
    case FieldKind::html:
    case FieldKind::json: return is_harmless_label(label) ? "output " + std::string(label) : "output";
    case FieldKind::traceback: return "traceback";
    case FieldKind::cell_metadata: return "cell metadata";
    case FieldKind::output_metadata: return "output metadata";
    case FieldKind::notebook_metadata: return "notebook metadata";
    case FieldKind::widget_state: return "widget state";
    case FieldKind::attachment: return "attachment";
    case FieldKind::other: return "notebook";
    case FieldKind::plain: return "text";
  }
  return "text";
}

}  // namespace nbscrub
