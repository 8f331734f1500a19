"""What Terraform said of its built-in resource: made by `tools/terraform_recordings.py`, read by the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "recorded"
PROVIDERS = frozenset({"aws", "awscc", "terraform"})
"""With the built-in one, whose resources are instances for these tests alone."""

PLANS = ("plan_of_nothing", "plan_of_changes", "plan_of_a_target")
STATES = ("terraform.tfstate", "shown_state")
SECRET = "swordfish-4711"  # noqa: S105 — it stands in the recordings, so that no message repeats it


def recorded_bytes(name: str) -> bytes:
    return (FOLDER / f"{name}.json").read_bytes()


def recorded(name: str) -> dict[str, Any]:
    """A fresh copy of a recording."""
    return dict(json.loads(recorded_bytes(name)))
