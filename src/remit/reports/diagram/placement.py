"""Where a resource lies: which hop column, and in which account, Region, VPC, Availability Zone and subnet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from remit import catalogue
from remit.reports.diagram.elements import AROUND, COMPUTE, DATA, EDGE, ENTRY

if TYPE_CHECKING:
    from remit.model import Resource
    from remit.reports.diagram.relations import Relations

NAMESPACES: dict[int, str] = {
    EDGE: "CloudFront GlobalAccelerator Route53 Shield",
    ENTRY: "ApiGateway ApiGatewayV2 AppSync Cognito ElasticLoadBalancing ElasticLoadBalancingV2 Transfer VpcLattice"
    " WAFv2",
    COMPUTE: "Amplify AppRunner AutoScaling Batch EC2 ECS EKS ElasticBeanstalk EMR EMRServerless Lambda SageMaker"
    " StepFunctions WorkSpaces",
    DATA: "AmazonMQ Cassandra DAX DSQL DocDB DocDBElastic DynamoDB EFS ElastiCache Elasticsearch FSx Kinesis MSK"
    " MemoryDB Neptune NeptuneGraph OpenSearchServerless OpenSearchService QLDB RDS Redshift RedshiftServerless S3"
    " S3Express S3Tables SDB SNS SQS Timestream",
}
"""The namespaces of each column; what is in none lies beside them."""

COLUMN_OF = {namespace: column for column, names in NAMESPACES.items() for namespace in names.split()}

BESIDE = frozenset(
    {
        "AWS::EC2::Image",
        "AWS::EC2::Snapshot",
        "AWS::EC2::Volume",
        "AWS::ECS::TaskDefinition",
        "AWS::RDS::DBClusterSnapshot",
        "AWS::RDS::DBSnapshot",
    }
)
"""Copies, disks and plans: no request goes to them, whatever their namespace."""

GLOBAL = frozenset({"CloudFront", "GlobalAccelerator", "IAM", "Organizations", "Route53", "Shield"})
"""Namespaces of global services, which lie in no Region.

https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
"""

PLUMBING = frozenset(
    f"AWS::EC2::{name}"
    for name in [
        "EIP",
        "InternetGateway",
        "NatGateway",
        "NetworkInterface",
        "RouteTable",
        "SecurityGroup",
        "Subnet",
        "VPC",
    ]
)
"""Drawn as places, or left to the ledger: as cards they would hide the way of a request."""

ZONED = re.compile(r"^[a-z]{2}[a-z-]*-[a-z]+-\d+[a-z0-9-]*$")
"""The name of an Availability Zone or Local Zone."""

KINDS = {
    "AWS::CloudFront::Distribution": "CloudFront distribution",
    "AWS::Cognito::UserPool": "Cognito user pool",
    "AWS::EC2::Instance": "EC2 instance",
    "AWS::EC2::Volume": "EBS volume",
    "AWS::ElasticLoadBalancing::LoadBalancer": "Classic Load Balancer",
    "AWS::ElasticLoadBalancingV2::LoadBalancer": "Load balancer",
    "AWS::RDS::DBCluster": "RDS cluster",
    "AWS::RDS::DBInstance": "RDS database",
    "AWS::RDS::DBSnapshot": "RDS snapshot",
    "AWS::WAFv2::WebACL": "WAF web ACL",
}
"""What people call the types of the usual path; any other is called by its namespace and name."""

BALANCERS = {
    "application": "Application Load Balancer",
    "gateway": "Gateway Load Balancer",
    "network": "Network Load Balancer",
}
"""By the property `Type`; `application` where it is absent.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html
"""

SHORT_KINDS = dict.fromkeys(BALANCERS.values(), "Load balancer")
"""What a type is called where there is no room for more."""

THEN = " · "
"""Between the name of a place and its block."""

TERRAFORM_TYPE = re.compile(r"(^|\.)(?:aws|awscc)_\w+\.")
"""The type in an address, between the module's path and the name."""

SUBNETS = {True: "Public subnet", False: "Private subnet", None: "Subnet"}
"""By whether a route leads to an internet gateway: https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html"""


class Spot(NamedTuple):
    """A place on the way from the account down to a resource. `id` tells it apart from its neighbours of that kind."""

    kind: str
    id: str
    title: str
    key: str = ""


SHELF = Spot("shelf", "", "Beside the path: keys, records, identities")


def worth_showing(resource: Resource) -> bool:
    """Whether a resource is a card: it runs or keeps something, and is here rather than only referred to."""
    if resource.type in PLUMBING or resource.type.startswith("Remit::") or resource.external:
        return False
    return not catalogue.is_configuration(resource.type)


def column_of(resource: Resource) -> int:
    """The hop column of a resource, by its namespace; a web ACL of CloudFront stands at the edge with it."""
    if resource.type in BESIDE:
        return AROUND
    namespace = _namespace(resource)
    if namespace == "WAFv2" and _text(resource, "Scope") == "CLOUDFRONT":
        return EDGE
    return COLUMN_OF.get(namespace, AROUND)


def kind_of(resource: Resource) -> str:
    """What a resource is, in words; a load balancer says which one as far as that is known."""
    if resource.type != "AWS::ElasticLoadBalancingV2::LoadBalancer":
        return kind_of_type(resource.type)
    told = _text(resource, "Type") if "Type" in vars(resource.properties) else "application"
    return BALANCERS.get(told, KINDS[resource.type])


def kind_of_type(type_name: str) -> str:
    """A type in words: `AWS::DynamoDB::Table` → `DynamoDB table`, `AWS::Logs::LogGroup` → `Log group`."""
    if type_name in KINDS:
        return KINDS[type_name]
    namespace, _, name = type_name.removeprefix("AWS::").partition("::")
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name.replace("::", " ")).split()
    told = [word if word.isupper() else word.lower() for word in words]
    if told and namespace.lower().startswith(told[0]):
        return " ".join((told[0].capitalize(), *told[1:]))
    return " ".join((namespace, *told))


def title_of(resource: Resource) -> str:
    """The name that people know a resource by; of a Terraform address the type is left out, which the kind says."""
    if resource.address:
        return TERRAFORM_TYPE.sub(r"\1", resource.address)
    tag = "" if resource.declared else resource.tags.get("Name")
    return resource.name or (tag if isinstance(tag, str) and tag else resource.id)


def way_to(resource: Resource, relations: Relations) -> tuple[Spot, ...]:
    """The places around a resource, outermost first."""
    found = [_account(resource)]
    if not is_global(resource):
        found.append(_region(resource))
    if column_of(resource) == AROUND:
        return (*found, SHELF)
    return (*found, *(() if is_global(resource) else _network(resource, relations)))


def is_global(resource: Resource) -> bool:
    """Whether a resource lies in no Region: its service is global, or it is a web ACL for CloudFront."""
    return _namespace(resource) in GLOBAL or (resource.type == "AWS::WAFv2::WebACL" and column_of(resource) == EDGE)


def _namespace(resource: Resource) -> str:
    return resource.type.split("::")[1] if "::" in resource.type else ""


def _account(resource: Resource) -> Spot:
    if resource.account:
        return Spot("account", resource.account, f"Account {resource.account}")
    return Spot("account", resource.scope, resource.scope or "One account")


def _region(resource: Resource) -> Spot:
    return Spot("region", resource.region or "", f"Region {resource.region}" if resource.region else "Region")


def _network(resource: Resource, relations: Relations) -> list[Spot]:
    """VPC, zone and subnet, as far as what the resource names tells them; none where it names several VPCs."""
    subnets = _located(resource, relations, "AWS::EC2::Subnet")
    vpcs = _vpcs(subnets, relations) or _vpcs(_located(resource, relations, "AWS::EC2::SecurityGroup"), relations)
    vpcs = vpcs or {each.key: each for each in _located(resource, relations, "AWS::EC2::VPC")}
    if len(vpcs) != 1:
        return []
    vpc = next(iter(vpcs.values()))
    found = [Spot("vpc", vpc.key, _titled("VPC", vpc), vpc.key)]
    zone = _zone(subnets[0] if len(subnets) == 1 else resource)
    if zone:
        found.append(Spot("zone", zone, f"Availability Zone {zone}"))
    if len(subnets) == 1:
        word = SUBNETS[relations.is_public(subnets[0])]
        found.append(Spot("subnet", subnets[0].key, _titled(word, subnets[0]), subnets[0].key))
    return found


def _located(resource: Resource, relations: Relations, type_name: str) -> list[Resource]:
    """The resources of a network type that one names, itself or by what is made to say where it lies."""
    direct = [relations.resources[key] for key in relations.named_by(resource) if key in relations.resources]
    found = [each for each in direct if each.type == type_name]
    if found:
        return found
    indirect = [key for each in direct if _says_where(each) for key in relations.named_by(each)]
    return [
        relations.resources[key]
        for key in dict.fromkeys(indirect)
        if key in relations.resources and relations.resources[key].type == type_name
    ]


def _says_where(resource: Resource) -> bool:
    return resource.type.endswith(("SubnetGroup", "::NetworkInterface", "::DBCluster"))


def _vpcs(parts: list[Resource], relations: Relations) -> dict[str, Resource]:
    """The VPCs of subnets or security groups; a part whose VPC is not read has none."""
    found = filter(None, (relations.get(part.properties.VpcId, "VpcId", part) for part in parts))
    return {each.key: each for each in found}


def _zone(resource: Resource) -> str:
    """The Availability Zone that a subnet or a resource of its own says, where it is known and only one."""
    if vars(resource.properties).get("MultiAZ") is True:
        return ""
    zone = _text(resource, "AvailabilityZone")
    return zone if ZONED.match(zone) else ""


def _titled(word: str, resource: Resource) -> str:
    """Its name and block; of a subnet the block alone, rather than an id that AWS made up."""
    title, block = title_of(resource), _text(resource, "CidrBlock")
    if not block:
        return f"{word} {title}"
    nameless = title == resource.id and not resource.declared
    return f"{word} {block}" if nameless and word != "VPC" else f"{word} {title}{THEN}{block}"


def _text(resource: Resource, name: str) -> str:
    """A property that is a known text, else nothing."""
    value = vars(resource.properties).get(name)
    return value if isinstance(value, str) else ""
