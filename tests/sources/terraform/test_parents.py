"""Whom a satellite configures when its parent is named by something that is not known: that one, any, or none here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.model import unwrap
from tests.sources.terraform.made import loaded, plain, resources, told

if TYPE_CHECKING:
    from pathlib import Path

SET, NOT_SET, OPEN = "set", "not set", "open"

VERSIONING = """
resource "aws_s3_bucket_versioning" "subject" {{
  bucket = {}
  versioning_configuration {{ status = "Enabled" }}
}}
"""
BUCKETS = """
resource "aws_s3_bucket" "a" { bucket = BUCKET_A }
resource "aws_s3_bucket" "b" { bucket = BUCKET_B }
"""


@pytest.mark.parametrize(
    ("names", "parent", "a", "b"),
    [
        # The same unknown value twice is one value.
        (("var.name", '"b"'), "var.name", SET, NOT_SET),
        (("random_pet.it.id", '"b"'), "random_pet.it.id", SET, NOT_SET),
        (('"data-${random_pet.it.id}"', '"logs-${random_pet.it.id}"'), "local.data", SET, NOT_SET),
        (('"data-${random_pet.it.id}"', '"b"'), "aws_s3_bucket.a.bucket", SET, NOT_SET),
        (("lower(var.name)", "upper(var.name)"), "lower(var.name)", SET, NOT_SET),
        (('var.flag ? "x" : "y"', '"b"'), 'var.flag ? "x" : "y"', SET, NOT_SET),
        # Two parts of an unknown value are two values, and so is what is made of it.
        (("var.names.a", "var.names.b"), "var.names.b", NOT_SET, SET),
        (("var.names[0]", "var.names[1]"), "var.names[1]", NOT_SET, SET),
        (("lower(var.name)", "var.name"), "var.name", NOT_SET, SET),
        (('var.flag ? "x" : "y"', 'var.flag ? "v" : "w"'), 'var.flag ? "v" : "w"', NOT_SET, SET),
        # One of two resources may be either, and so may what a resource goes into.
        (('"a"', '"b"'), "var.flag ? aws_s3_bucket.a.id : aws_s3_bucket.b.id", OPEN, OPEN),
        (('"a"', '"b"'), "(var.flag ? aws_s3_bucket.a : aws_s3_bucket.b).id", OPEN, OPEN),
        (('"a"', '"b"'), 'var.flag ? aws_s3_bucket.a.id : "elsewhere"', OPEN, OPEN),
        (('"a"', '"b"'), "coalesce(var.name, aws_s3_bucket.a.id)", OPEN, OPEN),
        (('"a"', '"b"'), "[aws_s3_bucket.a.id, aws_s3_bucket.b.id][var.name]", OPEN, OPEN),
        (('"a"', '"b"'), "lookup({ x = aws_s3_bucket.a.id }, var.name)", OPEN, OPEN),
        (('"a"', '"b"'), "try(var.names.bucket, aws_s3_bucket.a.id)", OPEN, OPEN),
        (('"a"', '"b"'), 'split(",", var.name)[0]', OPEN, OPEN),
        # What is known says which one.
        (('"a"', '"b"'), "true ? aws_s3_bucket.a.id : aws_s3_bucket.b.id", SET, NOT_SET),
        (('"a"', '"b"'), "data.aws_s3_bucket.same.id", SET, NOT_SET),
        (('"a"', '"b"'), "data.aws_s3_bucket.other.id", NOT_SET, NOT_SET),
        (('"a"', '"b"'), "data.terraform_remote_state.it.outputs.bucket", NOT_SET, NOT_SET),
        (('"a"', '"b"'), "var.name", NOT_SET, NOT_SET),
    ],
)
def test_an_unknown_parent_is_the_same_value_or_any_bucket(
    tmp_path: Path, names: tuple[str, str], parent: str, a: str, b: str
) -> None:
    declarations = """
variable "name" {}
variable "names" {}
variable "flag" {}
resource "random_pet" "it" {}
locals { data = "data-${random_pet.it.id}" }
data "aws_s3_bucket" "same" { bucket = aws_s3_bucket.a.id }
data "aws_s3_bucket" "other" { bucket = "other" }
data "terraform_remote_state" "it" { backend = "local" }
"""
    buckets = BUCKETS.replace("BUCKET_A", names[0]).replace("BUCKET_B", names[1])
    inventory = loaded(tmp_path, declarations + buckets + VERSIONING.format(parent))
    assert not told(inventory)
    found = resources(inventory)
    assert [versioning(found[f"aws_s3_bucket.{name}"].properties) for name in "ab"] == [a, b]


def versioning(properties: object) -> str:
    value = plain(unwrap(vars(properties).get("VersioningConfiguration")))
    if value is None:
        return NOT_SET
    return OPEN if isinstance(value, str) and value.startswith("?") else SET


@pytest.mark.parametrize(
    "parent", ["aws_s3_bucket.a[0].id", "one(aws_s3_bucket.a[*].id)", 'join("", aws_s3_bucket.a.*.id)']
)
def test_a_bucket_that_may_not_exist_is_found_by_every_idiom(tmp_path: Path, parent: str) -> None:
    text = f"""
variable "flag" {{}}
resource "aws_s3_bucket" "a" {{
  count = var.flag ? 1 : 0
}}
resource "aws_s3_bucket_versioning" "a" {{
  count  = var.flag ? 1 : 0
  bucket = {parent}
  versioning_configuration {{ status = "Enabled" }}
}}
"""
    assert versioning(resources(loaded(tmp_path, text))["aws_s3_bucket.a[?]"].properties) == SET


def test_of_two_with_one_name_the_one_that_was_named_is_meant(tmp_path: Path) -> None:
    """As copies in two accounts or Regions have it: what is read from a resource stays of that resource."""
    source = """
resource "aws_ecr_repository" "one" { name = "web" }
resource "aws_ecr_repository" "other" { name = "web" }
locals { name = aws_ecr_repository.other.name }
resource "aws_ecr_repository_policy" "it" {
  repository = local.name
  policy     = jsonencode({ Statement = [] })
}
"""
    found = resources(loaded(tmp_path, source))
    assert not found["aws_ecr_repository.one"].properties.RepositoryPolicyText
    assert found["aws_ecr_repository.other"].properties.RepositoryPolicyText.Statement == []
