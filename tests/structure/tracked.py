"""The project's own text files, for the tests that read the tree."""
import pathlib
import subprocess
import sys


def tracked_files():
    """(path, text) of every tracked file that is UTF-8. Without Git (an unpacked archive) every file outside build/."""
    listing = subprocess.run(["git", "-c", "safe.directory=*", "ls-files", "-z"], capture_output=True, check=False)
    if listing.returncode == 0 and listing.stdout:
        paths = [pathlib.Path(name) for name in listing.stdout.decode().split("\0") if name]
    else:
        paths = [path for path in pathlib.Path(".").rglob("*") if path.parts[0] not in {"build", ".git"}]
    found = 0
    for path in paths:
        if not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += 1
        yield path, text
    if found < 20:
        sys.exit(f"only {found} files found: run this from the project's root")
