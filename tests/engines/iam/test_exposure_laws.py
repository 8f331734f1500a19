"""What holds for the exposure of any resource: a Deny never opens it, and knowing less never closes it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.engines.iam.exposure import ACCOUNT, ROWS, Exposure
from remit.engines.iam.exposure.openings import rank
from remit.model import Resource, wrap
from tests.engines.iam.exposed import HIDDEN, at, exposure, resource
from tests.engines.iam.policies import OTHER, OWN

PRINCIPALS: list[Any] = [
    *("*", {"AWS": OTHER}, {"AWS": f"arn:aws:iam::{OWN}:root"}, {"AWS": [OWN, f"arn:aws:iam::{OTHER}:role/a"]}),
    *({"Service": "sns.amazonaws.com"}, {"AWS": "*", "Service": "s3.amazonaws.com"}),
]
CONDITIONS: list[dict[str, Any]] = [
    {"StringEquals": {"aws:PrincipalOrgID": "o-0000000001"}},
    {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-0000000001"}},
    {"StringEquals": {"aws:SourceAccount": OWN}},
    {"StringNotEquals": {"aws:PrincipalAccount": OWN}},
    {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}},
    {"Bool": {"aws:PrincipalIsAWSService": "true"}},
    {"Null": {"aws:PrincipalArn": "true"}},
    {"StringEquals": {"s3:DataAccessPointAccount": OWN}},
]


def statements(effect: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.builds(
        lambda who, what, how: {"Effect": effect, "Principal": who, "Action": what, "Resource": "*", **how},
        st.sampled_from(PRINCIPALS),
        st.sampled_from(["*", "s3:GetObject", ["s3:Get*", "s3:PutObject"], "s3:*"]),
        st.one_of(st.just({}), st.sampled_from(CONDITIONS).map(lambda each: {"Condition": each})),
    )


BLOCKS = st.sampled_from([{}, {"RestrictPublicBuckets": True}, {"IgnorePublicAcls": True}])
ACLS = st.sampled_from(["Private", "PublicRead", "AuthenticatedRead"])
allows = st.lists(statements("Allow"), min_size=1, max_size=3)


def of(found: list[Any], block: Any, acl: Any, owner: Any = None) -> Exposure:
    properties = {"PublicAccessBlockConfiguration": block, "AccessControl": acl}
    properties |= at("BucketPolicy.PolicyDocument", wrap({"Statement": found}))
    properties["OwnershipControls"] = owner or {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}
    return exposure(resource("AWS::S3::Bucket", "b", **properties))


@given(allows, statements("Deny"), st.sampled_from([{}, {"IgnorePublicAcls": True}]), ACLS)
def test_a_deny_never_raises_a_grade(found: list[Any], deny: Any, block: Any, acl: Any) -> None:
    """But for RestrictPublicBuckets, which cuts public policies only: a Deny may make one count as not public."""
    before, after = of(found, block, acl), of([*found, deny], block, acl)
    assert rank(after.sure) >= rank(before.sure)
    assert rank(after.possible) >= rank(before.possible)


@given(allows, statements("Allow"), ACLS)
def test_an_allow_never_lowers_a_grade(found: list[Any], more: Any, acl: Any) -> None:
    before, after = of(found, {}, acl), of([*found, more], {}, acl)
    assert rank(after.sure) <= rank(before.sure)
    assert rank(after.possible) <= rank(before.possible)


@given(st.lists(statements("Allow") | statements("Deny"), min_size=1, max_size=3), BLOCKS, ACLS, st.data())
def test_what_is_not_known_never_closes(found: list[Any], block: Any, acl: Any, data: st.DataObject) -> None:
    known = of(found, block, acl)
    at_ = data.draw(st.integers(0, len(found) - 1))
    part = data.draw(
        st.sampled_from(["statement", "Effect", "Principal", "Action", "Resource", "Condition", "acl", "block"])
    )
    blurred: list[Any] = [dict(each) for each in found]
    if part in ("acl", "block"):
        acl, block = (HIDDEN if part == "acl" else acl), (HIDDEN if part == "block" else block)
    elif part == "statement":
        blurred[at_] = HIDDEN
    elif part in blurred[at_]:
        blurred[at_][part] = HIDDEN
    less = of(blurred, block, acl)
    assert rank(less.possible) <= rank(known.possible)
    assert rank(less.sure) >= rank(known.sure)


@pytest.mark.parametrize("type_name", ROWS)
def test_a_type_of_which_nothing_is_known_is_never_called_closed(type_name: str) -> None:
    subject = Resource(type_name, "x", f"{OWN}#x", {}, scope=OWN, account=OWN, declared=False, elsewhere="not read")
    assert exposure(subject).possible != ACCOUNT
