"""An operation refused: the verdicts that hang on it become undetermined and name its action, all others stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.audit.registry import load
from remit.audit.runner import Runner
from remit.sources.aws.actions import action_of
from tests.sources.aws.recorded import MemoryPages, Recorded, read, replay
from tests.sources.aws.test_faults import OPERATIONS, SHARED, failing, unlisted

if TYPE_CHECKING:
    from remit.model import Finding, MemoryInventory

Verdicts = dict[tuple[str, str], "Finding"]

ONE_OF_EACH = (
    "ec2:DescribeSecurityGroups",  # listed, and asked about by others
    "ec2:GetEbsEncryptionByDefault",  # a fact of the account
    "elbv2:DescribeLoadBalancerAttributes",  # one call for each
    "kms:GetKeyRotationStatus",
    "s3:ListBuckets",  # named by others
    "ssm:DescribeInstancePatchStates",  # one call for many
)

DECIDING = [each for each in (*SHARED, *ONE_OF_EACH) if each != "resourcegroupstaggingapi:GetResources"]
"""Without the one for tags, on which no verdict hangs."""


def verdicts(inventory: MemoryInventory) -> Verdicts:
    """The finding of each check about each resource, by what it is: some have another key while a call is refused."""
    registry, runner = load(), Runner(inventory)
    return {
        (f"{resource.type} {resource.region} {resource.id}", check.finding_id(member)): runner.finding(
            check, member, resource
        )
        for type_name in inventory.types()
        for resource in inventory.of_type(type_name)
        for check in registry.for_type(type_name)
        for member in check.members
    }


@pytest.fixture(scope="module")
def whole(estate: MemoryPages) -> Verdicts:
    return verdicts(replay(estate))


@pytest.mark.parametrize("operation", DECIDING)
def test_what_hangs_on_it_becomes_undetermined(operation: str, estate: MemoryPages, whole: Verdicts) -> None:
    assert holds(operation, estate, whole) > 0


@pytest.mark.soak
@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_hangs_on_any_becomes_undetermined(operation: str, estate: MemoryPages, whole: Verdicts) -> None:
    holds(operation, estate, whole)


def holds(operation: str, estate: MemoryPages, whole: Verdicts) -> int:
    """That no verdict changes but to undetermined, for want of the action, and none goes but those of what it lists.

    Gives how many did.
    """
    action = action_of(*operation.split(":"))
    less = verdicts(read(Recorded(estate.log, failing(operation, "AccessDenied")), MemoryPages()))
    gone = {finding.resource.type for key, finding in whole.items() if key not in less}
    assert gone <= unlisted(operation)
    assert set(less) <= set(whole)
    changed = {key: finding for key, finding in less.items() if finding.verdict != whole[key].verdict}
    for key, finding in changed.items():
        assert finding.verdict == "undetermined", f"{key}: {whole[key].verdict} became {finding.verdict}"
        assert action in finding.reason, f"{key}: {finding.reason}"
    return len(changed) + len(whole) - len(less)
