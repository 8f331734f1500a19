"""Other ways to a target than straight to it: through the access points and the VPC endpoints of the estate.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html and
https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.access import BUCKET
from remit.engines.iam.assets import target_of
from remit.engines.iam.buckets import ACCESS_POINT
from remit.engines.iam.circumstances import BY_ENDPOINT
from remit.engines.iam.decision import OBJECTS
from remit.engines.iam.documents import EVERYTHING
from remit.engines.iam.library import told_name
from remit.engines.iam.request import letters_of, policy_of
from remit.engines.iam.services import service_of
from remit.engines.iam.text import Text, made
from remit.engines.iam.trial import policies_of
from remit.model import MISSING, Cause, is_known, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.engines.iam.library import Library
    from remit.engines.iam.organizations import Organization
    from remit.engines.iam.request import Request, Target
    from remit.engines.iam.text import Letters
    from remit.model import Resource

ENDPOINT = "AWS::EC2::VPCEndpoint"
OPEN = wrap({"Statement": [{**EVERYTHING, "Principal": "*"}]})
"""What an endpoint has without a policy of its own:
https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html#vpc-endpoint-policies."""


def through_points(target: Target, library: Library, organization: Organization) -> Iterator[Target]:
    """A bucket, or what is in it, as each access point of the estate shows it."""
    for resource in library.of_type(ACCESS_POINT) if target.kind == BUCKET and target.known else ():
        point = target_of(resource, library, organization)
        if point.behind is None or target.arn[: len(point.behind.arn)] != point.behind.arn:
            continue
        part = target.arn[len(point.behind.arn) :]
        yield point._replace(arn=(*point.arn, *((*OBJECTS, *part[1:]) if part else ())))


def through_endpoints(request: Request, library: Library) -> Iterator[Request]:
    """A request by way of each VPC endpoint for its service, if any policy asks for the way."""
    statements = (statement for policy in policies_of(request) for statement in policy.statements)
    if not any(condition.key in BY_ENDPOINT for statement in statements for condition in statement.conditions):
        return
    for resource in library.of_type(ENDPOINT):
        if str(Text(resource.properties["ServiceName"])).endswith(f".{service_of(request.action)}"):
            yield by_way_of(resource, request)


def by_way_of(resource: Resource, request: Request) -> Request:
    """A request by way of an endpoint: with its policy, and with what it adds to and takes from the context."""
    document = resource.properties["PolicyDocument"]
    absent = is_known(document) and document == MISSING
    policy = policy_of(f"the policy of {told_name(resource)}", OPEN if absent else document, resource.key)
    vpc = resource.properties["VpcId"]
    way = {"aws:sourcevpce": (id_of(resource),), "aws:sourcevpc": (letters_of(vpc),), "aws:sourceip": None}
    return request._replace(endpoint=(policy,), context={**request.context, **way})


def id_of(resource: Resource) -> Letters:
    """The id of an endpoint; code refers to it before it has one."""
    if not resource.declared:
        return letters_of(resource.name or resource.id)
    cause = Cause(f"the id of {told_name(resource)} is not known yet")
    return (made(f"{resource.key}!Ref", cause, fixed=True, target=resource.key, attribute="Ref"),)
