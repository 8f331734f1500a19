"""The S3 family: one answer from policy, ACLs, ownership, blocks of public access and access points together.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.arns import account_of, arn_of
from remit.engines.iam.assets import policies_of, target_of
from remit.engines.iam.buckets import (
    ACCESS_POINT,
    INTERNET,
    blocked,
    bucket_acl,
    bucket_behind,
    enforced,
    is_private,
    origin_of,
)
from remit.engines.iam.documents import items
from remit.engines.iam.exposure.openings import CUSTOMERS, NAMED, PUBLIC, Opening, met, narrowed, unpublished
from remit.engines.iam.exposure.policies import by_policy, weighed
from remit.engines.iam.request import letters_of
from remit.engines.iam.truth import both, either
from remit.model import MISSING, Cause, cause_of, is_known, resource_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from remit.engines.iam.exposure.policies import Subject
    from remit.engines.iam.request import Target
    from remit.model import Resource


def by_bucket(subject: Subject) -> Iterator[Opening]:
    """A bucket: directly, through its access points, and by the ACLs of single objects."""
    yield from direct(subject)
    yield from by_acl(subject)
    yield from by_objects(subject)
    for point in subject.beside(ACCESS_POINT, "Bucket"):
        if isinstance(point, Cause):
            yield from unless_closed(through(subject, None), point)
        else:
            found = resource_of(point)
            yield from met(by_point(subject._replace(resource=found)), through(subject, found))


def direct(subject: Subject) -> Iterator[Opening]:
    """By its policy and its ACL."""
    acl = bucket_acl(subject.resource, subject.estate.library, subject.estate.organization)
    found = list(weighed(subject, (*policies_of(subject.resource), *acl)))
    yield from kept(target_behind(subject), found) if found else ()


def target_behind(subject: Subject) -> Target:
    """The resource with all that decides about requests for it."""
    return target_of(subject.resource, subject.estate.library, subject.estate.organization)


def kept(target: Target, openings: Iterable[Opening]) -> Iterator[Opening]:
    """What is left where S3 cuts what a public policy grants: the account's own, and services."""
    cut = both((target.restricted, target.public))
    return (one for each in openings for one in ([each] if each.level == CUSTOMERS else narrowed([each], cut)))


def by_acl(subject: Subject) -> Iterator[Opening]:
    """The accounts that the bucket's ACL names by their canonical ids; blocks of public access let them be.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html.
    """
    for grantee in items(subject.resource.properties["AclGrantees"]):
        named = f"the account of canonical id {grantee}" if is_known(grantee) else ""
        truth = True if named else cause_of(grantee)
        found = Opening(NAMED, named, "s3:ListBucket", subject.resource.properties, f"its ACL names {named}", truth)
        yield from narrowed([found], enforced(subject.resource))


def by_objects(subject: Subject) -> Iterator[Opening]:
    """The ACLs of single objects, which are not read: ownership voids them, a block those that are public.

    New buckets void them: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html.
    """
    resource = subject.resource
    if resource.declared and resource.properties["OwnershipControls"] is MISSING:
        return
    void = enforced(resource)
    where = subject.estate
    public = either((void, blocked(resource, where.library, where.organization, "IgnorePublicAcls")))
    for level, voided in ((PUBLIC, public), (NAMED, void)):
        if voided is not True:
            yield Opening(level, truth=voided if isinstance(voided, Cause) else SINGLE_OBJECTS)


SINGLE_OBJECTS = Cause("ACLs of single objects count, and they are not read")


def through(subject: Subject, point: Resource | None) -> list[Opening]:
    """What the bucket lets in of requests that come through an access point of its account."""
    origin = INTERNET if point is None else origin_of(point)
    told: dict[str, Any] = {"s3:dataaccesspointaccount": ((account_of(subject.resource),),)}
    told["s3:accesspointnetworkorigin"] = ((letters_of(origin),),) if isinstance(origin, str) else (None,)
    if point is not None:
        told["s3:dataaccesspointarn"] = ((arn_of(point),),)
    target = target_behind(subject)
    return list(kept(target, weighed(subject, target.policies, told)))


def by_point(subject: Subject) -> Iterator[Opening]:
    """An access point by its own policy: only for who is named when it takes requests from a VPC."""
    found = unpublished(by_policy(subject), is_private(subject.resource))
    yield from kept(target_behind(subject), found)


def by_point_and_bucket(subject: Subject) -> Iterator[Opening]:
    """An access point as far as its bucket lets in who comes through it."""
    bucket = bucket_behind(subject.resource, subject.estate.library)
    found = list(by_point(subject))
    if isinstance(bucket, Cause):
        yield from unless_closed(found, bucket)
    elif bucket is not None:
        yield from met(found, through(subject._replace(resource=bucket), subject.resource))


def by_multi_region(subject: Subject) -> Iterator[Opening]:
    """A Multi-Region Access Point; the buckets behind it decide as well, and may be anywhere.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointPermissions.html.
    """
    yield from unless_closed(by_point(subject), Cause("the policies of the buckets behind it are not weighed"))


def unless_closed(openings: Iterable[Opening], cause: Cause) -> Iterator[Opening]:
    """Ways of which something that is not known may keep everyone from."""
    return (each._replace(truth=both((each.truth, cause))) for each in openings)
