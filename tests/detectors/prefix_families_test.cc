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

// Services that chose the same prefix, or the same bare shape. A token of one, where its own users write it, is reported
// as that service's and nothing else.
struct Case {
  const char* rule;
  const char* text;
};

constexpr Case kCases[] = {
    // sk_
    {"stripe-secret-key", "stripe.api_key = \"{shape}\""},
    {"stripe-test-key", "stripe.api_key = \"{shape}\""},
    {"clerk-key", "clerk = Clerk(bearer_auth=\"{shape}\")"},
    {"workos-key", "workos.api_key = \"{shape}\""},
    {"paystack-key", "paystack = Paystack(\"{shape}\")"},
    {"checkout-key", "sdk = CheckoutSdk(\"{shape}\")"},
    {"iex-key", "client = pyEX.Client(\"{shape}\")"},
    // sk.
    {"mapbox-secret-token", "mapbox_token = \"{shape}\""},
    // pk_, pk.
    {"clickup-token", "headers = {{\"Authorization\": \"{shape}\"}}"},
    {"mapbox-public-token", "px.set_mapbox_access_token(\"{shape}\")"},
    // pat
    {"hubspot-token", "client = HubSpot(access_token=\"{shape}\")"},
    // EAA
    {"facebook-access-token", "graph = facebook.GraphAPI(access_token=\"{shape}\")"},
    {"square-access-token", "from square.client import Client\nclient = Client(access_token=\"{shape}\")"},
    // ck_, cs_, secret_, key-, sgp_
    {"woocommerce-key", "wcapi = API(url=url, consumer_secret=\"{shape}\")"},
    {"notion-token", "notion = Client(auth=\"{shape}\")"},
    {"notion-token-legacy", "notion = Client(auth=\"{shape}\")"},
    {"mailgun-key", "requests.post(\"https://api.mailgun.net/v3/x/messages\", auth=(\"api\", \"{shape}\"))"},
    {"segment-token", "client = Segment(\"{shape}\")"},
    // 32 hex digits
    {"openweather-key", "owm = pyowm.OWM(\"{shape}\")"},
    {"newsapi-key", "newsapi = NewsApiClient(api_key=\"{shape}\")"},
    {"spotify-secret", "auth = SpotifyClientCredentials(client_id=i, client_secret=\"{shape}\")"},
    {"fred-key", "fred = Fred(api_key=\"{shape}\")"},
    {"twilio-auth-token", "twilio_client = Client(account, \"{shape}\")"},
    {"datadog-api-key", "DD_API_KEY = \"{shape}\""},
    // 40 hex digits
    {"tiingo-key", "client = TiingoClient({{\"api_key\": \"{shape}\"}})"},
    {"refinitiv-app-key", "ek.set_app_key(\"{shape}\")"},
    {"todoist-token", "api = TodoistAPI(\"{shape}\")"},
    // bot tokens
    {"telegram-bot-token", "bot = telebot.TeleBot(\"{shape}\")"},
    {"discord-bot-token", "import discord\ntoken = \"{shape}\""},
};

class PrefixFamilies : public ::testing::TestWithParam<Case> {};

TEST_P(PrefixFamilies, OnlyTheServiceItself) {
  const auto database = RuleDatabase::builtin();
  ASSERT_TRUE(database);
  const auto rules = (*database)->table().rules;
  const auto rule = std::find_if(rules.begin(), rules.end(), [](const Rule& r) { return r.id == GetParam().rule; });
  ASSERT_NE(rule, rules.end());
  auto scanner = Scanner::create(**database);
  const Detector detector((*database)->table());
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    const auto example = expand_template(GetParam().text, *rule, rules, seed);
    ASSERT_TRUE(example);
    std::vector<Match> matches;
    ASSERT_TRUE(scanner->scan(example->text, matches));
    const TextUnit unit{example->text, {}, Place::code};
    std::vector<std::uint32_t> words;
    detector.collect_words(unit, matches, words);
    std::sort(words.begin(), words.end());
    std::vector<Hit> hits;
    detector.detect(unit, matches, {words, words}, hits);
    ASSERT_EQ(hits.size(), 1u) << "seed " << seed;
    EXPECT_EQ(rules[hits[0].rule].id, rule->id) << "seed " << seed;
    EXPECT_TRUE(hits[0].secret.overlaps(example->secrets[0]));
  }
}

INSTANTIATE_TEST_SUITE_P(All, PrefixFamilies, ::testing::ValuesIn(kCases),
                         [](const auto& one) { 
                           std::string name = one.param.rule;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

}  // namespace
}  // namespace nbscrub
