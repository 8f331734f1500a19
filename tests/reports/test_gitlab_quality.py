"""GitLab Code Quality: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
from hypothesis import given

from remit import reports
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES, telling, written

if TYPE_CHECKING:
    from remit.audit import Audit, Registry

TEXT = {"type": "string", "minLength": 1, "pattern": r"^[^\u0000-\u001f\ud800-\udfff]*$"}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "check_name": TEXT,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": TEXT | {"not": {"pattern": r"^\./"}},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}
"""Made from the page above: GitLab publishes no schema of this format."""


def read(audit: Audit, registry: Registry) -> Any:
    """The report, read back, and held against the schema."""
    report = json.loads(written("gitlab-quality", audit, registry))
    jsonschema.Draft202012Validator(SCHEMA).validate(report)
    return report


@given(NAMES)
def test_it_is_valid_and_fingerprints_are_unique(names: list[str]) -> None:
    audit, registry = audit_of(names)
    report = read(audit, registry)
    shown = [finding for finding in audit.failures() if finding.location.file]
    assert [each["check_name"] for each in report] == [finding.check for finding in shown]
    assert len({each["fingerprint"] for each in report}) == len(report)


def test_failures_without_a_file_are_counted() -> None:
    audit, registry = ordinary()
    missing = len(audit.failures()) - len(read(audit, registry))
    assert missing == 3
    assert reports.left_out("gitlab-quality", audit) == "3 failures without a file left out"
    assert reports.left_out("gitlab-quality", telling()[0]) == ""


def test_a_fingerprint_does_not_move_with_its_line() -> None:
    [before] = read(*telling())
    audit, registry = telling()
    next(iter(audit.findings)).location.line += 5
    [after] = read(audit, registry)
    assert after == before | {"location": {"path": "modules/logs/main.tf", "lines": {"begin": 12}}}
    assert (before["severity"], before["location"]["lines"]) == ("blocker", {"begin": 7})
