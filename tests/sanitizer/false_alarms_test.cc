// What looks like a credential in notebooks and is none, as counted in real ones (catalogue section 8): hashes, ids,
// placeholders, references, vocabulary, public keys. Drawn anew from seeds, in code, in an output, in metadata and in a
// file beside the notebook, through the whole line: nothing may block a commit.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "sanitizer/sanitize.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

struct Innocent {
  const char* what;
  std::vector<const char*> texts;  // {hex:40} is a run of random hex digits, {uuid} a random UUID
};

void PrintTo(const Innocent& innocent, std::ostream* out) { *out << innocent.what; }

constexpr std::uint64_t kSeeds = 5;

std::string filled(std::string_view text, RandomText& random) {
  const auto run = [&](std::string_view alphabet, std::size_t length) {
    if (alphabet == "hex") return random(Alphabet::hex, length);
    if (alphabet == "digit") return random(Alphabet::digit, length);
    if (alphabet == "upper") return random(Alphabet::upper, length);
    if (alphabet == "base64") return random(Alphabet::base64, length);
    EXPECT_EQ(alphabet, "base62");
    return random(Alphabet::base62, length);
  };
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('}', at);
    const std::size_t colon = text.find(':', at);
    if (text.substr(at).starts_with("{uuid}")) {
      result += random(Alphabet::hex, 8) + "-" + random(Alphabet::hex, 4) + "-4" + random(Alphabet::hex, 3) + "-a" +
                random(Alphabet::hex, 3) + "-" + random(Alphabet::hex, 12);
      at += 6;
    } else if (text[at] == '{' && colon < end && end < at + 16 && text.substr(at + 1, 1) != "\"" &&
               text.substr(colon + 1, end - colon - 1).find_first_not_of("0123456789") == std::string_view::npos) {
      const std::string length(text.substr(colon + 1, end - colon - 1));
      result += run(text.substr(at + 1, colon - at - 1), std::stoul(length));
      at = end + 1;
    } else {
      result += text[at++];
    }
  }
  return result;
}

std::string notebook_with(const std::string& source, const std::string& output, const std::string& note) {
  using Json = nlohmann::json;
  const Json stream = {{"output_type", "stream"}, {"name", "stdout"}, {"text", output}};
  const Json cell = {{"cell_type", "code"},
                     {"execution_count", 1},
                     {"id", "c1"},
                     {"metadata", {{"note", note}}},
                     {"outputs", output.empty() ? Json::array() : Json::array({stream})},
                     {"source", source}};
  return Json{{"cells", {cell}}, {"metadata", Json::object()}, {"nbformat", 4}, {"nbformat_minor", 5}}.dump(1);
}

class FalseAlarmsTest : public ::testing::TestWithParam<Innocent> {
 protected:
  void SetUp() override { line_.emplace(*Sanitizer::create(**RuleDatabase::builtin())); }

  // The ids of the rules that would block.
  std::string alarms(const std::string& bytes, std::string_view name) {
    Request request;
    request.name = name;
    const auto outcome = line_->sanitize(PaddedBytes(bytes), request);
    EXPECT_TRUE(outcome);
    std::string rules;
    for (const Finding& finding : outcome->findings) {
      if (blocks(finding)) rules += std::string(finding.rule->id) + " ";
    }
    return rules;
  }

  std::optional<Sanitizer> line_;
};

TEST_P(FalseAlarmsTest, DoNotBlock) {
  RandomText random(20);
  // The same way does raise an alarm when there is a reason.
  const std::string leak = "password = '" + random(Alphabet::base62, 14) + "'";
  ASSERT_NE(alarms(notebook_with(leak, "", ""), "a.ipynb"), "");
  ASSERT_NE(alarms(notebook_with("x", leak + "\n", ""), "a.ipynb"), "");
  ASSERT_NE(alarms(notebook_with("x", "", leak), "a.ipynb"), "");
  for (const char* text : GetParam().texts) {
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
      const std::string value = filled(text, random);
      EXPECT_EQ(alarms(notebook_with(value, "", ""), "a.ipynb"), "") << "in code: " << text;
      EXPECT_EQ(alarms(notebook_with("x", value + "\n", ""), "a.ipynb"), "") << "in an output: " << text;
      EXPECT_EQ(alarms(notebook_with("x", "", value), "a.ipynb"), "") << "in metadata: " << text;
      EXPECT_EQ(alarms(value + "\n", "a.py"), "") << "in a script: " << text;
      EXPECT_EQ(alarms(value + "\n", "a.md"), "") << "in prose: " << text;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Section8, FalseAlarmsTest,
    testing::Values(
        Innocent{"digests of 40",
                 {"!pip install git+https://github.com/acme/ml@{hex:40}", "commit {hex:40}",
                  "AutoModel.from_pretrained('acme/bert', revision='{hex:40}')", "commit_hash = '{hex:40}'",
                  "https://github.com/acme/ml/blob/{hex:40}/train.py", "sha1 = '{hex:40}'", "etag: \"{hex:40}\"",
                  "wandb: artifact digest {hex:40}"}},
        Innocent{"digests of 32",
                 {"md5 = '{hex:32}'", "IPY_MODEL_{hex:32}", "run_id = '{hex:32}'", "mlflow.get_run('{hex:32}')",
                  "model = mlflow.pyfunc.load_model('runs:/{hex:32}/model')", "{\"model_id\": \"{hex:32}\"}",
                  "mlruns/0/{hex:32}/artifacts", "wandb run id {hex:32}", "cache_key = '{hex:32}'"}},
        Innocent{"digests of 64",
                 {"numpy==2.1.0 --hash=sha256:{hex:64}", "image = 'acme/ml@sha256:{hex:64}'", "oid sha256:{hex:64}",
                  "tf.keras.utils.get_file('a.npz', url, file_hash='{hex:64}')", "sha256 = '{hex:64}'",
                  "pooch.retrieve(url, known_hash='{hex:64}')", "checksum: {hex:64}"}},
        Innocent{"short hashes", {"color = '#{hex:8}'", "{\"id\": \"{hex:8}\"}", "merge {hex:16}"}},
        Innocent{"UUIDs",
                 {"subscription_id = '{uuid}'", "tenant_id = '{uuid}'", "client_id = '{uuid}'", "{\"id\": \"{uuid}\"}",
                  "/subscriptions/{uuid}/resourceGroups/ml", "run = '{uuid}'", "dataset_id: {uuid}",
                  "Submitted job {uuid}", "ml_client = MLClient(cred, '{uuid}', 'rg', 'ws')"}},
        Innocent{"numbers",
                 {"{\"timestamp\": {digit:16}}", "user_id = {digit:21}", "tweet {digit:19}", "endpoint {digit:18}",
                  "{\"executionInfo\": {\"timestamp\": {digit:13}, \"user\": {\"userId\": \"{digit:20}\"}}}"}},
        Innocent{"long base64",
                 {"<img src=\"data:image/png;base64,{base64:400}\">", "data:font/woff2;base64,{base64:800}",
                  "payload = b'{base64:200}'", "{\"buffers\": [{\"data\": \"{base64:400}\"}]}"}},
        Innocent{"placeholders",
                 {"openai.api_key = 'sk-...'", "openai.api_key = 'sk-xxxxxxxxxxxxxxxxxxxxxxxx'",
                  "api_key = 'sk-your-key-goes-here'", "token = 'hf_" "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
                  "login('hf_your_token')", "GITHUB_TOKEN = 'ghp_" "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'",
                  "SLACK = 'xoxb-your-token'", "key = 'AIza" "SyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX'",
                  "token = 'dapi" "1234567890abcdef1234567890abcdef'", "api_key = 'INSERT_YOUR_KEY'",
                  "password = '********'", "api_key = 'REPLACE_ME_WITH_YOUR_API_KEY'", "secret = '<redacted>'"}},
        Innocent{"references",
                 {"password = '<YOUR_PASSWORD>'", "api_key = '[API KEY]'", "api_key = '{api_key}'",
                  "password: {{ vault_password }}", "password = '%(password)s'", "password=${DB_PASSWORD}",
                  "!export DB_PASSWORD=$DB_PASSWORD", "!export API_KEY=$(pass show acme)",
                  "password = '@Microsoft.KeyVault(SecretUri=https://acme.vault.azure.net/secrets/pw)'",
                  "password: op://vault/item/field", "password = 'projects/acme/secrets/db/versions/1'",
                  "api_key = '{{secrets/scope/key}}'",
                  "api_key = 'arn:aws:secretsmanager:us-east-1:{digit:12}:secret:db'",
                  "'postgresql://{user}:{password}@{host}/sales'",
                  "postgresql://ada:${PW}@db.acme.io/sales"}},
        Innocent{"code that reads",
                 {"api_key = os.environ['OPENAI_API_KEY']", "api_key = os.getenv('OPENAI_API_KEY')",
                  "password = getpass.getpass('Password: ')", "token = userdata.get('HF_TOKEN')",
                  "key = UserSecretsClient().get_secret('WANDB_API_KEY')", "password = input('Your password: ')",
                  "pw = dbutils.secrets.get(scope='acme', key='db_password')",
                  "pw = keyring.get_password('acme', 'ada')",
                  "api_key = st.secrets['OPENAI_API_KEY']", "secret = client.get_secret_value(SecretId='prod/db')",
                  "api_key = config('OPENAI_API_KEY')", "token = Variable.get('api_token')"}},
        Innocent{"tokenizers",
                 {"tokenizer.pad_token = '[PAD]'", "eos_token = '</s>'", "bos_token='<|endoftext|>'",
                  "mask_token = '<mask>'", "additional_special_tokens=['<|im_start|>', '<|im_end|>']",
                  "max_tokens = 4096", "token = 'hello'", "unk_token='<unk>', sep_token='[SEP]', cls_token='[CLS]'"}},
        Innocent{"keys of data",
                 {"df.sort_values(key='target_column_name')", "sort_key = 'created_at_descending'",
                  "primary_key = 'customer_identifier'", "key = jax.random.PRNGKey(42)", "keys=['a', 'b']",
                  "query, key, value = self.projection(x)", "key_padding_mask = 'causal_attention_mask'"}},
        Innocent{"auth and secret in names",
                 {"auth=False", "author = 'Ada Lovelace King of Ockham'", "authority = 'https://login.acme.io/common'",
                  "secrets.token_hex(32)", "secret_name = 'prod/db/readonly-user'",
                  "secret_arn = 'arn:aws:secretsmanager:eu-west-1:{digit:12}:secret:db-{base62:6}'",
                  "password_file = '/run/secrets/db_password'", "token_url = 'https://acme.io/oauth/token'"}},
        Innocent{"passwords of tutorials",
                 {"password = 'password'", "postgresql://postgres:postgres@localhost/db",
                  "mysql://root:root@127.0.0.1/db",
                  "amqp://guest:guest@rabbitmq:5672", "MINIO_ROOT_PASSWORD = 'minioadmin'", "auth=('neo4j', 'neo4j')",
                  "https://user:pass@example.com", "password = 'changeme'", "oracle://scott:tiger@localhost/orcl"}},
        Innocent{"data with passwords in it",
                 {"df['password'] = ['monkey77', 'dragon99', 'sunshine1', 'iloveyou2', 'trustno1x']",
                  "passwords = ['monkey77', 'dragon99', 'sunshine1', 'iloveyou2', 'trustno1x']"}},
        Innocent{"public keys",
                 {"ssh-rsa AAAAB3NzaC1yc2E{base64:360} ada@acme", "SHA256:{base64:43}", "ssh-ed25519 AAAA{base64:64}",
                  "-----BEGIN CERTIFICATE-----\n{base64:64}\n{base64:64}\n-----END CERTIFICATE-----",
                  "MD5:3a:4b:5c:6d:7e:8f:90:a1:b2:c3:d4:e5:f6:07:18:29"}},
        Innocent{"lock files and pointers",
                 {"version https://git-lfs.github.com/spec/v1\noid sha256:{hex:64}\nsize 12345",
                  "- md5: {hex:32}\n  size: 3",
                  "{\"integrity\": \"sha512-{base64:86}==\"}", "https://conda.anaconda.org/a.conda#{hex:32}"}},
        Innocent{"sequences", {"seq = '{upper:120}'",
                               "dna = 'ACGTTGCAACGTAGCTAGCTAGCATCGATCGATCGATCAGCTACGACTAGCATCGACTAGCATCAG'"}},
        Innocent{"names of models and files",
                 {"model = 'sentence-transformers/all-MiniLM-L6-v2'", "token='meta-llama/Llama-3.1-8B-Instruct'",
                  "key = 's3://acme-data/2024-01-31/train/part-00001.parquet'",
                  "secret_key = 'django.contrib.auth.backends.ModelBackend'"}},
        Innocent{"tokens of documentation",
                 {"http://localhost:8888/?token=<token>", "http://localhost:8888/?token=...",
                  "_xsrf=2|{hex:8}|{hex:32}|{digit:10}"}}),
    [](const auto& shape) {
      std::string name = shape.param.what;
      for (char& byte : name) byte = byte == ' ' ? '_' : byte;
      return name;
    });

}  // namespace
}  // namespace nbscrub
