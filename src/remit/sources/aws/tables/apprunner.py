"""AWS App Runner: services, with the names of their environment variables, and their ways into a VPC."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import TAGS, Call, Table, Via
from remit.sources.aws.tables.wafv2 import web_acl_of
from remit.sources.aws.transforms import pairs


def source(told: dict[str, Any]) -> dict[str, Any]:
    """Where a service's code comes from, its variables as the list that the registry has for them."""
    found = dict(told)
    image = dict(told.get("ImageRepository") or {})
    if image:
        image["ImageConfiguration"] = listed(image.get("ImageConfiguration"))
        found["ImageRepository"] = image
    code = dict(told.get("CodeRepository") or {})
    if code:
        configuration = dict(code.get("CodeConfiguration") or {})
        configuration["CodeConfigurationValues"] = listed(configuration.get("CodeConfigurationValues"))
        found["CodeRepository"] = {**code, "CodeConfiguration": configuration}
    return found


def listed(told: dict[str, Any] | None) -> dict[str, Any] | None:
    """A configuration with its maps as lists."""
    if told is None:
        return None
    return {name: pairs(value) if name.startswith("RuntimeEnvironment") else value for name, value in told.items()}


TABLES = (
    Table(
        "AWS::AppRunner::Service",
        Call(
            "apprunner:ListServices",
            "ServiceSummaryList[]",
            fixed={"MaxResults": 20},
            more="NextToken",
            same="ServiceArn ServiceId ServiceName ServiceUrl Status",
        ),
        (
            Call(
                "apprunner:DescribeService",
                "Service",
                bound={"ServiceArn": "ServiceArn"},
                same="EncryptionConfiguration HealthCheckConfiguration InstanceConfiguration NetworkConfiguration"
                " ObservabilityConfiguration",
                fills={
                    "AutoScalingConfigurationArn": "AutoScalingConfigurationSummary.AutoScalingConfigurationArn",
                    "SourceConfiguration": Via(source, "SourceConfiguration"),
                },
            ),
            Call(
                "apprunner:ListTagsForResource",
                "Tags[]",
                bound={"ResourceArn": "ServiceArn"},
                fills={TAGS: "@"},
            ),
            web_acl_of("@arn", needs=("apprunner:DescribeWebAclForService",)),
        ),
        id="ServiceName",
        arn="ServiceArn",
        name="ServiceName",
        tags="@told",
        keeps=lambda known: known.get("Status") != "DELETED",
    ),
    Table(
        "AWS::AppRunner::VpcConnector",
        Call(
            "apprunner:ListVpcConnectors",
            "VpcConnectors[]",
            fixed={"MaxResults": 100},
            more="NextToken",
            same="SecurityGroups Subnets VpcConnectorArn VpcConnectorName VpcConnectorRevision",
        ),
        id="VpcConnectorName",
        arn="VpcConnectorArn",
        name="VpcConnectorName",
        keeps=lambda known: known.get("Status") != "INACTIVE",
    ),
)
