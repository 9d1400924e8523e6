#include "detectors/personal_data.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "detectors/ascii.h"
#include "detectors/checksum.h"

namespace nbscrub {
namespace {

// Without the characters that people put between groups.
std::string compact(std::string_view value) {
  std::string text;
  for (char c : value) {
    if (is_digit(c) || is_letter(c)) text += c;
  }
  return text;
}

bool all_digits(std::string_view text, std::size_t length) {
  return text.size() == length && std::ranges::all_of(text, is_digit);
}

int digit(char c) { return c - '0'; }

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  for (char c : digits) value = value * 10 + static_cast<std::uint64_t>(digit(c));
  return value;
}

template <std::size_t N>
int weighted(std::string_view digits, const std::array<int, N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += weights[i] * digit(digits[i]);
  return sum;
}

bool is_date(std::uint64_t month, std::uint64_t day) { return month >= 1 && month <= 12 && day >= 1 && day <= 31; }

// Issuer ranges (ISO/IEC 7812): Visa, Mastercard, American Express, Discover, JCB, UnionPay. The numbers that payment
// providers print for tests are nobody's.
bool is_payment_card(std::string_view digits) {
  constexpr auto kTests =
      std::to_array<std::string_view>({"4242424242424242", "4111111111111111", "4012888888881881", "5555555555554444",
                                       "5105105105105100", "378282246310005", "371449635398431", "6011111111111117",
                                       "6011000990139424", "3530111333300000", "3566002020360505", "4000056655665556"});
  if (digits.size() < 13 || digits.size() > 19 || !luhn(digits)) return false;
  if (std::ranges::find(kTests, digits) != kTests.end()) return false;
  const auto lead = [&](std::size_t length) { return number(digits.substr(0, length)); };
  const auto within = [](std::uint64_t value, std::uint64_t low, std::uint64_t high) {
    return value >= low && value <= high;
  };
  if (lead(1) == 4) return digits.size() == 13 || digits.size() == 16 || digits.size() == 19;
  if (lead(2) == 34 || lead(2) == 37) return digits.size() == 15;
  const bool mastercard = within(lead(2), 51, 55) || within(lead(4), 2221, 2720);
  const bool other = lead(4) == 6011 || lead(2) == 65 || within(lead(3), 644, 649) || within(lead(4), 3528, 3589);
  return (digits.size() == 16 && (mastercard || other)) || (digits.size() >= 16 && lead(2) == 62);
}

// Never given out: area 000, 666 and 900 to 999, group 00, serial 0000 (ssa.gov, 2011); and three numbers of adverts.
bool is_us_ssn(std::string_view digits) {
  if (!all_digits(digits, 9)) return false;
  const std::string_view area = digits.substr(0, 3);
  return area != "000" && area != "666" && area[0] != '9' && digits.substr(3, 2) != "00" &&
         digits.substr(5) != "0000" && digits != "123456789" && digits != "078051120" && digits != "219099999";
}

// DNI and NIE: the number modulo 23 picks the letter (Ministerio del Interior). X, Y, Z of a NIE count 0, 1, 2.
bool is_es_nif(std::string text) {
  if (text.size() != 9) return false;
  if (text[0] >= 'X' && text[0] <= 'Z') text[0] = static_cast<char>('0' + (text[0] - 'X'));
  const std::string_view digits = std::string_view(text).substr(0, 8);
  return all_digits(digits, 8) && "TRWAGMYFPDXBNJZSQVHLCKE"[number(digits) % 23] == text[8];
}

// Decreto ministeriale 23/12/1976: characters in odd places count by a table, those in even places by themselves.
bool is_it_codice_fiscale(std::string_view text) {
  constexpr std::array<int, 26> kOdd = {1, 0, 5,  7,  9,  13, 15, 17, 19, 21, 2,  4,  18,
                                        20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  if (text.size() != 16) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int place = is_digit(text[i]) ? digit(text[i]) : to_lower(text[i]) - 'a';
    sum += i % 2 == 0 ? kOdd[static_cast<std::size_t>(place)] : place;
  }
  const std::uint64_t day = number(text.substr(9, 2)) % 40;
  return std::string_view("ABCDEHLMPRST").find(text[8]) != std::string_view::npos && day >= 1 && day <= 31 &&
         text[15] == 'A' + sum % 26;
}

// INSEE: 97 less the number modulo 97; the Corsican departments 2A and 2B count as 19 and 18.
bool is_fr_nir(std::string text) {
  if (text.size() != 15) return false;
  if (text[5] == '2' && (text[6] == 'A' || text[6] == 'B')) text.replace(5, 2, text[6] == 'A' ? "19" : "18");
  if (!all_digits(text, 15)) return false;
  const std::string_view digits = text;
  const std::uint64_t month = number(digits.substr(3, 2));
  return (text[0] == '1' || text[0] == '2') && ((month >= 1 && month <= 12) || month >= 20) &&
         97 - number(digits.substr(0, 13)) % 97 == number(digits.substr(13));
}

// Ministerstwo Cyfryzacji; the month carries the century.
bool is_pl_pesel(std::string_view digits) {
  constexpr std::array<int, 10> kWeights = {1, 3, 7, 9, 1, 3, 7, 9, 1, 3};
  return all_digits(digits, 11) && is_date(number(digits.substr(2, 2)) % 20, number(digits.substr(4, 2))) &&
         (10 - weighted(digits, kWeights) % 10) % 10 == digit(digits[10]);
}

// Receita Federal: two digits, each modulo 11. One digit repeated passes the sums and is no number.
bool is_br_cpf(std::string_view digits) {
  if (!all_digits(digits, 11) || digits.find_first_not_of(digits[0]) == std::string_view::npos) return false;
  for (std::size_t length : {std::size_t{9}, std::size_t{10}}) {
    int sum = 0;
    for (std::size_t i = 0; i < length; ++i) sum += digit(digits[i]) * static_cast<int>(length + 1 - i);
    if (sum * 10 % 11 % 10 != digit(digits[length])) return false;
  }
  return true;
}

// UIDAI: Verhoeff's scheme in the dihedral group of order 10. The first digit is neither 0 nor 1.
bool is_in_aadhaar(std::string_view digits) {
  constexpr std::array<std::string_view, 10> kProduct = {"0123456789", "1234067895", "2340178956", "3401289567",
                                                         "4012395678", "5987604321", "6598710432", "7659821043",
                                                         "8765932104", "9876543210"};
  constexpr std::array<std::string_view, 8> kPermutation = {"0123456789", "1576283094", "5803796142", "8916043527",
                                                            "9453126870", "4286573901", "2793806415", "7046913258"};
  if (!all_digits(digits, 12) || digits[0] < '2') return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const auto value = static_cast<std::size_t>(digit(digits[digits.size() - 1 - i]));
    sum = digit(kProduct[static_cast<std::size_t>(sum)][static_cast<std::size_t>(digit(kPermutation[i % 8][value]))]);
  }
  return sum == 0;
}

// Elfproef of the Belastingdienst: the last digit counts minus one.
bool is_nl_bsn(std::string_view digits) {
  constexpr std::array<int, 9> kWeights = {9, 8, 7, 6, 5, 4, 3, 2, -1};
  return all_digits(digits, 9) && number(digits) != 0 && weighted(digits, kWeights) % 11 == 0;
}

// Skatteverket: Luhn over the ten digits; a coordination number adds 60 to the day.
bool is_se_personnummer(std::string_view digits) {
  if (digits.size() == 12) digits.remove_prefix(2);
  return all_digits(digits, 10) && is_date(number(digits.substr(2, 2)), number(digits.substr(4, 2)) % 60) &&
         luhn(digits);
}

// NHS Data Dictionary: 11 less the weighted sum modulo 11; 10 is never given out.
bool is_gb_nhs(std::string_view digits) {
  constexpr std::array<int, 9> kWeights = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  return all_digits(digits, 10) && (11 - weighted(digits, kWeights) % 11) % 11 == digit(digits[9]);
}

// Bundeszentralamt für Steuern: ISO/IEC 7064, MOD 11,10.
bool is_de_tax_id(std::string_view digits) {
  if (!all_digits(digits, 11) || digits[0] == '0') return false;
  int product = 10;
  for (char c : digits.substr(0, 10)) {
    const int sum = (digit(c) + product) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (11 - product) % 10 == digit(digits[10]);
}

// Rijksregister: 97 less the first nine digits modulo 97, with a 2 before them for who was born from 2000 on.
bool is_be_national(std::string_view digits) {
  if (!all_digits(digits, 11) || !is_date(number(digits.substr(2, 2)), number(digits.substr(4, 2)))) return false;
  const std::uint64_t body = number(digits.substr(0, 9));
  const std::uint64_t check = number(digits.substr(9));
  return 97 - body % 97 == check || 97 - (2'000'000'000 + body) % 97 == check;
}

// Digi- ja väestötietovirasto: the nine digits modulo 31 pick the character.
bool is_fi_hetu(std::string_view text) {
  if (text.size() != 11) return false;
  const std::string digits = std::string(text.substr(0, 6)) + std::string(text.substr(7, 3));
  return all_digits(digits, 9) && is_date(number(text.substr(2, 2)), number(text.substr(0, 2))) &&
         "0123456789ABCDEFHJKLMNPRSTUVWXY"[number(digits) % 31] == text[10];
}

// EAN-13; 756 is Switzerland (ISO 3166-1).
bool is_ch_ahv(std::string_view digits) {
  constexpr std::array<int, 12> kWeights = {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3};
  return all_digits(digits, 13) && digits.starts_with("756") &&
         (10 - weighted(digits, kWeights) % 10) % 10 == digit(digits[12]);
}

// GB 11643-1999: ISO/IEC 7064, MOD 11-2, over region, date of birth and serial.
bool is_cn_resident_id(std::string_view text) {
  constexpr std::array<int, 17> kWeights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  if (text.size() != 18 || !all_digits(text.substr(0, 17), 17)) return false;
  const std::uint64_t year = number(text.substr(6, 4));
  return year >= 1900 && year <= 2099 && is_date(number(text.substr(10, 2)), number(text.substr(12, 2))) &&
         "10X98765432"[weighted(text, kWeights) % 11] == text[17];
}

// Canada Revenue Agency: Luhn over nine digits; numbers with a leading 0 or 8 are not given to people.
bool is_ca_sin(std::string_view digits) {
  return all_digits(digits, 9) && digits[0] != '0' && digits[0] != '8' && luhn(digits);
}

// Local parts and domains that are nobody's: RFC 2606, senders that read nothing, ssh remotes.
bool is_personal_email(std::string_view address) {
  constexpr auto kNobody = std::to_array<std::string_view>({"git", "noreply", "no-reply", "donotreply", "do-not-reply",
                                                            "user", "username", "you", "your", "name", "email", "me",
                                                            "someone", "somebody", "example", "root", "postmaster"});
  constexpr auto kDomains = std::to_array<std::string_view>(
      {"example.com", "example.org", "example.net", "domain.com", "email.com", "localhost.localdomain",
       "users.noreply.github.com", "company.com", "test.com", "yourdomain.com"});
  constexpr auto kTopLevel = std::to_array<std::string_view>({"com", "org", "net", "edu", "gov", "mil", "int", "biz",
                                                              "dev", "app", "pro", "xyz"});
  const std::string lowered = lower_case(address);
  const std::size_t at = lowered.find('@');
  if (at == std::string::npos || at == 0 || at + 1 == lowered.size()) return false;
  const std::string_view local = std::string_view(lowered).substr(0, at);
  const std::string_view domain = std::string_view(lowered).substr(at + 1);
  const std::string_view top = domain.substr(domain.rfind('.') + 1);
  if (top.size() != 2 && std::ranges::find(kTopLevel, top) == kTopLevel.end()) return false;
  if (local.front() == '.' || local.back() == '.' || local.find("..") != local.npos) return false;
  if (domain.front() == '.' || domain.front() == '-' || domain.find("..") != domain.npos) return false;
  const bool reserved = domain.ends_with(".example") || std::ranges::any_of(kDomains, [&](std::string_view nobody) {
                          return domain == nobody || domain.ends_with("." + std::string(nobody));
                        });
  return !reserved && std::ranges::find(kNobody, local) == kNobody.end();
}

// E.164: 8 to 15 digits. The zero that leads a national number is dialled, not counted. 555-01xx is for films.
bool is_phone(std::string_view value) {
  std::string digits = compact(value);
  if (!value.starts_with('+') && digits.starts_with('0')) digits.erase(0, 1);
  return digits.size() >= 8 && digits.size() <= 15 && std::ranges::all_of(digits, is_digit) && digits[0] != '0' &&
         digits.find_first_not_of(digits[0]) != std::string::npos && digits.find("55501") == std::string::npos &&
         digits.find("123456") == std::string::npos;
}

// The accounts of images and services, which say nothing about anyone.
bool is_home_of_person(std::string_view name) {
  constexpr auto kAccounts = std::to_array<std::string_view>(
      {"jovyan", "root",  "ubuntu",  "user",    "username", "runner", "colab",   "ec2-user", "sagemaker-user", "shared",
       "public", "default", "azureuser", "vscode", "vagrant", "gitpod", "node",  "app",      "docker",         "airflow",
       "spark",  "hadoop", "jupyter", "admin",   "test",     "guest",  "you",     "your",     "me",             "name",
       "codespace", "circleci", "travis", "conda", "mambauser", "datasets", "data", "studio-lab-user", "appuser",
       "rstudio", "jenkins", "git", "pi", "debian", "centos", "fedora", "nobody", "yourname", "runneradmin", "someone"});
  const std::string lowered = lower_case(name);
  return std::ranges::find(kAccounts, lowered) == kAccounts.end();
}

// RFC 1918 and 3927; not the addresses that every home router has.
bool is_internal_address(std::string_view address) {
  std::array<std::uint64_t, 4> parts{};
  std::size_t count = 0;
  for (std::size_t begin = 0; begin <= address.size() && count < 4;) {
    const std::size_t end = std::min(address.find('.', begin), address.size());
    parts[count++] = number(address.substr(begin, end - begin));
    begin = end + 1;
  }
  if (count != 4 || std::ranges::any_of(parts, [](std::uint64_t part) { return part > 255; })) return false;
  if (parts[3] <= 1 && parts[2] <= 1) return false;
  return parts[0] == 10 || (parts[0] == 172 && parts[1] >= 16 && parts[1] <= 31) ||
         (parts[0] == 192 && parts[1] == 168) || (parts[0] == 169 && parts[1] == 254);
}

// Not what every container and cloud machine answers to; and more than `module.internal`, which is code.
bool is_internal_host(std::string_view name) {
  if (name.ends_with("docker.internal") || name.ends_with("google.internal") || name.ends_with("compute.internal")) {
    return false;
  }
  const bool numbered = std::ranges::any_of(name, [](char c) { return is_digit(c) || c == '-'; });
  return numbered && name.find("..") == name.npos && is_letter(name.front());
}

}  // namespace

bool holds_personal(Verifier verifier, std::string_view value) {
  switch (verifier) {
    case Verifier::email: return is_personal_email(value);
    case Verifier::phone: return is_phone(value);
    case Verifier::home_of_person: return is_home_of_person(value);
    case Verifier::internal_address: return is_internal_address(value);
    case Verifier::internal_host: return is_internal_host(value);
    case Verifier::payment_card: return is_payment_card(compact(value));
    case Verifier::us_ssn: return is_us_ssn(compact(value));
    case Verifier::ca_sin: return is_ca_sin(compact(value));
    case Verifier::es_nif: return is_es_nif(compact(value));
    case Verifier::it_codice_fiscale: return is_it_codice_fiscale(value);
    case Verifier::fr_nir: return is_fr_nir(compact(value));
    case Verifier::pl_pesel: return is_pl_pesel(compact(value));
    case Verifier::br_cpf: return is_br_cpf(compact(value));
    case Verifier::in_aadhaar: return is_in_aadhaar(compact(value));
    case Verifier::nl_bsn: return is_nl_bsn(compact(value));
    case Verifier::se_personnummer: return is_se_personnummer(compact(value));
    case Verifier::gb_nhs: return is_gb_nhs(compact(value));
    case Verifier::de_tax_id: return is_de_tax_id(compact(value));
    case Verifier::be_national: return is_be_national(compact(value));
    case Verifier::fi_hetu: return is_fi_hetu(value);
    case Verifier::ch_ahv: return is_ch_ahv(compact(value));
    case Verifier::cn_resident_id: return is_cn_resident_id(compact(value));
    default: return false;
  }
}

}  // namespace nbscrub
