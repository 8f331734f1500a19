"""AWS Global Accelerator.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/globalaccelerator_accelerator
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

TABLES = (
    Table(
        "aws_globalaccelerator_accelerator",
        "AWS::GlobalAccelerator::Accelerator",
        {
            "attributes": Block(
                "",
                {
                    "flow_logs_enabled": "FlowLogsEnabled",
                    "flow_logs_s3_bucket": "FlowLogsS3Bucket",
                    "flow_logs_s3_prefix": "FlowLogsS3Prefix",
                },
            )
        },
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_globalaccelerator_listener",
        "AWS::GlobalAccelerator::Listener",
        {"port_range": Block("PortRanges")},
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_globalaccelerator_endpoint_group",
        "AWS::GlobalAccelerator::EndpointGroup",
        {"endpoint_configuration": Block("EndpointConfigurations"), "port_override": Block("PortOverrides")},
        ids={"arn": "Ref"},
    ),
)
