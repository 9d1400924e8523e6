"""Times notebook cleaners beside each other: see cleaners.sh.

Medians of CPU (user and system of the process) and wall time over rounds in which every cleaner has its turn, as ratios
to nbscrub. Every run gets fresh copies of notebooks, real ones where there is a corpus, else generated tables of HTML,
of which there is most to decode. nbscrub is run as users run it: it looks for credentials, keeps what it clears for
`restore` and flushes to disk what it writes. On a tmpfs (--folder /dev/shm) the flush costs nothing.
"""
import argparse
import hashlib
import json
import os
import random
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path


def notebook(seed, outputs, size):
    rng = random.Random(seed)
    words = ["alpha", "beta", "frame", "model", "index", "value", "train", "score", "layer", "batch"]
    cells = []
    for i in range(12):
        lines = [" ".join(rng.choice(words) for _ in range(6)) + " = " + str(rng.random()) + "\n" for _ in range(8)]
        shown = []
        if i < outputs:
            text = ["<td>%s</td><td>%f</td>\n" % (rng.choice(words), rng.random()) for _ in range(max(1, size // 32))]
            shown = [{"data": {"text/html": text, "text/plain": text[:3]}, "execution_count": i,
                      "metadata": {}, "output_type": "execute_result"}]
        cells.append({"cell_type": "code", "execution_count": i, "metadata": {"collapsed": False}, "outputs": shown,
                      "source": lines})
    return json.dumps({"cells": cells, "metadata": {"language_info": {"name": "python"}}, "nbformat": 4,
                       "nbformat_minor": 4}, indent=1, ensure_ascii=False) + "\n"


def real_ones(corpus):
    """The notebooks in an order that has nothing to do with their names; only those that every cleaner can read."""
    texts = []
    for path in Path(corpus).rglob("*.ipynb") if corpus else []:
        text = path.read_text(encoding="utf-8", errors="replace")
        try:
            good = json.loads(text).get("nbformat") == 4
        except ValueError:
            good = False
        if good:
            texts.append(text)
    texts.sort(key=lambda text: hashlib.sha256(text.encode()).digest())
    return texts


def cases_of(corpus):
    real = real_ones(corpus)
    if not real:
        return {"one small notebook": [notebook(1, 3, 400)], "one of 4 MB": [notebook(2, 12, 230_000)],
                "500 in one call": [notebook(i, 6, 4000) for i in range(500)]}
    small = min(real, key=lambda text: abs(len(text) - 20_000))
    # No real one may be so large: cells of several in one notebook.
    cells = []
    for text in real:
        if sum(len(json.dumps(cell)) for cell in cells) > 4_000_000:
            break
        cells += [cell for cell in json.loads(text)["cells"] if "attachments" not in cell]
    large = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 4}, indent=1) + "\n"
    return {"one small notebook": [small], "one of 4 MB": [large],
            "500 in one call": [real[i % len(real)] for i in range(500)]}


def run(command, folder):
    begin = time.monotonic()
    child = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 1):
        raise SystemExit(f"{command[0]} ended with {child.returncode}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=Path)
    parser.add_argument("--cleaners", required=True, type=Path)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--corpus", help="a folder of notebooks")
    parser.add_argument("--folder", help="where to work; a disk and a tmpfs differ in what flushing costs")
    arguments = parser.parse_args()
    program, cleaners = arguments.program.resolve(), arguments.cleaners.resolve()
    scratch = Path(tempfile.mkdtemp(prefix="nbscrub-bench-", dir=arguments.folder))
    os.environ.update(HOME=str(scratch), XDG_STATE_HOME=str(scratch / "state"))
    tools = {
        "nbscrub": lambda files: [program, *files],
        "nbscrub --no-keep": lambda files: [program, "--no-keep", *files],
        "nbstripout": lambda files: [cleaners / "nbstripout", "--keep-id", *files],
        "nbstripout-fast": lambda files: [cleaners / "nbstripout-fast", *files],
        "nbwipers": lambda files: ([cleaners / "nbwipers", "clean", *files] if len(files) == 1 else
                                   [cleaners / "nbwipers", "clean-all", "--yes", "."]),
        "nb-clean": lambda files: [cleaners / "nb-clean", "clean", *files],
    }
    try:
        for title, texts in cases_of(arguments.corpus).items():
            print(f"{title} ({sum(map(len, texts)) / 1e6:.2f} MB)")
            times = {tool: [] for tool in tools}
            files = [f"n{i}.ipynb" for i in range(len(texts))]
            for _ in range(arguments.rounds if len(texts) == 1 else max(3, arguments.rounds // 2)):
                for tool, command in tools.items():
                    folder = scratch / "work"
                    folder.mkdir()
                    for name, text in zip(files, texts):
                        (folder / name).write_text(text, encoding="utf-8")
                    os.sync()
                    times[tool].append(run([str(part) for part in command(files)], folder))
                    shutil.rmtree(folder)
                    shutil.rmtree(scratch / "state", ignore_errors=True)
            wall0, cpu0 = (statistics.median(column) for column in zip(*times["nbscrub"]))
            for tool, measured in times.items():
                wall, cpu = (statistics.median(column) for column in zip(*measured))
                print(f"  {tool:20} CPU {cpu * 1e3:8.1f} ms ({cpu / cpu0:6.2f})   wall {wall * 1e3:8.1f} ms "
                      f"({wall / wall0:6.2f})")
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


main()
