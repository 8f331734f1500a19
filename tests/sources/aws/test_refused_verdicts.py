"""An operation refused: the verdicts that hang on it become undetermined and name its action, all others stay."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from remit.audit.registry import load
from remit.audit.runner import Runner
from remit.model import Needs
from remit.sources.aws.actions import action_of
from remit.sources.aws.tables import all_tables, operations_of
from tests.sources.aws.cases import Answers
from tests.sources.aws.faults import OPERATIONS, Stage, gave_up_on, replayed, taken, told_by_cases, unlisted
from tests.sources.aws.made import OTHER

if TYPE_CHECKING:
    from remit.model import Finding, MemoryInventory
    from tests.sources.aws.made import Account
    from tests.sources.aws.recorded import MemoryPages

Verdicts = dict[tuple[str, str], "Finding"]

DECIDING = (
    "backup:ListBackupVaults",  # asked about by many types
    "ec2:DescribeFlowLogs",
    "ec2:DescribeSecurityGroups",  # listed, and asked about by others
    "ec2:GetEbsEncryptionByDefault",  # a fact of the account
    "elbv2:DescribeLoadBalancerAttributes",  # one call for each
    "iam:GetAccountAuthorizationDetails",  # several types in one answer
    "kms:GetKeyRotationStatus",
    "s3:GetBucketPolicy",
    "s3:ListBuckets",  # named by others
    "ssm:DescribeInstancePatchStates",  # one call for many
)
"""What is refused in a whole account each time; the rest of the operations are, under `soak`."""
TOGETHER = yaml.safe_load(Path(__file__).with_name("together.yaml").read_text(encoding="utf-8"))
"""Accounts of several types, in each of which one check decides from what all of them tell."""
DECIDED = [(account, operation) for account, told in TOGETHER.items() for operation in told["decides"]]
ASKED_FOR = ("AccessDenied", "Throttling", "timeout", "truncated")


def verdicts(inventory: MemoryInventory) -> Verdicts:
    """The finding of each check about each resource, by what it is: some have another key while a call is refused."""
    registry, runner = load(), Runner(inventory)
    return {
        (f"{resource.type} {resource.region} {resource.id}", member.id): runner.finding(check, member, resource)
        for type_name in inventory.types()
        for resource in inventory.of_type(type_name)
        for check in registry.for_type(type_name)
        for member in check.members
    }


class Judged:
    """A stage and the verdicts about all that was read of it."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._of: dict[frozenset[str], Judged] = {}

    @cached_property
    def whole(self) -> Verdicts:
        return verdicts(self.stage.whole)

    def of(self, types: frozenset[str]) -> Judged:
        """The same with no more read than these types."""
        if types not in self._of:
            self._of[types] = Judged(self.stage.of(types))
        return self._of[types]


@pytest.fixture(scope="module")
def estate_judged(estate: MemoryPages) -> Judged:
    return Judged(replayed(estate))


@pytest.fixture(scope="module")
def told() -> list[Judged]:
    return [Judged(stage) for stage in told_by_cases()]


@pytest.fixture(scope="module")
def everything(estate_judged: Judged, account: Account, told: list[Judged]) -> list[Judged]:
    return [estate_judged, Judged(replayed(account.pages, account.needs, OTHER)), *told]


@pytest.mark.parametrize("operation", DECIDING)
def test_what_hangs_on_it_becomes_undetermined(operation: str, estate_judged: Judged) -> None:
    _, lost = changed(operation, "AccessDenied", estate_judged)
    assert lost > 0


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_hangs_on_each_where_its_answer_is_told(operation: str, told: list[Judged]) -> None:
    for judged in told:
        if operation in judged.stage.asked:
            changed(operation, "AccessDenied", judged)


@pytest.mark.parametrize("fault", ["AccessDenied", "Throttling", "truncated"])
@pytest.mark.parametrize(("account", "operation"), DECIDED)
def test_what_hangs_on_it_where_several_types_decide_together(account: str, operation: str, fault: str) -> None:
    told = TOGETHER[account]
    judged = Judged(Stage(lambda broken: Answers(told["answers"], broken), Needs(told["types"])))
    changed(operation, fault, judged)
    less = verdicts(judged.stage.less(operation, fault))
    decided = [key for key in judged.whole if key[1] == told["decides"][operation]]
    assert {judged.whole[key].verdict for key in decided} & {"pass", "fail"}
    assert {less[key].verdict for key in decided} == {"undetermined"}


@pytest.mark.soak
@pytest.mark.parametrize("fault", ASKED_FOR)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_hangs_on_any_becomes_undetermined(operation: str, fault: str, everything: list[Judged]) -> None:
    """In the estate, in the account that the cases make, and in each case that tells what the operation answers.

    When it is refused, everything is read and judged; when it fails in another way, what it tells of.
    """
    types = frozenset(table.type for table in all_tables() if operation in operations_of(table))
    asked = [judged for judged in everything if operation in judged.stage.asked]
    found = [changed(operation, fault, judged if fault == "AccessDenied" else judged.of(types)) for judged in asked]
    assert sum(properties for properties, _ in found) > 0


def changed(operation: str, fault: str, judged: Judged) -> tuple[int, int]:
    """How many properties and how many verdicts hang on the operation.

    No verdict changes but to undetermined, for want of the action, and none goes but those about what it lists.
    """
    action = action_of(*operation.split(":"))
    inventory = judged.stage.less(operation, fault)
    properties = taken(operation, judged.stage, inventory)
    whole, less = judged.whole, verdicts(inventory)
    gone = {finding.resource.type for key, finding in whole.items() if key not in less}
    assert gone <= unlisted(operation)
    assert set(less) <= set(whole)
    other = {key: finding for key, finding in less.items() if finding.verdict != whole[key].verdict}
    for key, finding in other.items():
        assert finding.verdict == "undetermined", f"{key}: {whole[key].verdict} became {finding.verdict}"
        assert action in finding.reason or gave_up_on(action, finding.reason), f"{key}: {finding.reason}"
    return properties, len(other) + len(whole) - len(less)
