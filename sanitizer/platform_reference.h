// How a notebook reads a credential where it runs: the expression that takes the literal's place, and the imports that
// it needs. Text only; nothing is looked up and no service is asked.
//
// Sources: Python documentation, os.environ; Google Colab, google.colab.userdata; Kaggle, kaggle_secrets; Databricks,
// dbutils.secrets; boto3, SecretsManager.get_secret_value; hvac, KV version 2; google-cloud-secret-manager,
// access_secret_version; azure-keyvault-secrets, SecretClient.get_secret.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nbscrub {

enum class Platform : std::uint8_t { env, colab, kaggle, databricks, sagemaker, vault, gcp, azure };

std::optional<Platform> platform_named(std::string_view name);
std::string_view platform_name(Platform platform);
std::string platform_names();  // "env, colab, …"

// What `scope` is to the platform, in words; empty when it has none.
std::string_view scope_meaning(Platform platform);
// Harmless in a literal of any language: letters, digits and -_.@/: only.
bool is_scope(std::string_view scope);

// The Python expression, a primary one, so that a subscript or an attribute may follow. All its quotes are `quote`, and
// it has no backslash and no brace, so that it may stand in a formatted string. `scope` may be empty.
std::string python_reference(Platform platform, std::string_view name, std::string_view scope, char quote);

// An import line, and how to tell that it is there already: `import module`, or `from module import name`.
struct PythonImport {
  std::string_view module;
  std::string_view name;  // empty for `import module`

  std::string line() const;
  bool operator==(const PythonImport&) const = default;
};
std::vector<PythonImport> python_imports(Platform platform, std::string_view scope);

}  // namespace nbscrub
