#include <algorithm>

#include "sanitizer/base64_run.h"
#include "sanitizer/unwrap.h"
#include "sanitizer/view_writer.h"
#include "sanitizer/window.h"

namespace nbscrub {
namespace {

constexpr std::size_t kReach = 64;        // enough for the name that the run is given to
constexpr std::size_t kLongestWord = 256;  // of what stands before it
constexpr std::size_t kHead = 64;          // inflated bytes that show whether it is text
constexpr std::size_t kOddBytes = 64;      // one in so many may be no text

const Error kTooMuch{"what it hides takes more memory than is allowed, so it was not looked through to the end",
                     "clear its outputs, then try again"};
const Error kTooDeep{"text is encoded in more layers than are looked through, so it was not looked through to the end",
                     "clear its outputs, then try again"};

struct Decoded {
  std::string bytes;
  bool doubtful = false;  // something in it may be none of it
};

// A stream as text. Damage and what is no text gives nothing; more than `limit` bytes of text is an error.
Result<std::optional<Decoded>> inflate_text(std::string_view bytes, std::size_t limit) {
  Inflater inflater(bytes);
  std::string text(kHead, '\0');
  auto got = inflater.read(text.data(), kHead);
  if (!got || *got == 0 || !head_encoding(std::string_view(text).substr(0, *got))) return std::nullopt;
  std::size_t size = *got;
  while (size == text.size()) {
    if (size > limit) return fail(kTooMuch);
    text.resize(size * 2);
    got = inflater.read(text.data() + size, text.size() - size);
    if (!got) return std::nullopt;
    size += *got;
  }
  text.resize(size);
  return Decoded{std::move(text), inflater.has_more()};
}

// What the run holds when it is text, with its compression and encoding set.
Result<std::optional<Decoded>> decode(CodedRun& run, std::string_view text, std::size_t limit) {
  auto bytes = decode_run(run, text);
  if (!bytes) return std::nullopt;
  Decoded decoded{*std::move(bytes), false};
  run.compression = compression_of(decoded.bytes);
  if (run.compression != Compression::none) {
    auto inflated = inflate_text(decoded.bytes, limit);
    if (!inflated || !*inflated) return inflated;
    decoded = **std::move(inflated);
  }
  const auto encoding = text_encoding(decoded.bytes, decoded.bytes.size() / kOddBytes);
  if (!encoding) return std::nullopt;
  run.encoding = *encoding;
  decoded.doubtful = decoded.doubtful || !text_encoding(decoded.bytes, 0);
  return decoded;
}

// The same; when the last line of several seems to be none of the run, without it.
Result<std::optional<Decoded>> decode_lines(CodedRun& run, std::string_view text, std::size_t limit) {
  auto all = decode(run, text, limit);
  if (!all || run.lines.size() < 2 || (*all && !(*all)->doubtful)) return all;
  CodedRun shorter = run;
  shorter.lines.pop_back();
  const std::string_view last = text.substr(shorter.lines.back().begin, shorter.lines.back().size());
  shorter.padded = last.ends_with('=') || last.size() % 4 == 0;
  shorter.url_safe = std::any_of(shorter.lines.begin(), shorter.lines.end(), [text](const TextSpan& line) {
    return text.substr(line.begin, line.size()).find_first_of("-_") != std::string_view::npos;
  });
  auto less = decode(shorter, text, limit);
  if (!less) return less;
  if (!*less || (*all && (*less)->doubtful)) return all;
  run = std::move(shorter);
  return less;
}

// Where a run stands in the file, or among the bytes of the run that it is in.
RawSpan place_of(const TextArena& arena, const CodedRun& run) {
  std::vector<RawSpan> raw;
  for (const TextSpan& line : run.lines) arena.map().to_raw(line, raw);
  return raw.empty() ? RawSpan{} : RawSpan{raw.front().begin, raw.back().end};
}

}  // namespace

Result<void> unwrap_base64(TextArena& arena, std::uint32_t view, std::size_t budget) {
  const View parent = arena.views()[view];
  const std::size_t base = parent.span.begin;
  const std::size_t first_run = arena.coded().runs().size();

  // All runs first: the text moves when views are written.
  const std::string_view text = arena.text_of(parent);
  Base64Finder finder(text);
  while (auto run = finder.next()) {
    // Cut by an escape: the view that decodes it shows the whole run.
    const std::size_t end = run->lines.back().end;
    if (opens_percent(text, end) || opens_escaped(text, end)) continue;
    auto decoded = decode_lines(*run, text, budget);
    if (!decoded) return fail(decoded.error());
    if (!*decoded) continue;
    const std::string& bytes = (*decoded)->bytes;
    for (TextSpan& line : run->lines) line = {line.begin + base, line.end + base};
    if (!arena.mutable_coded().is_new(place_of(arena, *run))) continue;
    if (parent.depth == kMaxLayers) return fail(kTooDeep);
    const std::size_t needed = 2 * bytes.size();  // once as bytes, once as text of a view
    if (needed > budget) return fail(kTooMuch);
    budget -= needed;
    arena.mutable_coded().add(*std::move(run), bytes);
  }

  const std::size_t last_run = arena.coded().runs().size();
  for (std::size_t i = first_run; i < last_run; ++i) {
    const CodedRun& run = arena.coded().runs()[i];
    const std::size_t begin = run.lines.front().begin - base;
    const std::size_t end = run.lines.back().end - base;
    ViewWriter writer(arena, view);
    const std::string_view source = writer.source();
    writer.copy(window_begin(source, begin, kReach, begin - std::min(begin, kLongestWord)), begin);
    writer.append(run);
    if (end < source.size() && (source[end] == '"' || source[end] == '\'')) writer.copy(end, end + 1);
    writer.finish(ViewKind::base64);
  }
  return {};
}

}  // namespace nbscrub
