"""A check's page says where the check looks: derived from schemas, tables and examples, never from a list."""

from __future__ import annotations

import pytest

from remit import audit
from remit.cli.coverage import coverage

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


def test_every_check_reads_something() -> None:
    for check in audit.load():
        assert coverage(check).told(), check.id
