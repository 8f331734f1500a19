"""Escalations in an account that a moto server keeps, read over HTTP as any other: from the calls to the chain."""

from __future__ import annotations

import json
from typing import Any

import pytest

from remit.engines.iam.escalation import Escalation
from remit.engines.iam.estate import Estate
from remit.model import Needs
from remit.sources.aws import AwsTarget, collect
from tests.sources.aws.recorded import REGION, MemoryPages

ELSEWHERE = "444455556666"
"""An account of its own in the server, so that the estate of the other tests stays as it is."""
WANTED = (
    *("AWS::IAM::User", "AWS::IAM::Role", "AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::Lambda::Function"),
    "AWS::Organizations::Organization",
)


def document(*statements: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action: str, resource: str = "*") -> dict[str, str]:
    return {"Effect": "Allow", "Action": action, "Resource": resource}


@pytest.fixture
def account(aws: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Credentials of the account, with an administrator that a developer's function can be given."""
    from botocore.session import Session

    def client(service: str, **keys: str) -> Any:
        return Session().create_client(service, region_name=REGION, endpoint_url=aws, **keys)

    entry = f"arn:aws:iam::{ELSEWHERE}:role/entry"
    keys = client("sts").assume_role(RoleArn=entry, RoleSessionName="test")["Credentials"]
    names = ("AccessKeyId", "SecretAccessKey", "SessionToken")
    own = dict(
        zip(
            ("aws_access_key_id", "aws_secret_access_key", "aws_session_token"),
            (keys[each] for each in names),
            strict=True,
        )
    )
    for name, value in own.items():
        monkeypatch.setenv(name.upper(), value)
    iam = client("iam", **own)
    service = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    iam.create_role(RoleName="admin", AssumeRolePolicyDocument=document(service))
    iam.attach_role_policy(RoleName="admin", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    for name in ("dev", "guest"):
        iam.create_user(UserName=name)
    iam.create_group(GroupName="developers")
    iam.add_user_to_group(GroupName="developers", UserName="dev")
    own_policy = iam.create_policy(
        PolicyName="deploy", PolicyDocument=document(allow("iam:PassRole"), allow("lambda:*Function"))
    )
    iam.attach_group_policy(GroupName="developers", PolicyArn=own_policy["Policy"]["Arn"])


@pytest.mark.usefixtures("account")
def test_a_chain_from_the_calls_of_a_live_account() -> None:
    inventory = collect(AwsTarget(attempts=3), Needs(WANTED), MemoryPages(), regions=[REGION])
    found = Escalation(Estate(inventory))
    chains = {str(chain.source): chain for chain in found.chains(found.everyone)}
    assert set(chains) == {"dev"}
    assert [(hop.move.path.id, str(hop.move.target)) for hop in chains["dev"].hops] == [("lambda-001", "admin")]
    assert chains["dev"].doubt is None
