#include "sanitizer/html_tag.h"
#include "sanitizer/unwrap.h"
#include "sanitizer/view_writer.h"

namespace nbscrub {
namespace {

// After this many unterminated `<` no further tag is looked for: each costs up to 64 KiB of reading.
constexpr int kMaxUnterminated = 64;

class HtmlUnwrapper {
 public:
  HtmlUnwrapper(TextArena& arena, std::uint32_t view) : writer_(arena, view), text_(writer_.source()) {}

  void run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      std::size_t next = at;
      while (next < text_.size() && text_[next] != '<' && text_[next] != '&' && !(in_comment_ && text_[next] == '-')) {
        ++next;
      }
      copy_text(at, next);
      at = next < text_.size() ? step(next) : next;
    }
    end_line();
    writer_.finish(ViewKind::html);
  }

 private:
  // Handles the `<`, `&` or `-` at `at`; returns where to go on.
  std::size_t step(std::size_t at) {
    if (text_[at] == '&') {
      if (const auto entity = read_entity(text_, at)) {
        writer_.replace(at, entity->end, entity->text);
        return entity->end;
      }
    } else if (text_[at] == '-') {
      if (text_.substr(at).starts_with("-->")) {
        in_comment_ = false;
        end_line();
        return at + 3;
      }
    } else if (text_.substr(at).starts_with("<!--")) {
      in_comment_ = true;
      end_line();
      return at + 4;
    } else if (unterminated_ < kMaxUnterminated) {
      if (const std::size_t end = step_over_tag(at); end != at) return end;
    }
    writer_.copy(at, at + 1);
    return at + 1;
  }

  std::size_t step_over_tag(std::size_t at) {
    const bool may_be_tag = at + 1 < text_.size() && (text_[at + 1] == '/' || text_[at + 1] == '!' ||
                                                      (text_[at + 1] | 0x20) >= 'a');
    const auto tag = read_tag(text_, at, values_);
    // A value without an entity stands in the parent view as it is; here it would only come between two lines of code.
    std::erase_if(values_, [&](TextRange value) {
      return text_.substr(value.begin, value.end - value.begin).find('&') == std::string_view::npos;
    });
    if (!tag) {
      if (may_be_tag) ++unterminated_;
      return at;
    }
    if (!is_inline(tag->name)) end_line();
    const bool holds_code = same_name(tag->name, "script") || same_name(tag->name, "style");
    return holds_code && !tag->is_closing ? copy_code(tag->end) : tag->end;
  }

  // Scripts and style sheets are text up to their closing tag: a `<` there is no tag.
  std::size_t copy_code(std::size_t begin) {
    std::size_t end = begin;
    for (end = text_.find("</", begin); end != std::string_view::npos; end = text_.find("</", end + 2)) {
      const std::string_view name = text_.substr(end + 2, 6);
      if (same_name(name, "script") || same_name(name.substr(0, 5), "style")) break;
    }
    if (end == std::string_view::npos) end = text_.size();
    writer_.copy(begin, end);
    return end;
  }

  // Attribute values wait for the end of the line that their tag stands in, so that they do not cut a run of text.
  void copy_text(std::size_t begin, std::size_t end) {
    while (!values_.empty()) {
      const std::size_t newline = text_.substr(0, end).find('\n', begin);
      if (newline == std::string_view::npos) break;
      writer_.copy(begin, newline);
      end_line();
      begin = newline + 1;
    }
    writer_.copy(begin, end);
  }

  void end_line() {
    writer_.add_newline();
    for (const TextRange& value : values_) {
      copy_value(value);
      writer_.add_newline();
    }
    values_.clear();
  }

  void copy_value(TextRange value) {
    std::size_t at = value.begin;
    while (at < value.end) {
      std::size_t next = text_.substr(0, value.end).find('&', at);
      if (next == std::string_view::npos) next = value.end;
      writer_.copy(at, next);
      at = next;
      if (at == value.end) break;
      const auto entity = read_entity(text_.substr(0, value.end), at);
      if (entity) writer_.replace(at, entity->end, entity->text);
      if (!entity) writer_.copy(at, at + 1);
      at = entity ? entity->end : at + 1;
    }
  }

  ViewWriter writer_;
  std::string_view text_;
  std::vector<TextRange> values_;  // not yet shown
  bool in_comment_ = false;
  int unterminated_ = 0;
};

}  // namespace

void unwrap_html(TextArena& arena, std::uint32_t view) {
  const std::string_view text = arena.text_of(arena.views()[view]);
  if (text.find('<') == std::string_view::npos && text.find('&') == std::string_view::npos) return;
  HtmlUnwrapper(arena, view).run();
}

}  // namespace nbscrub
