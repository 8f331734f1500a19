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
UNREAD = {
    "appflow:DescribeConnectorProfiles": "of the key that the check is about no call tells",
    "apprunner:ListTagsForResource": "tags, and no check asks for a service's",
    "backup:GetBackupVaultNotifications": "no check asks who is told of a vault",
    "backup:GetRestoreTestingPlan": "that something is selected decides, not which points",
    "cognito-identity:GetIdentityPoolRoles": "a way through a pool is one whatever roles it has: they can be set",
    "datasync:DescribeLocationObjectStorage": "secrets are told of in templates alone",
    "datasync:ListLocations": "secrets are told of in templates alone",
    "ds:DescribeDirectories": "passwords are told of in templates alone",
    "ec2:DescribeClientVpnAuthorizationRules": "no check asks whom an endpoint lets on",
    "ec2:GetAllowedImagesSettings": "no check asks which images may be started",
    "ec2:GetEbsDefaultKmsKeyId": "an account tells the key of each volume; the default is for templates",
    "ec2:GetSerialConsoleAccessStatus": "no check asks for the serial console",
    "efs:DescribeMountTargetSecurityGroups": "`reach` asks, no check",
    "elbv2:DescribeListenerCertificates": "certificates beside the first: pictures show them",
    "elbv2:DescribeTargetGroupAttributes": "`reach` and `routes` ask, no check",
    "elbv2:DescribeTargetHealth": "`reach` and `routes` ask, no check",
    "events:DescribeEventBus": "a mover of the catalogue asks for the key, no check",
    "iam:GetSAMLProvider": "that there is a provider decides, not how it is set",
    "iam:ListAccountAliases": "a name for people",
    "kafka:ListScramSecrets": "secrets' names, for pictures",
    "s3control:GetAccessPointConfigurationForObjectLambda": "the policy decides who gets in",
    "s3control:GetAccessPointForObjectLambda": "the policy decides who gets in",
    "s3control:GetAccessPointPolicyStatusForObjectLambda": "remit reads the policy itself",
    "s3files:GetFileSystem": "the policy decides who gets in; a mover asks for the key",
    "s3vectors:GetVectorBucket": "the policy decides who gets in; a mover asks for the key",
    "schemas:DescribeRegistry": "a description",
    "sso-admin:DescribePermissionSet": "names and length of sessions",
    "vpc-lattice:GetResourcePolicy": "says who may join the network; who may send is the other policy's to say",
}
"""Operations about types that checks judge, on which no verdict hangs, with the reason."""
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
def test_on_each_hangs_a_verdict(operation: str, everything: list[Judged]) -> None:
    """Of those that tell of types which checks judge or ask about; the rest are in the ledger and answer questions.

    Most are shown where the case of a type tells the answer, the others in an account of several types, or in one that
    moto keeps, as far as the checks about it go.
    """
    small, large = everything[2:], everything[:2]
    lost = sum(changed(operation, "AccessDenied", judged)[1] for judged in small if operation in judged.stage.asked)
    if not lost and operation not in (each for _, each in DECIDED):
        around = asked_beside(operation)
        found = (judged.of(around) for judged in large if operation in judged.stage.asked)
        lost = sum(changed(operation, "AccessDenied", judged)[1] for judged in found)
        assert (lost > 0) == bool(around and operation not in UNREAD)
    else:
        assert operation not in UNREAD


def asked_beside(operation: str) -> frozenset[str]:
    """The types that the operation tells of and all that checks about them ask for; none if there is no such check."""
    types = {table.type for table in all_tables() if operation in operations_of(table)} | unlisted(operation)
    checks = [check for check in load() if types.intersection((*check.types, *check.needs))]
    beside = {name for check in checks for name in check.needs}
    judged = {name for check in checks if types.intersection(check.needs) for name in check.types}
    return frozenset(types | beside | judged) if checks else frozenset()


@pytest.mark.parametrize("fault", ["AccessDenied", "Throttling", "truncated"])
@pytest.mark.parametrize(("account", "operation"), DECIDED)
def test_what_hangs_on_it_where_several_types_decide_together(account: str, operation: str, fault: str) -> None:
    told = TOGETHER[account]
    judged = Judged(Stage(lambda broken: Answers(told["answers"], broken), Needs(told["types"])))
    changed(operation, fault, judged)
    less = verdicts(judged.stage.less(operation, fault))
    about = told["decides"][operation]
    decided = [key for key, finding in judged.whole.items() if key[1] == about and settled(finding)]
    assert any(key not in less or not settled(less[key]) for key in decided)


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


def settled(finding: Finding) -> bool:
    """Whether a verdict says that a duty is done, or is not."""
    return finding.verdict in ("pass", "fail")


def changed(operation: str, fault: str, judged: Judged) -> tuple[int, int]:
    """How many properties and how many settled verdicts hang on the operation.

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
    lost = {*other, *whole} - {*less} | {*other}
    return properties, sum(settled(whole[key]) for key in lost)
