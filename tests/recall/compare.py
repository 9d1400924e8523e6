#!/usr/bin/env python3
"""Recall and false alarms of nbscrub and of other scanners on the project that generate.py made.

    python3 tests/recall/compare.py PROJECT [--nbscrub build/dev/nbscrub] [--innocent FOLDER] [--tools FOLDER]

A leak is found when a finding stands on one of its lines of the file; what a finding on another line says is a false
alarm. --innocent names a folder without any credential, in which every finding is a false alarm. Scanners that are not
in PATH or in --tools are skipped with a word. Nothing is verified over the network. No value is printed; --misses lists
the types that nbscrub missed and that are not held out.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, **options)


def json_documents(data):
    """Documents one after another, as most scanners print them."""
    decoder, at = json.JSONDecoder(), 0
    while (at := next((i for i in range(at, len(data)) if data[i] in "[{"), None)) is not None:
        try:
            document, at = decoder.raw_decode(data, at)
        except ValueError:
            at += 1
            continue
        yield from document if isinstance(document, list) else [document]


# Each returns pairs (file, line).

def nbscrub(program, folder, strict=False):
    report = json.loads(run([program, "check", "--strict", "--no-allow", "--format", "json", folder]).stdout)
    found = []
    for finding in report["findings"]:
        if finding["confidence"] == "low" and not strict:
            continue
        data = pathlib.Path(finding["path"]).read_bytes()
        for begin, _ in finding["spans"]:
            found.append((finding["path"], data.count(b"\n", 0, begin) + 1))
    return found


def gitleaks(program, folder):
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        run([program, "dir", "--no-banner", "-f", "json", "-r", report.name, folder])
        findings = json.loads(pathlib.Path(report.name).read_text() or "[]")
    return [(f["File"], line) for f in findings for line in range(f["StartLine"], f["EndLine"] + 1)]


def detect_secrets(program, folder):
    report = json.loads(run([program, "scan", "--all-files", "--no-verify", "."], cwd=folder).stdout)
    return [(os.path.join(folder, name), f["line_number"]) for name, found in report["results"].items() for f in found]


def ripsecrets(program, folder):
    lines = run([program, folder]).stdout.decode(errors="replace").splitlines()
    found = []
    name = None
    for line in lines:  # "file:line:text", or the file's name above "line:text"
        if (match := re.match(r"(.+?):(\d+):", line)) and os.path.exists(match[1]):
            found.append((match[1], int(match[2])))
        elif (match := re.match(r"(\d+):", line)) and name:
            found.append((name, int(match[1])))
        elif os.path.exists(line.strip()):
            name = line.strip()
    return found


def trufflehog(program, folder):
    output = run([program, "filesystem", "--no-verification", "--no-update", "--json", folder]).stdout.decode()
    found = []
    for document in json_documents(output):
        if place := document.get("SourceMetadata", {}).get("Data", {}).get("Filesystem"):
            found.append((place["file"], place.get("line", 0)))
    return found


def kingfisher(program, folder):
    output = run([program, "scan", folder, "--no-validate", "--format", "json", "--no-update-check"]).stdout.decode()
    found = []
    for document in json_documents(output):
        records = document.get("findings", [])
        for record in records if isinstance(records, list) else []:
            finding = record.get("finding", record)
            if "path" in finding:
                found.append((finding["path"], finding["line"]))
    return found


PEERS = {"gitleaks": gitleaks, "detect-secrets": detect_secrets, "ripsecrets": ripsecrets, "trufflehog": trufflehog,
         "kingfisher": kingfisher}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("project", type=pathlib.Path)
    parser.add_argument("--nbscrub", default="build/dev/nbscrub")
    parser.add_argument("--innocent", type=pathlib.Path)
    parser.add_argument("--tools", action="append", default=[])
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    truth = json.loads((options.project / "truth.json").read_text(encoding="utf-8"))
    path = os.pathsep.join([*options.tools, os.environ["PATH"]])
    scanners = {"nbscrub": (lambda folder: nbscrub(options.nbscrub, folder)),
                "nbscrub --strict": (lambda folder: nbscrub(options.nbscrub, folder, True))}
    for name, scan in PEERS.items():
        if program := shutil.which(name, path=path):
            program = os.path.abspath(program)
            scanners[name] = lambda folder, scan=scan, program=program: scan(program, folder)
        else:
            print(f"{name} is not here: skipped", file=sys.stderr)

    secret_lines = collections.defaultdict(set)
    for leak in truth:
        secret_lines[leak["file"]].update(leak["lines"])
    print(f"{len(truth)} leaks of {len({t['rule'] for t in truth})} types\n")
    print("| scanner | found | held out | in notebooks | elsewhere | beside a leak | innocent folder | seconds |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as scratch:
        folder = os.path.join(scratch, "project")
        shutil.copytree(options.project, folder, ignore=shutil.ignore_patterns("truth.json"))
        for name, scan in scanners.items():
            begin = time.monotonic()
            found = collections.defaultdict(set)
            for file, line in scan(folder):
                found[os.path.basename(file)].add(line)
            seconds = time.monotonic() - begin
            hit = [t for t in truth if found[t["file"]] & set(t["lines"])]
            share = lambda keep: "{:.1%}".format(sum(map(keep, hit)) / max(1, sum(map(keep, truth))))
            beside = sum(len(lines - secret_lines[file]) for file, lines in found.items())
            innocent = str(len(set(scan(str(options.innocent))))) if options.innocent else "-"
            print(f"| {name} | {share(lambda t: True)} | {share(lambda t: t['held_out'])} | "
                  f"{share(lambda t: t['file'].endswith('.ipynb'))} | {share(lambda t: not t['file'].endswith('.ipynb'))} | "
                  f"{beside} | {innocent} | {seconds:.1f} |", flush=True)
            if name == "nbscrub" and options.misses:
                missed = [t for t in truth if t not in hit and not t["held_out"]]
                for key in ("style", "rule"):
                    counts = collections.Counter(t[key] for t in missed)
                    print(f"missed by {key}: {dict(counts.most_common(60))}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
