"""GitLab's SAST report, schema 15.

GitLab publishes its schema in a repository, not in a package that tests could have. This one is written from it and
from https://docs.gitlab.com/development/integrations/secure/#report: what is required, the patterns, the limits; and
what the database behind it cannot store.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
from hypothesis import given

from remit import reports
from remit.reports.gitlab_sast import quoted
from tests.reports.estates import HOSTILE, audit_of, ordinary
from tests.reports.writing import NAMES, telling, written

if TYPE_CHECKING:
    from remit.audit import Audit, Registry

TEXT = {"type": "string", "minLength": 1, "pattern": r"^[^\u0000-\u0009\u000b-\u001f\ud800-\udfff]*$"}
TIME = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"}
URL = {"type": "string", "pattern": "^https?://.+"}
LINE = {"type": "integer", "minimum": 1}
TOOL = {
    "type": "object",
    "required": ["id", "name", "version", "vendor"],
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "version": TEXT,
        "url": URL,
        "vendor": {"type": "object", "required": ["name"], "properties": {"name": TEXT}},
    },
}
SCAN = {
    "type": "object",
    "required": ["analyzer", "end_time", "scanner", "start_time", "status", "type"],
    "properties": {
        "analyzer": TOOL,
        "scanner": TOOL,
        "start_time": TIME,
        "end_time": TIME,
        "status": {"enum": ["success", "failure"]},
        "type": {"const": "sast"},
        "messages": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["level", "value"],
                "properties": {"level": {"enum": ["info", "warn", "fatal"]}, "value": TEXT},
            },
        },
    },
}
TRACKING = {
    "type": "object",
    "required": ["items"],
    "properties": {
        "type": {"const": "source"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["signatures"],
                "properties": {
                    "file": TEXT,
                    "start_line": LINE,
                    "end_line": LINE,
                    "signatures": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "required": ["algorithm", "value"],
                            "properties": {"algorithm": {"const": "scope_offset"}, "value": TEXT},
                        },
                    },
                },
            },
        },
    },
}
VULNERABILITY = {
    "type": "object",
    "required": ["id", "identifiers", "location"],
    "properties": {
        "id": {"type": "string", "format": "uuid"},
        "category": {"const": "sast"},
        "name": TEXT | {"maxLength": 255},
        "description": TEXT | {"maxLength": 1_048_576},
        "severity": {"enum": ["Info", "Unknown", "Low", "Medium", "High", "Critical"]},
        "solution": {"type": "string", "maxLength": 7000},
        "identifiers": {
            "type": "array",
            "minItems": 1,
            "maxItems": 20,
            "items": {
                "type": "object",
                "required": ["type", "name", "value"],
                "properties": {"type": TEXT, "name": TEXT, "value": TEXT, "url": URL},
            },
        },
        "links": {"type": "array", "items": {"type": "object", "required": ["url"], "properties": {"url": URL}}},
        "location": {
            "type": "object",
            "required": ["file", "start_line", "end_line"],
            "properties": {"file": TEXT, "start_line": LINE, "end_line": LINE, "class": TEXT, "method": TEXT},
        },
        "tracking": TRACKING,
    },
}
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["scan", "version", "vulnerabilities"],
    "properties": {
        "schema": URL,
        "version": {"type": "string", "pattern": r"^15\.[0-9]+\.[0-9]+$"},
        "scan": SCAN,
        "vulnerabilities": {"type": "array", "items": VULNERABILITY},
    },
}


def read(audit: Audit, registry: Registry) -> Any:
    """The report, read back, and held against the schema."""
    report = json.loads(written("gitlab-sast", audit, registry))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(report)
    return report


@given(NAMES)
def test_it_is_valid_and_ids_are_unique(names: list[str]) -> None:
    audit, registry = audit_of(names)
    found = read(audit, registry)["vulnerabilities"]
    shown = [finding for finding in audit.failures() if finding.location.file]
    assert [each["identifiers"][0]["value"] for each in found] == [finding.check for finding in shown]
    assert len({each["id"] for each in found}) == len(found)
    assert len({each["tracking"]["items"][0]["signatures"][0]["value"] for each in found}) == len(found)


def test_what_is_not_reported_is_told_by_messages() -> None:
    """Waived, undecided and crashed findings, failures of a live account, and what could not be read."""
    audit, registry = ordinary()
    scan = read(audit, registry)["scan"]
    assert scan["status"] == "failure"
    assert [each["value"] for each in scan["messages"] if each["level"] == "info"] == [
        "1 waived, not reported here",
        "8 undetermined, not reported here",
        "8 crashed, not reported here",
        "3 failures without a file left out",
    ]
    assert [each["level"] for each in scan["messages"][4:]] == ["warn"] * 6
    assert reports.left_out("gitlab-sast", audit) == "3 failures without a file left out"


def test_one_failure_reads_well() -> None:
    report = read(*telling())
    [found] = report["vulnerabilities"]
    assert report["scan"]["status"] == "success"
    assert found["location"] == {
        "file": "modules/logs/main.tf",
        "start_line": 7,
        "end_line": 7,
        "class": "AWS::S3::Bucket",
        "method": 'module.logs.aws_s3_bucket.logs["a"]',
    }
    assert (found["name"], found["severity"], found["solution"]) == (
        "Family 0 is right.",
        "Critical",
        "Do it. Then rest.",
    )
    assert found["description"] == (
        'so.\n\n`module.logs.aws_s3_bucket.logs["a"]: logs is open (declared by AWS::S3::BucketPolicy logs_policy; '
        "called as module.logs at main.tf:4; the resource exists only under a condition)`"
    )


def test_no_name_leaves_its_code_span() -> None:
    """Markdown of a name is shown, not rendered: the span ends where it was meant to."""
    for name in (*HOSTILE, "`![x](http://example.invalid/x.png)` @all"):
        assert quoted(name)[1:-1].count("`") == 0
