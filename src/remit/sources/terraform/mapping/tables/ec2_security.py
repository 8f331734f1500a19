"""Amazon VPC: security groups and network ACLs.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import is_known
from remit.sources.terraform.mapping.table import ITSELF, Also, Each, Table, To, Whole, members
from remit.sources.terraform.mapping.tables.ec2_network import owner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

GROUP = ("AWS::EC2::SecurityGroup",)
SOURCES = {"ingress": "Source", "egress": "Destination"}

PROTOCOLS = {"all": -1, "-1": -1, "icmp": 1, "tcp": 6, "udp": 17, "icmpv6": 58}
"""Numbers of protocols that may be named: https://www.iana.org/assignments/protocol-numbers."""


def rules(direction: str) -> Callable[[Any], list[dict[str, Any]]]:
    """What makes one rule for each source that a block `ingress` or `egress` names."""
    return lambda told: [{**ports(told), **peer} for peer in peers(told, SOURCES[direction], ITSELF)]


def ports(told: Mapping[str, Any]) -> dict[str, Any]:
    """Protocol, range and description of a rule. A rule for all protocols has no range, whatever is written."""
    protocol = told.get("protocol")
    protocol = protocol.lower() if isinstance(protocol, str) else protocol
    described = {"Description": told.get("description")}
    if isinstance(protocol, (str, int)) and str(protocol) in ("-1", "all"):
        return {"IpProtocol": "-1", **described}
    return {"IpProtocol": protocol, "FromPort": told.get("from_port"), "ToPort": told.get("to_port"), **described}


def peers(told: Mapping[str, Any], source: str, own: object) -> Iterator[dict[str, Any]]:
    """Whom a rule names, one at a time. `source` begins the registry's names; `own` is the group itself."""
    for attribute, name in (
        ("cidr_blocks", "CidrIp"),
        ("ipv6_cidr_blocks", "CidrIpv6"),
        ("prefix_list_ids", f"{source}PrefixListId"),
        ("security_groups", f"{source}SecurityGroupId"),
        ("source_security_group_id", f"{source}SecurityGroupId"),
    ):
        yield from ({name: value} for value in members(told.get(attribute)) if not _is_empty(value))
    itself = told.get("self")
    if itself is not None and (not is_known(itself) or itself in (True, "true")):
        yield {f"{source}SecurityGroupId": own if is_known(itself) else itself}


def _is_empty(value: Any) -> bool:
    return isinstance(value, str) and not value


def group_rules(told: Mapping[str, Any]) -> dict[str, Any]:
    """The rules that one `aws_security_group_rule` stands for."""
    direction = told["type"]
    name = "SecurityGroupIngress" if direction == "ingress" else "SecurityGroupEgress"
    source = SOURCES["ingress" if direction == "ingress" else "egress"]
    return {name: [{**ports(told), **peer} for peer in peers(told, source, told.get("security_group_id"))]}


def entries(*, egress: bool) -> Callable[[Any], dict[str, Any]]:
    """What makes an entry of a network ACL from a block `ingress` or `egress`."""
    return lambda told: {
        "Egress": egress,
        "RuleNumber": told.get("rule_no"),
        "RuleAction": told.get("action"),
        "CidrBlock": told.get("cidr_block"),
        "Ipv6CidrBlock": told.get("ipv6_cidr_block"),
        **traffic(told),
    }


def traffic(told: Mapping[str, Any]) -> dict[str, Any]:
    """Protocol by number, with the range of ports or the ICMP type where the protocol has them."""
    named = told.get("protocol")
    number = PROTOCOLS.get(named.lower(), named) if isinstance(named, str) else named
    made: dict[str, Any] = {"Protocol": number}
    if not is_known(number) or str(number) in ("6", "17"):
        made["PortRange"] = _told(From=told.get("from_port"), To=told.get("to_port"))
    if not is_known(number) or str(number) in ("1", "58"):
        made["Icmp"] = _told(Type=told.get("icmp_type"), Code=told.get("icmp_code"))
    return made


def _told(**values: Any) -> dict[str, Any] | None:
    return {name: value for name, value in values.items() if value is not None} or None


SUBNETS = Also(
    "AWS::EC2::SubnetNetworkAclAssociation",
    lambda told, itself: [{"SubnetId": subnet, "NetworkAclId": itself} for subnet in members(told["subnet_ids"])],
    "subnet_ids",
)

ENTRIES = {"ingress": Each("Entries", entries(egress=False)), "egress": Each("Entries", entries(egress=True))}

RULES = {
    "ingress": Each("SecurityGroupIngress", rules("ingress")),
    "egress": Each("SecurityGroupEgress", rules("egress")),
}

TABLES = (
    Table(
        "aws_security_group",
        "AWS::EC2::SecurityGroup",
        {**RULES, "description": "GroupDescription", "name": "GroupName"},
        # Terraform takes away the egress rule that AWS adds, and says this description: the page of aws_security_group.
        defaults={"SecurityGroupEgress": [], "GroupDescription": "Managed by Terraform"},
        ids={"id": "GroupId"},
        drop="name_prefix revoke_rules_on_delete",
    ),
    Table(
        "aws_default_security_group",
        "AWS::EC2::SecurityGroup",
        RULES,
        # Terraform takes away every rule that is not written: the page of aws_default_security_group.
        defaults={
            "SecurityGroupEgress": [],
            "GroupName": "default",
            "GroupDescription": "default VPC security group",
        },
        ids={"id": "GroupId"},
        drop="revoke_rules_on_delete",
    ),
    Table(
        "aws_security_group_rule",
        whole=(
            Whole(
                ("SecurityGroupIngress", "SecurityGroupEgress"),
                group_rules,
                "type security_group_id protocol from_port to_port cidr_blocks ipv6_cidr_blocks prefix_list_ids"
                " source_security_group_id self description",
            ),
        ),
        parents=GROUP,
        by="security_group_id",
    ),
    Table(
        "aws_vpc_security_group_ingress_rule",
        "AWS::EC2::SecurityGroupIngress",
        {
            "cidr_ipv4": "CidrIp",
            "cidr_ipv6": "CidrIpv6",
            "prefix_list_id": "SourcePrefixListId",
            "referenced_security_group_id": "SourceSecurityGroupId",
            "security_group_id": "GroupId",
        },
        drop="tags",
    ),
    Table(
        "aws_vpc_security_group_egress_rule",
        "AWS::EC2::SecurityGroupEgress",
        {
            "cidr_ipv4": "CidrIp",
            "cidr_ipv6": "CidrIpv6",
            "prefix_list_id": "DestinationPrefixListId",
            "referenced_security_group_id": "DestinationSecurityGroupId",
            "security_group_id": "GroupId",
        },
        drop="tags",
    ),
    Table(
        "aws_vpc_security_group_vpc_association",
        "AWS::EC2::SecurityGroupVpcAssociation",
        {"security_group_id": "GroupId"},
    ),
    Table("aws_network_acl", "AWS::EC2::NetworkAcl", ENTRIES, also=(SUBNETS,)),
    Table(
        "aws_default_network_acl",
        "AWS::EC2::NetworkAcl",
        {**ENTRIES, "default_network_acl_id": To("VpcId", owner)},
        also=(SUBNETS,),
        defaults={"IsDefault": True},
    ),
    Table(
        "aws_network_acl_rule",
        "AWS::EC2::NetworkAclEntry",
        whole=(Whole(("Protocol", "PortRange", "Icmp"), traffic, "protocol from_port to_port icmp_type icmp_code"),),
    ),
    Table("aws_network_acl_association", "AWS::EC2::SubnetNetworkAclAssociation"),
)
