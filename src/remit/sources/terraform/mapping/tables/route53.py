"""Amazon Route 53."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, Whole, within

if TYPE_CHECKING:
    from collections.abc import Mapping


def associated(told: Mapping[str, Any]) -> dict[str, Any]:
    """One more VPC that may ask a private zone."""
    return {"VPCs": [{"VPCId": told.get("vpc_id"), "VPCRegion": told.get("vpc_region")}]}


def location(told: Mapping[str, Any]) -> dict[str, Any]:
    """One more named list of networks."""
    return {"Locations": [{"LocationName": told.get("name"), "CidrList": told.get("cidr_blocks")}]}


def signed(told: Mapping[str, Any]) -> dict[str, Any]:
    """A zone is signed once this type says so; it may also say that it is not."""
    return {} if told.get("signing_status") == "NOT_SIGNING" else {"DNSSEC": {}}


TABLES = (
    Table(
        "aws_route53_zone",
        "AWS::Route53::HostedZone",
        {
            "comment": "HostedZoneConfig.Comment",
            "enable_accelerated_recovery": "HostedZoneFeatures.EnableAcceleratedRecovery",
            "tags": "HostedZoneTags",
        },
        # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_zone
        defaults={"HostedZoneConfig.Comment": "Managed by Terraform"},
        ids={"zone_id": "Ref"},
        drop="force_destroy",
    ),
    Table(
        "aws_route53_zone_association",
        whole=(Whole(("VPCs",), associated, "vpc_id vpc_region"),),
        parents=("AWS::Route53::HostedZone",),
        by="zone_id",
    ),
    Table(
        "aws_route53_record",
        "AWS::Route53::RecordSet",
        {
            "alias": Block("AliasTarget", {"name": "DNSName", "zone_id": "HostedZoneId"}),
            "cidr_routing_policy": "CidrRoutingConfig",
            "failover_routing_policy": Block("", {"type": "Failover"}),
            "geolocation_routing_policy": Block(
                "GeoLocation",
                {"continent": "ContinentCode", "country": "CountryCode", "subdivision": "SubdivisionCode"},
            ),
            "geoproximity_routing_policy": "GeoProximityLocation",
            "latency_routing_policy": Block("", {"region": "Region"}),
            "multivalue_answer_routing_policy": "MultiValueAnswer",
            "records": "ResourceRecords",
            "weighted_routing_policy": Block("", {"weight": "Weight"}),
            "zone_id": "HostedZoneId",
        },
        ids={"fqdn": "Ref"},
        drop="allow_overwrite",
    ),
    Table(
        "aws_route53_query_log",
        "AWS::Route53::QueryLoggingConfig",
        {"cloudwatch_log_group_arn": "CloudWatchLogsLogGroupArn", "zone_id": "HostedZoneId"},
    ),
    Table(
        "aws_route53_cidr_location",
        whole=(Whole(("Locations",), location, "name cidr_blocks"),),
        parents=("AWS::Route53::CidrCollection",),
        by="cidr_collection_id",
    ),
    Table("aws_route53_resolver_endpoint", "AWS::Route53Resolver::ResolverEndpoint", {"ip_address": "IpAddresses"}),
    # https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_key_signing_key
    Table("aws_route53_key_signing_key", "AWS::Route53::KeySigningKey", defaults={"Status": "ACTIVE"}),
    Table(
        "aws_route53_hosted_zone_dnssec",
        whole=(Whole(("DNSSEC",), signed, "hosted_zone_id signing_status"),),
        parents=("AWS::Route53::HostedZone",),
        by="hosted_zone_id",
    ),
    Table(
        "aws_route53_health_check",
        "AWS::Route53::HealthCheck",
        within(
            "HealthCheckConfig",
            {
                "child_health_threshold": "HealthThreshold",
                "child_healthchecks": "ChildHealthChecks",
                "cloudwatch_alarm_name": "AlarmIdentifier.Name",
                "cloudwatch_alarm_region": "AlarmIdentifier.Region",
                "enable_sni": "EnableSNI",
                "failure_threshold": "FailureThreshold",
                "fqdn": "FullyQualifiedDomainName",
                "insufficient_data_health_status": "InsufficientDataHealthStatus",
                "invert_healthcheck": "Inverted",
                "ip_address": "IPAddress",
                "measure_latency": "MeasureLatency",
                "port": "Port",
                "regions": "Regions",
                "request_interval": "RequestInterval",
                "resource_path": "ResourcePath",
                "routing_control_arn": "RoutingControlArn",
                "search_string": "SearchString",
                "type": "Type",
            },
        )
        | {"tags": "HealthCheckTags"},
        drop="disabled reference_name triggers",
    ),
)
