"""OCSF Compliance Findings, held against the models of its schema."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from py_ocsf_models.events.findings.compliance_finding import ComplianceFinding
from py_ocsf_models.objects.cloud import Cloud

from remit.reports.phrases import outcome
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES, telling, written

if TYPE_CHECKING:
    from remit.audit import Audit, Registry

STATUS = {
    "pass": ("Pass", 1, None),
    "fail": ("Fail", 3, 1),
    "waived": ("Fail", 3, 3),
    "undetermined": ("Warning", 2, 1),
    "error": ("Unknown", 0, 1),
    "not-applicable": ("Not Applicable", 99, None),
}
"""Outcome → status of the compliance object, its id, and the id of the finding's."""


def events(audit: Audit, registry: Registry) -> list[dict[str, Any]]:
    """The report, read back; each event is one by the models."""
    read: list[dict[str, Any]] = json.loads(written("ocsf", audit, registry))
    for event in read:
        model = ComplianceFinding.model_validate(event, strict=False)
        assert (int(model.class_uid), int(model.type_uid)) == (2003, event["class_uid"] * 100 + event["activity_id"])
        unknown = set(event) - set(ComplianceFinding.model_fields)
        assert unknown <= {"cloud"}
        if "cloud" in event:
            account = {"name": "", **event["cloud"]["account"]}  # the model wants a name, the schema does not
            Cloud.model_validate(event["cloud"] | {"account": account})
    return read


@given(NAMES)
def test_every_finding_is_a_valid_event(names: list[str]) -> None:
    audit, registry = audit_of(names)
    read = events(audit, registry)
    assert [each["metadata"]["event_code"] for each in read] == [finding.check for finding in audit.findings]
    assert len({each["finding_info"]["uid"] for each in read}) == len(read)
    assert all(each["message"].isprintable() for each in read)


@pytest.mark.parametrize("result", STATUS)
def test_every_verdict_has_its_status(result: str) -> None:
    audit, registry = ordinary()
    told = list(zip(audit.findings, events(audit, registry), strict=True))
    chosen = [(finding, event) for finding, event in told if outcome(finding) == result]
    assert chosen
    for finding, event in chosen:
        compliance = event["compliance"]
        assert (compliance["status"], compliance["status_id"], event.get("status_id")) == STATUS[result]
        assert (event["severity"] == "Informational") is (
            result in ("pass", "not-applicable") or finding.severity == "info"
        )


def test_a_live_resource_has_its_cloud_and_code_its_place() -> None:
    audit, registry = ordinary()
    for finding, event in zip(audit.findings, events(audit, registry), strict=True):
        assert event["cloud"]["account"]["uid"] == "123456789012"
        assert event["metadata"]["profiles"] == ["cloud"]
        assert event["unmapped"]["file"] == finding.location.file
    [event] = events(*telling())
    assert "cloud" not in event
    assert event["metadata"]["profiles"] == []
    assert event["resources"][0]["data"] == {
        "key": 'main.tf#module.logs.aws_s3_bucket.logs["a"]',
        "id": "logs",
        "address": 'module.logs.aws_s3_bucket.logs["a"]',
        "file": "./modules/logs/main.tf",
        "line": 7,
        "column": 3,
        "detail": "called as module.logs at main.tf:4",
        "conditional": True,
    }
    assert event["unmapped"]["declared_by"]["type"] == "AWS::S3::BucketPolicy"


def test_a_waiver_is_told() -> None:
    [waived] = [each for each in events(*ordinary()) if each["status_code"] == "waived"]
    assert waived["unmapped"]["waiver"]["owner"] == "platform"
