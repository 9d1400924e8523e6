#!/usr/bin/env python3
"""What nbscrub finds in a folder, counted by rule and confidence, with the places to read: for judging false alarms.

    python3 tests/bench/count_findings.py FOLDER... [--program build/dev/nbscrub] [--places]

Prints a Markdown table; with --places one line a finding: path, cell, output, line, rule and the masked preview, never
the value. Every finding counts, low ones and those that a marker allows too.
"""
import argparse
import collections
import json
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--program", default="build/dev/nbscrub")
    parser.add_argument("--places", action="store_true")
    options = parser.parse_args()
    run = subprocess.run([options.program, "check", "--strict", "--no-allow", "--format", "json", *options.folders],
                         stdout=subprocess.PIPE, check=False)
    report = json.loads(run.stdout)
    findings = report["findings"]

    summary = report["summary"]
    blocking = sum(f["confidence"] != "low" for f in findings)
    print(f"{summary['files']} files, {blocking} findings that block, {len(findings) - blocking} hints, "
          f"{summary['not_scanned']} binary, {summary['errors']} errors")
    counts = collections.Counter((f["rule"], f["confidence"]) for f in findings)
    files = collections.defaultdict(set)
    for finding in findings:
        files[finding["rule"], finding["confidence"]].add(finding["path"])
    if counts:
        print("\n| rule | confidence | findings | files |\n|---|---|---:|---:|")
    for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"| {key[0]} | {key[1]} | {count} | {len(files[key])} |")
    if options.places:
        print()
        for f in findings:
            cell = f"cell {f['cell']} " if f["cell"] else ""
            cell += f"output {f['output']} " if f["output"] else ""
            print(f"{f['path']}: {cell}line {f['line']}: {f['rule']} ({f['confidence']}) {f['preview']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
