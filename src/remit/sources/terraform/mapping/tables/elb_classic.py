"""Elastic Load Balancing: Classic Load Balancers and their policies.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elb and its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Item, Table, To, Whole, choice, members

if TYPE_CHECKING:
    from collections.abc import Mapping

BALANCER = ("AWS::ElasticLoadBalancing::LoadBalancer",)


def policy(told: Mapping[str, Any]) -> dict[str, Any]:
    """One policy of a load balancer."""
    made = {
        "PolicyName": told.get("policy_name"),
        "PolicyType": told.get("policy_type_name"),
        "Attributes": told.get("policy_attribute", []),
    }
    return {"Policies": [made]}


def used(told: Mapping[str, Any]) -> dict[str, Any]:
    """The policies of one port: each is told once more, with the port."""
    ports = [told.get("load_balancer_port")]
    return {
        "Policies": [{"PolicyName": name, "LoadBalancerPorts": ports} for name in members(told.get("policy_names"))]
    }


def tls_policy(told: Mapping[str, Any]) -> dict[str, Any]:
    """The policy by which a listener negotiates TLS."""
    made = {
        "PolicyName": told.get("name"),
        "PolicyType": "SSLNegotiationPolicyType",
        "LoadBalancerPorts": [told.get("lb_port")],
        "Attributes": told.get("attribute", []),
    }
    return {"Policies": [made]}


def proxy_policy(told: Mapping[str, Any]) -> dict[str, Any]:
    """The policy by which instances are told the client's address; the provider gives it its name."""
    made = {
        "PolicyName": "TFEnableProxyProtocol",
        "PolicyType": "ProxyProtocolPolicyType",
        "InstancePorts": members(told.get("instance_ports")),
        "Attributes": [{"Name": "ProxyProtocol", "Value": "True"}],
    }
    return {"Policies": [made]}


TABLES = (
    Table(
        "aws_elb",
        BALANCER[0],
        {
            "access_logs": Block(
                "AccessLoggingPolicy",
                {"bucket": "S3BucketName", "bucket_prefix": "S3BucketPrefix", "interval": "EmitInterval"},
                # The page of aws_elb.
                defaults={"enabled": True, "interval": 60},
            ),
            "connection_draining": "ConnectionDrainingPolicy.Enabled",
            "connection_draining_timeout": "ConnectionDrainingPolicy.Timeout",
            "cross_zone_load_balancing": "CrossZone",
            "idle_timeout": "ConnectionSettings.IdleTimeout",
            "internal": To("Scheme", choice("internal", "internet-facing")),
            "listener": Block("Listeners", {"lb_port": "LoadBalancerPort", "lb_protocol": "Protocol"}),
        },
        # The page of aws_elb.
        defaults={"CrossZone": True},
        ids={"name": "Ref", "zone_id": "CanonicalHostedZoneNameID"},
        drop="name_prefix source_security_group",
    ),
    Table(
        "aws_elb_attachment",
        attributes={"instance": Item("Instances", lambda instance: instance)},
        parents=BALANCER,
        by="elb",
    ),
    Table(
        "aws_load_balancer_policy",
        whole=(Whole(("Policies",), policy, "policy_name policy_type_name policy_attribute"),),
        parents=BALANCER,
        by="load_balancer_name",
    ),
    Table(
        "aws_load_balancer_listener_policy",
        whole=(Whole(("Policies",), used, "load_balancer_port policy_names"),),
        drop="triggers",
        parents=BALANCER,
        by="load_balancer_name",
    ),
    Table(
        "aws_lb_ssl_negotiation_policy",
        whole=(Whole(("Policies",), tls_policy, "name lb_port attribute"),),
        drop="triggers",
        parents=BALANCER,
        by="load_balancer",
    ),
    Table(
        "aws_proxy_protocol_policy",
        whole=(Whole(("Policies",), proxy_policy, "instance_ports"),),
        parents=BALANCER,
        by="load_balancer",
    ),
    Table(
        "aws_lb_cookie_stickiness_policy",
        whole=(
            Whole(
                ("LBCookieStickinessPolicy",),
                lambda told: {
                    "LBCookieStickinessPolicy": [
                        {
                            "PolicyName": told.get("name"),
                            "CookieExpirationPeriod": told.get("cookie_expiration_period"),
                        }
                    ]
                },
                "name cookie_expiration_period",
            ),
        ),
        drop="lb_port",
        parents=BALANCER,
        by="load_balancer",
    ),
    Table(
        "aws_app_cookie_stickiness_policy",
        whole=(
            Whole(
                ("AppCookieStickinessPolicy",),
                lambda told: {
                    "AppCookieStickinessPolicy": [
                        {"PolicyName": told.get("name"), "CookieName": told.get("cookie_name")}
                    ]
                },
                "name cookie_name",
            ),
        ),
        drop="lb_port",
        parents=BALANCER,
        by="load_balancer",
    ),
)
