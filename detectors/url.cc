#include "detectors/url.h"

#include <algorithm>
#include <array>
#include <string>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr std::size_t kLongestAuthority = 1024;
constexpr std::size_t npos = std::string_view::npos;

bool is_scheme_byte(char byte) {
  return is_alnum(byte) || byte == '+' || byte == '.' || byte == '-' ||
         byte == '_';  // ibm_db_sa, clickhouse_driver: SQLAlchemy's names are no RFC 3986 schemes
}

bool ends_authority(char byte) {
  return static_cast<unsigned char>(byte) <= ' ' || byte == 0x7f || std::string_view("/?#\"'`\\<>").find(byte) != npos;
}

}  // namespace

std::optional<UrlUserinfo> url_userinfo_at(std::string_view text, std::size_t colon_slash_slash) {
  std::size_t colon = colon_slash_slash;
  while (colon < text.size() && is_scheme_byte(text[colon])) ++colon;
  if (text.substr(std::min(colon, text.size()), 3) != "://") return std::nullopt;
  std::size_t scheme = colon;
  while (scheme > 0 && is_scheme_byte(text[scheme - 1])) --scheme;
  while (scheme < colon && !is_letter(text[scheme])) ++scheme;
  if (scheme == colon) return std::nullopt;

  const std::size_t begin = colon + 3;
  std::size_t end = begin;
  while (end < text.size() && end - begin < kLongestAuthority && !ends_authority(text[end])) ++end;
  const std::string_view authority = text.substr(begin, end - begin);
  const std::size_t at = authority.rfind('@');
  if (at == npos) return std::nullopt;
  const std::size_t split = authority.substr(0, at).find(':');
  if (split == npos || split + 1 == at) return std::nullopt;
  std::string_view host = authority.substr(at + 1);
  host = host.substr(0, host.find_first_of(";)}|&"));
  while (!host.empty() && (host.back() == ',' || host.back() == '.')) host.remove_suffix(1);
  const std::size_t host_begin = begin + at + 1;
  return UrlUserinfo{
      {scheme, colon}, {begin, begin + split}, {begin + split + 1, begin + at}, {host_begin, host_begin + host.size()}};
}

bool is_local_or_example_host(std::string_view host) {
  constexpr auto kLocal = std::to_array<std::string_view>({"localhost",   "host.docker.internal",
                                                           "0.0.0.0",     "::1",
                                                           "[::1]",       "db",
                                                           "database",    "postgres",
                                                           "postgresql",  "pg",
                                                           "mysql",       "mariadb",
                                                           "mongo",       "mongodb",
                                                           "redis",       "minio",
                                                           "rabbitmq",    "rabbit",
                                                           "clickhouse",  "elasticsearch",
                                                           "neo4j",       "mssql",
                                                           "mlflow",      "host",
                                                           "hostname",    "server",
                                                           "your-host",   "myhost",
                                                           "some.host",   "domain.com",
                                                           "my.host",     "myserver",
                                                           "hostname.com"});
  std::string name(host.substr(0, host.find(',')));
  for (char& byte : name) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + ('a' - 'A'));
  }
  if (const std::size_t colon = name.rfind(':'); colon != npos && name.find(':') == colon) name.resize(colon);
  if (name.starts_with('[') && name.find("]:") != npos) name.resize(name.find(']') + 1);
  if (name.empty() || std::ranges::find(kLocal, name) != kLocal.end()) return true;
  if (name.starts_with("127.") || name.starts_with("example.") || name.find(".example.") != npos) return true;
  return name.ends_with(".example") || name.ends_with(".localhost") || name.ends_with(".test") ||
         name.ends_with(".invalid");
}

bool is_query_of_example_host(std::string_view text, TextSpan match) {
  if (match.empty() || std::string_view("?&#").find(text[match.begin]) == npos) return false;
  const std::size_t floor = match.begin - std::min<std::size_t>(match.begin, 1024);
  const std::string_view before = text.substr(floor, match.begin - floor);
  const std::string_view url = before.substr(before.find_last_of(" \t\r\n\"'`<>(),") + 1);
  const std::size_t authority = url.find("://");
  if (authority == npos) return false;
  const std::string_view host = url.substr(authority + 3);
  return is_local_or_example_host(host.substr(0, host.find_first_of("/?#")));
}

}  // namespace nbscrub
