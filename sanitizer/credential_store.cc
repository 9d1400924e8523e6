#include "sanitizer/credential_store.h"

#include <algorithm>
#include <array>

namespace nbscrub {

bool is_credential_store(std::string_view path) {
  static constexpr std::array<std::string_view, 17> kNames = {
      ".netrc",       "_netrc",     "kubeconfig",      "credentials",  ".pgpass",        "pgpass.conf",
      "kaggle.json",  ".npmrc",     ".pypirc",         ".htpasswd",    ".git-credentials", ".dockercfg",
      ".my.cnf",      ".boto",      "credentials.json", "secrets.toml", "application_default_credentials.json"};
  static constexpr std::array<std::string_view, 6> kEndings = {".pem", ".key", ".p12", ".pfx", ".ppk", ".env"};
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  for (const std::string_view ending : kEndings) {
    if (name.ends_with(ending)) return true;
  }
  // Templates (.env.example) are made to be shared.
  const bool template_file = name.ends_with(".example") || name.ends_with(".sample") || name.ends_with(".template");
  if (name.starts_with(".env.") && !template_file) return true;
  // Private SSH keys; the public halves are public.
  for (const std::string_view key : {"id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"}) {
    if (name.starts_with(key) && !name.ends_with(".pub")) return true;
  }
  return path.ends_with(".docker/config.json") || path.ends_with(".kube/config");
}

}  // namespace nbscrub
