// The words of a rule file: its keys, and what the keys that choose one of several may say. No more than the vocabulary; the
// grammar around it is rule_file.cc's, and docs/rules.md tells people what each word means. A new verifier has its word here.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "detectors/rule.h"

namespace nbscrub {

// The words for the values of an enumeration.
template <class T, std::size_t N>
using Names = std::array<std::pair<std::string_view, T>, N>;

inline constexpr Names<Confidence, 3> kConfidences = {
    {{"low", Confidence::low}, {"medium", Confidence::medium}, {"high", Confidence::high}}};

inline constexpr Names<Find, 9> kFinds = {{{"shape", Find::shape},
                                           {"near", Find::near},
                                           {"assignment", Find::assignment},
                                           {"url", Find::url},
                                           {"pairs", Find::pairs},
                                           {"call", Find::call},
                                           {"pem", Find::pem},
                                           {"line", Find::line},
                                           {"everywhere", Find::everywhere}}};

inline constexpr Names<Guard, 6> kGuards = {{{"none", Guard::none},
                                             {"entropy", Guard::entropy},
                                             {"random", Guard::random},
                                             {"hex", Guard::hex},
                                             {"uuid", Guard::uuid},
                                             {"password", Guard::password}}};

inline constexpr Names<Reach, 3> kReaches = {{{"near", Reach::near}, {"cell", Reach::cell}, {"file", Reach::file}}};

inline constexpr Names<Where, 4> kPlaces = {
    {{"anywhere", Where::anywhere}, {"assigned", Where::assigned}, {"env_dump", Where::env_dump}, {"output", Where::output}}};

inline constexpr Names<Group, 2> kGroups = {{{"standard", Group::standard}, {"pii", Group::pii}}};

inline constexpr Names<Verifier, 59> kVerifiers = {{
    {"none", Verifier::none},
    {"crc32_base62", Verifier::crc32_base62},
    {"github_fine_grained", Verifier::github_fine_grained},
    {"gitlab_routable", Verifier::gitlab_routable},
    {"grafana_crc32", Verifier::grafana_crc32},
    {"crc32_hex", Verifier::crc32_hex},
    {"confluent_crc32", Verifier::confluent_crc32},
    {"atlassian_crc32", Verifier::atlassian_crc32},
    {"bech32_age", Verifier::bech32_age},
    {"jwt", Verifier::jwt},
    {"jwt_kubernetes", Verifier::jwt_kubernetes},
    {"jwt_databricks", Verifier::jwt_databricks},
    {"jwt_entra", Verifier::jwt_entra},
    {"jwt_supabase", Verifier::jwt_supabase},
    {"jwt_jfrog", Verifier::jwt_jfrog},
    {"jwt_argocd", Verifier::jwt_argocd},
    {"neptune", Verifier::neptune},
    {"grafana_json", Verifier::grafana_json},
    {"ecr_login", Verifier::ecr_login},
    {"onepassword", Verifier::onepassword},
    {"azure_identifiable", Verifier::azure_identifiable},
    {"azure_cask", Verifier::azure_cask},
    {"entra_secret", Verifier::entra_secret},
    {"ado_pat", Verifier::ado_pat},
    {"openai_marker", Verifier::openai_marker},
    {"ngc_legacy", Verifier::ngc_legacy},
    {"basic_auth", Verifier::basic_auth},
    {"docker_auth", Verifier::docker_auth},
    {"base64_pem", Verifier::base64_pem},
    {"base64_64_bytes", Verifier::base64_64_bytes},
    {"macaroon", Verifier::macaroon},
    {"discord_id", Verifier::discord_id},
    {"azure_sas", Verifier::azure_sas},
    {"aws_key_id", Verifier::aws_key_id},
    {"ses_password", Verifier::ses_password},
    {"luhn", Verifier::luhn},
    {"iban97", Verifier::iban97},
    {"payment_card", Verifier::payment_card},
    {"us_ssn", Verifier::us_ssn},
    {"ca_sin", Verifier::ca_sin},
    {"es_nif", Verifier::es_nif},
    {"it_codice_fiscale", Verifier::it_codice_fiscale},
    {"fr_nir", Verifier::fr_nir},
    {"pl_pesel", Verifier::pl_pesel},
    {"br_cpf", Verifier::br_cpf},
    {"in_aadhaar", Verifier::in_aadhaar},
    {"nl_bsn", Verifier::nl_bsn},
    {"se_personnummer", Verifier::se_personnummer},
    {"gb_nhs", Verifier::gb_nhs},
    {"de_tax_id", Verifier::de_tax_id},
    {"be_national", Verifier::be_national},
    {"fi_hetu", Verifier::fi_hetu},
    {"ch_ahv", Verifier::ch_ahv},
    {"cn_resident_id", Verifier::cn_resident_id},
    {"email", Verifier::email},
    {"phone", Verifier::phone},
    {"home_of_person", Verifier::home_of_person},
    {"internal_address", Verifier::internal_address},
    {"internal_host", Verifier::internal_host}}};

// clang-format off
inline constexpr std::array<std::string_view, 21> kRuleKeys = {
    "id", "title", "confidence", "find", "shapes", "words", "names", "context", "reach", "verifier", "verifier_required",
    "guard", "where", "group", "env", "revoke", "references", "rank", "overlaps", "examples",
    "counter_examples"};
inline constexpr std::array<std::string_view, 3> kPatternKeys = {"pattern", "prefix", "suffix"};
// clang-format on

inline constexpr std::array<std::string_view, 3> kFileKeys = {"provider", "lists", "rule"};

}  // namespace nbscrub
