"""Random work in a repository with the hook: files written, staged, renamed, linked, flagged, and commits of every kind.

    random_commits.py SEED FOLDER [STEPS]

After each commit: nothing that it brought in holds a token, what was not staged is to the byte what it was, and the index
is what HEAD is. After each commit that was stopped: the index and the work tree are what they were. Never: a token in a
message, a temporary file or a lock left behind. Ends with status 1 and the last steps otherwise.
"""
import json
import os
import pathlib
import random
import subprocess
import sys

NAMES = ["a.ipynb", "b c.ipynb", "d/e.ipynb", "plain.txt", "d/f.py"]
COMMITS = [[], [], ["-a"], ["FILE"], ["-i", "FILE"], ["--amend"], ["--amend", "FILE"], ["-a", "--amend"]]
STEPS = ["write"] * 6 + ["add"] * 4 + ["commit"] * 6 + ["remove", "rename", "mode", "announce", "link", "flag", "merge"] * 2


class Work:
    def __init__(self, seed, folder):
        self.random = random.Random(seed)
        self.top = pathlib.Path(folder)
        self.log = []
        self.tokens = [subprocess.check_output([os.environ["NBSCRUB_GENERATE"], "github-pat", str(number)]).strip()
                       for number in range(1, 5)]
        subprocess.run(["git", "init", "-q", folder], check=True)
        self.fix = self.random.random() < 0.75
        subprocess.run([os.environ["NBSCRUB"], "install", *(["--fix"] if self.fix else [])], cwd=folder, check=True,
                       capture_output=True)
        self.top.joinpath("README").write_text("x\n")
        self.git("add", ".")
        self.git("commit", "-qm", "Begin")
        if self.random.random() < 0.3:
            self.git("config", "core.autocrlf", "true")
        if self.random.random() < 0.3:
            self.git("update-index", "--split-index")

    def git(self, *arguments, may_fail=False, **more):
        run = subprocess.run(["git", *arguments], cwd=self.top, capture_output=True, check=False, **more)
        if run.returncode and not may_fail:
            self.fail(f"git {arguments}: {run.stderr.decode()}")
        return run

    def fail(self, why):
        for step in self.log[-10:]:
            print(step, file=sys.stderr)
        sys.exit(why)

    # ---- what people do

    def content(self, name, leaks):
        draw = self.random
        value = draw.choice(self.tokens).decode() if leaks else f"x{draw.randrange(1000)}"
        if not name.endswith(".ipynb"):
            return "".join(f"line {n} " + (f"key = '{value}'\n" if n == 3 else f"{draw.randrange(9)}\n") for n in range(8))
        cells = []
        for number in range(4):
            line = f"v = '{value if number == 1 else draw.randrange(99)}'\n"
            output = {"name": "stdout", "output_type": "stream", "text": [f"{draw.randrange(99)}\n"]}
            cells.append({"cell_type": "code", "execution_count": 1, "id": f"c{number}", "metadata": {},
                          "outputs": [output] if draw.random() < 0.5 else [], "source": [line, "w"]})
        return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1) + "\n"

    def write(self, name, file):
        if file.is_symlink():
            file.unlink()
        file.write_text(self.content(name, self.random.random() < 0.35))

    def add(self, name, _):
        self.git("add", "-A" if self.random.random() < 0.3 else "--", name, may_fail=True)

    def announce(self, name, _):
        self.git("add", "-N", "--", name, may_fail=True)

    def remove(self, name, _):
        self.git("rm", "-qf", "--", name, may_fail=True)

    def rename(self, name, _):
        self.git("mv", "-f", "--", name, "moved-" + name.replace("/", "_"), may_fail=True)

    def mode(self, _, file):
        if file.exists() and not file.is_symlink():
            file.chmod(self.random.choice([0o755, 0o644]))

    def link(self, _, file):
        if self.random.random() < 0.3:
            file.unlink(missing_ok=True)
            file.symlink_to("README")

    def flag(self, name, _):
        option = self.random.choice(["skip-worktree", "no-skip-worktree", "assume-unchanged", "no-assume-unchanged"])
        self.git("update-index", "--" + option, "--", name, may_fail=True)

    # ---- what has to hold

    def tree(self, revision):
        """Path -> blob of the regular files."""
        listed = self.git("ls-tree", "-r", "-z", revision, may_fail=True).stdout
        entries = (entry.split(b"\t", 1) for entry in listed.split(b"\0") if entry.startswith(b"100"))
        return {path: facts.split()[2].decode() for facts, path in entries}

    def files(self):
        return {str(path.relative_to(self.top)): path.read_bytes() for path in self.top.rglob("*")
                if ".git" not in path.parts and path.is_file() and not path.is_symlink()}

    def index(self):
        return self.git("ls-files", "-sv").stdout

    def must_be_clean(self, before):
        for path, blob in self.tree("HEAD").items():
            if before.get(path) == blob:
                continue
            content = self.git("cat-file", "blob", blob).stdout
            if any(token in content for token in self.tokens):
                self.fail(f"a token was committed in {path}")

    def must_keep_files(self, before, unstaged, taken):
        after = self.files()
        for path, content in before.items():
            if path not in after:
                self.fail(f"{path} is gone")
            if after[path] == content:
                continue
            if not self.fix:
                self.fail(f"{path} was changed without --fix")
            if path in unstaged and path not in taken and "-a" not in taken:
                self.fail(f"{path}, which had changes that were not staged, was changed")
            if any(token in after[path] for token in self.tokens):
                self.fail(f"{path} was changed and still holds a token")

    def must_leave_nothing(self, run):
        if any(token in run.stdout + run.stderr for token in self.tokens):
            self.fail("a token was printed")
        if any(self.top.rglob(".nbscrub-*.tmp")) or self.top.joinpath(".git/index.lock").exists():
            self.fail("a temporary file or a lock was left behind")

    def unstaged(self):
        """Whose content is not what is staged; another mode alone does not make it so."""
        listed = self.git("diff", "--raw", "-z", "--no-abbrev").stdout.decode().split("\0")
        staged = {path: facts.split()[2] for facts, path in zip(listed[0::2], listed[1::2])}
        return {path for path, blob in staged.items() if self.top.joinpath(path).is_symlink() or
                self.git("hash-object", "--", path, may_fail=True).stdout.decode().strip() != blob}

    def commit(self, name, _):
        arguments = [name if word == "FILE" else word for word in self.random.choice(COMMITS)]
        head, tree, index = self.git("rev-parse", "HEAD").stdout, self.tree("HEAD"), self.index()
        files, unstaged = self.files(), self.unstaged()
        run = self.git("commit", "-qm", "Work", *arguments, may_fail=True)
        self.log.append((arguments, run.returncode, run.stderr.decode()))
        self.must_leave_nothing(run)
        if self.git("rev-parse", "HEAD").stdout == head:
            if self.files() != files or self.index() != index:
                self.fail("a commit that was stopped changed something")
            return
        self.must_be_clean(tree)
        self.must_keep_files(files, unstaged, arguments)
        if name not in arguments and self.git("diff", "--cached", "--name-only").stdout:
            self.fail("the index is not what was committed")

    def merge(self, name, _):
        """With a commit of somebody else, who has no hook."""
        index = dict(os.environ, GIT_INDEX_FILE=".git/index-of-another")
        self.git("read-tree", "HEAD", env=index)
        leaky = self.git("hash-object", "-w", "--stdin", input=self.content(name, True).encode()).stdout.strip()
        self.git("update-index", "--add", "--cacheinfo", b"100644," + leaky + b",theirs-" + name.replace("/", "_").encode(),
                 env=index)
        tree = self.git("write-tree", env=index).stdout.strip()
        theirs = self.git("commit-tree", "-p", "HEAD", "-m", "Theirs", tree).stdout.strip()
        before = self.tree("HEAD")
        run = self.git("merge", "-q", "--no-ff", "-m", "Merge", theirs, may_fail=True)
        self.log.append(("merge", run.returncode, run.stderr.decode()))
        self.must_leave_nothing(run)
        if run.returncode and self.git("rev-parse", "-q", "--verify", "MERGE_HEAD", may_fail=True).returncode == 0:
            concluded = self.git("commit", "-qm", "Merge", may_fail=True)
            self.log.append(("commit", concluded.returncode, concluded.stderr.decode()))
            if concluded.returncode:
                self.git("reset", "-q", "--merge")
        self.must_be_clean(before)

    def step(self):
        name = self.random.choice(NAMES)
        file = self.top / name
        file.parent.mkdir(exist_ok=True)
        what = self.random.choice(STEPS)
        self.log.append((what, name))
        getattr(self, what)(name, file)


def main():
    seed, folder = int(sys.argv[1]), sys.argv[2]
    work = Work(seed, folder)
    for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 100):
        work.step()
    work.git("fsck", "--no-dangling")


if __name__ == "__main__":
    main()
