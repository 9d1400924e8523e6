#include "detectors/documented_example.h"

#include <algorithm>
#include <array>
#include <string>

#include "detectors/digest.h"
#include "detectors/json_token.h"

namespace nbscrub {
namespace {

struct Documented {
  std::string_view sha256;  // of the value, in hex
  std::string_view source;  // where it is printed
};

constexpr auto kDocumented = std::to_array<Documented>({
    {"2cafc0970149a84f3b9e62eaf169f36f59907a3b3e31f7b82e68c69cd27f7326",
     "Stripe's documentation: the test key of its examples"},
    {"f2d6ca16515033e5dce14eba840b979d27b5cbae24bb3e5bf484339667f86397",
     "... and the one before"},
    {"8d4ef6536dc8895f256c1e0d95dcd19763036732d64a095e44a90ed444267ad3",
     "RFC 7519, section 3.1: the token of the example"},
    {"cf4d418ed3de92d71f767db5391d5a2dacd40e1ce49e75d1137e2ecf4982d844",
     "RFC 7617, section 2: Aladdin and his password"},
    {"ca7459e2b26776de081b9a07e40227fd6cff232a1e3233ff6b6aa6d036ca9981",
     "RFC 6749: the client's Authorization header"},
    {"e9974c507d2a802143f614c878fcbb622a3800e05e6e0d329fee2c5b6b243329",
     "RFC 6749, section 2.3.1: the client secret"},
    {"6c96130f130ab0d6d158397e24d2bcc1c9a5e73ae081f6e983f1c7b545d24a4c",
     "RFC 6749, section 4.1.4: the access token"},
    {"00cf4c781dc37003f7c7dd7d4c9a6ef1e0f4c62d9a291aa8bc398774e3fefd32",
     "RFC 6749, section 4.1.4: the refresh token"},
    {"b8e148545b13c78bc74da2f1a7275dd71e56ddece129d7d2f7b3ecc06f7994da",
     "RFC 6750, section 2.1: the bearer token"},
    {"cb87c87e4a138d9a72259d2a01bab15623c9846e568c1509b287721645a6ea53",
     "RFC 5849: the consumer secret"},
    {"649e1f5c769e718ba10d1a702a36499a731441d960b06da91c4c97786bf84595",
     "RFC 5849: the token secret"},
    {"bf145d9380bbe05bdc1a72525796b224f8a8c93ae0e9e102eafbc255ac1af9e8",
     "PyJWT: the token of the README"},
    {"9d03b692e941d5ace207a9f8048834439f6de98e5c6c1590c22c4f4577c88a42",
     "RFC 5849, section 3.5.1: the token of the example"},
    {"f2bf5681609f469a2c65a6688daa61ee8df9e5763908ffd455068bd349458ade",
     "oauthlib: the access token of an example request"},
    {"0df3a31d8bb54d63c62a7dc44316a4acd08e0437aec0c18fe5007c951fef9015",
     "oauthlib: the access token of the documentation"},
    {"a71b359a87afde133e6d9731de69f8823d62b012072d43749f5dc976505403f5",
     "RFC 6749, section 7.1: the identifier of the MAC token"},
    {"549c9390539efcfa01d2744e82e7da34409a63dd0feaf310f7a6e12551fe7668",
     "RFC 6238, appendix B: the seed of the test vectors"},
    {"8be5d113c0871ce1a122d68a7dff940ab7b09ad8dfcfd9a85aa5c1acc026279e",
     "Google Authenticator: the seed of the key URI format's examples"},
    {"570dad43de1af4c925f92c16a68a50936da42b7dd6fdeb24850507a1199aac89",
     "FastAPI: the key of the tutorial on OAuth 2"},
    {"2598f7d6adc142d88161630f3db12ab2bd3403521c281811e5e1ce60d4ac5d76",
     "Flask: the key of the tutorial's deployment page"},
    {"1bbb9293c38acc5e510d904495845d532df64a9e5996b2ec7c86cc2e2ac33b5a",
     "MinIO: the access key of its public playground"},
    {"df452eef23e8cf2c74af54c0c7419c05a5ec70ef4d5c2eb04082b02af8c55598",
     "MinIO: the secret key of its public playground"},
    {"359e126884663749a48c372aaeb3f289182e536268382d0a6b6cffd8877d304f",
     "OpenWeather: the key of its published samples"},
    {"e41b28a23462ec7c4a7fd9306407fea5a40938ebb809b459b9ed1715adc55672",
     "OpenWeather: ... and of the paid ones"},
    {"13fe7a38a57c46053ee3a4716358619ff37ebc5674976f1a09fc189be5a3e5dd",
     "Kubernetes: the password of the page on Secrets"},
    {"a7b580d711ef2807c7f11d881a1e7ff8a68c7e7d4e7c14e217bc9c522e3678ba",
     "Kubernetes: ... in base64"},
    {"28d296be3bf525f09d97eb59dee8b3fd1d69b85b6bc085752c653a51ccdd0a53",
     "Kubernetes: the password of the page on managing Secrets"},
    {"d9f5032d168bd639078a4780792a40d202f926b25b4aea573a166aba3c4a737b",
     "Kubernetes: ... in base64"},
    {"f5e95c9954635b65acab57e6d5ea663eb900f06dc8794a90358f5abb1c77d4e0",
     "Google reCAPTCHA: the secret key for automated tests"},
    {"03b970ed8171d73b58bbc9a5c72e3e4eec28503b56b3bb400a0801857dd45614",
     "Google reCAPTCHA: the site key for automated tests"},
    {"bc3ae723f57c6b9e3fd80b699fcc420f6074b0b1718039669d22631d508ac0a7",
     "GitHub: the token in the documentation of OAuth apps"},
    {"3543c50b0cb9cea8e55eb1f529b79f043cb250d485fde7b66cabbb5183add7da",
     "GitHub: ... with the prefix of a personal token"},
    {"86007eb367696d3202a93e1ef98e8e9e04d0cda1229fa053f126b08dcfcfc200",
     "GitHub: ... before tokens had prefixes"},
    {"731fa294d036e54f19df879bfcd4fe72d967dc6327800c5f74a48414a3f258c9",
     "Telegram: the token in the documentation of the Bot API"},
    {"0b5dd075ccdd03c42f4edda8e299e6838e2a75d3486a2a8d86940ed1541e9178",
     "Telegram: ... and in the introduction to bots"},
    {"02f7ce3c263f85c019eeeeea4b08f1b7f6ade2b7a2199c14f3efdac0eef382e1",
     "Discord: the token in the API reference"},
    {"6adbfd178516c8efe5896d4d0d66d2704d167cbb4ca881efde33af658d39826f",
     "Slack: the signing secret of the page on verifying requests"},
    {"9c846fdf0fa8955c377d0301542ee20ecd4585c5f359aa0a4cf15d44424f573d",
     "Mailgun: the key in the documentation of the API"},
    {"5e4c9b2a056868a53a184658f85e14f1127132df0902d731b1aa5b400dd8ba16",
     "PostgreSQL: the password in the page on CREATE ROLE"},
    {"45b612ed28af92c8494f14bbac28dd82e5b394aa86b829c2898b15ad82e8a613",
     "PostgreSQL: ... and on ALTER ROLE"},
});

// The example token of jwt.io, in all its variants: by what its payload says.
bool is_sample_jwt(std::string_view token) {
  const std::string payload = jwt_payload(token).value_or("");
  return payload.find("1234567890") != std::string::npos && payload.find("John Doe") != std::string::npos;
}

}  // namespace

bool is_documented_example(std::string_view token) {
  // AWS ends the keys of its documentation so.
  if (token.ends_with("EXAMPLE") || token.ends_with("EXAMPLEKEY")) return true;
  // The account keys that every Azurite and every Cosmos emulator uses; their first characters tell them apart.
  if (token.starts_with("Eby8vdM02") || token.starts_with("C2y6yDjf5")) return true;
  if (is_sample_jwt(token)) return true;
  const std::string digest = sha256_hex(token);
  return std::ranges::any_of(kDocumented, [&](const Documented& known) { return known.sha256 == digest; });
}

}  // namespace nbscrub
