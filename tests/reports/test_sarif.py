"""SARIF as the standard and GitHub want it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from remit import reports
from tests.reports.estates import HOSTILE, audit_of, ordinary

SCHEMA = json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


def written(audit: Any, registry: Any) -> Any:
    """The report, read back."""
    out = io.StringIO()
    reports.report("sarif").write(audit, registry, out)
    assert out.getvalue().isascii()
    return json.loads(out.getvalue())


@pytest.mark.parametrize(
    "names", [[], [f"R{number}" for number in range(12)], list(HOSTILE)], ids=["0", "12", "hostile"]
)
def test_the_log_is_valid(names: list[str]) -> None:
    """Every log is valid by OASIS's own schema."""
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(written(*audit_of(names)))


def test_only_what_wants_attention_is_an_alert() -> None:
    """Failures are alerts on their line, undecided ones are for review, passes are left out."""
    audit, registry = ordinary()
    run = written(audit, registry)["runs"][0]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    shown = [each for each in audit.findings if each.verdict in ("fail", "undetermined", "error")]
    assert [each["ruleId"] for each in results] == [each.check for each in shown]
    for finding, result in zip(shown, results, strict=True):
        assert rules[result["ruleIndex"]]["id"] == finding.check
        assert (result["kind"] == "fail") is (finding.verdict == "fail")
        place = result["locations"][0]
        if finding.location.file:
            assert place["physicalLocation"]["artifactLocation"]["uri"] == "dir/t%20e.yaml"
            assert place["physicalLocation"]["region"]["startLine"] == finding.location.line
        assert place["logicalLocations"][0]["fullyQualifiedName"] == finding.resource.key
    assert run["invocations"][0]["executionSuccessful"] is False


def test_a_waived_failure_is_suppressed() -> None:
    """A waiver is a suppression with its reason, owner and date; nothing else is suppressed."""
    audit, registry = ordinary()
    results = written(audit, registry)["runs"][0]["results"]
    suppressed = [each for each in results if "suppressions" in each]
    assert len(suppressed) == audit.verdicts["waived"] == 1
    assert suppressed[0]["suppressions"][0]["justification"] == "accepted (owner platform, until 2999-12-31)"


def test_a_finding_keeps_its_fingerprint_when_lines_move() -> None:
    """Fingerprints tell findings apart and do not depend on the place."""
    audit, registry = ordinary()
    before = [each["partialFingerprints"]["remit/v1"] for each in written(audit, registry)["runs"][0]["results"]]
    for finding in audit.findings:
        finding.location.line += 40
    after = [each["partialFingerprints"]["remit/v1"] for each in written(audit, registry)["runs"][0]["results"]]
    assert before == after
    assert len(set(before)) == len(before)


def test_the_same_id_in_two_files_is_two_findings() -> None:
    """Fingerprints tell templates apart that call their resources alike."""
    audit, registry = audit_of(["Bucket"] * 8)
    prints = [each["partialFingerprints"]["remit/v1"] for each in written(audit, registry)["runs"][0]["results"]]
    assert len(set(prints)) == len(prints)
