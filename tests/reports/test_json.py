"""The JSON report keeps its contract."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import remit.reports
from remit import reports
from remit.audit import Registry, run
from remit.model import DUTIES, OWNERS, SEVERITIES, STATES, MemoryInventory
from tests.reports.estates import HOSTILE, audit_of, ordinary

SCHEMA = json.loads((Path(remit.reports.__path__[0]) / "schema" / "remit-1.schema.json").read_text(encoding="utf-8"))


def written(audit: Any, registry: Registry) -> Any:
    """The report, read back."""
    out = io.StringIO()
    reports.report("json").write(audit, registry, out)
    assert out.getvalue().isascii()
    return json.loads(out.getvalue())


def valid(report: Any) -> None:
    """Hold a report against the published schema."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(report)


@pytest.mark.parametrize(
    "names", [[], ["One"], [f"R{number}" for number in range(12)], list(HOSTILE)], ids=["0", "1", "12", "hostile"]
)
def test_the_report_is_valid_and_adds_up(names: list[str]) -> None:
    """Every report is valid by the published schema; keys are unique, references resolve, and all sums agree."""
    report = written(*audit_of(names))
    valid(report)
    keys = [each["key"] for each in report["resources"]]
    summary, ledger = report["summary"], report["ledger"]
    assert len(set(keys)) == len(keys) == summary["resources"] == len(names)
    assert {each["resource"] for each in ledger} | {each["resource"]["key"] for each in report["findings"]} <= set(keys)
    assert (
        len({(each["resource"], each["duty"]) for each in ledger}) == len(ledger) == len(keys) * 16 == summary["lines"]
    )
    for name in ("owner", "state"):
        assert Counter(each[name] for each in ledger) == +Counter(summary[f"{name}s"])
    assert sum(sum(states.values()) for states in summary["duties"].values()) == len(ledger)
    verdicts = Counter("waived" if each["waiver"] else each["verdict"] for each in report["findings"])
    assert verdicts == summary["verdicts"]
    assert sum(summary["failures"].values()) == verdicts["fail"]


def test_names_come_back_as_they_were() -> None:
    """A hostile name is escaped, not changed."""
    report = written(*audit_of(list(HOSTILE)))
    assert {each["id"] for each in report["resources"]} == set(HOSTILE)


def test_an_empty_audit_is_a_report() -> None:
    """Nothing to audit still gives a valid report."""
    registry = Registry([])
    valid(written(run(MemoryInventory(), registry), registry))


def test_the_schema_knows_the_words_of_the_model() -> None:
    """Duties, owners, states and severities of the schema are those of the model."""
    words = {name: SCHEMA["$defs"][name]["enum"] for name in ("duty", "owner", "state", "severity")}
    assert words == {"duty": list(DUTIES), "owner": list(OWNERS), "state": list(STATES), "severity": list(SEVERITIES)}


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("ledger", {"owner": "aws", "state": "done"}),
        ("ledger", {"state": "fine"}),
        ("ledger", {"duty": "kitchen"}),
        ("findings", {"verdict": "pass", "waiver": {}}),
        ("findings", {"line": 0}),
        ("resources", {"key": "no separator"}),
        ("resources", {"configuration": None}),
        ("notes", {"level": "fatal"}),
    ],
)
def test_the_schema_is_strict_enough(part: str, change: dict[str, Any]) -> None:
    """What contradicts the contract is refused by the schema."""
    report = written(*ordinary())
    report[part][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        valid(report)
