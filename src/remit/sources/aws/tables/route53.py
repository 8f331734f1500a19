"""Amazon Route 53."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Join, Pick, Table, Via
from remit.sources.aws.transforms import last_part


def signing(told: dict[str, Any]) -> dict[str, Any] | None:
    """The zone's DNSSEC signing, if it is on."""
    return {} if told.get("ServeSignature") == "SIGNING" else None


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
)
