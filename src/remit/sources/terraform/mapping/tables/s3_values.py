"""Amazon S3: values that more than one of its tables changes, and blocks that more than one has."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, To, members, only

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CANNED = {
    "private": "Private",
    "public-read": "PublicRead",
    "public-read-write": "PublicReadWrite",
    "authenticated-read": "AuthenticatedRead",
    "aws-exec-read": "AwsExecRead",
    "log-delivery-write": "LogDeliveryWrite",
    "bucket-owner-read": "BucketOwnerRead",
    "bucket-owner-full-control": "BucketOwnerFullControl",
}
"""Canned ACLs: the API's names and CloudFormation's."""

GROUPS = "http://acs.amazonaws.com/groups/"
"""How the URIs of the groups begin that an ACL may name.

https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
"""

SSE = {"apply_server_side_encryption_by_default": "ServerSideEncryptionByDefault"}

LOGGING = {"target_bucket": "DestinationBucketName", "target_prefix": "LogFilePrefix"}

CORS = {"expose_headers": "ExposedHeaders", "max_age_seconds": "MaxAge"}


def canned(value: Any) -> Any:
    """A canned ACL by CloudFormation's name; another text stays as it is."""
    return CANNED.get(value, value)


def granted(grants: Any) -> str:
    """The canned ACL that grants to groups amount to; the widest wins. CloudFormation has no word for single grants.

    Takes the grants of `aws_s3_bucket` (`uri`, `permissions`) and of `aws_s3_bucket_acl` (`grantee`, `permission`).
    """
    held: dict[Any, set[Any]] = {}
    for grant in members(grants):
        uri = grant.get("uri") or only(grant.get("grantee")).get("uri") or ""
        told = members(grant.get("permissions")) or [grant.get("permission")]
        held.setdefault(uri, set()).update(told)
    everyone = held.get(f"{GROUPS}global/AllUsers", set())
    if everyone & {"WRITE", "WRITE_ACP", "FULL_CONTROL"}:
        return "PublicReadWrite"
    if everyone:
        return "PublicRead"
    if f"{GROUPS}global/AuthenticatedUsers" in held:
        return "AuthenticatedRead"
    return "LogDeliveryWrite" if f"{GROUPS}s3/LogDelivery" in held else "Private"


def positive(value: Any) -> Any:
    """A number; zero, which the provider stores for one that is not set, is none."""
    return value or None


EXPIRATION = Block(
    "",
    {
        "days": To("ExpirationInDays", positive),
        "date": "ExpirationDate",
        "expired_object_delete_marker": To("ExpiredObjectDeleteMarker", positive),
    },
)
"""When objects expire, which the registry has beside the rule's other properties."""


def web_address(value: Any) -> dict[str, Any]:
    """Where a website sends everybody: a host name, with the protocol before it where one is asked for."""
    protocol, separator, host = value.partition("://")
    return {"HostName": host, "Protocol": protocol} if separator else {"HostName": value}


def routing_rules(value: Any) -> list[dict[str, Any]]:
    """A website's routing rules, given as JSON in the API's words."""
    return [
        {"RoutingRuleCondition": rule.get("Condition"), "RedirectRule": rule.get("Redirect")}
        for rule in json.loads(value)
    ]


def replication_filter(block: Any) -> dict[str, Any]:
    """The filter of a replication rule in provider 3: a prefix and any number of tags, of which all must hold."""
    told = only(block)
    if not told.get("tags"):
        return {"Prefix": told.get("prefix")}
    return {"And": {"Prefix": told.get("prefix"), "TagFilters": told["tags"]}}


def notifications(attribute: str, name: str) -> Callable[[Any], list[dict[str, Any]]]:
    """What makes notifications of a block: one for each event. `attribute` names its target, in the registry `name`."""

    def read(told: Mapping[str, Any]) -> list[dict[str, Any]]:
        chosen = _key_filter(told)
        return [{name: told.get(attribute), "Event": event, **chosen} for event in members(told.get("events"))]

    return read


def _key_filter(told: Mapping[str, Any]) -> dict[str, Any]:
    rules = [
        {"Name": name, "Value": value}
        for name in ("prefix", "suffix")
        if (value := told.get(f"filter_{name}")) is not None and value != ""
    ]
    return {"Filter": {"S3Key": {"Rules": rules}}} if rules else {}
