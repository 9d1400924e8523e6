// Services whose keys look alike: `sk-`, 32 hex digits, a UUID. Each is told from the others by its lead, its length or
// by who is named closest to it, alone in a cell as well as when a cell sets up all of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "detectors/detector.h"
#include "detectors/example.h"
#include "detectors/rule_database.h"
#include "detectors/scanner.h"

namespace nbscrub {
namespace {

struct Row {
  std::string_view rule;
  std::string_view before;  // what stands before the key on its line
  std::string_view after;   // ... and after it
};

struct Family {
  std::string_view name;
  std::vector<Row> rows;
};

class RuleCollisions : public ::testing::TestWithParam<Family> {
 protected:
  static std::string line(const Row& row, std::uint64_t seed) {
    const auto rules = database()->table().rules;
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == row.rule; });
    if (rule == rules.end()) return "no rule " + std::string(row.rule);
    return std::string(row.before) + generate_secret(*rule, seed) + std::string(row.after) + "\n";
  }

  static std::vector<std::string_view> found(std::string_view text) {
    const Detector detector(database()->table());
    auto scanner = Scanner::create(*database());
    std::vector<Match> matches;
    EXPECT_TRUE(scanner->scan(text, matches));
    const TextUnit unit{text, {}, Place::code};
    std::vector<std::uint32_t> words;
    detector.collect_words(unit, matches, words);
    std::sort(words.begin(), words.end());
    std::vector<Hit> hits;
    detector.detect(unit, matches, {words, words}, hits);
    std::vector<std::string_view> ids;
    for (const Hit& hit : hits) ids.push_back(database()->table().rules[hit.rule].id);
    return ids;
  }

 private:
  static const RuleDatabase* database() {
    static const RuleDatabase* const builtin = *RuleDatabase::builtin();
    return builtin;
  }
};

TEST_P(RuleCollisions, EachAloneIsItself) {
  for (const Row& row : GetParam().rows) {
    for (std::uint64_t seed = 0; seed < 8; ++seed) {
      const std::string text = line(row, seed);
      EXPECT_EQ(found(text), std::vector<std::string_view>{row.rule}) << row.rule << ", seed " << seed;
    }
  }
}

TEST_P(RuleCollisions, EachIsItselfAmongTheOthers) {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    std::string text;
    std::vector<std::string_view> wanted;
    for (const Row& row : GetParam().rows) {
      text += line(row, seed);
      wanted.push_back(row.rule);
    }
    EXPECT_EQ(found(text), wanted) << "seed " << seed;
  }
}

const std::vector<Family> kFamilies = {
    {"SkDash",
     {{"openai-api-key-legacy", "openai.api_key = \"", "\""},
      {"openai-project-key", "client = OpenAI(api_key=\"", "\")"},
      {"openai-service-account-key", "client = OpenAI(api_key=\"", "\")"},
      {"openai-admin-key", "admin_key = \"", "\""},
      {"anthropic-api-key", "client = Anthropic(api_key=\"", "\")"},
      {"anthropic-admin-key", "headers = {\"x-api-key\": \"", "\"}"},
      {"openrouter-api-key", "client = OpenAI(base_url=\"https://openrouter.ai/api/v1\", api_key=\"", "\")"},
      {"langfuse-secret-key", "langfuse = Langfuse(secret_key=\"", "\")"},
      {"helicone-key", "headers = {\"Helicone-Auth\": \"Bearer ", "\"}"},
      {"deepseek-api-key", "client = OpenAI(api_key=\"", "\", base_url=\"https://api.deepseek.com\")"},
      {"dashscope-api-key", "dashscope.api_key = \"", "\""},
      {"stability-api-key", "stability_api = client.StabilityInference(key=\"", "\")"},
      {"braintrust-key", "braintrust.login(api_key=\"", "\")"},
      {"moonshot-api-key", "client = OpenAI(base_url=\"https://api.moonshot.cn/v1\", api_key=\"", "\")"},
      {"minimax-api-key", "MINIMAX_API_KEY = \"", "\""}}},
    {"SkDashOfNobodyNamed", {{"openai-key-unmarked", "client = OpenAI(api_key=\"", "\")"}}},
    {"SkDashOfNobodyAtAll", {{"sk-32hex-key", "client = Client(\"", "\")"}}},
    {"SkUnderscoreAndKey",
     {{"elevenlabs-api-key", "client = ElevenLabs(api_key=\"", "\")"},
      {"runway-api-key", "client = RunwayML(api_key=\"", "\")"},
      {"cursor-api-key", "CURSOR_API_KEY = \"", "\""},
      {"scale-api-key", "client = scaleapi.ScaleClient(\"", "\")"}}},
    {"Hex32",
     {{"azure-openai-key", "os.environ[\"AZURE_OPENAI_API_KEY\"] = \"", "\""},
      {"elevenlabs-api-key-legacy", "headers = {\"xi-api-key\": \"", "\"}"},
      {"assemblyai-api-key", "os.environ[\"ASSEMBLYAI_API_KEY\"] = \"", "\""},
      {"clarifai-pat", "os.environ[\"CLARIFAI_PAT\"] = \"", "\""},
      {"kaggle-key", "os.environ[\"KAGGLE_KEY\"] = \"", "\""}}},
    {"Hex40",
     {{"wandb-api-key", "wandb.login(key=\"", "\")"},
      {"deepgram-api-key", "deepgram = DeepgramClient(\"", "\")"},
      {"serper-key", "os.environ[\"SERPER_API_KEY\"] = \"", "\""},
      {"labelstudio-token", "os.environ[\"LABEL_STUDIO_API_KEY\"] = \"", "\""},
      {"dbt-cloud-token-legacy", "os.environ[\"DBT_CLOUD_API_TOKEN\"] = \"", "\""}}},
    {"Hex64",
     {{"together-api-key-legacy", "client = Together(api_key=\"", "\")"},
      {"serpapi-key", "search = GoogleSearch({\"q\": \"coffee\", \"api_key\": \"", "\"})"},
      {"vastai-api-key", "os.environ[\"VAST_API_KEY\"] = \"", "\""}}},
    {"Uuid",
     {{"pinecone-api-key-legacy", "pinecone.init(api_key=\"", "\", environment=\"us-west1-gcp\")"},
      {"exa-api-key", "exa = Exa(api_key=\"", "\")"},
      {"sambanova-key", "os.environ[\"SAMBANOVA_API_KEY\"] = \"", "\""},
      {"vapi-key", "client = Vapi(token=\"", "\")"},
      {"deepl-key-pro", "translator = deepl.Translator(\"", "\")"},
      {"deepl-key", "translator = deepl.Translator(\"", "\")"},
      {"falai-key", "os.environ[\"FAL_KEY\"] = \"", "\""}}},
    {"Alphanumeric",
     {{"mistral-api-key", "client = Mistral(api_key=\"", "\")"},
      {"deepinfra-key", "os.environ[\"DEEPINFRA_API_TOKEN\"] = \"", "\""},
      {"cohere-api-key", "co = cohere.Client(\"", "\")"},
      {"comet-api-key", "experiment = comet_ml.Experiment(api_key=\"", "\")"},
      {"roboflow-api-key", "rf = Roboflow(api_key=\"", "\")"},
      {"baseten-api-key", "baseten.login(\"", "\")"},
      {"clearml-secret-key", "os.environ[\"CLEARML_API_SECRET_KEY\"] = \"", "\""}}},
};

INSTANTIATE_TEST_SUITE_P(Families, RuleCollisions, ::testing::ValuesIn(kFamilies),
                         [](const auto& family) { return std::string(family.param.name); });

}  // namespace
}  // namespace nbscrub
