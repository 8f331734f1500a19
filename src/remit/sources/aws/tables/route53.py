"""Amazon Route 53."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Join, Pick, Table, Via
from remit.sources.aws.transforms import last_part


def signing(told: dict[str, Any]) -> dict[str, Any] | None:
    """The zone's DNSSEC signing, if it is on."""
    return {} if told.get("ServeSignature") == "SIGNING" else None


def record_id(known: dict[str, Any]) -> str:
    """What tells a record from all others: its zone, name and type, and the part of a weighted or like record."""
    parts = (last_part()(known["^"]["Id"]), known["Name"], known["Type"], known.get("SetIdentifier"))
    return "|".join(part for part in parts if part)


TABLES = (
    Table(
        "AWS::Route53::HostedZone",
        Call(
            "route53:ListHostedZones",
            "HostedZones[]",
            more="NextMarker>Marker",
            same="Name",
            fills={
                "HostedZoneConfig": Pick("Config", {"Comment": "Comment"}),
                "Id": Via(last_part(), "Id"),
            },
        ),
        (
            Call(
                "route53:GetHostedZone",
                bound={"Id": "Id"},
                fills={
                    "NameServers": "DelegationSet.NameServers",
                    "VPCs": Each("VPCs", {"VPCId": "VPCId", "VPCRegion": "VPCRegion"}),
                },
            ),
            Call(
                "route53:GetDNSSEC",
                bound={"HostedZoneId": "Id"},
                fills={
                    "DNSSEC": Via(signing, "Status"),
                    "KeySigningKeys": Each(
                        "KeySigningKeys",
                        {"KeyManagementServiceArn": "KmsArn", "Name": "Name", "Status": "Status"},
                    ),
                },
                when=lambda known: not known.get("Config", {}).get("PrivateZone"),
            ),
            Call(
                "route53:ListQueryLoggingConfigs",
                "QueryLoggingConfigs[]",
                more="NextToken",
                join=Join(own="@id", by="HostedZoneId"),
                fills={"QueryLoggingConfig.CloudWatchLogsLogGroupArn": "CloudWatchLogsLogGroupArn"},
            ),
        ),
        where="global",
        id=Via(last_part(), "Id"),
        arn="arn:{partition}:route53:::hostedzone/{id}",
        name="Name",
        tags="@tagging",
        unique=True,
    ),
    Table(
        "AWS::Route53::RecordSet",
        Call(
            "route53:ListResourceRecordSets",
            "ResourceRecordSets[]",
            bound={"HostedZoneId": "^.Id"},
            more="IsTruncated?NextRecordName+NextRecordType+NextRecordIdentifier"
            ">StartRecordName+StartRecordType+StartRecordIdentifier",
            same="AliasTarget CidrRoutingConfig Failover GeoLocation GeoProximityLocation HealthCheckId"
            " MultiValueAnswer Name Region SetIdentifier TTL Type Weight",
            fills={"HostedZoneId": Via(last_part(), "^.Id"), "ResourceRecords": "ResourceRecords[].Value"},
        ),
        where="global",
        within="AWS::Route53::HostedZone",
        id=Via(record_id),
        name="Name",
        spent=("Comment", "HostedZoneName"),
    ),
)
