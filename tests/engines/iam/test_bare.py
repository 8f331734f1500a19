"""What is plainly closed is closed for the engine too, and nothing that may be open passes for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.iam.bare import OPENED_BY, is_bare, is_for_own_services, stand_alone
from remit.engines.iam.exposure import ACCOUNT
from remit.model import MemoryInventory, Unknown, wrap
from tests.engines.iam.exposed import exposure, resource

if TYPE_CHECKING:
    from remit.model import Resource

LAMBDA = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
DENY = {"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*", "Condition": Unknown("a parameter")}
BOTH = LAMBDA | {"Principal": {"Service": ["lambda.amazonaws.com", "ec2.amazonaws.com"]}}


def trusting(statement: Any) -> Any:
    """A trust policy."""
    return wrap({"Version": "2012-10-17", "Statement": statement})


@pytest.mark.parametrize("type_name", OPENED_BY)
def test_a_bare_resource_is_open_to_its_account_alone(type_name: str) -> None:
    found = resource(type_name, declared=True)
    assert is_bare(found)
    told = exposure(found)
    assert (told.sure, told.possible, told.openings) == (ACCOUNT, ACCOUNT, ())


@pytest.mark.parametrize("type_name", OPENED_BY)
def test_a_property_that_is_there_or_not_known_is_weighed(type_name: str) -> None:
    values: tuple[Any, ...] = (Unknown("a parameter"), {})
    for there in ({name: value} for name in OPENED_BY[type_name] for value in values):
        assert not is_bare(resource(type_name, declared=True, **there))


@pytest.mark.parametrize("type_name", ["AWS::S3::Bucket", "AWS::SQS::Queue", "AWS::SNS::Topic"])
def test_a_policy_that_only_denies_opens_nothing(type_name: str) -> None:
    def with_policy(*statements: Any) -> Resource:
        held: dict[str, Any] = {OPENED_BY[type_name][0]: {"PolicyDocument": {"Statement": list(statements)}}}
        return resource(type_name, declared=True, **held)

    assert is_bare(with_policy(DENY, DENY))
    told = exposure(with_policy(DENY, DENY))
    assert (told.sure, told.possible, told.openings) == (ACCOUNT, ACCOUNT, ())
    for other in (DENY | {"Effect": "Allow"}, DENY | {"Effect": Unknown("a parameter")}, Unknown("a parameter")):
        assert not is_bare(with_policy(DENY, other))
    assert not is_bare(with_policy())


def test_a_live_resource_or_one_of_another_type_is_never_bare() -> None:
    assert not is_bare(resource("AWS::S3::Bucket"))
    assert not is_bare(resource("AWS::KMS::Key", declared=True))


@pytest.mark.parametrize("statement", [LAMBDA, [LAMBDA], [BOTH, LAMBDA]])
def test_a_role_for_services_of_its_account_is_bare(statement: Any) -> None:
    role = resource("AWS::IAM::Role", declared=True, AssumeRolePolicyDocument=trusting(statement))
    assert is_bare(role)
    told = exposure(role)
    assert (told.sure, told.possible, told.openings) == (ACCOUNT, ACCOUNT, ())


@pytest.mark.parametrize(
    "statement",
    [
        LAMBDA | {"Principal": {"Service": "sns.amazonaws.com"}},
        LAMBDA | {"Principal": {"Service": ["lambda.amazonaws.com", "sns.amazonaws.com"]}},
        LAMBDA | {"Principal": {"Service": "lambda.amazonaws.com", "AWS": "*"}},
        LAMBDA | {"Principal": {"Service": Unknown("a parameter")}},
        LAMBDA | {"Principal": "*"},
        LAMBDA | {"Effect": Unknown("a parameter")},
        LAMBDA | {"NotPrincipal": {"AWS": "*"}},
        {"Effect": "Allow", "Action": "sts:AssumeRole"},
        Unknown("a parameter"),
        [LAMBDA, Unknown("a parameter")],
        [LAMBDA] * 11,
    ],
)
def test_any_other_trust_is_weighed(statement: Any) -> None:
    assert not is_for_own_services(trusting(statement))


def test_an_unknown_trust_is_weighed() -> None:
    assert not is_for_own_services(Unknown("a parameter"))
    assert not is_for_own_services(wrap({}))


@pytest.mark.parametrize("type_name", ["AWS::S3::AccessPoint", "AWS::Organizations::Policy"])
def test_what_decides_beside_a_resource_leaves_the_answer_to_the_engine(type_name: str) -> None:
    bucket = resource("AWS::S3::Bucket", declared=True)
    assert stand_alone(MemoryInventory([bucket]))
    assert not stand_alone(MemoryInventory([bucket, resource(type_name, "y", declared=True)]))
