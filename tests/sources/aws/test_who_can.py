"""Who can do what in an account that was read: the same questions as of code, asked of the recorded estate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.engines.iam.estate import Estate
from remit.engines.iam.trial import tried
from remit.model import Needs
from tests.sources.aws.recorded import ACCOUNT, MemoryPages, read, replay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from remit.model import Inventory

ORGANIZATION = ("Organization", "Account", "OrganizationalUnit", "Policy")


@pytest.mark.parametrize(
    ("who", "action", "what", "expected"),
    [
        ("alice", "s3:GetObject", "arn:aws:s3:::shop-logs", "yes"),
        ("alice", "sts:AssumeRole", "arn:aws:iam::123456789012:role/web", "no"),
        ("web", "sqs:SendMessage", "orders", "yes"),
        ("anyone", "s3:GetObject", "arn:aws:s3:::shop-logs/2024/x", "yes"),
        ("anyone", "sts:AssumeRole", "arn:aws:iam::123456789012:role/web", "no"),
    ],
)
def test_an_account_answers_as_code_does(estate: MemoryPages, who: str, action: str, what: str, expected: str) -> None:
    read = Estate(replay(estate))
    found = {tried(each).answer for each in read.requests(read.caller(who), action, read.target(what, action))}
    assert ("yes" if "yes" in found else "unknown" if "unknown" in found else "no") == expected


UNITS = {"r-1": ["ou-1-outer"], "ou-1-outer": ["ou-1-inner", "ou-1-other"]}
FULL, GUARD = "p-FullAWSAccess", "p-guard"
TARGETS = ["r-1", "ou-1-outer", "ou-1-inner", "ou-1-other", ACCOUNT]
DOCUMENTS = {
    FULL: '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}',
    GUARD: '{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:GetRole", "Resource": "*"}]}',
}
WAYS = {"r-1": "o-1/r-1", "ou-1-outer": "o-1/r-1/ou-1-outer", "ou-1-inner": "o-1/r-1/ou-1-outer/ou-1-inner"}
ADMINISTRATOR = '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}'
TRUST = '{"Version": "2012-10-17", "Statement": []}'


class Organized:
    """An AWS in which the account lies in a unit of a unit, and one policy is attached at `at`."""

    def __init__(self, at: str, *, without: str = "") -> None:
        """`without` is where `FullAWSAccess` was taken away."""
        self._targets = {FULL: [each for each in TARGETS if each != without], GUARD: [at]}

    def call(self, _service: str, _region: str, name: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        asked = str(parameters.get("ParentId") or parameters.get("PolicyId"))
        told: dict[str, Callable[[], dict[str, Any]]] = {
            "DescribeOrganization": lambda: {"Organization": {"Id": "o-1", "Arn": "a", "MasterAccountId": "1"}},
            "ListAccounts": lambda: {
                "Accounts": [{"Id": ACCOUNT, "Paths": [f"o-1/r-1/ou-1-outer/ou-1-inner/{ACCOUNT}/"]}]
            },
            "ListRoots": lambda: {"Roots": [{"Id": "r-1"}]},
            "ListOrganizationalUnitsForParent": lambda: {
                "OrganizationalUnits": [{"Id": unit, "Path": f"{WAYS[asked]}/{unit}/"} for unit in UNITS.get(asked, ())]
            },
            "ListPolicies": lambda: {
                "Policies": [
                    {"Id": each, "Name": each, "Type": parameters["Filter"]}
                    for each in DOCUMENTS
                    if parameters["Filter"] == "SERVICE_CONTROL_POLICY"
                ]
            },
            "DescribePolicy": lambda: {"Policy": {"Content": DOCUMENTS[asked]}},
            "ListTargetsForPolicy": lambda: {"Targets": [{"TargetId": each} for each in self._targets[asked]]},
            "GetAccountAuthorizationDetails": lambda: {
                "RoleDetailList": [
                    {
                        "RoleName": "app",
                        "Arn": f"arn:aws:iam::{ACCOUNT}:role/app",
                        "AssumeRolePolicyDocument": TRUST,
                        "RolePolicyList": [{"PolicyName": "all", "PolicyDocument": ADMINISTRATOR}],
                    }
                ]
            },
        }
        return told[name]() if name in told else {}


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("r-1", "no"),
        ("ou-1-outer", "no"),
        ("ou-1-inner", "no"),
        (ACCOUNT, "no"),
        ("ou-1-other", "yes"),
        ("ou-2-elsewhere", "yes"),
    ],
)
def test_policies_of_every_level_above_the_account_hold_and_no_others(at: str, expected: str) -> None:
    inventory = organized(at)
    units = {each.id: each.properties.ParentId for each in inventory.of_type("AWS::Organizations::OrganizationalUnit")}
    assert units == {"ou-1-outer": "r-1", "ou-1-inner": "ou-1-outer", "ou-1-other": "ou-1-outer"}
    assert answers(inventory, "iam:GetRole") == {expected}


@pytest.mark.parametrize(
    ("without", "expected"), [("ou-1-outer", "no"), ("r-1", "no"), ("ou-1-other", "yes"), ("", "yes")]
)
def test_a_level_from_which_full_access_was_taken_allows_nothing(without: str, expected: str) -> None:
    """Another policy that only denies stands there: https://docs.aws.amazon.com/organizations/latest/userguide/
    orgs_manage_policies_inheritance_auth.html."""
    assert answers(organized(without or "r-1", without=without), "iam:ListRoleTags") == {expected}


def organized(at: str, *, without: str = "") -> Inventory:
    types = ("AWS::IAM::Role", "AWS::IAM::ManagedPolicy", *(f"AWS::Organizations::{name}" for name in ORGANIZATION))
    return read(Organized(at, without=without), MemoryPages(), Needs(types))


def answers(inventory: Inventory, action: str) -> set[str]:
    """What the role may do, in whatever way."""
    where = Estate(inventory)
    return {tried(each).answer for each in where.requests(where.caller("app"), action, where.target("app", action))}
