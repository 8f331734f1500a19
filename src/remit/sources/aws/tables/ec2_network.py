"""Amazon EC2: the network, and who may pass through it."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Table, Via

ALL = {"MaxResults": 1000}


def rules(source: str) -> Any:
    """Permissions, which group many sources under one port range, as one rule each. `source`: Source or Destination."""

    def flat(permissions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [rule for permission in permissions for rule in _rules(permission, source)]

    return flat


def _rules(permission: dict[str, Any], source: str) -> list[dict[str, Any]]:
    ports: dict[str, Any] = {
        name: permission[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in permission
    }
    parts = (
        ("IpRanges", "CidrIp", "CidrIp"),
        ("Ipv6Ranges", "CidrIpv6", "CidrIpv6"),
        ("PrefixListIds", "PrefixListId", f"{source}PrefixListId"),
        ("UserIdGroupPairs", "GroupId", f"{source}SecurityGroupId"),
    )
    found = []
    for member, told, name in parts:
        for pair in permission.get(member, ()):
            rule = {**ports, name: pair.get(told), "Description": pair.get("Description")}
            if source == "Source" and member == "UserIdGroupPairs":
                rule["SourceSecurityGroupOwnerId"] = pair.get("UserId")
            found.append({key: value for key, value in rule.items() if value is not None})
    return found


TABLES = (
    Table(
        "AWS::EC2::SecurityGroup",
        Call(
            "ec2:DescribeSecurityGroups",
            "SecurityGroups[]",
            fixed=ALL,
            more="NextToken",
            same="GroupId GroupName VpcId",
            fills={
                "GroupDescription": "Description",
                "Id": "GroupId",
                "SecurityGroupIngress": Via(rules("Source"), "IpPermissions"),
                "SecurityGroupEgress": Via(rules("Destination"), "IpPermissionsEgress"),
            },
        ),
        id="GroupId",
        arn="arn:{partition}:ec2:{region}:{account}:security-group/{id}",
        name="GroupName",
        tags="Tags",
        unique=True,
    ),
)
