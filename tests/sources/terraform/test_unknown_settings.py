"""Settings that are not known, or that the provider would refuse: Unknown, never an error, never a bool by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Undetermined
from tests.sources.terraform.made import loaded, properties, resources, told

if TYPE_CHECKING:
    from pathlib import Path


def test_a_region_that_is_not_known_is_none(tmp_path: Path) -> None:
    text = """
variable "region" {}
variable "tags" {}
provider "aws" {
  region = var.region
  default_tags { tags = var.tags }
}
resource "aws_s3_bucket" "a" {}
"""
    assert resources(loaded(tmp_path, text))["aws_s3_bucket.a"].region is None


@pytest.mark.parametrize("hidden", ["effect", "sid", "actions", "not_actions", "resources", "version", "policy_id"])
def test_a_policy_document_may_hide_any_argument(tmp_path: Path, hidden: str) -> None:
    value = "[var.it]" if hidden.endswith("s") else "var.it"
    outer, inner = (f"{hidden} = {value}", "") if hidden in ("version", "policy_id") else ("", f"{hidden} = {value}")
    text = f"""
variable "it" {{}}
data "aws_iam_policy_document" "d" {{
  {outer}
  statement {{
    {inner}
  }}
}}
resource "aws_iam_policy" "p" {{ policy = data.aws_iam_policy_document.d.json }}
"""
    inventory = loaded(tmp_path, text)
    assert not told(inventory)
    assert "var.it has no value" in str(properties(resources(inventory)["aws_iam_policy.p"])["PolicyDocument"])


def test_what_a_data_source_finds_has_an_arn_and_may_have_no_key(tmp_path: Path) -> None:
    text = """
data "aws_kms_alias" "sns" { name = "alias/aws/sns" }
data "aws_sns_topic" "other" { name = "other" }
resource "aws_sns_topic" "by_alias" { kms_master_key_id = data.aws_kms_alias.sns.target_key_arn }
resource "aws_sns_topic" "as_the_other" { kms_master_key_id = data.aws_sns_topic.other.kms_master_key_id }
"""
    found = resources(loaded(tmp_path, text))
    assert found["aws_sns_topic.by_alias"].properties.KmsMasterKeyId
    with pytest.raises(Undetermined):
        bool(found["aws_sns_topic.as_the_other"].properties.KmsMasterKeyId)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("true", True), ('"true"', True), ('"1"', True), ("false", False), ('"false"', False), ('"0"', False)],
)
def test_a_bool_may_be_written_as_text(tmp_path: Path, written: str, meant: object) -> None:
    assert encrypted(tmp_path, written) is meant


@pytest.mark.parametrize("written", ["0", "1", '"no"', '"True"', "[true]", "{}"])
def test_what_the_provider_takes_for_no_bool_is_unknown(tmp_path: Path, written: str) -> None:
    assert str(encrypted(tmp_path, written)).startswith("?")


def encrypted(folder: Path, written: str) -> Any:
    text = f'resource "aws_ebs_volume" "v" {{ encrypted = {written} }}'
    return properties(resources(loaded(folder, text))["aws_ebs_volume.v"])["Encrypted"]


def test_an_ephemeral_value_is_unknown_and_nothing_to_tell(tmp_path: Path) -> None:
    text = """
ephemeral "random_password" "it" { length = 20 }
resource "aws_ebs_volume" "v" { encrypted = length(ephemeral.random_password.it.result) > 3 }
"""
    inventory = loaded(tmp_path, text)
    assert not told(inventory)
    assert str(properties(resources(inventory)["aws_ebs_volume.v"])["Encrypted"]).startswith("?")


@pytest.mark.parametrize(
    ("origin", "is_bucket"),
    [
        ("", True),
        ('s3_origin_config { origin_access_identity = "x" }', True),
        ('custom_origin_config { origin_protocol_policy = "https-only" }', False),
        ('vpc_origin_config { vpc_origin_id = "x" }', False),
    ],
)
def test_an_origin_that_says_nothing_of_a_server_is_a_bucket(tmp_path: Path, origin: str, is_bucket: bool) -> None:  # noqa: FBT001 — a case
    assert ("S3OriginConfig" in origin_of(tmp_path, origin)) is is_bucket


def test_an_origin_that_may_be_a_server_may_be_a_bucket(tmp_path: Path) -> None:
    dynamic = 'dynamic "custom_origin_config" {\n for_each = var.it\n content {}\n}'
    assert str(origin_of(tmp_path, dynamic)["S3OriginConfig"]).startswith("?")


def origin_of(folder: Path, inner: str) -> dict[str, Any]:
    text = f"""
variable "it" {{}}
resource "aws_cloudfront_distribution" "d" {{
  origin {{
    origin_id = "o"
    {inner}
  }}
}}
"""
    found = properties(resources(loaded(folder, text))["aws_cloudfront_distribution.d"])
    origin: dict[str, Any] = found["DistributionConfig"]["Origins"][0]
    return origin
