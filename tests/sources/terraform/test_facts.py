"""Facts of an account: what several resources say of one is one, what two of them say otherwise is two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.sources.terraform.made import loaded, resources

if TYPE_CHECKING:
    from pathlib import Path


def test_parts_of_a_fact_are_one_and_a_second_word_stays_apart(tmp_path: Path) -> None:
    text = """
resource "aws_ebs_encryption_by_default" "on" { enabled = true }
resource "aws_ebs_default_kms_key" "own" { key_arn = "arn:aws:kms:eu-west-1:123456789012:key/1" }
resource "aws_ebs_encryption_by_default" "off" { enabled = "false" }
resource "aws_iam_account_password_policy" "long" { minimum_password_length = 20 }
resource "aws_iam_account_password_policy" "short" { minimum_password_length = 6 }
"""
    found = resources(loaded(tmp_path, text))
    lengths = {name: each.properties.MinimumPasswordLength for name, each in found.items() if "password" in name}
    assert lengths == {"aws_iam_account_password_policy.long": 20, "aws_iam_account_password_policy.short": 6}
    on, off = (found[f"aws_ebs_encryption_by_default.{name}"].properties for name in ("on", "off"))
    assert on.EbsEncryptionByDefault is True
    assert on.EbsDefaultKmsKeyId == "arn:aws:kms:eu-west-1:123456789012:key/1"
    assert off.EbsEncryptionByDefault is False
