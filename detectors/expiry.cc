#include "detectors/expiry.h"

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include <fmt/format.h>

#include "detectors/json_token.h"

namespace nbscrub {
namespace {

using std::chrono::seconds;
using std::chrono::sys_days;
using Moment = std::chrono::sys_seconds;

constexpr std::size_t kLongestUrl = 4096;
constexpr std::int64_t kYear10000 = 253402300800;  // in seconds from 1970: from there on a date has five digits

// The digits at the begin of `text`.
std::optional<std::int64_t> leading_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < 0 || text.starts_with('-')) return std::nullopt;
  return number;
}

std::optional<Moment> moment_of_seconds(std::string_view text) {
  const auto number = leading_number(text);
  // Small numbers are something else than a date: how long it lasts, an example.
  if (!number || *number < 100'000'000 || *number >= kYear10000) return std::nullopt;
  return Moment(seconds(*number));
}

std::optional<sys_days> day_of(std::string_view year, std::string_view month, std::string_view day) {
  const auto y = leading_number(year);
  const auto m = leading_number(month);
  const auto d = leading_number(day);
  if (year.size() != 4 || month.size() != 2 || day.size() != 2 || !y || !m || !d) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*y)),
                                         std::chrono::month(static_cast<unsigned>(*m)),
                                         std::chrono::day(static_cast<unsigned>(*d))};
  return date.ok() ? std::optional(sys_days(date)) : std::nullopt;
}

std::string in_words(Moment moment) {
  const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(moment)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string end_of_web_token(std::string_view token) {
  const auto payload = jwt_payload(token);
  if (!payload) return {};
  constexpr std::string_view kExpires = "\"exp\"";
  const std::size_t member = payload->find(kExpires);
  if (member == std::string::npos) return {};
  const std::size_t value = payload->find_first_not_of(" \t\r\n:\"", member + kExpires.size());
  if (value == std::string::npos) return {};
  const auto moment = moment_of_seconds(std::string_view(*payload).substr(value));
  return moment ? in_words(*moment) : std::string();
}

// The bytes of one URL around `inside`.
std::string_view url_around(std::string_view text, TextSpan inside) {
  const auto ends_url = [](char byte) {
    return static_cast<unsigned char>(byte) <= ' ' || std::string_view("\"'`<>\\").find(byte) != std::string_view::npos;
  };
  std::size_t begin = inside.begin;
  std::size_t end = inside.end;
  while (begin > 0 && inside.begin - begin < kLongestUrl && !ends_url(text[begin - 1])) --begin;
  while (end < text.size() && end - inside.end < kLongestUrl && !ends_url(text[end])) ++end;
  return text.substr(begin, end - begin);
}

// The value of a parameter. `;` parts them, too, so that `&amp;` is as good as `&`.
std::string_view parameter(std::string_view url, std::string_view name) {
  for (std::size_t at = url.find(name); at != std::string_view::npos; at = url.find(name, at + 1)) {
    const std::size_t equals = at + name.size();
    const bool begins = at == 0 || std::string_view("?&;").find(url[at - 1]) != std::string_view::npos;
    if (!begins || equals >= url.size() || url[equals] != '=') continue;
    const std::string_view rest = url.substr(equals + 1);
    return rest.substr(0, rest.find_first_of("&;#"));
  }
  return {};
}

// 20250131T235900Z and the seconds from there.
std::optional<Moment> signed_then(std::string_view date, std::string_view lasts) {
  if (date.size() < 15 || date[8] != 'T') return std::nullopt;
  const auto day = day_of(date.substr(0, 4), date.substr(4, 2), date.substr(6, 2));
  const auto hour = leading_number(date.substr(9, 2));
  const auto minute = leading_number(date.substr(11, 2));
  const auto second = leading_number(date.substr(13, 2));
  const auto length = leading_number(lasts);
  constexpr std::int64_t kLongest = 366 * 86400;  // AWS and Google allow a week
  if (!day || !hour || !minute || !second || !length || *length > kLongest) return std::nullopt;
  return Moment(*day) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) + seconds(*second + *length);
}

std::string end_of_signed_url(std::string_view url) {
  if (!parameter(url, "sig").empty()) {
    // Storage writes a date, Service Bus and IoT Hub seconds from 1970.
    const std::string_view end = parameter(url, "se");
    if (end.size() >= 10 && end[4] == '-' && end[7] == '-') {
      const auto day = day_of(end.substr(0, 4), end.substr(5, 2), end.substr(8, 2));
      return day ? in_words(*day) : std::string();
    }
    const auto moment = moment_of_seconds(end);
    return moment ? in_words(*moment) : std::string();
  }
  for (std::string_view vendor : {"X-Amz-", "X-Goog-"}) {
    const std::string lead(vendor);
    const auto moment = signed_then(parameter(url, lead + "Date"), parameter(url, lead + "Expires"));
    if (moment) return in_words(*moment);
  }
  if (parameter(url, "Signature").empty()) return {};  // S3 and Google Cloud before version 4, CloudFront
  const auto moment = moment_of_seconds(parameter(url, "Expires"));
  return moment ? in_words(*moment) : std::string();
}

}  // namespace

std::string expiry_of(std::string_view text, TextSpan secret) {
  const std::string end = end_of_web_token(text.substr(secret.begin, secret.size()));
  return end.empty() ? end_of_signed_url(url_around(text, secret)) : end;
}

}  // namespace nbscrub
