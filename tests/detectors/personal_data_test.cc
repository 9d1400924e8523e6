#include "detectors/personal_data.h"

#include <gtest/gtest.h>

#include <string>

namespace nbscrub {
namespace {

struct Known {
  Verifier verifier;
  const char* value;
};

// The numbers that the issuers' own descriptions work through, and cards made of an issuer's digits and a Luhn digit.
constexpr Known kKnown[] = {
    {Verifier::payment_card, "4539 5787 6362 1486"},
    {Verifier::payment_card, "3714-496353-98423"},
    {Verifier::us_ssn, "536-22-8145"},
    {Verifier::ca_sin, "130 692 544"},
    {Verifier::es_nif, "12345678Z"},
    {Verifier::es_nif, "X1234567L"},
    {Verifier::it_codice_fiscale, "RSSMRA85T10A562S"},
    {Verifier::fr_nir, "2 55 08 14 168 025 38"},
    {Verifier::pl_pesel, "44051401359"},
    {Verifier::br_cpf, "111.444.777-35"},
    {Verifier::nl_bsn, "111222333"},
    {Verifier::se_personnummer, "811218-9876"},
    {Verifier::se_personnummer, "19811218-9876"},
    {Verifier::gb_nhs, "943 476 5919"},
    {Verifier::de_tax_id, "86095742719"},
    {Verifier::be_national, "85.07.30-033.28"},
    {Verifier::fi_hetu, "131052-308T"},
    {Verifier::ch_ahv, "756.9217.0769.85"},
    {Verifier::cn_resident_id, "11010519491231002X"},
};

TEST(PersonalData, TheIssuersOwnExamplesHold) {
  for (const Known& known : kKnown) EXPECT_TRUE(holds_personal(known.verifier, known.value)) << known.value;
}

TEST(PersonalData, AnotherLastCharacterDoesNot) {
  for (const Known& known : kKnown) {
    if (known.verifier == Verifier::us_ssn) continue;  // it has no check digit
    std::string value = known.value;
    const char last = value.back();
    value.back() = last == '9' ? '0' : last == 'Z' ? 'A' : static_cast<char>(last + 1);
    EXPECT_FALSE(holds_personal(known.verifier, value)) << value;
  }
}

// Verhoeff's own example is 236 with the check digit 3; the scheme finds every change of one digit.
TEST(PersonalData, OneLastDigitOfTenHoldsForAadhaar) {
  for (const char* body : {"23600000000", "98765012345", "50123498760"}) {
    int holding = 0;
    for (char last = '0'; last <= '9'; ++last) holding += holds_personal(Verifier::in_aadhaar, body + std::string(1, last));
    EXPECT_EQ(holding, 1) << body;
  }
  for (char last = '0'; last <= '9'; ++last) {
    EXPECT_FALSE(holds_personal(Verifier::in_aadhaar, "13600000000" + std::string(1, last))) << "none begins with 1";
  }
}

TEST(PersonalData, NumbersThatAreNobodys) {
  EXPECT_FALSE(holds_personal(Verifier::payment_card, "4242 4242 4242 4242"));
  EXPECT_FALSE(holds_personal(Verifier::payment_card, "9000000000000001"));
  EXPECT_FALSE(holds_personal(Verifier::us_ssn, "123-45-6789"));
  EXPECT_FALSE(holds_personal(Verifier::us_ssn, "666-12-3456"));
  EXPECT_FALSE(holds_personal(Verifier::br_cpf, "111.111.111-11"));
  EXPECT_FALSE(holds_personal(Verifier::ca_sin, "046 454 286")) << "a leading zero is for examples";
  EXPECT_FALSE(holds_personal(Verifier::pl_pesel, "44151401355")) << "no month";
  for (Verifier verifier : {Verifier::payment_card, Verifier::us_ssn, Verifier::it_codice_fiscale, Verifier::email,
                            Verifier::phone, Verifier::internal_address, Verifier::internal_host}) {
    EXPECT_FALSE(holds_personal(verifier, ""));
  }
}

TEST(PersonalData, AddressesOfPeopleAndOthers) {
  for (const char* mail : {"ada@acme.io", "a.lovelace+x@mail.acme.co.uk"}) EXPECT_TRUE(holds_personal(Verifier::email, mail)) << mail;
  for (const char* mail : {"ada@example.com", "git@github.com", "noreply@acme.io", ".a@acme.io", "a@b..io", "a@x.example", "@acme.io"}) {
    EXPECT_FALSE(holds_personal(Verifier::email, mail)) << mail;
  }
  EXPECT_TRUE(holds_personal(Verifier::home_of_person, "ada"));
  EXPECT_FALSE(holds_personal(Verifier::home_of_person, "jovyan"));
  EXPECT_TRUE(holds_personal(Verifier::phone, "+41 44 668 18 00"));
  EXPECT_FALSE(holds_personal(Verifier::phone, "+1 (555) 010-0000")) << "numbers for films";
  EXPECT_TRUE(holds_personal(Verifier::internal_address, "10.20.30.40"));
  EXPECT_TRUE(holds_personal(Verifier::internal_address, "172.31.9.8"));
  for (const char* address : {"8.8.8.8", "172.32.9.8", "192.168.1.1", "10.999.3.4", "10.2.3", "127.0.0.1"}) {
    EXPECT_FALSE(holds_personal(Verifier::internal_address, address)) << address;
  }
  EXPECT_TRUE(holds_personal(Verifier::internal_host, "db-1.prod.internal"));
  EXPECT_FALSE(holds_personal(Verifier::internal_host, "host.docker.internal"));
  EXPECT_FALSE(holds_personal(Verifier::internal_host, "torch.core.internal"));
}

}  // namespace
}  // namespace nbscrub
