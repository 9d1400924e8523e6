#include "sanitizer/platform_reference.h"

#include <algorithm>
#include <array>

#include "detectors/ascii.h"

namespace nbscrub {
namespace {

constexpr PythonImport kOs{"os", ""};

// In an expression `@` is the name and `^` the scope. Where a platform has no scope of its own to fall back on, the
// environment says which vault or project.
struct Entry {
  Platform platform;
  std::string_view name;
  std::string_view scope_meaning;
  std::string_view scope;  // when none is given
  std::string_view expression;
  std::string_view expression_without_scope;  // empty: the same
  std::array<PythonImport, 2> imports;        // an empty module: none
};

constexpr std::array<Entry, 8> kEntries = {{
    {Platform::env, "env", "", "", R"(os.environ["@"])", "", {kOs, {}}},
    {Platform::colab, "colab", "", "", R"(userdata.get("@"))", "", {{{"google.colab", "userdata"}, {}}}},
    {Platform::kaggle, "kaggle", "", "", R"(UserSecretsClient().get_secret("@"))", "",
     {{{"kaggle_secrets", "UserSecretsClient"}, {}}}},
    {Platform::databricks, "databricks", "the secret scope", "nbscrub", R"(dbutils.secrets.get(scope="^", key="@"))",
     "", {}},
    {Platform::sagemaker, "sagemaker", "", "",
     R"(boto3.client("secretsmanager").get_secret_value(SecretId="@")["SecretString"])", "", {{{"boto3", ""}, {}}}},
    {Platform::vault, "vault", "the path of the secret", "nbscrub",
     R"(hvac.Client().secrets.kv.v2.read_secret_version(path="^")["data"]["data"]["@"])", "", {{{"hvac", ""}, {}}}},
    {Platform::gcp, "gcp", "the project", "",
     R"(secretmanager.SecretManagerServiceClient().access_secret_version()"
     R"(name="projects/^/secrets/@/versions/latest").payload.data.decode())",
     R"(secretmanager.SecretManagerServiceClient().access_secret_version()"
     R"(name="projects/" + os.environ["GOOGLE_CLOUD_PROJECT"] + "/secrets/@/versions/latest").payload.data.decode())",
     {{{"google.cloud", "secretmanager"}, {}}}},
    {Platform::azure, "azure", "the vault's URL", "",
     R"(SecretClient(vault_url="^", credential=DefaultAzureCredential()).get_secret("@").value)",
     R"(SecretClient(vault_url=os.environ["AZURE_KEY_VAULT_URL"], credential=DefaultAzureCredential()))"
     R"(.get_secret("@").value)",
     {{{"azure.identity", "DefaultAzureCredential"}, {"azure.keyvault.secrets", "SecretClient"}}}},
}};

const Entry& entry_of(Platform platform) {
  return *std::find_if(kEntries.begin(), kEntries.end(), [&](const Entry& e) { return e.platform == platform; });
}

}  // namespace

std::optional<Platform> platform_named(std::string_view name) {
  for (const Entry& entry : kEntries) {
    if (entry.name == name) return entry.platform;
  }
  return std::nullopt;
}

std::string_view platform_name(Platform platform) { return entry_of(platform).name; }

std::string platform_names() {
  std::string names;
  for (const Entry& entry : kEntries) names += (names.empty() ? "" : ", ") + std::string(entry.name);
  return names;
}

std::string_view scope_meaning(Platform platform) { return entry_of(platform).scope_meaning; }

bool is_scope(std::string_view scope) {
  static constexpr std::string_view kOthers = "-_.@/:";
  return std::all_of(scope.begin(), scope.end(),
                     [](char byte) { return is_alnum(byte) || kOthers.find(byte) != std::string_view::npos; });
}

std::string python_reference(Platform platform, std::string_view name, std::string_view scope, char quote) {
  const Entry& entry = entry_of(platform);
  if (scope.empty()) scope = entry.scope;
  const bool without = scope.empty() && !entry.expression_without_scope.empty();
  std::string text;
  for (const char byte : without ? entry.expression_without_scope : entry.expression) {
    if (byte == '@') {
      // (Names in a Key Vault have letters, digits and hyphens only.)
      for (const char letter : name) text += platform == Platform::azure && letter == '_' ? '-' : letter;
    } else if (byte == '^') {
      text += scope;
    } else {
      text += byte == '"' ? quote : byte;
    }
  }
  return text;
}

std::string PythonImport::line() const {
  return name.empty() ? "import " + std::string(module)
                      : "from " + std::string(module) + " import " + std::string(name);
}

std::vector<PythonImport> python_imports(Platform platform, std::string_view scope) {
  const Entry& entry = entry_of(platform);
  std::vector<PythonImport> imports;
  if (scope.empty() && !entry.expression_without_scope.empty()) imports.push_back(kOs);
  for (const PythonImport& import : entry.imports) {
    if (!import.module.empty()) imports.push_back(import);
  }
  return imports;
}

}  // namespace nbscrub
