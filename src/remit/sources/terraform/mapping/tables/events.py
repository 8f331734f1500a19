"""Amazon EventBridge: buses, rules and their targets, connections and archives.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_rule
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, Whole, choice
from remit.sources.terraform.mapping.tables.events_targets import TARGET

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAMETERS = {"body": "BodyParameters", "header": "HeaderParameters", "query_string": "QueryStringParameters"}

SECRET = {name: Block(path, drop="value") for name, path in PARAMETERS.items()}
"""What a connection sends along. The values may be secret, and are no part of an inventory."""


def state(told: Mapping[str, Any]) -> dict[str, Any]:
    """Whether a rule is on: as `state` says, or `is_enabled`, which it replaced."""
    written = told.get("state")
    return {"State": written if written is not None else choice("ENABLED", "DISABLED")(told["is_enabled"])}


TABLES = (
    Table(
        "aws_cloudwatch_event_bus",
        "AWS::Events::EventBus",
        ids={"name": "Ref", "id": "Ref"},
    ),
    Table(
        "aws_cloudwatch_event_bus_policy",
        attributes={"policy": "Policy"},
        parents=("AWS::Events::EventBus",),
        by="event_bus_name",
    ),
    Table(
        "aws_cloudwatch_event_permission",
        "AWS::Events::EventBusPolicy",
        # The page of aws_cloudwatch_event_permission.
        defaults={"Action": "events:PutEvents", "EventBusName": "default"},
    ),
    Table(
        "aws_cloudwatch_event_rule",
        "AWS::Events::Rule",
        whole=(Whole(("State",), state, "state is_enabled"),),
        ids={"name": "Ref", "id": "Ref"},
        drop="force_destroy name_prefix",
    ),
    TARGET,
    Table("aws_cloudwatch_event_api_destination", "AWS::Events::ApiDestination", ids={"name": "Ref"}),
    Table(
        "aws_cloudwatch_event_archive",
        "AWS::Events::Archive",
        {"event_source_arn": "SourceArn"},
        ids={"name": "Ref"},
    ),
    Table(
        "aws_cloudwatch_event_connection",
        "AWS::Events::Connection",
        {
            "auth_parameters": Block(
                "AuthParameters",
                {
                    # Keys and passwords are no part of an inventory.
                    "api_key": Block("ApiKeyAuthParameters", {"key": "ApiKeyName"}, drop="value"),
                    "basic": Block("BasicAuthParameters", drop="password"),
                    "invocation_http_parameters": Block("InvocationHttpParameters", SECRET),
                    "oauth": Block(
                        "OAuthParameters",
                        {
                            "client_parameters": Block("ClientParameters", drop="client_secret"),
                            "oauth_http_parameters": Block("OAuthHttpParameters", SECRET),
                        },
                    ),
                },
            )
        },
        ids={"name": "Ref", "secret_arn": "SecretArn"},
    ),
    Table("aws_cloudwatch_event_endpoint", "AWS::Events::Endpoint", {"event_bus": "EventBuses"}, ids={"name": "Ref"}),
)
