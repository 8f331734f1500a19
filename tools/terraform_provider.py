"""Generate the list of the AWS provider's attributes: `python -m tools.terraform_provider write`, or `check`.

From the typings of `@cdktn/provider-aws`, which are generated from the provider's own schema, to
`tests/sources/terraform/provider/`: names, kinds and nesting of every resource's attributes and blocks, one type a
line. Tests build plans and states by it and hold remit's Terraform tables against it; the product never reads it.

The package is read as text, and nothing of it is run or installed. It is fetched with `npm pack` unless a file is given
(`write FILE.tgz`), so this needs the network and is no part of `make lint`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools.terraform_typings import read

if TYPE_CHECKING:
    from tools.terraform_typings import Entries

PACKAGE = "@cdktn/provider-aws"
VERSION = "25.7.0"
SHA256 = "b3e5ee2851ae47595a0dedad3678779aebca6d6b5f318ca1902b87ddbef82208"
FOLDER = Path(__file__).parent.parent / "tests/sources/terraform/provider"
LONGEST = 40
"""Lines of a summary before it says how many more there are."""

ABOUT = """\
# The AWS provider's attributes

`index.json.gz` is made by `python -m tools.terraform_provider write` from `{package}` {version}
(Mozilla Public License 2.0), which is made from hashicorp/aws {provider}. It holds names and types only:
{types:,} resource types with {entries:,} attributes and blocks. No text, code or description of either is in it.

Tests read it through `provider_schema.py`; remit itself never does.
"""


def fetch(folder: Path) -> Path:
    """The package as the registry has it, downloaded into the folder and not unpacked."""
    command = ["npm", "pack", "--silent", "--ignore-scripts", f"{PACKAGE}@{VERSION}"]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


def build(package: Path) -> dict[str, bytes]:
    """The bytes of every file of the folder, by name. `SystemExit` when the package is not the one that is pinned."""
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found != SHA256:
        message = f"{package}: SHA-256 is {found}, but {PACKAGE} {VERSION} has {SHA256}"
        raise SystemExit(message)
    provider, types = read(package)
    head = {"source": f"{PACKAGE} {VERSION}", "provider": f"hashicorp/aws {provider}"}
    lines = [f"{_line(key)}:{_line(value)}" for key, value in {**head, **dict(sorted(types.items()))}.items()]
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    entries = sum(_count(each) for each in types.values())
    about = ABOUT.format(package=PACKAGE, version=VERSION, provider=provider, types=len(types), entries=entries)
    return {"index.json.gz": gzip.compress(text.encode(), 9, mtime=0), "README.md": about.encode()}


def _line(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _count(entries: Entries) -> int:
    return len(entries) + sum(_count(each[1]) for each in entries.values() if isinstance(each[1], dict))


def differences(files: dict[str, bytes]) -> list[str]:
    """What writing would change, a line each. Compressed bytes may differ between zlibs, so texts are compared."""
    found = [name for name in files if not (FOLDER / name).exists()]
    if found:
        return [f"missing file  {name}" for name in found]
    old, new = (
        json.loads(gzip.decompress(data)) for data in ((FOLDER / "index.json.gz").read_bytes(), files["index.json.gz"])
    )
    lines = [f"changed  {name}" for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]
    return lines + [
        f"changed file  {name}"
        for name, data in files.items()
        if name.endswith(".md") and data != (FOLDER / name).read_bytes()
    ]


def write(files: dict[str, bytes]) -> None:
    """Bring the folder to what was built."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (FOLDER / name).write_bytes(data)
        print(f"{FOLDER / name}: {len(data):,} bytes")


def main(arguments: list[str]) -> int:
    """Exit code 0 when all is as it should be, 1 when the index is stale, 2 for wrong usage."""
    if not arguments or arguments[0] not in ("write", "check") or len(arguments) > 2:  # noqa: PLR2004 — mode and file
        sys.stderr.write(f"{__doc__}\n")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        package = Path(arguments[1]) if len(arguments) > 1 else fetch(Path(folder))
        files = build(package)
    if arguments[0] == "write":
        write(files)
        return 0
    found = differences(files)
    for line in found[:LONGEST]:
        sys.stderr.write(f"{line}\n")
    if found:
        sys.stderr.write(
            f"{len(found)} differences: run `python -m tools.terraform_provider write` and commit the result\n"
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
