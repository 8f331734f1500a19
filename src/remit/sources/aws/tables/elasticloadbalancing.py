"""Elastic Load Balancing: application, network and gateway load balancers, and the classic ones."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Each, Table, Via
from remit.sources.aws.tables.wafv2 import web_acl_of


def policies(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A classic load balancer's policies with their attributes."""
    return [
        {
            "PolicyName": policy.get("PolicyName"),
            "PolicyType": policy.get("PolicyTypeName"),
            "Attributes": [
                {"Name": one.get("AttributeName"), "Value": one.get("AttributeValue")}
                for one in policy.get("PolicyAttributeDescriptions", ())
            ],
        }
        for policy in told
    ]


def desync_mode(told: list[dict[str, Any]]) -> str | None:
    """What a classic load balancer does with doubtful requests, by the key of its attribute."""
    return next((one.get("Value") for one in told if one.get("Key") == "elb.http.desyncmitigationmode"), None)


def is_application(known: dict[str, Any]) -> bool:
    """Whether a load balancer speaks HTTP, so that a web application firewall can stand before it."""
    return known.get("Type") == "application"


def speaks_http(known: dict[str, Any]) -> bool:
    """Whether a listener has rules."""
    return known.get("Protocol") in ("HTTP", "HTTPS")


def has_certificates(known: dict[str, Any]) -> bool:
    """Whether a listener speaks TLS."""
    return known.get("Protocol") in ("HTTPS", "TLS")


def with_addresses(zones: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
    """The subnets in which a network load balancer has an Elastic IP address, with that; None when it has none."""
    told = [(zone, address) for zone in zones for address in zone.get("LoadBalancerAddresses", ())]
    held = [
        {"SubnetId": zone["SubnetId"], "AllocationId": address["AllocationId"]}
        for zone, address in told
        if address.get("AllocationId") and zone.get("SubnetId")
    ]
    return held or None


def full_name(arn: str) -> str:
    """The part of a load balancer's or target group's ARN that CloudWatch names it by."""
    return arn.rsplit(":", 1)[-1].removeprefix("loadbalancer/")


LOAD_BALANCER = Table(
    "AWS::ElasticLoadBalancingV2::LoadBalancer",
    Call(
        "elbv2:DescribeLoadBalancers",
        "LoadBalancers[]",
        more="NextMarker>Marker",
        same="DNSName EnablePrefixForIpv6SourceNat EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic IpAddressType"
        " LoadBalancerArn LoadBalancerName Scheme SecurityGroups Type",
        fills={
            "CanonicalHostedZoneID": "CanonicalHostedZoneId",
            "LoadBalancerFullName": Via(full_name, "LoadBalancerArn"),
            "Name": "LoadBalancerName",
            "SubnetMappings": Via(with_addresses, "AvailabilityZones"),
            "Subnets": "AvailabilityZones[].SubnetId",
        },
    ),
    (
        Call(
            "elbv2:DescribeLoadBalancerAttributes",
            bound={"LoadBalancerArn": "LoadBalancerArn"},
            fills={"LoadBalancerAttributes": "Attributes"},
        ),
        web_acl_of("LoadBalancerArn", when=is_application),
    ),
    id="LoadBalancerName",
    arn="LoadBalancerArn",
    name="LoadBalancerName",
    tags="@tagging",
)

LISTENER = Table(
    "AWS::ElasticLoadBalancingV2::Listener",
    Call(
        "elbv2:DescribeListeners",
        "Listeners[]",
        bound={"LoadBalancerArn": "^.LoadBalancerArn"},
        more="NextMarker>Marker",
        same="AlpnPolicy Certificates DefaultActions ListenerArn LoadBalancerArn MutualAuthentication Port Protocol"
        " SslPolicy",
    ),
    (
        Call(
            "elbv2:DescribeRules",
            "Rules[]",
            bound={"ListenerArn": "ListenerArn"},
            more="NextMarker>Marker",
            fills={"Rules": Via(lambda rules: [rule for rule in rules if not rule.get("IsDefault")])},
            when=speaks_http,
        ),
        Call(
            "elbv2:DescribeListenerCertificates",
            "Certificates[]",
            bound={"ListenerArn": "ListenerArn"},
            more="NextMarker>Marker",
            fills={"ListenerCertificates": Each("@", {"CertificateArn": "CertificateArn"})},
            when=has_certificates,
        ),
    ),
    within="AWS::ElasticLoadBalancingV2::LoadBalancer",
    id="ListenerArn",
    arn="ListenerArn",
    tags="@tagging",
)

TARGET_GROUP = Table(
    "AWS::ElasticLoadBalancingV2::TargetGroup",
    Call(
        "elbv2:DescribeTargetGroups",
        "TargetGroups[]",
        more="NextMarker>Marker",
        same="HealthCheckEnabled HealthCheckIntervalSeconds HealthCheckPath HealthCheckPort HealthCheckProtocol"
        " HealthCheckTimeoutSeconds HealthyThresholdCount IpAddressType LoadBalancerArns Matcher Port Protocol"
        " ProtocolVersion TargetControlPort TargetGroupArn TargetGroupName TargetType UnhealthyThresholdCount VpcId",
        fills={"Name": "TargetGroupName", "TargetGroupFullName": Via(full_name, "TargetGroupArn")},
    ),
    (
        Call(
            "elbv2:DescribeTargetGroupAttributes",
            bound={"TargetGroupArn": "TargetGroupArn"},
            fills={"TargetGroupAttributes": "Attributes"},
        ),
        Call(
            "elbv2:DescribeTargetHealth",
            "TargetHealthDescriptions[].Target",
            bound={"TargetGroupArn": "TargetGroupArn"},
            fills={"Targets": "@"},
        ),
    ),
    id="TargetGroupName",
    arn="TargetGroupArn",
    name="TargetGroupName",
    tags="@tagging",
)

CLASSIC = Table(
    "AWS::ElasticLoadBalancing::LoadBalancer",
    Call(
        "elb:DescribeLoadBalancers",
        "LoadBalancerDescriptions[]",
        more="NextMarker>Marker",
        same="AvailabilityZones CanonicalHostedZoneName CanonicalHostedZoneNameID DNSName HealthCheck LoadBalancerName"
        " Scheme SecurityGroups SourceSecurityGroup Subnets",
        fills={
            "Instances": "Instances[].InstanceId",
            "Listeners": Each(
                "ListenerDescriptions",
                {
                    "InstancePort": "Listener.InstancePort",
                    "InstanceProtocol": "Listener.InstanceProtocol",
                    "LoadBalancerPort": "Listener.LoadBalancerPort",
                    "PolicyNames": "PolicyNames",
                    "Protocol": "Listener.Protocol",
                    "SSLCertificateId": "Listener.SSLCertificateId",
                },
            ),
        },
    ),
    (
        Call(
            "elb:DescribeLoadBalancerAttributes",
            "LoadBalancerAttributes",
            bound={"LoadBalancerName": "LoadBalancerName"},
            fills={
                "AccessLoggingPolicy": "AccessLog",
                "ConnectionDrainingPolicy": "ConnectionDraining",
                "ConnectionSettings": "ConnectionSettings",
                "CrossZone": "CrossZoneLoadBalancing.Enabled",
                "DesyncMitigationMode": Via(desync_mode, "AdditionalAttributes"),
            },
        ),
        Call(
            "elb:DescribeLoadBalancerPolicies",
            "PolicyDescriptions",
            bound={"LoadBalancerName": "LoadBalancerName"},
            fills={"Policies": Via(policies)},
        ),
    ),
    id="LoadBalancerName",
    arn="arn:{partition}:elasticloadbalancing:{region}:{account}:loadbalancer/{id}",
    name="LoadBalancerName",
    tags="@tagging",
)

TABLES = (LOAD_BALANCER, LISTENER, TARGET_GROUP, CLASSIC)
