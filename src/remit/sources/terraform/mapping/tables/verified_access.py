"""AWS Verified Access.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/verifiedaccess_instance and its neighbours.
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Item, Table

INSTANCE = ("AWS::EC2::VerifiedAccessInstance",)

TABLES = (
    Table("aws_verifiedaccess_instance", INSTANCE[0]),
    Table(
        "aws_verifiedaccess_instance_logging_configuration",
        attributes={"access_logs": Block("LoggingConfigurations", {"cloudwatch_logs": "CloudWatchLogs"})},
        parents=INSTANCE,
        by="verifiedaccess_instance_id",
    ),
    Table(
        "aws_verifiedaccess_instance_trust_provider_attachment",
        attributes={
            "verifiedaccess_trust_provider_id": Item("VerifiedAccessTrustProviderIds", lambda provider: provider)
        },
        parents=INSTANCE,
        by="verifiedaccess_instance_id",
    ),
    Table("aws_verifiedaccess_trust_provider", "AWS::EC2::VerifiedAccessTrustProvider"),
    Table(
        "aws_verifiedaccess_group",
        "AWS::EC2::VerifiedAccessGroup",
        {"sse_configuration": "SseSpecification"},
        ids={"verifiedaccess_group_arn": "VerifiedAccessGroupArn", "verifiedaccess_group_id": "Ref"},
    ),
    Table("aws_verifiedaccess_endpoint", "AWS::EC2::VerifiedAccessEndpoint"),
)
