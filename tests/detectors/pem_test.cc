#include "detectors/pem.h"

#include <gtest/gtest.h>

#include "detectors/base64.h"
#include "tests/detectors/random_text.h"

namespace nbscrub {
namespace {

// Markers are put together here, so that no scanner takes this file for a key.
std::string marker(std::string_view edge, std::string_view label) {
  return "-----" + std::string(edge) + " " + std::string(label) + "-----";
}

std::string block(std::string_view label, std::string_view joint, std::string_view headers = "") {
  RandomText random(41);
  std::string text = marker("BEGIN", label) + std::string(joint) + std::string(headers);
  for (int line = 0; line < 4; ++line) text += random(Alphabet::base64, 64) + std::string(joint);
  return text + random(Alphabet::base64, 10) + "==" + std::string(joint) + marker("END", label);
}

std::optional<PemBlock> in(std::string_view text) { return pem_block_at(text, text.find("-----BEGIN ")); }

TEST(Pem, EveryWayLinesAreJoined) {
  for (const char* joint : {"\n", "\r\n", "\\n", "\\r\\n", "\\\\n", "\\n\" +\n  \"", "\\n\"\n    \"", "\n    ", "\n# ",
                            "\n> ", " ", "\\n\\\n", "\\n',\n '", "\n// "}) {
    const std::string text = "key = '" + block("RSA PRIVATE KEY", joint) + "' # end";
    const auto found = in(text);
    ASSERT_TRUE(found) << joint;
    EXPECT_TRUE(found->complete) << joint;
    EXPECT_EQ(found->label, "RSA PRIVATE KEY");
    EXPECT_FALSE(found->encrypted);
    EXPECT_EQ(found->whole.begin, 7u);
    EXPECT_EQ(text.substr(found->whole.end), "' # end") << joint;
    EXPECT_TRUE(found->whole.contains(found->body));
  }
}

TEST(Pem, Encryption) {
  EXPECT_TRUE(in(block("ENCRYPTED PRIVATE KEY", "\n"))->encrypted);
  const auto old = in(block("RSA PRIVATE KEY", "\n", "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"));
  ASSERT_TRUE(old);
  EXPECT_TRUE(old->encrypted);
  EXPECT_TRUE(old->complete);
  const std::string magic("openssh-key-v1\0\0\0\0", 18);
  const auto openssh = [&](std::string_view cipher) {
    const std::string body = base64_encode(magic + static_cast<char>(cipher.size()) + std::string(cipher) +
                                           RandomText(42)(Alphabet::base62, 120));
    return in(marker("BEGIN", "OPENSSH PRIVATE KEY") + "\n" + body + "\n" + marker("END", "OPENSSH PRIVATE KEY"));
  };
  EXPECT_FALSE(openssh("none")->encrypted);
  EXPECT_TRUE(openssh("aes256-ctr")->encrypted);
}

TEST(Pem, PgpArmourWithHeadersAndChecksum) {
  const std::string label = "PGP PRIVATE KEY BLOCK";
  std::string text = block(label, "\n", "Version: GnuPG v2\n\n");
  text.insert(text.rfind("\n-----END"), "\n=aB3d");
  const auto found = in(text);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->complete);
}

TEST(Pem, TruncatedIsFound) {
  const std::string whole = block("PRIVATE KEY", "\n");
  const auto found = in(whole.substr(0, whole.find("-----END")));
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->complete);
  EXPECT_EQ(found->whole.end, found->body.end);
}

TEST(Pem, NoKey) {
  const std::string begin = marker("BEGIN", "PRIVATE KEY");
  const std::string end = marker("END", "PRIVATE KEY");
  EXPECT_FALSE(in(begin));
  EXPECT_FALSE(in(begin + "\n" + end));
  EXPECT_FALSE(in(begin + "\n...\n" + end));
  EXPECT_FALSE(in(begin + "\n" + RandomText(43)(Alphabet::base64, 64) + "\n...\n" + end));
  EXPECT_FALSE(in("\"" + begin + "\\n\" + base64.b64encode(key.private_bytes()).decode() + \"\\n" + end + "\""));
  EXPECT_FALSE(in(begin + " is how such a file begins, and the lines after it hold base64 text of the key itself"));
  EXPECT_FALSE(in(begin + "\n" + std::string(128, 'x') + "\n" + end));
  EXPECT_FALSE(pem_block_at("abc", 1));
  EXPECT_FALSE(pem_block_at("", 0));
}

TEST(Pem, Ssh2) {
  RandomText random(44);
  const std::string label = "SSH2 ENCRYPTED PRIVATE KEY";
  const std::string text = "---- BEGIN " + label + " ----\nComment: \"mine\"\n" + random(Alphabet::base64, 70) + "\n" +
                           random(Alphabet::base64, 70) + "\n---- END " + label + " ----\n";
  const auto found = pem_block_at(text, 0);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->label, label);
  EXPECT_TRUE(found->complete);
  EXPECT_TRUE(found->encrypted);
  EXPECT_EQ(found->whole.end, text.size() - 1);
}

TEST(Pem, Putty) {
  RandomText random(45);
  const auto putty = [&](std::string_view encryption) {
    return "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: " + std::string(encryption) +
           "\nComment: c\nPublic-Lines: 1\n" + random(Alphabet::base64, 64) + "\nPrivate-Lines: 2\n" +
           random(Alphabet::base64, 64) + "\n" + random(Alphabet::base64, 64) + "\nPrivate-MAC: " +
           random(Alphabet::hex, 64) + "\n";
  };
  const std::string clear = putty("none");
  const auto found = pem_block_at(clear, 0);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->label, "PuTTY-User-Key-File-3");
  EXPECT_TRUE(found->complete);
  EXPECT_FALSE(found->encrypted);
  EXPECT_EQ(found->whole.end, clear.size() - 1);
  EXPECT_TRUE(pem_block_at(putty("aes256-cbc"), 0)->encrypted);
  EXPECT_FALSE(pem_block_at("PuTTY-User-Key-File-3: ssh-rsa\nPublic-Lines: 1\n", 0));
}

}  // namespace
}  // namespace nbscrub
