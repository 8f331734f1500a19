"""Inverses of tables' functions that trial does not find, by Terraform type and attribute.

Each gets a property and gives the raw value of the attribute, in which blocks are lists of mappings; for several
attributes that make properties together (keyed by the paths of those) it gets the properties by path and gives all raw
values by name. It need not be right in all cases: what it gives is carried out forwards before it is believed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.checks.terraform_examples.hcl import snake

if TYPE_CHECKING:
    from collections.abc import Callable

LOGGED = {"VPC": "vpc_id", "Subnet": "subnet_id", "NetworkInterface": "eni_id", "TransitGateway": "transit_gateway_id"}


def given(values: dict[str, Any]) -> dict[str, Any]:
    """Without what is not said."""
    return {name: value for name, value in values.items() if value is not None}


def contact(told: dict[str, Any]) -> dict[str, Any]:
    """The contact for one matter, of `aws_account_alternate_contact`."""
    (which, inner), *_ = told.items()
    names = {"name": "Name", "email_address": "EmailAddress", "title": "Title", "phone_number": "PhoneNumber"}
    own = {name: inner[path] for name, path in names.items() if path in inner} if isinstance(inner, dict) else {}
    return {"alternate_contact_type": which.removesuffix("Contact").upper(), **own}


def encryption(told: dict[str, Any]) -> list[dict[str, Any]]:
    """The block `server_side_encryption` of `aws_dynamodb_table`."""
    return [given({"enabled": told.get("SSEEnabled"), "kms_key_arn": told.get("KMSMasterKeyId")})]


def traffic(told: dict[str, Any]) -> dict[str, Any]:
    """The attributes of `aws_network_acl_rule` that tell the traffic."""
    entry = acl_entry(told)
    return {name: entry[name] for name in ("protocol", "from_port", "to_port") if name in entry}


def acl_entry(told: dict[str, Any]) -> dict[str, Any]:
    """An entry of a network ACL as a block of it."""
    ports = told.get("PortRange") or {}
    return given(
        {
            "rule_no": told.get("RuleNumber"),
            "protocol": {"6": "tcp", "17": "udp"}.get(str(told["Protocol"]), str(told["Protocol"])),
            "action": told.get("RuleAction"),
            "cidr_block": told.get("CidrBlock"),
            "ipv6_cidr_block": told.get("Ipv6CidrBlock"),
            "from_port": ports.get("From"),
            "to_port": ports.get("To"),
        }
    )


def canned(told: Any) -> Any:
    """A canned ACL as S3 names it: `PublicRead` as `public-read`."""
    return snake(told).replace("_", "-") if isinstance(told, str) else told


def containers(told: Any) -> Any:
    """Definitions of containers as the API of ECS has them: names begin small, but not those that users choose."""
    if isinstance(told, dict):
        return {
            name[:1].lower() + name[1:]: item if name in ("DockerLabels", "Options") else containers(item)
            for name, item in told.items()
        }
    return [containers(item) for item in told] if isinstance(told, list) else told


def other_way(*, egress: bool) -> Callable[[Any], Any]:
    """Entries of one direction alone."""
    return lambda told: acl_entry(told) if bool(told.get("Egress")) == egress else {}


INVERSES: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("aws_account_alternate_contact", "BillingContact OperationsContact SecurityContact"): contact,
    ("aws_db_cluster_snapshot", "shared_accounts"): lambda told: told[0]["AttributeValues"],
    ("aws_db_snapshot", "shared_accounts"): lambda told: told[0]["AttributeValues"],
    ("aws_dynamodb_table", "server_side_encryption"): encryption,
    ("aws_route53_hosted_zone_dnssec", "DNSSEC"): lambda _: {"signing_status": "SIGNING"},
    ("aws_cognito_user_pool", "software_token_mfa_configuration"): lambda _: {"enabled": True},
    ("aws_flow_log", "ResourceId ResourceType"): lambda told: {LOGGED[told["ResourceType"]]: told["ResourceId"]},
    ("aws_ecs_task_definition", "container_definitions"): containers,
    ("aws_s3_bucket", "acl"): canned,
    ("aws_s3_bucket_acl", "acl"): canned,
    ("aws_network_acl_rule", "Protocol PortRange Icmp"): traffic,
    ("aws_network_acl", "ingress"): other_way(egress=False),
    ("aws_network_acl", "egress"): other_way(egress=True),
}
