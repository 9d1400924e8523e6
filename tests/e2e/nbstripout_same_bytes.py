"""Compares two programs that take nbstripout's command line: THEIRS OURS [CORPUS]. Ends with 1 and the place of the
first difference."""

import difflib
import pathlib
import subprocess
import sys

import nbformat
from nbformat import v4

THEIRS, OURS = sys.argv[1], str(pathlib.Path(sys.argv[2]).absolute())
CORPUS = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 and sys.argv[3] else None
REAL_NOTEBOOKS = 4
LARGEST = 300_000

FLAGS = [
    "--keep-id",
    "",
    "--keep-id --keep-output",
    "--keep-id --keep-count",
    "--keep-id --keep-output --keep-count",
    "--keep-id --extra-keys=metadata.colab.provenance cell.metadata.foo metadata.kernelspec",
    "--keep-id --keep-metadata-keys=cell.metadata.collapsed metadata.widgets",
    "--keep-id --drop-empty-cells",
    "--drop-empty-cells",
    "--keep-id --drop-tagged-cells=scratch",
    "--keep-id --strip-init-cells",
    "--keep-id --max-size=60",
    "--keep-id --max-size=1K",
    "--keep-id --keep-output --drop-output-type error stream:stderr",
    "--keep-id --keep-output-type display_data stream:stdout",
    "--keep-id --unix-newlines",
]


def code(number, source, outputs=(), **metadata):
    cell = v4.new_code_cell(source, outputs=list(outputs), execution_count=number, metadata=metadata)
    cell.id = f"cell-{number}"
    return cell


def made_up():
    result = v4.new_output("execute_result", {"text/plain": "42\n43", "application/json": {"a": [1, None]}}, execution_count=1)
    out = v4.new_output("stream", name="stdout", text="first\nsecond\n")
    err = v4.new_output("stream", name="stderr", text="a warning that is rather long, so that a limit on the size tells\n")
    plot = v4.new_output("display_data", {"image/png": "iVBORw0KGgo=\n", "text/plain": "<Figure>"}, metadata={"a": 1})
    error = v4.new_output("error", ename="KeyError", evalue="'k'", traceback=["one", "\x1b[0;31mtwo\x1b[0m"])
    notebook = v4.new_notebook(metadata={
        "kernelspec": {"name": "python3", "display_name": "Python 3"},
        "colab": {"provenance": [{"file_id": "x"}], "toc_visible": True},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": {}}},
    })
    notebook.cells = [
        code(1, "6 * 7", [result], collapsed=True, scrolled=False, foo={"bar": 1}),
        code(2, "noise()", [out, err, error], tags=["x", "scratch"], execution={"iopub.execute_input": "x"}),
        code(3, "plot()", [plot, out], ExecuteTime={"end_time": "x"}, hidden=True),
        code(4, "", []),
        v4.new_markdown_cell("# Caf\u00e9 \u2028 and\nmore", id="text"),
        code(5, " \n\t", [out]),
        code(6, "keep()", [result, err], keep_output=True),
        code(7, "setup()", [out], init_cell=True),
        code(8, "tagged()", [plot], tags=["keep_output"]),
    ]
    yield "made-up", nbformat.writes(notebook) + "\n"
    notebook.metadata["keep_output"] = True
    yield "keeps-all", nbformat.writes(notebook) + "\n"
    yield "nothing-to-do", nbformat.writes(v4.new_notebook(cells=[v4.new_markdown_cell("text", id="a")])) + "\n"


def real():
    count = 0
    for path in sorted(CORPUS.rglob("*.ipynb")) if CORPUS and CORPUS.is_dir() else []:
        if path.stat().st_size > LARGEST or count == REAL_NOTEBOOKS:
            continue
        try:
            notebook = nbformat.read(path, as_version=4)
            nbformat.validate(notebook)
            text = nbformat.writes(notebook) + "\n"
        except Exception:  # not for nbformat
            continue
        if nbformat.writes(nbformat.reads(text, as_version=4)) + "\n" != text:
            continue
        # (One with a credential comes out with a marker, which is another test's matter.)
        if subprocess.run([OURS, "--keep-id", "--keep-output"],
                          input=text.encode(), capture_output=True, check=False).stderr:
            continue
        count += 1
        yield path.name, text


def run(program, arguments, text):
    return subprocess.run([program, *arguments], input=text.encode(), capture_output=True, check=False)


def differ(what, theirs, ours):
    print(f"{what}: another outcome")
    before, after = (side.decode(errors="replace").splitlines() for side in (theirs, ours))
    print("\n".join(list(difflib.unified_diff(before, after, "nbstripout", "nbscrub", lineterm="", n=1))[:40]))
    sys.exit(1)


def split(flags):
    """Words; a value behind `=` keeps the blanks that stand for themselves."""
    words = []
    for word in flags.split(" "):
        if words and "=" in words[-1] and not word.startswith("--"):
            words[-1] += " " + word
        elif word:
            words.append(word)
    return words


def main():
    compared = 0
    for name, text in [*made_up(), *real()]:
        for flags in FLAGS if name in ("made-up", "keeps-all") else FLAGS[:4]:
            theirs, ours = (run(program, split(flags), text) for program in (THEIRS, OURS))
            if theirs.returncode != ours.returncode or theirs.stdout != ours.stdout:
                print(theirs.returncode, ours.returncode, ours.stderr.decode())
                differ(f"{name} with {flags or 'no flags'}", theirs.stdout, ours.stdout)
            compared += 1
        file = pathlib.Path("file.ipynb")
        for arguments in (["--dry-run"], ["--verify"], ["-t"], ["--keep-id", "file.ipynb", "not-there.txt"], ["missing.ipynb"]):
            outcome = []
            for program in (THEIRS, OURS):
                file.write_text(text, newline="")
                words = arguments if arguments[-1].endswith(("ipynb", "txt")) else [*arguments, str(file)]
                ran = run(program, words, "")
                outcome.append(b"%d\n%s\n%s" % (ran.returncode, ran.stdout, file.read_bytes()))
            if outcome[0] != outcome[1]:
                differ(f"{name} with {arguments}", *outcome)
            compared += 1
    print(f"{compared} comparisons")


main()
