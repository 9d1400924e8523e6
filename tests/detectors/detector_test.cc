#include "detectors/detector.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "detectors/example.h"
#include "detectors/rule_database.h"
#include "detectors/scanner.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

// The built-in rules over one text. Values are generated, so the texts below hold none.
class DetectorTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto database = RuleDatabase::builtin();
    ASSERT_TRUE(database);
    database_ = *database;
  }

  std::string secret(std::string_view id, std::uint64_t seed = 3) const {
    const auto rules = database_->table().rules;
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; });
    EXPECT_NE(rule, rules.end()) << id;
    return generate_secret(*rule, seed);
  }

  std::vector<Hit> detect(std::string_view text, Place place, std::vector<std::size_t> seams = {}) const {
    const Detector detector(database_->table());
    auto scanner = Scanner::create(*database_);
    std::vector<Match> matches;
    EXPECT_TRUE(scanner->scan(text, matches));
    const TextUnit unit{text, seams, place};
    std::vector<std::uint32_t> words;
    detector.collect_words(unit, matches, words);
    std::sort(words.begin(), words.end());
    std::vector<Hit> hits;
    detector.detect(unit, matches, {words, words}, hits);
    return hits;
  }

  // "rule confidence" of each hit, in order.
  std::string found(std::string_view text, Place place = Place::code) const {
    std::string list;
    for (const Hit& hit : detect(text, place)) {
      constexpr const char* kWords[] = {"low", "medium", "high"};
      list += (list.empty() ? "" : "; ") + std::string(database_->table().rules[hit.rule].id) + " " +
              kWords[static_cast<int>(hit.confidence)];
    }
    return list;
  }

  const RuleDatabase* database_ = nullptr;
};

TEST_F(DetectorTest, AShapeIsEnoughAnywhere) {
  const std::string key = secret("github-pat");
  for (Place place : {Place::code, Place::config, Place::prose, Place::output, Place::metadata, Place::widget}) {
    EXPECT_EQ(found("see " + key + ".", place), "github-pat high");
  }
  EXPECT_EQ(found("x" + key), "") << "the edge before it is not clean";
  EXPECT_EQ(found(key + "x"), "") << "the edge behind it is not clean";
}

TEST_F(DetectorTest, AFailedChecksumLowersOneStep) {
  std::string key = secret("github-pat");
  key.back() = key.back() == 'a' ? 'b' : 'a';
  EXPECT_EQ(found("see " + key), "github-pat medium");
}

TEST_F(DetectorTest, AtASeamAnEdgeIsAccepted) {
  const std::string key = secret("github-pat");
  EXPECT_TRUE(detect("x" + key + "y", Place::output).empty());
  EXPECT_EQ(detect("x" + key + "y", Place::output, {1, 1 + key.size()}).size(), 1u);
}

TEST_F(DetectorTest, ABareShapeWantsItsVendorAndIsNoDigest) {
  const std::string key = secret("wandb-api-key");
  EXPECT_EQ(found("wandb.login(key='" + key + "')"), "wandb-api-key medium");
  EXPECT_EQ(found("api_key = '" + key + "'\nimport wandb"), "wandb-api-key medium") << "the import is in the same cell";
  EXPECT_EQ(found("x = '" + key + "'"), "");
  EXPECT_EQ(found("wandb.log({'commit': '" + key + "'})"), "");
  EXPECT_EQ(found("wandboard('" + key + "')"), "") << "not the whole word";
}

// Ids of documents and runs look like the keys of those who keep them.
TEST_F(DetectorTest, ABareShapeStandsInTheCallThatNamesItsVendor) {
  const std::string key = secret("pinecone-api-key-legacy");
  EXPECT_EQ(found("pc = Pinecone(\n    '" + key + "',\n)"), "pinecone-api-key-legacy medium");
  EXPECT_EQ(found("pc = Pinecone(api_key=key)\nindex.delete(['" + key + "'])"), "") << "the call is over";
  EXPECT_EQ(found("pc = Pinecone(api_key=api_key)\napi_key = '" + key + "'"), "pinecone-api-key-legacy medium");
  EXPECT_EQ(found("pc = Pinecone()\nprimary_key = '" + key + "'"), "");
}

TEST_F(DetectorTest, BehindTheStatementABareShapeIsGivenToANameOrAClient) {
  const std::string key = secret("assemblyai-api-key");
  EXPECT_EQ(found("import assemblyai as aai\nclient = aai.Client(url, \"" + key + "\")"), "assemblyai-api-key medium");
  EXPECT_EQ(found("# assemblyai\nSPEECH = \"" + key + "\""), "assemblyai-api-key medium");
  for (const char* lead :
       {"transcripts = [\"", "df.loc[\"", "job = get(\"", "cache_key = \"", "url = \"https://cdn/a/"}) {
    EXPECT_EQ(found("import assemblyai as aai\n" + std::string(lead) + key + "\""), "") << lead;
  }
}

TEST_F(DetectorTest, APasswordIsSureWhereItIsAssigned) {
  const std::string value = secret("generic-password-assignment");
  EXPECT_EQ(found("app_password = \"" + value + "\""), "generic-password-assignment medium");
  EXPECT_EQ(found("app_password: " + value, Place::config), "generic-password-assignment medium");
  EXPECT_EQ(found("{'app_password': '" + value + "'}", Place::output), "generic-password-assignment medium");
  EXPECT_EQ(found("app_password = \"" + value + "\"", Place::prose), "generic-password-assignment low");
  EXPECT_EQ(found("app_password: some_function_name", Place::config), "generic-password-assignment low");
  EXPECT_EQ(found("app_password = get(" + value + ")"), "");
  EXPECT_EQ(found("app_password = \"" + value + "\"", Place::widget), "") << "application state is full of such keys";
}

TEST_F(DetectorTest, ABareWordThatLooksLikeATokenIsOne) {
  const std::string key = secret("generic-secret-assignment");
  EXPECT_EQ(found("acme_secret_key = " + key + "\nregion = x", Place::output), "generic-secret-assignment medium");
  EXPECT_EQ(found("Enter the API key: " + key, Place::output), "generic-secret-assignment medium") << "an echoed prompt";
  EXPECT_EQ(found("the API key: " + key + " is old", Place::output), "generic-secret-assignment low");
  EXPECT_EQ(found("# api_key: " + key), "generic-secret-assignment low") << "code that is a comment";
  EXPECT_EQ(found("api_key: " + key, Place::prose), "generic-secret-assignment low");
  EXPECT_EQ(found("api_key = " + key), "") << "in code it is a name";
  EXPECT_EQ(found("api_key: authentication", Place::output), "");
  EXPECT_EQ(found("call(api_key, 3, " + std::string(32, 'a') + ")"), "");
}

TEST_F(DetectorTest, AnArgumentHasNoNameButItsCall) {
  const std::string value = secret("generic-password-assignment");
  EXPECT_EQ(found("smtp.login('ada', '" + value + "')"), "generic-password-argument medium");
  EXPECT_EQ(found("smtp.login('ada', '" + value + "')", Place::prose), "generic-password-argument low");
  EXPECT_EQ(found("relogin('ada', '" + value + "')"), "");
  EXPECT_EQ(found("requests.get(url, auth=('ada', '" + value + "'))"), "generic-auth-tuple medium");
}

TEST_F(DetectorTest, TheBeginningOfAKeyIsAHintInAnOutput) {
  const std::string start = secret("github-pat").substr(0, 20);
  EXPECT_EQ(found("key is " + start, Place::output), "generic-cut-key low");
  EXPECT_EQ(found("key is " + start, Place::code), "");
  EXPECT_EQ(found("401: Incorrect API key provided: sk-Ab3d**************wxyz.", Place::output), "generic-masked-key low");
}

TEST_F(DetectorTest, AWeakPasswordIsAHint) {
  EXPECT_EQ(found("app_password = \"tomatoes\""), "generic-password-assignment low");
  EXPECT_EQ(found("{\"password\": \"Password is too short\"}", Place::config), "generic-password-assignment low");
  EXPECT_EQ(found("app_password = \"minioadmin\""), "generic-password-assignment low");
}

TEST_F(DetectorTest, NamesAreNoSecrets) {
  for (const char* line : {"{'authorization': 'authorization'}", "api_key = 'x-goog-api-key'",
                           "api_key_name, api_key = 'a', 'X-API-Key'",
                           "access_token = 'X-Auth-Token-Header'", "client_secret = '.delete_api_key'",
                           "private_key: 'RSAPrivateKeyWithSerialization'", "!export DB_PASSWORD=$(aws get-value)",
                           "!export DB_PASSWORD=`cat pw.txt`", "!acme login --password \"$(cat pw)\"",
                           "SN_setct_AuthTokenTBS = 'setct-AuthTokenTBS'", "ada ALL=(root) NOPASSWD: /bin/systemctl",
                           "if (t.renderPass === 'translucent') draw()", "key = 'sourceIfModifiedSince'",
                           "key = '_getVertexArrayOf'",
                           "#define SN_AuthTokenTBE 55L\n#define SN_setct_CapTokenTBE 'setct-CapTokenTBE'",
                           "secret_key = 'fixture-secret-key'",
                           "credential = 'AKIDEX/20250101/us-east-1/bedrock/aws4_request'"}) {
    EXPECT_EQ(found(line), "") << line;
    EXPECT_EQ(found(line, Place::config), "") << line;
  }
}

TEST_F(DetectorTest, AHeaderIsEnoughForAKeyInOneCase) {
  RandomText random(11);
  for (std::string line : {"headers = {'X-API-Key': 'KEY'}", "headers = {'api-key': 'KEY'}",
                           "headers = {'Authorization': 'Bearer KEY'}", "!curl -H 'api-key: KEY' https://acme.io/v1",
                           "!curl -H 'X-API-Key: KEY' https://acme.io/v1"}) {
    line.replace(line.rfind("KEY"), 3, random(Alphabet::lower36, 32));
    EXPECT_TRUE(found(line).ends_with(" medium")) << line;
  }
}

TEST_F(DetectorTest, AComparisonAndAListHoldPasswords) {
  const std::string value = secret("generic-password-assignment");
  EXPECT_EQ(found("if password == '" + value + "':"), "generic-password-assignment medium");
  EXPECT_EQ(found("assert password == 'tomatoes'"), "");
  EXPECT_EQ(found("passwords = ['" + value + "', 'w" + value + "']"),
            "generic-password-assignment medium; generic-password-assignment medium");
}

TEST_F(DetectorTest, ASentenceHoldsAPasswordOnlyWhenItLooksRandom) {
  const std::string value = secret("generic-password-assignment");
  EXPECT_EQ(found("my password is " + value, Place::prose), "generic-password-assignment low");
  EXPECT_EQ(found("# my password is " + value), "generic-password-assignment low");
  EXPECT_EQ(found("my password is important", Place::prose), "");
}

TEST_F(DetectorTest, AQueryOfALocalHostIsAHint) {
  const std::string key = RandomText(3)(Alphabet::base62, 32);
  EXPECT_EQ(found("get('https://api.acme.io/v1?api_key=" + key + "')"), "url-query-secret medium");
  for (const char* host : {"localhost:8000", "api.example.com", "example.org", "acme.test", "127.0.0.1"}) {
    const std::string call = "get('https://" + std::string(host) + "/v1?a=b&api_key=" + key + "')";
    EXPECT_EQ(found(call), "url-query-secret low") << host;
  }
}

TEST_F(DetectorTest, AUrlHoldsAPassword) {
  const std::string value = secret("generic-password-assignment");
  const auto hits = detect("postgresql+psycopg2://ada:" + value + "@db.acme.io:5432/sales", Place::code);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits[0].confidence, Confidence::high);
  EXPECT_EQ(hits[0].secret.size(), value.size()) << "user and host stay";
  EXPECT_EQ(found("postgresql://postgres:postgres@localhost/db"), "");
  EXPECT_EQ(found("postgresql://ada:" + value + "@localhost/db"), "db-url-postgres low");
  EXPECT_EQ(found("postgresql://ada:{password}@db.acme.io/sales"), "");
  EXPECT_EQ(found("acme+wss://ada:" + value + "@feed.acme.io"), "url-password medium") << "any scheme";
}

TEST_F(DetectorTest, APrintedEnvironmentIsNoPlaceForABareWord) {
  const std::string value = secret("generic-password-assignment");
  const std::string dump = "HOME=/root\nLANG=C\nPATH=/usr/bin\nPWD=/work\nSHLVL=1\n";
  EXPECT_EQ(found(dump + "REPORT_PASSWORD=" + value, Place::output), "generic-env-dump-line high");
  EXPECT_EQ(found(dump, Place::output), "") << "PWD is a folder";
}

TEST_F(DetectorTest, AWholeLineIsFoundBesideTheNameOfItsFile) {
  const std::string line = secret("db-pgpass-line");
  EXPECT_EQ(found("%%writefile ~/.pgpass\n" + line, Place::config), "db-pgpass-line high");
  EXPECT_EQ(found("!echo '" + line + "' >> ~/.pgpass\n"), "db-pgpass-line high") << "all that stands in quotes";
  EXPECT_EQ(found("# ~/.pgpass\nx " + line), "") << "not the whole line";
  EXPECT_EQ(found(line, Place::config), "") << "nothing says what the line is";
}

TEST_F(DetectorTest, OneValueIsOneFinding) {
  const std::string key = secret("openai-project-key");
  EXPECT_EQ(found("OPENAI_API_KEY = \"" + key + "\""), "openai-project-key high");
}

TEST_F(DetectorTest, ReferencesAndPlaceholdersAreNoSecrets) {
  for (const char* text :
       {"password = os.environ['PASSWORD']", "password = \"${DB_PASSWORD}\"", "password = \"<your-password>\"",
        "api_key = \"YOUR_API_KEY\"",
        "os.environ[\"OPENAI_API_KEY\"] = getpass()", "pad_token = \"[PAD]\""}) {
    EXPECT_EQ(found(text), "") << text;
  }
  for (const char* text :
       {"eos_token = '</s>'", "df.sort_values(by='created_at', key='order_key')", "api_key_name = 'acme/prod/readonly'",
        "def sign(private_key: 'Ed25519PrivateKey'): ...", "password = password.encode('latin1')",
        "password_hint = 'mother42maiden'", "Pass 'parameters' to the call", "parser.add_argument('--token', '-t')",
        "login(user, password)", "auth=(user, os.environ['ACME_PASSWORD'])", "AUTH_PASSWORD = 'authPassword'"}) {
    EXPECT_EQ(found(text), "") << text;
  }
  EXPECT_EQ(found("token = \"hf_" + std::string(34, 'x') + "\""), "");
}

}  // namespace
}  // namespace nbscrub
