#include "sanitizer/view_writer.h"

#include <algorithm>

#include "sanitizer/utf16.h"

namespace nbscrub {

ViewWriter::ViewWriter(TextArena& arena, std::uint32_t parent)
    : arena_(arena),
      parent_(parent),
      source_(arena.views()[parent].span),
      seams_begin_(arena.views()[parent].first_seam),
      seams_end_(seams_begin_ + arena.views()[parent].seam_count),
      begin_(arena.begin_view()),
      first_seam_(static_cast<std::uint32_t>(arena.mutable_seams().size())) {
  // No derived view is longer than its parent, so with this room its text never moves while it is read.
  std::string& text = arena_.mutable_text();
  if (text.capacity() < text.size() + source_.size() + 1) {
    text.reserve(std::max(text.size() + source_.size() + 1, text.capacity() * 2));
  }
}

std::string_view ViewWriter::source() const { return arena_.text().substr(source_.begin, source_.size()); }

void ViewWriter::copy(std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  std::string& text = arena_.mutable_text();
  const std::size_t here = text.size();
  const std::vector<std::size_t>& seams = arena_.mutable_seams();
  const auto first = std::lower_bound(seams.begin() + static_cast<std::ptrdiff_t>(seams_begin_),
                                      seams.begin() + static_cast<std::ptrdiff_t>(seams_end_), begin);
  // By index: the list grows while it is read.
  for (std::size_t i = static_cast<std::size_t>(first - seams.begin()); i < seams_end_ && seams[i] < end; ++i) {
    add_seam(here - begin_ + (seams[i] - begin));
  }
  arena_.mutable_map().compose_verbatim({source_.begin + begin, source_.begin + end}, here, arena_.mutable_map());
  text.append(arena_.text().substr(source_.begin + begin, end - begin));
}

void ViewWriter::replace(std::size_t begin, std::size_t end, std::string_view replacement) {
  std::string& text = arena_.mutable_text();
  const std::size_t here = text.size();
  text.append(replacement);
  arena_.mutable_map().compose_atomic({source_.begin + begin, source_.begin + end}, {here, text.size()},
                                      arena_.mutable_map());
}

void ViewWriter::append(const CodedRun& run) {
  const std::string_view bytes = arena_.coded().bytes_of(run);
  std::string& text = arena_.mutable_text();
  if (run.encoding == Encoding::utf16le) {
    decode_utf16(bytes, run.bytes.begin, true, text, arena_.mutable_map());
  } else {
    arena_.mutable_map().add_verbatim(text.size(), run.bytes.begin, bytes.size());
    text += bytes;
  }
}

void ViewWriter::add_newline() {
  if (arena_.mutable_text().size() > begin_) arena_.mutable_text() += '\n';
}

void ViewWriter::finish(ViewKind kind) {
  arena_.end_view(begin_, arena_.views()[parent_].field, kind, parent_, first_seam_);
}

void ViewWriter::add_seam(std::size_t offset) {
  std::vector<std::size_t>& seams = arena_.mutable_seams();
  const bool is_new = seams.size() == first_seam_ || seams.back() < offset;
  if (offset > 0 && is_new) seams.push_back(offset);
}

}  // namespace nbscrub
