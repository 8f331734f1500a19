"""The S3 family: one answer from policy, ACLs, ownership, blocks of public access and access points together.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/how-s3-evaluates-access-control.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.arns import account_of, arn_of
from remit.engines.iam.assets import target_of
from remit.engines.iam.attachments import document_of
from remit.engines.iam.buckets import blocked, bucket_acl, enforced
from remit.engines.iam.documents import items
from remit.engines.iam.exposure.openings import CUSTOMERS, NAMED, PUBLIC, Opening, met, narrowed, unpublished
from remit.engines.iam.exposure.policies import by_policy, weighed
from remit.engines.iam.library import told_name
from remit.engines.iam.reader import PolicyReader
from remit.engines.iam.request import letters_of
from remit.engines.iam.truth import both, either
from remit.model import MISSING, Cause, Reference, Undetermined, cause_of, is_known, resource_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from remit.engines.iam.exposure.policies import Subject
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

POINT = "AWS::S3::AccessPoint"
BUCKET = "AWS::S3::Bucket"


def by_bucket(subject: Subject) -> Iterator[Opening]:
    """A bucket: directly, through its access points, and by the ACLs of single objects."""
    yield from direct(subject)
    yield from by_acl(subject)
    yield from by_objects(subject)
    for point in subject.beside(POINT, "Bucket"):
        if isinstance(point, Cause):
            yield from unless_closed(through(subject, None), point)
        else:
            found = resource_of(point)
            yield from met(by_point(subject._replace(resource=found)), through(subject, found))


def direct(subject: Subject) -> Iterator[Opening]:
    """By its policy and its ACL. Services still come in where S3 cuts what a public policy grants."""
    where = subject.estate
    target = target_of(subject.resource, where.library, where.organization)
    acl = bucket_acl(subject.resource, where.library, where.organization)
    found = list(weighed(subject, (*target.policies, *acl)))
    yield from (each for each in found if each.level == CUSTOMERS)
    yield from narrowed((each for each in found if each.level != CUSTOMERS), both((target.restricted, target.public)))


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
    origin = "Internet" if point is None else origin_of(point)
    told: dict[str, Any] = {"s3:dataaccesspointaccount": ((account_of(subject.resource),),)}
    told["s3:accesspointnetworkorigin"] = ((letters_of(origin),),) if isinstance(origin, str) else (None,)
    if point is not None:
        told["s3:dataaccesspointarn"] = ((arn_of(point),),)
    target = target_of(subject.resource, subject.estate.library, subject.estate.organization)
    cut = both((target.restricted, target.public))
    return list(narrowed(weighed(subject, target.policies, told), cut))


def origin_of(point: Resource) -> str | Cause:
    """The network that an access point takes requests from."""
    vpc = point.properties["VpcConfiguration"]
    if not is_known(vpc):
        return cause_of(vpc)
    return "Internet" if vpc == MISSING else "VPC"


def by_point(subject: Subject) -> Iterator[Opening]:
    """An access point by its own policy: never for the internet when it takes requests from a VPC.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html: its block is on unless told
    otherwise.
    """
    resource = subject.resource
    origin = origin_of(resource)
    closed: Truth = origin if isinstance(origin, Cause) else origin == "VPC"
    cut = both((restricts(subject), is_public(resource)))
    yield from narrowed(unpublished(by_policy(subject), closed), cut)


def by_point_and_bucket(subject: Subject) -> Iterator[Opening]:
    """An access point as far as its bucket lets in who comes through it."""
    bucket = bucket_of(subject)
    found = list(by_point(subject))
    if isinstance(bucket, Cause):
        yield from unless_closed(found, bucket)
    else:
        yield from met(found, through(subject._replace(resource=bucket), subject.resource))


def bucket_of(subject: Subject) -> Resource | Cause:
    """The bucket of an access point; the policy of one that is not in sight may say anything."""
    value, library = subject.resource.properties["Bucket"], subject.estate.library
    found = library.get(value.target) if isinstance(value, Reference) else None
    if found is None and isinstance(value, str):
        found = library.named(BUCKET, "BucketName", subject.resource.scope).get(value)
    return found or Cause(f"the bucket of {told_name(subject.resource)} is not among what was read")


def restricts(subject: Subject) -> Truth:
    """Whether the block of an access point, or of its account, cuts what a public policy grants."""
    block = subject.resource.properties["PublicAccessBlockConfiguration"]
    if is_known(block) and block == MISSING:
        return True
    where = subject.estate
    return blocked(subject.resource, where.library, where.organization, "RestrictPublicBuckets")


def is_public(resource: Resource) -> Truth:
    """Whether S3 calls the policy of an access point public."""
    try:
        return PolicyReader().allows_anyone(document_of(resource)).yes
    except Undetermined as raised:
        return raised.cause


def by_multi_region(subject: Subject) -> Iterator[Opening]:
    """A Multi-Region Access Point; the buckets behind it decide as well, and may be anywhere.

    https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointPermissions.html.
    """
    cut = both((restricts(subject), is_public(subject.resource)))
    found = narrowed(by_policy(subject), cut)
    yield from unless_closed(found, Cause("the policies of the buckets behind it are not weighed"))


def unless_closed(openings: Iterable[Opening], cause: Cause) -> Iterator[Opening]:
    """Ways of which something that is not known may keep everyone from."""
    return (each._replace(truth=both((each.truth, cause))) for each in openings)
