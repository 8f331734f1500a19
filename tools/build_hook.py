"""Builds what a scan loads and nobody commits: `src/remit/_built/`.

Hatchling calls it before a wheel or an editable install is made; `make` calls it as a script. The one place that names
the builder.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUILDER = "remit.audit.build"
ROOT = Path(__file__).resolve().parent.parent


class IndexHook(BuildHookInterface):  # type: ignore[type-arg]  # its argument is no public name
    """Hatchling's door to `build`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 — hatchling's signature
        """Build before hatchling collects the files."""
        build()


def build() -> None:
    """Run the builder from the source tree; its exit code is ours."""
    path = os.pathsep.join(filter(None, [str(ROOT / "src"), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(
        [sys.executable, "-m", BUILDER], cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, check=False
    )
    if done.returncode:
        sys.exit(f"python -m {BUILDER} failed with exit code {done.returncode}: see above.")


if __name__ == "__main__":
    build()
