"""Record what Terraform says of its built-in resource: `python -m tools.terraform_recordings write`, or `check`.

Runs the configuration in `tests/sources/terraform/recorded/configuration/` in another folder: planned, applied, and
planned again with other variables. The plans, the state file and the shown state become the JSON files beside it, so
that the tests of their readers need no Terraform. Ids and times are replaced by steady ones. `terraform_data` is built
in: nothing is downloaded, and nothing is made but files. Needs `terraform` (1.4 or newer) on the path.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "tests/sources/terraform/recorded"
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
VARYING = ("timestamp", "terraform_version", "relevant_attributes")
"""Entries that differ from run to run, or from one Terraform to the next."""


def build() -> dict[str, str]:
    """The text of every recording, by file name."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "configuration"
        shutil.copytree(FOLDER / "configuration", root)
        _terraform(root, "init")
        _terraform(root, "plan", "-out=first", "-var=stage=1")
        texts = {"plan_of_nothing.json": _terraform(root, "show", "-json", "first")}
        _terraform(root, "apply", "first")
        texts["terraform.tfstate.json"] = (root / "terraform.tfstate").read_text(encoding="utf-8")
        texts["shown_state.json"] = _terraform(root, "show", "-json")
        _terraform(root, "plan", "-out=second", "-var=stage=2")
        texts["plan_of_changes.json"] = _terraform(root, "show", "-json", "second")
        _terraform(root, "plan", "-out=third", "-var=stage=2", "-target=terraform_data.replaced")
        texts["plan_of_a_target.json"] = _terraform(root, "show", "-json", "third")
    ids: dict[str, str] = {}
    return {name: _steady(text, ids) for name, text in texts.items()}


def _terraform(root: Path, *arguments: str) -> str:
    """What a Terraform command writes. Neither a configuration of the user nor variables of the shell reach it."""
    empty = root.parent / "terraformrc"
    empty.touch()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
    environment = {**kept, "TF_CLI_CONFIG_FILE": str(empty), "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1"}
    command = ["terraform", f"-chdir={root}", *arguments]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout


def _steady(text: str, ids: dict[str, str]) -> str:
    """The document with ids numbered as they appear, and without what varies, a line for each entry of its lists."""

    def numbered(found: re.Match[str]) -> str:
        return ids.setdefault(found[0], f"00000000-0000-0000-0000-{len(ids) + 1:012d}")

    document = json.loads(UUID.sub(numbered, text))
    _scrub(document)
    return json.dumps(document, indent=1, sort_keys=True) + "\n"


def _scrub(document: Any) -> None:
    """Take the varying entries out, in place."""
    if isinstance(document, dict):
        for name in VARYING:
            document.pop(name, None)
        if "lineage" in document:
            document["terraform_version"] = "recorded"
    for each in document.values() if isinstance(document, dict) else document if isinstance(document, list) else ():
        _scrub(each)


def main(arguments: list[str]) -> int:
    """Exit code 0 when all is as it should be, 1 when a recording is stale, 2 for wrong usage."""
    if arguments not in (["write"], ["check"]):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    stale = []
    for name, text in build().items():
        file = FOLDER / name
        if arguments == ["write"]:
            file.write_text(text, encoding="utf-8")
        elif not file.exists() or file.read_text(encoding="utf-8") != text:
            stale.append(name)
    for name in stale:
        sys.stderr.write(f"stale: {name}; run `python -m tools.terraform_recordings write` and commit the result\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
