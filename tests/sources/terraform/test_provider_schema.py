"""The provider's list of attributes says what the tables and the built plans rest on."""

from __future__ import annotations

import pytest

from tests.sources.terraform.provider_schema import Entries, provider_version, resource, type_names


def test_it_tells_what_is_configured_from_what_the_provider_gives() -> None:
    bucket = resource("aws_s3_bucket")
    assert bucket.is_configurable("bucket")
    assert bucket.is_configurable("tags")
    assert not bucket.is_configurable("arn")
    assert not bucket.is_configurable("id")
    assert not bucket.is_configurable("tags_all")
    assert not bucket.is_configurable("no_such_attribute")


def test_it_knows_how_blocks_nest() -> None:
    distribution = resource("aws_cloudfront_distribution")
    origin = distribution.blocks["origin"]
    assert (origin.nesting, origin.required) == ("set", True)
    assert distribution.blocks["viewer_certificate"].nesting == "list"
    assert distribution.is_configurable("origin.custom_origin_config.origin_protocol_policy")
    rules = resource("aws_security_group").attributes["ingress"]
    assert (rules.nesting, rules.is_block) == ("set", False)


def test_a_block_within_its_own_kind_has_no_end() -> None:
    rule = resource("aws_wafv2_web_acl_rule")
    inner = ".".join(["statement", "and_statement"] * 5)
    assert rule.has(f"{inner}.statement.geo_match_statement.country_codes")


@pytest.mark.parametrize("type_name", ["aws_instance", "aws_db_instance", "aws_lambda_function", "aws_kms_key"])
def test_every_resource_has_a_region_of_its_own_since_version_6(type_name: str) -> None:
    assert provider_version().startswith("hashicorp/aws 6.")
    assert resource(type_name).is_configurable("region")


def test_every_type_is_there_and_no_entry_is_empty() -> None:
    names = type_names()
    assert len(names) > 1_500
    for name in names:
        _no_entry_is_empty(resource(name).entries, set())


def _no_entry_is_empty(entries: Entries, seen: set[int]) -> None:
    if id(entries) in seen:
        return
    seen.add(id(entries))
    for entry in entries.values():
        assert entry.required or entry.optional or entry.computed
        if entry.entries is None:
            assert entry.kind
        else:
            _no_entry_is_empty(entry.entries, seen)
