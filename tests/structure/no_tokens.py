#!/usr/bin/env python3
"""No token-like text stands in the tree: tests and examples make their credentials at run time."""
import re
import sys

from tracked import tracked_files

# Prefixes that no ordinary text has, each followed by as many characters as a real token has at least. They are kept
# apart from the character classes, so that this file does not find itself.
PREFIXES = [
    (r"gh[pousr]_", r"[A-Za-z0-9]{30,}"),
    (r"github_pat_", r"[A-Za-z0-9_]{40,}"),
    (r"glpat-", r"[A-Za-z0-9_-]{20,}"),
    (r"sk-(?:proj|svcacct|admin|ant)-", r"[A-Za-z0-9_-]{20,}"),
    (r"sk-", r"[A-Za-z0-9]{40,}"),
    (r"(?:hf|nvapi|npm|dapi|dop_v1)[_-]?", r"(?=[a-z0-9]*[0-9])(?=[A-Za-z0-9]*[a-z])[A-Za-z0-9]{32,}"),
    (r"(?<![A-Za-z0-9+/])(?:AKIA|ASIA)", r"[A-Z2-7]{16}(?![A-Za-z0-9])"),
    (r"xox[abeoprs]-", r"[A-Za-z0-9-]{20,}"),
    (r"AIza", r"[A-Za-z0-9_-]{35}"),
    (r"hv[sb]\.", r"[A-Za-z0-9_-]{24,}"),
    (r"dckr_pat_", r"[A-Za-z0-9_-]{20,}"),
    (r"eyJ", r"[A-Za-z0-9_-]{16,}\.eyJ[A-Za-z0-9_-]{16,}\."),
    (r"-----BEGIN [A-Z ]*PRIVATE KEY-----", r"(?:\\n|\s)+[A-Za-z0-9+/]{40,}"),
    (r"(?:postgres|postgresql|mysql|mongodb|redis|amqp)(?:\+\w+)?://", r"[^\s:/@{}$<%]+:[^\s:/@{}$<%]{12,}@"),
]
PATTERN = re.compile("|".join(f"(?:{prefix}{body})" for prefix, body in PREFIXES))


def main():
    faults = [f"{path}:{text.count(chr(10), 0, match.start()) + 1}: looks like a credential: {match[0][:6]}…"
              for path, text in tracked_files() for match in PATTERN.finditer(text)]
    print("\n".join(faults) or "no token-like text")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
