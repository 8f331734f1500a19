"""JUnit XML as its readers take it, whatever the estate is called."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from hypothesis import given
from junitparser import Error, Failure, JUnitXml, Skipped, TestSuite

from remit.reports.phrases import outcome
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES, telling, written

if TYPE_CHECKING:
    from remit.audit import Audit, Registry

KINDS = {Failure: {"fail"}, Error: {"error"}, Skipped: {"waived", "undetermined", "not-applicable"}}


SENTENCE = (
    'module.logs.aws_s3_bucket.logs["a"]: logs is open (declared by AWS::S3::BucketPolicy logs_policy; '
    "called as module.logs at main.tf:4; the resource exists only under a condition)"
)


def suites(audit: Audit, registry: Registry) -> list[TestSuite]:
    """The report, read by a JUnit library."""
    read = JUnitXml.fromstring(written("junit", audit, registry).encode())
    return list(read)


@given(NAMES)
def test_it_is_well_formed_and_its_counts_add_up(names: list[str]) -> None:
    audit, registry = audit_of(names)
    root = ET.fromstring(written("junit", audit, registry))  # noqa: S314 — written here
    cases = root.findall("./testsuite/testcase")
    assert len(cases) == audit.verdicts.total() == int(root.get("tests", "0"))
    for holder in (root, *root.findall("testsuite")):
        for attribute, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(holder.get(attribute, "0")) == len(holder.findall(f".//{element}"))
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(cases)


def test_every_verdict_has_its_kind() -> None:
    """A reader finds each finding once: passed, failed, crashed, or skipped with the reason."""
    audit, registry = ordinary()
    wanted = Counter(outcome(finding) for finding in audit.findings)
    assert set(wanted) == {"pass", "fail", "waived", "undetermined", "not-applicable", "error"}
    cases = [case for suite in suites(audit, registry) for case in suite]
    results = Counter(type(case.result[0]) for case in cases if case.result)
    assert results == {kind: sum(wanted[each] for each in names) for kind, names in KINDS.items()}
    assert len([case for case in cases if not case.result]) == wanted["pass"]
    skipped = Counter(case.result[0].message.partition(":")[0] for case in cases if case.result and case.is_skipped)
    assert skipped == {name: wanted[name] for name in KINDS[Skipped]}
    assert any(
        "accepted (owner platform, until 2999-12-31)" in (each.result[0].message or "") for each in cases if each.result
    )


def test_a_suite_is_a_file_or_an_account_and_region() -> None:
    assert [suite.name for suite in suites(*ordinary())] == ["123456789012/eu-west-1", "dir/t e.yaml"]


def test_a_failure_tells_all_that_a_person_needs() -> None:
    [suite] = suites(*telling())
    [case] = suite
    assert (case.classname, case.name) == ("test.family-0:m0", 'main.tf#module.logs.aws_s3_bucket.logs["a"]')
    element = case._elem
    assert (element.get("file"), element.get("line")) == ("modules/logs/main.tf", "7")
    [failure] = case.result
    assert failure.type == "critical"
    assert failure.text.splitlines() == [
        "Family 0 is right.",
        SENTENCE,
        "./modules/logs/main.tf:7 Rules",
        "Fix: Do it. Then rest.",
        "https://example.com/",
    ]
