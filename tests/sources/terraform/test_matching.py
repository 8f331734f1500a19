"""Which registry type a Terraform type without a table is."""

from __future__ import annotations

import pytest

from remit.schema import describe
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.mapping.exceptions import EXCEPTIONS
from remit.sources.terraform.mapping.matching import bare, type_of
from tests.sources.terraform import provider_schema


@pytest.mark.parametrize(
    ("terraform", "registry"),
    [
        ("aws_appmesh_virtual_node", "AWS::AppMesh::VirtualNode"),  # the same letters
        ("aws_lambdamicrovms_image", "AWS::Lambda::MicrovmImage"),  # an exception
        ("aws_lex_bot", None),  # Amazon Lex V1, of which the registry has no type
        ("aws_s3_object", None),
        ("awscc_lex_bot", "AWS::Lex::Bot"),  # the registry's own names: exceptions are the other provider's
        ("google_storage_bucket", None),
        ("aws", None),
    ],
)
def test_a_type_is_told_by_its_name(terraform: str, registry: str | None) -> None:
    assert type_of(terraform) == registry


@pytest.mark.parametrize("name", sorted(EXCEPTIONS))
def test_an_exception_is_of_a_type_of_the_provider_and_says_what_its_name_does_not(name: str) -> None:
    registry = EXCEPTIONS[name]
    assert f"aws_{name}" in provider_schema.type_names()
    assert registry is None or describe(f"AWS::{registry}") is not None
    assert registry is None or bare(registry) != bare(name)


def test_what_is_told_is_a_type_of_the_registry() -> None:
    told = {type_of(name) for name in provider_schema.type_names() if tables.find(name) is None}
    assert len(told) > 500
    assert all(describe(name) is not None for name in told if name is not None)
