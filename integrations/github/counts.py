"""Prints the counts of a JSON report as outputs of a GitHub Actions step: `NAME=NUMBER`, a line each.

Needs nothing but Python, and is given only what remit wrote.
"""

# ruff: noqa: INP001 — a script that the action starts, of no package

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any


def counts(report: dict[str, Any]) -> dict[str, int]:
    """The counts of a parsed report of the schema `remit/1`. Without a baseline every failure is new."""
    failures = [each for each in report["findings"] if each["verdict"] == "fail" and not each["waiver"]]
    verdicts = report["summary"]["verdicts"]
    return {
        "failures": len(failures),
        "new-failures": sum(each.get("new", True) for each in failures),
        "undetermined": verdicts.get("undetermined", 0),
        "waived": sum(each["verdict"] == "fail" and bool(each["waiver"]) for each in report["findings"]),
    }


if __name__ == "__main__":
    for name, number in counts(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))).items():
        print(f"{name}={number}")  # noqa: T201 — this is its work
