// Microsoft's identifiable secrets: keys that say by a mark inside which service they are for, and by a checksum that
// they are whole. As in github.com/microsoft/security-utilities, whose names of seeds and marks these are. Four kinds:
//
//   identifiable  base64; a mark of four characters stands six before the end, the last four bytes are a Marvin32 of
//                 all before; the seed tells the kind of key, and one mark has several
//   cask          84 or 88 characters, `JQQJ9` in the middle, the mark of the service at 76, four digits of a Marvin32
//   Entra         a client secret with `8Q~`: three digits of a Marvin32; with `7Q~` there is no checksum
//   DevOps        the old personal access token: base32, four bytes of a CRC-32 strewn between the others
//
// Each has a test and a way to put an example right.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nbscrub {

bool azure_identifiable_holds(std::string_view key);
bool azure_cask_holds(std::string_view key);
bool entra_secret_holds(std::string_view secret);
bool azure_devops_pat_holds(std::string_view token);

// The same text with its checksum put right. nullopt where the text has not the form.
std::optional<std::string> with_azure_identifiable(std::string_view key);
std::optional<std::string> with_azure_cask(std::string_view key);
std::optional<std::string> with_entra_secret(std::string_view secret);
std::optional<std::string> with_azure_devops_pat(std::string_view token);

}  // namespace nbscrub
