"""The S3 family as targets: what ACLs grant, what Block Public Access cuts at its four levels, and access points.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html: the most restrictive of
the settings of organization, account, bucket and access point counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.access import BUCKET
from remit.engines.iam.library import blank, told_name
from remit.engines.iam.request import policy_of
from remit.engines.iam.truth import both, either, negate
from remit.model import MISSING, Cause, Reference, Undetermined, cause_of, is_known, some, wrap

if TYPE_CHECKING:
    from typing import Any

    from remit.engines.iam.library import Library
    from remit.engines.iam.organizations import Organization
    from remit.engines.iam.request import Policy
    from remit.engines.iam.truth import Truth
    from remit.model import Resource

ACCESS_POINT = "AWS::S3::AccessPoint"
POINTS = (ACCESS_POINT, "AWS::S3::MultiRegionAccessPoint")
FAMILY = (BUCKET, *POINTS)
"""Types whose policies S3 calls public or not."""

LIST = ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"]
ANY_IDENTITY = {"Condition": {"Null": {"aws:PrincipalAccount": "false"}}}
CANNED: dict[str, list[dict[str, Any]]] = {
    "PublicRead": [{"Action": LIST}],
    "PublicReadWrite": [{"Action": [*LIST, "s3:PutObject"]}],
    "AuthenticatedRead": [{"Action": LIST, **ANY_IDENTITY}],
}
"""What canned ACLs of buckets let others do: https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html."""

BY_OBJECT_ACL = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectAcl", "s3:GetObjectVersionAcl"]
BY_OBJECT_ACL += ["s3:PutObjectAcl", "s3:PutObjectVersionAcl"]
"""What the ACLs of objects may let others do, each object's its own; "Mapping of ACL permissions" on the same page."""
INTERNET = "Internet"
OBJECT_ACLS = Cause("the ACLs of objects are not among what was read")


def acl_of(resource: Resource, library: Library, organization: Organization) -> tuple[Policy, ...]:
    """What the ACLs of a bucket and of its objects grant to others, as policies."""
    if resource.type != BUCKET:
        return ()
    counts = acls_count(resource, library, organization)
    return (*canned(resource, counts), *unread(resource, counts))


def bucket_acl(resource: Resource, library: Library, organization: Organization) -> tuple[Policy, ...]:
    """What a bucket's own ACL grants to others, as policies; its objects' left aside."""
    return canned(resource, acls_count(resource, library, organization))


def acls_count(resource: Resource, library: Library, organization: Organization) -> Truth:
    """Whether what ACLs grant to everybody counts."""
    return both((negate(enforced(resource)), negate(blocked(resource, library, organization, "IgnorePublicAcls"))))


def canned(resource: Resource, counts: Truth) -> tuple[Policy, ...]:
    """What a bucket's own ACL grants."""
    acl = resource.properties["AccessControl"]
    granted = CANNED.get(acl) if isinstance(acl, str) else None
    if is_known(acl) and not granted:
        return ()
    name = f"the ACL of {told_name(resource)}"
    truth = both((True if granted else cause_of(acl), counts))
    if isinstance(truth, Cause):
        return (blank(name, truth),)
    anyone = {"Effect": "Allow", "Principal": "*", "Resource": "*"}
    return (policy_of(name, wrap({"Statement": [anyone | each for each in granted or ()]})),) if truth else ()


def unread(resource: Resource, counts: Truth) -> tuple[Policy, ...]:
    """What ACLs of objects may grant: nobody reads those of an account one by one, and code declares none."""
    if resource.declared or counts is False:
        return ()
    policy = blank(f"the ACLs of the objects of {told_name(resource)}", OBJECT_ACLS)
    known = policy_of("", wrap({"Statement": {"Effect": "Allow", "Action": BY_OBJECT_ACL}}))
    maybe = policy.statements[0]._replace(actions=known.statements[0].actions)
    return (policy._replace(statements=(maybe,)),)


def enforced(resource: Resource) -> Truth:
    """Whether the owner of a bucket owns all that is in it, which switches ACLs off."""
    try:
        rules = resource.properties.OwnershipControls.Rules
        return some(lambda rule: rule.ObjectOwnership == "BucketOwnerEnforced", rules)
    except Undetermined as raised:
        return raised.cause


def restricted(resource: Resource, library: Library, organization: Organization) -> Truth:
    """Whether S3 cuts what a public policy of a bucket or an access point grants."""
    return resource.type in FAMILY and blocked(resource, library, organization, "RestrictPublicBuckets")


def blocked(resource: Resource, library: Library, organization: Organization, setting: str) -> Truth:
    """Whether a setting of Block Public Access is in force for a bucket or access point, by any of the levels."""
    return either(
        (own_block(resource, setting), account_block(resource, library, setting), organization.blocks_public(resource))
    )


def own_block(resource: Resource, setting: str) -> Truth:
    """Whether it is set for the resource itself. Access points have all settings on unless told otherwise:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-bpa-settings.html.
    """  # noqa: D205
    found = resource.properties.PublicAccessBlockConfiguration[setting]
    if not is_known(found):
        return cause_of(found)
    return resource.type in POINTS if found == MISSING else bool(found)


def account_block(resource: Resource, library: Library, setting: str) -> Truth:
    """Whether it is set for the account, where that was read."""
    for fact in library.of_type("Remit::S3::AccountPublicAccessBlock"):
        if fact.scope == resource.scope:
            found = fact.properties[setting]
            return bool(found) if is_known(found) else cause_of(found)
    if resource.declared or not library.is_closed(resource):
        return False
    why = library.gap("Remit::S3::AccountPublicAccessBlock", resource)
    return Cause(why) if why else False


def origin_of(resource: Resource) -> str | Cause:
    """The network that an access point takes requests from; the internet for what is none."""
    vpc = resource.properties["VpcConfiguration"] if resource.type == ACCESS_POINT else MISSING
    if not is_known(vpc):
        return cause_of(vpc)
    return INTERNET if vpc == MISSING else "VPC"


def is_private(resource: Resource) -> Truth:
    """Whether an access point takes requests from a VPC alone, so that nobody gets in whom its policy does not name:
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html.
    """  # noqa: D205
    origin = origin_of(resource)
    return origin if isinstance(origin, Cause) else origin != INTERNET


def bucket_behind(resource: Resource, library: Library) -> Resource | Cause | None:
    """The bucket that an access point leads to; None for what is no access point, a cause when it is not at hand."""
    if resource.type != ACCESS_POINT:
        return None
    value = resource.properties["Bucket"]
    if isinstance(value, Reference):
        return library.get(value.target) or cause_of(value)
    if not isinstance(value, str):
        return cause_of(value) if not is_known(value) else Cause("the access point names no bucket")
    found = library.named(BUCKET, "BucketName", resource.scope).get(value)
    return found or Cause(f"the bucket {value} is not among what was read")
