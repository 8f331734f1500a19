"""The S3 family as one truth: what of policy, ACLs, ownership, blocks and access points comes out together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.iam.exposure import ACCOUNT, AUTHENTICATED, CUSTOMERS, NAMED, OUTSIDE, PUBLIC, UNKNOWN
from remit.model import MISSING
from tests.engines.iam.exposed import EVERYONE, HIDDEN, NEIGHBOUR, at, exposure, grade, letting, resource
from tests.engines.iam.policies import OTHER, OWN

if TYPE_CHECKING:
    from remit.model import Resource

ENFORCED = {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}
WRITER = {"Rules": [{"ObjectOwnership": "ObjectWriter"}]}
FACT = "Remit::S3::AccountPublicAccessBlock"


def bucket(policy: Any = MISSING, block: Any = MISSING, ownership: Any = ENFORCED, acl: Any = "Private") -> Resource:
    properties = {"OwnershipControls": ownership, "AccessControl": acl, "PublicAccessBlockConfiguration": block}
    if policy is not MISSING:
        properties |= at("BucketPolicy.PolicyDocument", policy)
    return resource(
        "AWS::S3::Bucket", "b", **{name: value for name, value in properties.items() if value is not MISSING}
    )


def account(**settings: Any) -> Resource:
    return resource(FACT, "account", **settings)


@pytest.mark.parametrize(
    ("policy", "own", "whole"),
    list(product([MISSING, EVERYONE, NEIGHBOUR, HIDDEN], [True, False, HIDDEN], [True, False, HIDDEN])),
)
def test_a_policy_under_the_blocks_of_bucket_and_account(policy: Any, own: Any, whole: Any) -> None:
    found = grade(bucket(policy, {"RestrictPublicBuckets": own}), account(RestrictPublicBuckets=whole))
    if policy is MISSING:
        assert found == ACCOUNT
    elif policy is NEIGHBOUR:
        assert found == NAMED, "only what is public is cut"
    elif policy is HIDDEN:
        assert found == UNKNOWN
    elif own is True or whole is True:
        assert found == CUSTOMERS, "services still come in"
    else:
        assert found == (UNKNOWN if HIDDEN in (Is(own), Is(whole)) else PUBLIC)


class Is:
    """A value that is compared by identity, since an unknown one answers nothing."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return self.value is other

    __hash__ = None  # type: ignore[assignment]


def test_a_public_policy_that_is_cut_lets_named_accounts_out_too() -> None:
    both = letting("*")
    both.Statement.append(NEIGHBOUR.Statement[0])
    assert OTHER not in exposure(bucket(both, {"RestrictPublicBuckets": True})).whom


@pytest.mark.parametrize(
    ("acl", "ownership", "ignored", "expected"),
    [
        ("PublicRead", WRITER, False, PUBLIC),
        ("PublicReadWrite", WRITER, False, PUBLIC),
        ("AuthenticatedRead", WRITER, False, UNKNOWN),  # surely authenticated; single objects may be public
        ("PublicRead", ENFORCED, False, ACCOUNT),
        ("PublicRead", WRITER, True, UNKNOWN),  # an object may still be for another account
        ("Private", WRITER, True, UNKNOWN),
        ("Private", WRITER, False, UNKNOWN),
        ("Private", MISSING, False, UNKNOWN),
        ("Private", HIDDEN, False, UNKNOWN),
        (HIDDEN, ENFORCED, False, ACCOUNT),
        (HIDDEN, WRITER, True, UNKNOWN),
        (HIDDEN, WRITER, False, UNKNOWN),
        ("PublicRead", WRITER, HIDDEN, UNKNOWN),
    ],
)
def test_acls_count_unless_ownership_or_a_block_voids_them(
    acl: Any, ownership: Any, ignored: Any, expected: str
) -> None:
    assert grade(bucket(acl=acl, ownership=ownership, block={"IgnorePublicAcls": ignored})) == expected
    if ignored is True:
        assert exposure(bucket(acl=acl, ownership=ownership, block={"IgnorePublicAcls": True})).possible in (
            ACCOUNT,
            OUTSIDE,
        )
        assert grade(bucket(acl=acl, ownership=ownership), account(IgnorePublicAcls=True)) == expected


def test_an_acl_for_every_aws_identity_is_known_to_be_that_wide() -> None:
    assert exposure(bucket(acl="AuthenticatedRead", ownership=WRITER)).sure == AUTHENTICATED


def test_an_acl_that_names_another_account() -> None:
    def having(grantees: Any, ownership: Any) -> Resource:
        found = bucket(ownership=ownership, block={"IgnorePublicAcls": True})
        found.properties.__dict__["AclGrantees"] = grantees
        return found

    assert grade(having(["79a59df900b949e5"], WRITER)) == NAMED, "a block of public ACLs does not touch it"
    assert grade(having(["79a59df900b949e5"], ENFORCED)) == ACCOUNT
    assert exposure(having([], WRITER)).sure == ACCOUNT
    assert grade(having(HIDDEN, WRITER)) == UNKNOWN


def test_a_deny_holds_against_an_acl() -> None:
    denied = letting("*")
    denied.Statement[0].Effect = "Deny"
    found = exposure(bucket(denied, acl="PublicRead", ownership=WRITER))
    assert (found.sure, found.possible) == (ACCOUNT, PUBLIC), "single objects may still be granted to other accounts"


# Access points

DELEGATES = letting("*", StringEquals={"s3:DataAccessPointAccount": OWN})
LOOSE = {"RestrictPublicBuckets": False}


def point(policy: Any = EVERYONE, **properties: Any) -> Resource:
    found = {"Bucket": "b", "Policy": policy, "PublicAccessBlockConfiguration": LOOSE} | properties
    return resource(
        "AWS::S3::AccessPoint", "p", **{name: value for name, value in found.items() if value is not MISSING}
    )


@pytest.mark.parametrize(
    ("policy", "properties", "expected"),
    [
        (EVERYONE, {}, PUBLIC),
        (NEIGHBOUR, {}, NAMED),
        (MISSING, {}, ACCOUNT),
        (HIDDEN, {}, UNKNOWN),
        (EVERYONE, {"VpcConfiguration": {"VpcId": "vpc-1"}}, ACCOUNT),
        (NEIGHBOUR, {"VpcConfiguration": {"VpcId": "vpc-1"}}, NAMED),
        (EVERYONE, {"VpcConfiguration": HIDDEN}, UNKNOWN),
        (EVERYONE, {"PublicAccessBlockConfiguration": MISSING}, CUSTOMERS),  # the default blocks all but services
        (EVERYONE, {"PublicAccessBlockConfiguration": {"RestrictPublicBuckets": True}}, CUSTOMERS),
        (EVERYONE, {"PublicAccessBlockConfiguration": HIDDEN}, UNKNOWN),
    ],
)
def test_a_bucket_that_delegates_is_as_open_as_its_access_points(
    policy: Any, properties: dict[str, Any], expected: str
) -> None:
    opened = point(policy, **properties)
    assert grade(bucket(DELEGATES), opened) == expected
    assert grade(opened, bucket(DELEGATES)) == expected


def test_an_access_point_needs_its_bucket() -> None:
    assert grade(point(), bucket()) == ACCOUNT
    assert grade(bucket(), point()) == ACCOUNT
    assert grade(point(Bucket="elsewhere"), bucket(DELEGATES)) == UNKNOWN
    assert grade(point(), bucket(letting("*", StringEquals={"s3:DataAccessPointAccount": OTHER}))) == ACCOUNT
    restricted = bucket(DELEGATES, {"RestrictPublicBuckets": True})
    assert grade(point(), restricted) == PUBLIC, "a policy that delegates to the own account's points is not public"


def test_access_points_that_were_not_read_may_open_a_bucket_that_delegates() -> None:
    assert grade(bucket(DELEGATES), gaps=["AWS::S3::AccessPoint"]) == UNKNOWN
    assert grade(bucket(), gaps=["AWS::S3::AccessPoint"]) == ACCOUNT


def test_a_block_of_the_account_that_was_not_read_may_close_a_bucket() -> None:
    assert grade(bucket(EVERYONE), gaps=[FACT]) == UNKNOWN
    assert grade(bucket(), gaps=[FACT]) == ACCOUNT
