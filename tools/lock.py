"""Renews `requirements/*.txt`: every dependency pinned, with the hash of every file of its release.

One lock serves every supported Python on Linux and macOS. A lock names no index and no file address, so that it
installs from whichever index the reader's pip is set up with.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "requirements"
OLDEST_PYTHON = "3.11"
LOCKS = {"dev": ["dev"], "run": ["aws", "sam", "demo", "xlsx"], "core": []}
ADDRESS_OPTIONS = ("--index-url", "--extra-index-url", "--find-links", "--trusted-host")


def main() -> None:
    """Renew each lock; the others are held to the versions of the first."""
    for name, extras in LOCKS.items():
        compile_lock(name, extras)


def compile_lock(name: str, extras: list[str]) -> None:
    """Write one lock from pyproject.toml's `extras` and the build back end."""
    lock = FOLDER / f"{name}.txt"
    command = ["uv", "pip", "compile", "pyproject.toml", "requirements/build.in", "--quiet", "--upgrade"]
    command += ["--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes", "--no-emit-package", "remit"]
    command += ["--custom-compile-command", "make lock", "--output-file", str(lock.relative_to(ROOT))]
    command += [part for extra in extras for part in ("--extra", extra)]
    command += [] if name == "dev" else ["--constraint", "requirements/dev.txt"]
    subprocess.run([Path(sys.executable).parent / command[0], *command[1:]], cwd=ROOT, check=True)
    text = without_addresses(lock.read_text(encoding="utf-8"))
    lock.write_text(text, encoding="utf-8")
    print(f"{lock.relative_to(ROOT)}: {len(re.findall('^[a-z]', text, re.MULTILINE))} packages")


def without_addresses(text: str) -> str:
    """The lock's lines, less the options that name an index. A requirement that is itself an address is refused."""
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(ADDRESS_OPTIONS)]
    addressed = [line for line in lines if "://" in line]
    if addressed:
        sys.exit(f"The lock names an address; require a released version instead:\n{''.join(addressed)}")
    return "".join(lines)


if __name__ == "__main__":
    main()
