#!/usr/bin/env python3
"""Nothing unfinished is left in the tree: no marks for later, no conflict markers, no path of somebody's machine."""
import re
import sys

from tracked import tracked_files

# Put together here, so that this file does not find itself.
MARKS = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK", "WI" + "P"]) + r")\b")
CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.MULTILINE)
MACHINE = re.compile(r"(?<![\w.~-])/(?:work|tmp/nb-deps)/")


def faults_of(path, text):
    searches = [("a mark for later", MARKS), ("a path of one machine", MACHINE)]
    if path.parts[0] != "tests":  # tests write conflict markers on purpose
        searches.append(("a conflict marker", CONFLICT))
    for what, pattern in searches:
        for match in pattern.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: {what}: {match[0]}"


def main():
    faults = [fault for path, text in tracked_files() for fault in faults_of(path, text)]
    print("\n".join(faults) or "nothing left over")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
