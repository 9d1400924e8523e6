// Armoured keys: PEM (RFC 7468) and OpenPGP armour, SSH2 (RFC 4716), PuTTY's own format. In notebooks they stand on
// real lines, on one line with `\n` written out, or as quoted pieces joined by `+`; all of these are read. Only the
// frame and the amount of base64 are judged; which labels are secrets is the rules' business.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "detectors/span.h"

namespace nbscrub {

struct PemBlock {
  TextSpan whole;          // from the begin marker to the end marker, or to the last byte of base64
  TextSpan body;           // the base64, with what stands between its lines
  std::string label;       // "RSA PRIVATE KEY"; "PuTTY-User-Key-File-2" for PuTTY's format
  bool encrypted = false;  // a passphrase guards it: by label, by header or, for OpenSSH, by its cipher
  bool complete = false;   // the end marker is there
};

// `begin` is where `-----BEGIN `, `---- BEGIN ` or `PuTTY-User-Key-File-` stands. nullopt: fewer than 64 bytes of
// base64 (40 in PuTTY's format) follow, or `...` stands among them: a bare marker, code that builds a block, a sample.
std::optional<PemBlock> pem_block_at(std::string_view text, std::size_t begin);

}  // namespace nbscrub
