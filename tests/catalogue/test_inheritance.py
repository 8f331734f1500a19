"""Whose a control is: what AWS states is said as stated, what we derive is said as derived, and nothing as more."""

from __future__ import annotations

from collections import Counter

import pytest

from remit.catalogue.frameworks import framework, names
from remit.model import DUTIES

AWS_DUTIES = DUTIES[:5]


def owners(name: str) -> Counter[tuple[str, str]]:
    return Counter((each.owner, each.certainty) for each in framework(name).controls.values())


def test_nist_owners_are_carried_from_revision_4_where_it_has_the_control() -> None:
    found = owners("nist-800-53-r5:high")
    carried = {owner: found[owner, "carried"] for owner in ("inherited", "shared", "customer")}
    assert carried == {"inherited": 47, "shared": 69, "customer": 213}
    assert sum(found.values()) - sum(carried.values()) == 41  # what is new in revision 5 nobody has stated
    assert not any(certainty == "stated" for _, certainty in found)


def test_171_says_as_stated_only_what_aws_names() -> None:
    controls = framework("nist-800-171-r2").controls.values()
    stated = {(each.id, each.owner) for each in controls if each.certainty == "stated"}
    yours = ("3.1.8", "3.1.18", "3.1.19", "3.1.21", "3.5.7", "3.5.8", "3.5.9", "3.13.7")
    assert stated == {(f"3.10.{number}", "inherited") for number in range(1, 7)} | {
        (each, "customer") for each in yours
    }


@pytest.mark.parametrize("name", ["iso-27001-2022", "soc2-tsc", "pci-dss-4.0.1", "bsi-c5-2020", "hipaa-security"])
def test_what_aws_splits_only_under_confidentiality_is_derived(name: str) -> None:
    assert {certainty for _, certainty in owners(name)} == {"derived"}


@pytest.mark.parametrize("name", names())
def test_what_is_inherited_names_the_duty_of_aws_that_carries_it(name: str) -> None:
    """So that a resource on the customer's premises, where that duty is not AWS's, voids it."""
    for each in framework(name).controls.values():
        if each.owner == "inherited":
            assert set(each.answers) & set(AWS_DUTIES), each.id
            assert not set(each.answers) - set(AWS_DUTIES), each.id


def test_aws_own_classes_are_as_its_page_has_them() -> None:
    found = {each.id: each.owner for each in framework("aws-control-classes").controls.values()}
    assert found == {
        "physical-and-environmental": "inherited",
        "patch-management": "shared",
        "configuration-management": "shared",
        "awareness-and-training": "shared",
        "zone-security": "customer",
    }
