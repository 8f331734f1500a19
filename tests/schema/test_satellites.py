"""Every satellite names properties and parents that exist, and its parent's schema knows what it becomes."""

from __future__ import annotations

import pytest

from remit.schema import Attachment, Shape, describe, satellites

ATTACHMENTS = [way for ways in satellites().values() for way in ways]


def shape(type_name: str, name: str) -> Shape:
    described = describe(type_name)
    assert described is not None, type_name
    found = described.properties.property(name)
    assert found is not None, f"{type_name}.{name}"
    return found


@pytest.mark.parametrize("way", ATTACHMENTS, ids=[f"{way.satellite}.{way.by}.{way.becomes}" for way in ATTACHMENTS])
def test_an_attachment_fits_the_schema(way: Attachment) -> None:
    by = shape(way.satellite, way.by)
    assert (by.items or by).kind == "string"
    assert way.parents
    assert way.merge in {"object", "append", "spread", "reference"}
    for parent in way.parents:
        target = shape(parent, way.becomes)
        assert (target.kind == "list") is way.many
        if way.merge in {"object", "append"}:
            held = target if target.items is None else target.items
            assert set(held.names) >= names_given(way)
        elif way.merge == "spread":
            taken = shape(way.satellite, way.takes)
            assert (taken.items or taken).kind == (target.items or target).kind


def names_given(way: Attachment) -> set[str]:
    """The satellite's properties without those that name parents, unless nothing else would remain."""
    described = describe(way.satellite)
    assert described is not None
    registry = set(described.properties.names) - set(described.added)
    return registry - {other.by for other in satellites()[way.satellite]} or registry


def test_what_folds_is_no_parent_itself() -> None:
    folded = {name for name, ways in satellites().items() if all(way.merge != "reference" for way in ways)}
    assert folded & {parent for way in ATTACHMENTS for parent in way.parents} == set()


def test_the_names_that_the_design_gives() -> None:
    becomes = {(way.satellite.removeprefix("AWS::"), way.becomes) for way in ATTACHMENTS}
    assert becomes >= {
        ("S3::BucketPolicy", "BucketPolicy"),
        ("EC2::SecurityGroupIngress", "SecurityGroupIngress"),
        ("EC2::Route", "Routes"),
        ("EC2::NetworkAclEntry", "Entries"),
        ("IAM::Policy", "Policies"),
        ("IAM::UserToGroupAddition", "Groups"),
        ("ElasticLoadBalancingV2::ListenerCertificate", "ListenerCertificates"),
        ("ElasticLoadBalancingV2::ListenerRule", "Rules"),
        ("Lambda::Permission", "Permissions"),
        ("SecretsManager::RotationSchedule", "RotationSchedule"),
        ("SecretsManager::ResourcePolicy", "ResourcePolicy"),
    }
