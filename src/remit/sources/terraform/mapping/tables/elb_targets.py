"""Elastic Load Balancing: target groups.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb_target_group
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, Whole, only, pair

if TYPE_CHECKING:
    from collections.abc import Mapping

ATTRIBUTES = "TargetGroupAttributes"

KEYS = {
    "connection_termination": "deregistration_delay.connection_termination.enabled",
    "deregistration_delay": "deregistration_delay.timeout_seconds",
    "lambda_multi_value_headers_enabled": "lambda.multi_value_headers.enabled",
    "load_balancing_algorithm_type": "load_balancing.algorithm.type",
    "load_balancing_anomaly_mitigation": "load_balancing.algorithm.anomaly_mitigation",
    "load_balancing_cross_zone_enabled": "load_balancing.cross_zone.enabled",
    "preserve_client_ip": "preserve_client_ip.enabled",
    "proxy_protocol_v2": "proxy_protocol_v2.enabled",
    "slow_start": "slow_start.duration_seconds",
}
"""https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html"""

GRPC_CODES = 100
"""HTTP's codes begin here; below are gRPC's."""

HEALTH_CHECK = {
    "enabled": "HealthCheckEnabled",
    "healthy_threshold": "HealthyThresholdCount",
    "interval": "HealthCheckIntervalSeconds",
    "path": "HealthCheckPath",
    "port": "HealthCheckPort",
    "protocol": "HealthCheckProtocol",
    "timeout": "HealthCheckTimeoutSeconds",
    "unhealthy_threshold": "UnhealthyThresholdCount",
}


def matcher(codes: Any) -> dict[str, Any]:
    """The codes of a healthy answer (`200-299`, `200,202`), of HTTP or of gRPC."""
    first = codes.partition("-")[0].partition(",")[0]
    return {"GrpcCode" if int(first) < GRPC_CODES else "HttpCode": codes}


def stickiness(told: Mapping[str, Any]) -> dict[str, Any]:
    """How long a client stays with a target. Only cookies last, and only one of the two kinds has a name."""
    block = only(told["stickiness"])
    made = {"stickiness.enabled": block.get("enabled"), "stickiness.type": block.get("type")}
    if block.get("type") in ("lb_cookie", "app_cookie"):
        made[f"stickiness.{block['type']}.duration_seconds"] = block.get("cookie_duration")
    made["stickiness.app_cookie.cookie_name"] = block.get("cookie_name") or None
    return {
        ATTRIBUTES: [
            {"Key": key, "Value": str(value).lower() if isinstance(value, (bool, int)) else value}
            for key, value in made.items()
            if value is not None
        ]
    }


def health(kind: str) -> Block:
    """How many targets must be healthy, for one of two purposes."""
    path = f"target_group_health.{kind}.minimum_healthy_targets"
    return Block(
        "",
        {
            "minimum_healthy_targets_count": pair(f"{path}.count", ATTRIBUTES),
            "minimum_healthy_targets_percentage": pair(f"{path}.percentage", ATTRIBUTES),
        },
    )


def target(told: Mapping[str, Any]) -> dict[str, Any]:
    """One target of a group."""
    names = {
        "target_id": "Id",
        "port": "Port",
        "availability_zone": "AvailabilityZone",
        "quic_server_id": "QuicServerId",
    }
    return {"Targets": [{names[attribute]: value for attribute, value in told.items()}]}


TABLES = (
    Table(
        "aws_lb_target_group aws_alb_target_group",
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        {
            **{attribute: pair(key, ATTRIBUTES) for attribute, key in KEYS.items()},
            # Healthy after three checks and unhealthy after three, when the block is there: the page of the type.
            "health_check": Block(
                "",
                {**HEALTH_CHECK, "matcher": To("Matcher", matcher)},
                defaults={"healthy_threshold": 3, "unhealthy_threshold": 3},
            ),
            "target_failover": Block(
                "",
                {name: pair(f"target_failover.{name}", ATTRIBUTES) for name in ("on_deregistration", "on_unhealthy")},
            ),
            "target_group_health": Block(
                "",
                {
                    "dns_failover": health("dns_failover"),
                    "unhealthy_state_routing": health("unhealthy_state_routing"),
                },
            ),
            "target_health_state": Block(
                "",
                {
                    "enable_unhealthy_connection_termination": pair(
                        "target_health_state.unhealthy.connection_termination.enabled", ATTRIBUTES
                    ),
                    "unhealthy_draining_interval": pair(
                        "target_health_state.unhealthy.draining_interval_seconds", ATTRIBUTES
                    ),
                },
            ),
        },
        whole=(Whole((ATTRIBUTES,), stickiness, "stickiness"),),
        ids={"arn": "Ref", "arn_suffix": "TargetGroupFullName", "name": "TargetGroupName"},
        drop="name_prefix",
    ),
    Table(
        "aws_lb_target_group_attachment aws_alb_target_group_attachment",
        whole=(Whole(("Targets",), target, "target_id port availability_zone quic_server_id"),),
        parents=("AWS::ElasticLoadBalancingV2::TargetGroup",),
        by="target_group_arn",
    ),
)
