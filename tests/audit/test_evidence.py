"""The evidence for AWS's half: what Artifact lists is cited by name, version and period; what is not known is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.audit import run
from remit.audit.evidence import ARTIFACT, NOT_READ, Evidence, Proof, citations
from remit.catalogue import CatalogueError
from remit.catalogue.evidence import evidence_data
from remit.catalogue.shelf import EVIDENCE_FILE, HERE
from remit.model import MemoryInventory, Needs, Unknown
from remit.sources.aws.policy import actions
from tests.audit import made

if TYPE_CHECKING:
    from pathlib import Path

REPORTS = [
    {
        "Name": "Service Organization Controls (SOC) 2 Report - Current",
        "Version": 3,
        "CompanyName": "AWS",
        "PeriodStart": "2025-10-01T00:00:00+00:00",
        "PeriodEnd": "2026-09-30T00:00:00+00:00",
        "Arn": "arn:aws:artifact:us-east-1::report/report-1:3",
    },
    {"Name": "ISO/IEC 27001:2022 Certificate", "Version": 1, "CompanyName": "Amazon Web Services"},
    {"Name": "SOC 2 Report", "Version": 9, "CompanyName": "Somebody Else"},
    {"Name": "SOC 20 Report", "Version": 9, "CompanyName": "AWS"},
]
AGREEMENTS = [{"Name": "AWS Business Associate Addendum", "State": "ACTIVE", "EffectiveStart": "2024-02-01"}]


def an_account(**properties: Any) -> Any:
    return made.resource("1", ARTIFACT, properties, key="1/global#1", scope="1", account="1")


def evidence(*resources: Any) -> Evidence:
    return Evidence(run(MemoryInventory([made.resource(), *resources]), made.registry()))


def proofs(*resources: Any) -> dict[str, Proof]:
    return {each.programme: each for each in evidence(*resources).proofs()}


def test_reports_of_aws_are_cited_by_name_version_and_period() -> None:
    found = proofs(an_account(Reports=REPORTS, Agreements=AGREEMENTS))
    (soc,) = found["soc-2"].listed
    assert (soc.version, soc.start[:10], soc.end[:10], soc.account) == ("3", "2025-10-01", "2026-09-30", "1")
    assert [each.name for each in found["iso-27001"].listed] == ["ISO/IEC 27001:2022 Certificate"]
    assert [each.start for each in found["hipaa"].listed] == ["2024-02-01"]
    assert [each.programme for each in found.values() if each.listed] == ["soc-2", "iso-27001", "hipaa"]
    assert not any(each.missing for each in found.values())


def test_what_was_refused_or_not_read_is_said() -> None:
    refused = proofs(an_account(Reports=Unknown("artifact:ListReports was refused"), Agreements=[]))
    assert (refused["soc-2"].listed, refused["soc-2"].missing) == ((), "artifact:ListReports was refused")
    assert not refused["hipaa"].missing
    assert {each.missing for each in proofs().values()} == {NOT_READ}


def test_only_what_is_inherited_cites_programmes() -> None:
    told = evidence()
    bucket = run(MemoryInventory([made.resource()]), made.registry())
    for line in bucket.ledger():
        assert bool(told.cited(line)[0]) == (line.state == "inherited")


def test_a_service_that_a_complete_list_lacks_is_not_in_scope(tmp_path: Path) -> None:
    file = tmp_path / "evidence.toml"
    text = (HERE / EVIDENCE_FILE).read_text("utf-8").replace("complete = false", "complete = true")
    file.write_text(text, encoding="utf-8")
    scope = evidence_data(file).scopes["hipaa"]
    assert (scope.holds("RDS"), scope.holds("Braket")) == (True, False)
    assert evidence_data().scopes["hipaa"].holds("Braket") is None


def test_the_records_say_which_services_are_covered_and_by_which_list() -> None:
    told = {each["programme"]: each for each in citations(evidence())}
    assert told["hipaa"]["scope"]["services"] == {"AWS::S3": True}
    assert told["hipaa"]["scope"]["complete"] is False
    assert told["soc-2"]["scope"] is None


@pytest.mark.parametrize(
    ("wrong", "right", "told"),
    [
        ('"2021-12-31"', '"2021"', "`as_of` is no date"),
        ('"Athena"', '"Athenaa"', "cannot be `athenaa`"),
        ('programme = "hipaa"\nas_of', 'programme = "hippa"\nas_of', "cannot be `hippa`"),
    ],
)
def test_a_wrong_entry_refuses_to_load(tmp_path: Path, wrong: str, right: str, told: str) -> None:
    file = tmp_path / "evidence.toml"
    file.write_text((HERE / EVIDENCE_FILE).read_text("utf-8").replace(wrong, right, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as raised:
        evidence_data(file)
    assert told in raised.value.message


def test_no_call_can_fetch_a_report_or_accept_its_terms() -> None:
    asked = {operation for operation in actions(Needs()) if operation.startswith("artifact:")}
    assert asked == {"artifact:ListReports", "artifact:ListCustomerAgreements"}
