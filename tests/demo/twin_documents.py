"""What Terraform writes of the demo's twin: plans and states, recorded from the provider and built from the source."""

from __future__ import annotations

import gzip
import json
import shutil
from functools import cache
from pathlib import Path

from remit.sources.notes import Notes
from remit.sources.terraform.evaluation.scope import ModuleInstance
from remit.sources.terraform.library import Library
from remit.sources.terraform.loading import _instances
from remit.sources.terraform.options import Options
from remit.sources.terraform.root import Boundary, Root
from tests.sources.terraform.built import plan_of, state_of

TWIN = Path(__file__).with_name("twin")


@cache
def document(kind: str) -> bytes:
    """A recorded or a built one, as JSON: `recorded plan`, `recorded state`, `built plan` or `built state`."""
    how, what = kind.split()
    if how == "recorded":  # by tools/twin_recordings.py
        return gzip.decompress(TWIN.with_name(f"twin_{what}.json.gz").read_bytes())
    root = Root(TWIN, Library(Notes()), Options(), Boundary(TWIN))
    instances = list(_instances(ModuleInstance(root, root.module).all_uses()))
    if what == "state":
        return json.dumps(state_of(instances)).encode()
    module = ModuleInstance(root, root.module)
    variables = {name: {"value": module.variable(name)} for name in root.module.variables}
    return json.dumps({**plan_of(instances), "variables": variables}).encode()


def written(kind: str, folder: Path, *, beside_source: bool) -> Path:
    """The document as a file in a folder of its own, or in a copy of the twin."""
    home = folder / "twin"
    if beside_source:
        shutil.copytree(TWIN, home)
    else:
        home.mkdir()
    file = home / ("terraform.tfstate" if kind.endswith("state") else "plan.json")
    file.write_bytes(document(kind))
    return file
