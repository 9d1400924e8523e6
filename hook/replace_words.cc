#include "hook/replace_words.h"

#include "hook/report_text.h"
#include "hook/terminal.h"

namespace nbscrub {
namespace {

std::string_view place_of_values(Platform platform) {
  switch (platform) {
    case Platform::env: return "set in the environment that the notebook runs in";
    case Platform::colab: return "add in Colab's Secrets (the key in the left bar), with access for this notebook";
    case Platform::kaggle: return "add in Kaggle's editor: Add-ons, Secrets";
    case Platform::databricks: return "put into the secret scope:  databricks secrets put-secret SCOPE KEY";
    case Platform::sagemaker: return "put into AWS Secrets Manager:  aws secretsmanager create-secret --name NAME";
    case Platform::vault: return "put into Vault's KV version 2:  vault kv put secret/PATH NAME=-";
    case Platform::gcp: return "put into Secret Manager:  gcloud secrets create NAME --data-file=-";
    case Platform::azure: return "put into the Key Vault (there with hyphens for underscores):  az keyvault secret set";
  }
  return {};
}

}  // namespace

std::string replaced_words(const Outcome& outcome) {
  std::string words = "replaced: " + counted(outcome.references.replaced.size(), "credential") + " by a reference";
  if (outcome.redacted > 0) words += ", " + std::to_string(outcome.redacted) + " redacted";
  return words;
}

void add_reference_notes(const std::string& shown, const Outcome& outcome, std::vector<std::string>& notes) {
  for (const NotReplaced& kept : outcome.references.kept) {
    notes.push_back(safe_text(shown) + ": " + safe_text(describe_place(outcome.findings[kept.finding])) +
                    ": redacted, not replaced: " + std::string(kept.reason));
  }
}

std::string where_to_put(Platform platform, const SecretNames& names, const std::string& env_file) {
  std::string list;
  for (const auto& [name, value] : names.used()) list += (list.empty() ? "" : ", ") + name;
  if (list.empty()) return "no credential was replaced by a reference";
  if (env_file.empty()) return list + ": " + std::string(place_of_values(platform));
  std::string text = list + ": kept in " + env_file + ".";
  if (platform != Platform::env) return text + " Where the notebook runs: " + std::string(place_of_values(platform));
  return text + " It is read by `from dotenv import load_dotenv; load_dotenv()` in a first cell, or, before Jupyter is "
                "started, by  set -a; . " + env_file + "; set +a";
}

}  // namespace nbscrub
