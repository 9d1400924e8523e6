"""Compares `nbscrub --format jupyter --redact-only` with nbformat itself: jupyter_form.py [FOLDER of notebooks].

Generated notebooks of every version, and those of the folder, are read by nbformat's own reader and written by its own
writer; nbscrub has to give the same bytes. What nbformat cannot read or write is passed over and counted.
"""
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import nbformat

STRINGS = ["", "a", "a\nb", "a\n", "\n", "\r\nx", "x\ry", "tab\t\"q\" \\\\", "\u2028line", "a\x85b", "\x0b\x0c\x1c.",
           "\x00\x1f\x7f", "\u00e9\u20ac", "\U0001f600", "/", "<b>"]
NUMBERS = ["0", "-0", "1", "-12", "1.0", "-0.0", "1e5", "1E+2", "1.5e-7", "0.1", "1e16", "123456789012345678", "1e15",
           "1e-4", "0.00001", "5e-324", "1e-999", "1.7976931348623157e308", "3.141592653589793", "100000000000000000000.5",
           "12345678901234567890123", "9007199254740993.0", "0.30000000000000004", "2.5e3"]


def as_jupyter_writes(text):
    notebook = json.loads(text)
    module = nbformat.versions[notebook.get("nbformat", 1)]
    written = module.writes_json(module.to_notebook_json(notebook))
    if "Infinity" in written or "NaN" in written:
        raise ValueError("no JSON")
    return (written if written.endswith("\n") else written + "\n").encode("utf-8")


class Generator:
    """Notebooks as JSON text, since json.dumps would already write numbers, keys and escapes in its own way."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def string(self, text=None):
        text = self.random.choice(STRINGS) if text is None else text
        return json.dumps(text, ensure_ascii=self.random.random() < 0.5)

    def text(self):
        if self.random.random() < 0.4:
            return self.string()
        return self.array([self.string() for _ in range(self.random.randrange(4))])

    def blank(self):
        return self.random.choice(["", "", " ", "\n  ", "\t"])

    def array(self, items):
        return "[" + self.blank() + ("," + self.blank()).join(items) + self.blank() + "]"

    def members(self, pairs):
        self.random.shuffle(pairs)
        return "{" + self.blank() + ("," + self.blank()).join(
            self.string(key) + self.blank() + ":" + self.blank() + value for key, value in pairs) + self.blank() + "}"

    def tree(self, depth=0):
        kind = self.random.random()
        if depth < 3 and kind < 0.3:
            # Equal keys are wanted: of them the last counts.
            keys = [self.random.choice(STRINGS + ["B", "b", "\uffff", "\U00010000"]) for _ in range(self.random.randrange(5))]
            return self.members([(key, self.tree(depth + 1)) for key in keys])
        if depth < 3 and kind < 0.5:
            return self.array([self.tree(depth + 1) for _ in range(self.random.randrange(4))])
        return self.random.choice([self.string(), self.random.choice(NUMBERS), "true", "false", "null"])

    def metadata(self):
        keys = self.random.sample(["trusted", "signature", "orig_nbformat", "tags", "z", "a"], self.random.randrange(5))
        return self.members([(key, self.tree()) for key in keys])

    def bundle(self):
        mimes = ["text/plain", "text/html", "image/png", "image/svg+xml", "application/json", "application/javascript",
                 "application/vnd.x+json", "application/x"]
        return self.members([(mime, self.random.choice([self.text, self.tree])() if mime.startswith("application/")
                              else self.text()) for mime in self.random.sample(mimes, self.random.randrange(5))])

    def output(self, version):
        kind = self.random.choice(["stream", "display_data", "execute_result", "error"])
        pairs = [("output_type", self.string(kind))]
        if version == 4:
            if kind == "stream":
                pairs += [("name", self.string("stdout")), ("text", self.text())]
            elif kind == "error":
                pairs += [("ename", self.string()), ("evalue", self.string()), ("traceback", self.text())]
            else:
                pairs += [("data", self.bundle()), ("metadata", self.metadata())]
        else:
            for key in self.random.sample(["text", "html", "svg", "latex", "json", "javascript"], 3):
                pairs.append((key, self.text()))
        return self.members(pairs)

    def cell(self, version):
        code = self.random.random() < 0.6
        pairs = [("cell_type", self.string("code" if code else "markdown")), ("metadata", self.metadata())]
        if code:
            pairs.append(("source" if version == 4 else "input", self.text()))
            pairs.append(("outputs", self.array([self.output(version) for _ in range(self.random.randrange(4))])))
        else:
            pairs.append(("source", self.text()))
            if version == 4 and self.random.random() < 0.3:
                pairs.append(("attachments", self.members([("a.png", self.bundle())])))
        if self.random.random() < 0.3:
            pairs.append(("trusted", "true"))
        return self.members(pairs)

    def notebook(self):
        version = self.random.choice([1, 2, 3, 4, 4, 4])
        cells = self.array([self.cell(version) for _ in range(self.random.randrange(4))])
        pairs = [("nbformat", str(version)), ("metadata", self.metadata()), ("zzz", self.tree())]
        if version in (1, 4):
            pairs.append(("cells", cells))
        else:
            pairs.append(("worksheets", self.array([self.members([("cells", cells), ("metadata", self.metadata())])])))
        return self.members(pairs)


def texts():
    for seed in range(400):
        yield f"seed {seed}", Generator(seed).notebook()
    if len(sys.argv) > 1:
        for path in sorted(Path(sys.argv[1]).rglob("*.ipynb")):
            yield path.name, path.read_text(encoding="utf-8")


def main():
    compared = passed_over = different = 0
    command = [os.environ["NBSCRUB"], "-", "--format", "jupyter", "--redact-only", "--no-config", "--name", "a.ipynb"]
    for name, text in texts():
        try:
            wanted = as_jupyter_writes(text)
        except Exception:  # whatever nbformat stumbles over
            passed_over += 1
            continue
        result = subprocess.run(command, input=text.encode("utf-8"), capture_output=True, check=False)
        compared += 1
        if result.stdout != wanted:
            different += 1
            print(f"{name}: not as nbformat writes it, exit code {result.returncode}", file=sys.stderr)
    print(f"{compared} compared, {passed_over} passed over, {different} different")
    sys.exit(1 if different or not compared else 0)


main()
