"""Puts the wheel together that carries the nbscrub binary; a build backend for pip (PEP 517), and a command:

    python3 install/wheel/backend.py FOLDER [BINARY]      a wheel of BINARY (default: build/release/nbscrub) in FOLDER

With a binary at hand (NBSCRUB_BINARY, or build/release/nbscrub) the wheel holds it under `scripts`, which pip puts on the
path, and is tagged for this platform. Without one, as in the clone that the pre-commit framework makes, it is an empty
wheel that depends on the published one of the same version: no compiler is needed there.

Formats: PEP 427 (wheel), PEP 600 and 656 (platform tags), PEP 517 (the functions pip calls).
"""
import base64
import hashlib
import os
import pathlib
import platform
import re
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# A fixed date, so that equal inputs give equal wheels.
DATE = (2020, 1, 1, 0, 0, 0)
SUMMARY = "Keeps credentials out of Git for people who work in notebooks"


def version():
    text = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
    return re.search(r"^project\(nbscrub VERSION ([0-9.]+)", text, re.MULTILINE).group(1)


def platform_tag():
    machine = platform.machine().lower()
    if sys.platform == "darwin":
        return f"macosx_11_0_{'arm64' if machine == 'arm64' else 'x86_64'}"
    machine = {"amd64": "x86_64", "arm64": "aarch64"}.get(machine, machine)
    # A static binary asks nothing of the C library: any glibc, and musl.
    return f"manylinux2014_{machine}.manylinux_2_17_{machine}.musllinux_1_1_{machine}"


def find_binary():
    for candidate in (os.environ.get("NBSCRUB_BINARY"), ROOT / "build" / "release" / "nbscrub"):
        if candidate and pathlib.Path(candidate).is_file():
            return pathlib.Path(candidate)
    return None


class Wheel:
    def __init__(self, folder, name, tag):
        self.stem = f"{name}-{version()}"
        self.file_name = f"{self.stem}-py3-none-{tag}.whl"
        self.zip = zipfile.ZipFile(pathlib.Path(folder) / self.file_name, "w", zipfile.ZIP_DEFLATED)
        self.record = []

    def add(self, path, content, mode=0o644):
        info = zipfile.ZipInfo(path, DATE)
        info.external_attr = (0o100000 | mode) << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        self.zip.writestr(info, content)
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        self.record.append(f"{path},sha256={digest},{len(content)}")

    def close(self):
        record = f"{self.stem}.dist-info/RECORD"
        self.record.append(f"{record},,")
        self.zip.writestr(zipfile.ZipInfo(record, DATE), "\n".join(self.record) + "\n")
        self.zip.close()
        return self.file_name


def make_wheel(folder, binary):
    name = "nbscrub" if binary else "nbscrub_pre_commit"
    tag = platform_tag() if binary else "any"
    wheel = Wheel(folder, name, tag)
    metadata = f"Metadata-Version: 2.1\nName: {name.replace('_', '-')}\nVersion: {version()}\nSummary: {SUMMARY}\n"
    if not binary:
        metadata += f"Requires-Dist: nbscrub=={version()}\n"
    tags = "".join(f"Tag: py3-none-{one}\n" for one in tag.split("."))
    info = f"Wheel-Version: 1.0\nGenerator: nbscrub\nRoot-Is-Purelib: {'false' if binary else 'true'}\n{tags}"
    if binary:
        wheel.add(f"{wheel.stem}.data/scripts/nbscrub", binary.read_bytes(), 0o755)
    wheel.add(f"{wheel.stem}.dist-info/METADATA", metadata.encode())
    wheel.add(f"{wheel.stem}.dist-info/WHEEL", info.encode())
    return wheel.close()


def get_requires_for_build_wheel(config_settings=None):
    return []


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    return make_wheel(wheel_directory, find_binary())


def main(arguments):
    if not 1 <= len(arguments) <= 2:
        sys.exit("usage: backend.py FOLDER [BINARY]")
    binary = pathlib.Path(arguments[1]) if len(arguments) == 2 else find_binary()
    if binary is None or not binary.is_file():
        sys.exit("there is no binary: build one with  cmake --preset release && cmake --build --preset release")
    pathlib.Path(arguments[0]).mkdir(parents=True, exist_ok=True)
    print(make_wheel(arguments[0], binary))


if __name__ == "__main__":
    main(sys.argv[1:])
