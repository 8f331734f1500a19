"""Elastic Load Balancing: application, network and gateway load balancers, their listeners and trust stores.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lb and its neighbours; the attributes' keys:
https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Each, Item, Table, To, Whole, choice, first, pair

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.terraform.mapping.table import Spec

BALANCER = "LoadBalancerAttributes"

BALANCER_KEYS = {
    "client_keep_alive": "client_keep_alive.seconds",
    "desync_mitigation_mode": "routing.http.desync_mitigation_mode",
    "dns_record_client_routing_policy": "dns_record.client_routing_policy",
    "drop_invalid_header_fields": "routing.http.drop_invalid_header_fields.enabled",
    "enable_cross_zone_load_balancing": "load_balancing.cross_zone.enabled",
    "enable_deletion_protection": "deletion_protection.enabled",
    "enable_http2": "routing.http2.enabled",
    "enable_tls_version_and_cipher_suite_headers": "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
    "enable_waf_fail_open": "waf.fail_open.enabled",
    "enable_xff_client_port": "routing.http.xff_client_port.enabled",
    "enable_zonal_shift": "zonal_shift.config.enabled",
    "idle_timeout": "idle_timeout.timeout_seconds",
    "preserve_host_header": "routing.http.preserve_host_header.enabled",
    "secondary_ips_auto_assigned_per_subnet": "secondary_ips.auto_assigned.per_subnet",
    "xff_header_processing_mode": "routing.http.xff_header_processing.mode",
}


def logs(kind: str) -> Block:
    """Logs to a bucket. They are off unless `enabled` is written: the page of aws_lb."""
    return Block(
        "",
        {name: pair(f"{kind}.s3.{name}", BALANCER) for name in ("enabled", "bucket", "prefix")},
        defaults={"enabled": False},
    )


CLIENT = "x_amzn_mtls_clientcert"

LISTENER_KEYS = {
    **{
        f"routing_http_request_{name}_header_name": f"routing.http.request.{name}.header_name"
        for name in (
            CLIENT,
            f"{CLIENT}_issuer",
            f"{CLIENT}_leaf",
            f"{CLIENT}_serial_number",
            f"{CLIENT}_subject",
            f"{CLIENT}_validity",
            "x_amzn_tls_cipher_suite",
            "x_amzn_tls_version",
        )
    },
    **{
        f"routing_http_response_{name}_header_value": f"routing.http.response.{name}.header_value"
        for name in (
            "access_control_allow_credentials",
            "access_control_allow_headers",
            "access_control_allow_methods",
            "access_control_allow_origin",
            "access_control_expose_headers",
            "access_control_max_age",
            "content_security_policy",
            "strict_transport_security",
            "x_content_type_options",
            "x_frame_options",
        )
    },
    "routing_http_response_server_enabled": "routing.http.response.server.enabled",
    "tcp_idle_timeout_seconds": "tcp.idle_timeout.seconds",
}

ACTION: Mapping[str, Spec] = {
    "authenticate_cognito": "AuthenticateCognitoConfig",
    "authenticate_oidc": "AuthenticateOidcConfig",
    "fixed_response": "FixedResponseConfig",
    "forward": Block(
        "ForwardConfig",
        {
            "stickiness": Block("TargetGroupStickinessConfig", {"duration": "DurationSeconds"}),
            "target_group": Block("TargetGroups", {"arn": "TargetGroupArn"}),
        },
    ),
    "jwt_validation": Block("JwtValidationConfig", {"additional_claim": "AdditionalClaims"}),
    "redirect": "RedirectConfig",
}
"""What a listener does, or a rule of it."""

CONDITIONS = {
    "host_header": ("host-header", "HostHeaderConfig"),
    "http_header": ("http-header", "HttpHeaderConfig"),
    "http_request_method": ("http-request-method", "HttpRequestMethodConfig"),
    "path_pattern": ("path-pattern", "PathPatternConfig"),
    "query_string": ("query-string", "QueryStringConfig"),
    "source_ip": ("source-ip", "SourceIpConfig"),
}
"""The block that a condition of a rule has: the API's `Field`, and the registry's object for it."""


def conditions(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The conditions of a block; the registry names in each what it is about."""
    made = []
    for attribute, (field, config) in CONDITIONS.items():
        block = told.get(attribute)
        if first(block) is not None:
            values = {"Values": block} if attribute == "query_string" else block
            made.append({"Field": field, config: values})
    return made


def front(told: Mapping[str, Any]) -> dict[str, Any]:
    """Port and protocol of a listener. An Application Load Balancer's speaks HTTP unless told otherwise, those of other
    load balancers must say it, or have no port: the page of aws_lb_listener.
    """  # noqa: D205
    return {"Port": told.get("port"), "Protocol": told.get("protocol", "HTTP" if "port" in told else None)}


TABLES = (
    Table(
        "aws_lb aws_alb",
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {
            **{attribute: pair(key, BALANCER) for attribute, key in BALANCER_KEYS.items()},
            "access_logs": logs("access_logs"),
            "connection_logs": logs("connection_logs"),
            "health_check_logs": logs("health_check_logs"),
            "internal": To("Scheme", choice("internal", "internet-facing")),
            "ipam_pools": Block("", {"ipv4_ipam_pool_id": "Ipv4IpamPoolId"}),
            "load_balancer_type": "Type",
        },
        ids={
            "arn": "Ref",
            "arn_suffix": "LoadBalancerFullName",
            "dns_name": "DNSName",
            "name": "LoadBalancerName",
            "zone_id": "CanonicalHostedZoneID",
        },
        drop="customer_owned_ipv4_pool name_prefix",
    ),
    Table(
        "aws_lb_listener aws_alb_listener",
        "AWS::ElasticLoadBalancingV2::Listener",
        {
            **{attribute: pair(key, "ListenerAttributes") for attribute, key in LISTENER_KEYS.items()},
            "certificate_arn": Item("Certificates", lambda arn: {"CertificateArn": arn}),
            "default_action": Block("DefaultActions", ACTION),
        },
        whole=(Whole(("Protocol", "Port"), front, "protocol port"),),
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_lb_listener_rule aws_alb_listener_rule",
        "AWS::ElasticLoadBalancingV2::ListenerRule",
        {"action": Block("Actions", ACTION), "condition": Each("Conditions", conditions)},
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_lb_listener_certificate aws_alb_listener_certificate",
        "AWS::ElasticLoadBalancingV2::ListenerCertificate",
        {"certificate_arn": Item("Certificates", lambda arn: {"CertificateArn": arn})},
    ),
    Table(
        "aws_lb_trust_store",
        "AWS::ElasticLoadBalancingV2::TrustStore",
        ids={"arn": "Ref"},
        drop="name_prefix",
    ),
    Table(
        "aws_lb_trust_store_revocation",
        "AWS::ElasticLoadBalancingV2::TrustStoreRevocation",
        whole=(
            Whole(
                ("RevocationContents",),
                lambda told: {
                    "RevocationContents": [
                        {
                            "S3Bucket": told.get("revocations_s3_bucket"),
                            "S3Key": told.get("revocations_s3_key"),
                            "S3ObjectVersion": told.get("revocations_s3_object_version"),
                        }
                    ]
                },
                "revocations_s3_bucket revocations_s3_key revocations_s3_object_version",
            ),
        ),
    ),
)
