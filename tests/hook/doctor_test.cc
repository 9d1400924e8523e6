#include "hook/doctor.h"

#include <gtest/gtest.h>

namespace nbscrub {
namespace {

const Diagnosis kFine{"git", Health::fine, "git version 2.40", ""};
const Diagnosis kNote{"configuration", Health::note, "lets pass more", ""};
const Diagnosis kOff{"pre-commit", Health::off, "there is none", "nbscrub install"};
const Diagnosis kUnknown{"commits", Health::unknown, "git failed", ""};

TEST(Doctor, WhatIsOffIsOneAndWhatIsNotKnownIsTwo) {
  EXPECT_EQ(verdict({kFine, kNote}), ExitCode::clean);
  EXPECT_EQ(verdict({kFine, kOff}), ExitCode::findings);
  EXPECT_EQ(verdict({kOff, kUnknown, kFine}), ExitCode::could_not_tell);
}

TEST(Doctor, TheCureStandsUnderWhatIsOff) {
  const std::string text = doctor_text({kFine, kOff});
  EXPECT_NE(text.find("off"), std::string::npos);
  EXPECT_LT(text.find("there is none"), text.find("-> nbscrub install"));
  EXPECT_NE(text.find("1 thing is off\n"), std::string::npos);
  EXPECT_NE(doctor_text({kFine}).find("is guarded"), std::string::npos);
  EXPECT_EQ(doctor_text({kUnknown}).find("is guarded"), std::string::npos);
}

TEST(Doctor, WordsOfOthersAreMadeSafe) {
  const Diagnosis odd{"pre-commit", Health::off, "\x1b[31m\nnbscrub: fine", ""};
  EXPECT_EQ(doctor_text({odd}).find('\x1b'), std::string::npos);
  EXPECT_EQ(doctor_text({odd}).find("\nnbscrub: fine"), std::string::npos);
  EXPECT_EQ(doctor_json({odd}).find('\x1b'), std::string::npos);
}

TEST(Doctor, JsonSaysTheSame) {
  EXPECT_EQ(doctor_json({kOff}),
            "{\"version\":1,\"exit_code\":1,\"checks\":[{\"subject\":\"pre-commit\",\"health\":\"off\",\"words\":"
            "\"there is none\",\"cure\":\"nbscrub install\"}]}\n");
}

}  // namespace
}  // namespace nbscrub
