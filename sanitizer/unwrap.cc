#include "sanitizer/unwrap.h"

#include "sanitizer/html_tag.h"

namespace nbscrub {
namespace {

// What views may take together: this many times the decoded text, and this much besides.
constexpr std::size_t kBudgetFactor = 4;
constexpr std::size_t kBudgetBase = std::size_t{16} << 20;

// The order of views in which each kind is looked for in those before it. What a later one shows has no use for an
// earlier one (a percent-encoded URL is in a string, not the other way round), else one text would be copied once for
// each order. What base64 held is a text of its own and begins anew.
bool may_hold(ViewKind outer, ViewKind inner) {
  if (outer == ViewKind::base64) return inner != ViewKind::joined;
  if (outer == ViewKind::ansi || outer == ViewKind::html || outer == ViewKind::joined) return inner > outer;
  return inner >= outer;
}

bool may_be_html(ViewKind view, FieldKind field) {
  if (view == ViewKind::base64) return true;
  return field == FieldKind::html || field == FieldKind::stream || field == FieldKind::text ||
         field == FieldKind::markdown || field == FieldKind::other;
}

// Where source code stands.
bool may_hold_literals(FieldKind field) {
  return field == FieldKind::code || field == FieldKind::traceback || field == FieldKind::plain;
}

}  // namespace

bool shows_ansi(std::string_view text) { return text.find('\x1B') != std::string_view::npos; }

bool shows_html(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    if (is_known_tag(text, at)) return true;
  }
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    if (read_entity(text, at)) return true;
  }
  return false;
}

// The list grows while it is walked: what a view shows is looked through once more, as deep as kMaxLayers.
Result<void> TextArena::unwrap(const Document& document) {
  const std::size_t budget = text_.size() + text_.size() * kBudgetFactor + kBudgetBase;
  for (std::uint32_t i = 0; i < views_.size(); ++i) {
    const View view = views_[i];
    const FieldKind field = document.fields[view.field].kind;
    const auto looks_for = [&](ViewKind inner) { return view.depth < kMaxLayers && may_hold(view.kind, inner); };
    if (looks_for(ViewKind::ansi)) unwrap_ansi(*this, i);
    if (looks_for(ViewKind::html) && may_be_html(view.kind, field) &&
        (field == FieldKind::html || shows_html(text_of(view)))) {
      unwrap_html(*this, i);
    }
    if (looks_for(ViewKind::joined) && may_hold_literals(field)) unwrap_joined(*this, i);
    if (looks_for(ViewKind::escaped)) unwrap_escaped(*this, i);
    if (looks_for(ViewKind::percent)) unwrap_percent(*this, i);
    const std::size_t used = text_.size() + coded_.size();
    Result<void> decoded;
    if (used <= budget) decoded = unwrap_base64(*this, i, budget - used);
    if (!decoded) return decoded;
    if (text_.size() + coded_.size() > budget) {
      return fail("what it hides takes more memory than is allowed, so it was not looked through to the end",
                  "clear its outputs, then try again");
    }
  }
  return {};
}

}  // namespace nbscrub
