#include "sanitizer/credential_store.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

TEST(CredentialStore, IsKnownByItsName) {
  for (const char* name : {".env", "sub/.env", ".env.local", "prod.env", ".netrc", "_netrc", "id_rsa",
                           "keys/id_ed25519",
                           "id_rsa_work", "server.pem", "kubeconfig", ".kube/config", ".aws/credentials", ".pgpass",
                           "kaggle.json", ".docker/config.json", "home/.docker/config.json"}) {
    EXPECT_TRUE(is_credential_store(name)) << name;
  }
  for (const char* name : {"train.ipynb", ".env.example", "environment.py", "id_rsa.pub", "credentials.py",
                           "config.json",
                           ".env/readme.md", "identity.txt"}) {
    EXPECT_FALSE(is_credential_store(name)) << name;
  }
}

}  // namespace
}  // namespace nbscrub
