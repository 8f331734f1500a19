"""A check's page says where the check looks: derived from schemas, tables and examples, never from a list."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from remit import audit
from remit.audit.coverage import coverage
from remit.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

TOLD = {
    "rds.unencrypted-storage": (
        "CloudFormation, Terraform (aws_db_instance.storage_encrypted, .kms_key_id), live account"
    ),
    "eks.no-audit-log": "CloudFormation, Terraform (aws_eks_cluster.enabled_cluster_log_types), live account",
    # Terraform has it where CloudFormation has no type, or no property.
    "ec2.unencrypted-by-default": "Terraform (aws_ebs_encryption_by_default.enabled), live account",
    "rds.public-snapshot": "Terraform (aws_db_snapshot.shared_accounts), live account",
    # The state of what exists, and what a whole account has none of, is in no code.
    "kms.pending-deletion": "live account",
    "guardduty.no-detector": "live account",
}


@pytest.mark.parametrize("check", TOLD)
def test_a_check_is_told_with_the_sources_that_can_show_its_fact(check: str) -> None:
    found = audit.load().get(check)
    assert found is not None
    assert ", ".join(coverage(found).told()) == TOLD[check]


def test_every_check_reads_something(record_testsuite_property: Callable[..., None]) -> None:
    """And most of what templates and Terraform can both say is read from live accounts as well."""
    told = {check.id: coverage(check) for check in audit.load()}
    assert [name for name, each in told.items() if not each.told()] == []
    both = [each for each in told.values() if each.cloudformation and each.terraform]
    all_three = [each for each in both if each.live]
    record_testsuite_property("checks of code that live accounts show too", f"{len(all_three)} of {len(both)}")
    assert len(all_three) >= 0.9 * len(both)


def test_the_list_of_checks_shows_the_sources(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checks", "--type", "Remit::EC2::AccountDefaults", "--sources"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.split()[1:3] == ["·TL", "ec2.unencrypted-by-default"] for line in lines)
    assert any(line.split()[1:] == ["·TL", "terraform,", "live"] for line in lines)
    assert main(["checks", "--duty", "rest-encryption", "--sources", "--json"]) == 0
    [row] = [each for each in json.loads(capsys.readouterr().out) if each["check"] == "rds.unencrypted-storage"]
    assert row["reads"]["live"] is True
    assert "aws_db_instance.storage_encrypted" in row["reads"]["terraform"]
