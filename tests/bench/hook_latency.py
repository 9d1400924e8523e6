#!/usr/bin/env python3
"""CPU and wall time of pre-commit hooks, called as Git calls them, on staged notebooks; medians of alternating runs.

    python3 tests/bench/hook_latency.py --program build/bench/nbscrub --corpus FOLDER [--runs 15] [--no-peers]

Each repository has one commit and then N new notebooks staged, real ones where there is a corpus, else generated. The
hooks take turns, so that a busy moment of the machine meets all of them. Over /bin/true: the same without the cost of
starting any process. Nothing here is a test: nobody fails for being slow.
"""
import argparse
import hashlib
import os
import pathlib
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

SLOW = 3.0  # seconds; a hook slower than that is measured once


def corpus_of(folder):
    """The notebooks in an order that has nothing to do with their names."""
    found = [path.read_bytes() for path in sorted(pathlib.Path(folder).rglob("*.ipynb"))] if folder else []
    found.sort(key=lambda content: hashlib.sha256(content).digest())
    return found


def generated(count):
    words = random.Random(1)
    notebooks = []
    for _ in range(count):
        lines = ",".join(f'"x_{words.randrange(10**6)} = f({words.randrange(10**6)})\\n"' for _ in range(1000))
        notebooks.append(('{"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":['
                          + lines + ']}],"metadata":{},"nbformat":4,"nbformat_minor":4}\n').encode())
    return notebooks


def choose(notebooks, count, size=None):
    """`count` notebooks in a row, those whose sizes add up to nearly `size` (default: to what is usual)."""
    wanted = size or count * sum(map(len, notebooks)) // len(notebooks)
    rows = range(max(1, len(notebooks) - count + 1))
    first = min(rows, key=lambda i: abs(sum(map(len, notebooks[i:i + count])) - wanted))
    row = notebooks[first:first + count]
    # Each is a blob of its own, also where there are not enough.
    return [row[i % len(row)] + b"\n" * (i // len(row)) for i in range(count)]


def git(repository, *arguments):
    subprocess.run(["git", *arguments], cwd=repository, check=True, stdout=subprocess.DEVNULL)


def repository_with(folder, notebooks):
    git(None, "init", "-q", folder)
    git(folder, "config", "user.email", "ada@example.org")
    git(folder, "config", "user.name", "Ada")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Begin")
    for number, content in enumerate(notebooks):
        pathlib.Path(folder, f"notebook-{number:03}.ipynb").write_bytes(content)
    git(folder, "add", ".")


def hooks_of(program):
    """Name -> the script that such a hook is."""
    staged = "git diff --cached --name-only -z --diff-filter=d | xargs -0"
    hooks = {"/bin/true": "exec /bin/true", "nbscrub": f"exec '{program}' hook"}
    for name, script in {"gitleaks": "gitleaks git --pre-commit --staged --no-banner --log-level error",
                         "ripsecrets": f"{staged} ripsecrets --strict-ignore",
                         "detect-secrets": f"{staged} detect-secrets-hook"}.items():
        command = "detect-secrets-hook" if name == "detect-secrets" else name
        if shutil.which(command):
            hooks[name] = script
        else:
            print(f"{name} is not installed, so it is left out (hook_latency.sh says how to get it)", file=sys.stderr)
    return hooks


def measure(hook, repository):
    environment = dict(os.environ, GIT_INDEX_FILE=".git/index", GIT_PREFIX="", GIT_EDITOR=":")
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run = subprocess.run([hook], cwd=repository, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                         stderr=subprocess.PIPE, check=False)
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    # 1 is a finding, right or wrong, and 123 the same through xargs; anything else is a hook that did not do its work.
    if run.returncode not in (0, 1, 123):
        sys.exit(f"{hook} failed with status {run.returncode}: {run.stderr.decode(errors='replace')[:300]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default="build/bench/nbscrub")
    parser.add_argument("--corpus", default="")
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--no-peers", action="store_true", help="nbscrub and /bin/true only")
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    real = corpus_of(options.corpus)
    print(f"{'real' if real else 'generated'} notebooks; {options.runs} runs each, in turns; milliseconds\n")
    sets = [(1, None), (20, None), (200, 16_000_000), (500, None)]

    with tempfile.TemporaryDirectory() as scratch:
        hooks = hooks_of(program)
        if options.no_peers:
            hooks = {name: hooks[name] for name in ("/bin/true", "nbscrub")}
        for number, script in enumerate(hooks.values()):
            path = pathlib.Path(scratch, f"hook-{number}")
            path.write_text(f"#!/bin/sh\n{script}\n")
            path.chmod(0o755)
        print("| staged | hook | wall | CPU | wall over true | CPU over true | CPU against nbscrub |")
        print("|---|---|---:|---:|---:|---:|---:|")
        for count, size in sets:
            notebooks = choose(real or generated(count), count, size)
            repository = os.path.join(scratch, f"r{count}")
            repository_with(repository, notebooks)
            times = {name: [] for name in hooks}
            for _ in range(options.runs):
                for number, name in enumerate(hooks):
                    if times[name] and times[name][0][0] > SLOW:
                        continue
                    times[name].append(measure(os.path.join(scratch, f"hook-{number}"), repository))
            wall = {name: 1000 * statistics.median(t[0] for t in of) for name, of in times.items()}
            cpu = {name: 1000 * statistics.median(t[1] for t in of) for name, of in times.items()}
            own = cpu["nbscrub"] - cpu["/bin/true"]
            for name in hooks:
                over = cpu[name] - cpu["/bin/true"]
                print(f"| {count} ({sum(map(len, notebooks)) / 1e6:.1f} MB) | {name} | {wall[name]:.1f} | {cpu[name]:.1f} | "
                      f"{wall[name] - wall['/bin/true']:.1f} | {over:.1f} | {over / own:.1f} |", flush=True)


if __name__ == "__main__":
    main()
