#!/usr/bin/env python3
"""The layers hold: hook -> sanitizer -> detectors, never upward; a third-party header stays in the one source that needs it."""
import fnmatch
import pathlib
import re
import sys

ALLOWED_LAYERS = {
    "detectors": {"detectors"},
    "sanitizer": {"detectors", "sanitizer"},
    "hook": {"detectors", "sanitizer", "hook"},
}

# Header (pattern) -> the sources that may include it.
HOMES = {
    "hs.h": ["detectors/scanner.cc", "detectors/rule_database.cc", "detectors/rulec*.cc"],
    "simdjson.h": ["sanitizer/notebook.cc", "sanitizer/damaged.cc"],
    "CLI/*": ["hook/cli.cc"],
    "nlohmann/*": ["hook/*_json.cc"],
    "toml++/*": ["detectors/guarded_toml.h"],
    "detectors/guarded_toml.h": ["detectors/rule_file.cc", "hook/config.cc"],
    "toml.hpp": [],
    "zlib.h": ["sanitizer/inflate.cc"],
    "sodium/*": ["detectors/digest.cc"],
    "sodium.h": [],
    "expected": ["detectors/result.h"],
    "tl/expected.hpp": ["detectors/result.h"],
}
# A variant of a header's path is the same header.
ALIASES = {"hs/hs.h": "hs.h", "hs_*.h": "hs.h", "hs/hs_*.h": "hs.h"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def home_of(header):
    for pattern, name in ALIASES.items():
        if fnmatch.fnmatch(header, pattern):
            header = name
    for pattern, homes in HOMES.items():
        if fnmatch.fnmatch(header, pattern):
            return homes
    return None


def faults_of(path):
    layer = path.parts[0]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        quote, header = match.groups()
        where = f"{path}:{number}"
        homes = home_of(header)
        if homes is not None and not any(fnmatch.fnmatch(str(path), home) for home in homes):
            yield f"{where}: {header} belongs in {' or '.join(homes) or 'no file'}"
        if quote == '"':
            target = header.split("/")[0]
            if "/" not in header and not (path.parent / header).exists():
                continue  # made by the build
            if "/" not in header:
                yield f'{where}: write "{layer}/{header}": includes start at the project root'
            elif target not in ALLOWED_LAYERS[layer]:
                yield f"{where}: {layer} may not include {target}: the layers go hook -> sanitizer -> detectors"


def main():
    sources = [path for layer in ALLOWED_LAYERS for path in sorted(pathlib.Path(layer).rglob("*"))
               if path.suffix in {".cc", ".h"}]
    if len(sources) < 20:
        sys.exit(f"only {len(sources)} sources found: run this from the project's root")
    faults = [fault for path in sources for fault in faults_of(path)]
    print("\n".join(faults) or f"{len(sources)} sources: every include goes downward")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
