"""AWS DataSync.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/datasync_task
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

OVERRIDES = Block(
    "Overrides",
    {
        "deleted_override": "Deleted.ReportLevel",
        "skipped_override": "Skipped.ReportLevel",
        "transferred_override": "Transferred.ReportLevel",
        "verified_override": "Verified.ReportLevel",
    },
)

REPORT = Block(
    "TaskReportConfig",
    {
        "report_overrides": OVERRIDES,
        "s3_destination": "Destination.S3",
        "s3_object_versioning": "ObjectVersionIds",
    },
)

TABLES = (
    Table(
        "aws_datasync_task",
        "AWS::DataSync::Task",
        {"task_report_config": REPORT},
        ids={"arn": "Ref"},
    ),
    # How Terraform reaches an agent to activate it says nothing of the agent; the key is used once.
    Table(
        "aws_datasync_agent",
        "AWS::DataSync::Agent",
        ids={"arn": "Ref"},
        drop="activation_key ip_address private_link_endpoint",
    ),
    Table("aws_datasync_location_s3", "AWS::DataSync::LocationS3", ids={"arn": "Ref"}, drop="agent_arns"),
    Table("aws_datasync_location_efs", "AWS::DataSync::LocationEFS", ids={"arn": "Ref"}),
    Table("aws_datasync_location_nfs", "AWS::DataSync::LocationNFS", ids={"arn": "Ref"}),
    # Passwords are no part of an inventory, unless a check asks whether one stands in the code.
    Table("aws_datasync_location_smb", "AWS::DataSync::LocationSMB", ids={"arn": "Ref"}, drop="password"),
    Table(
        "aws_datasync_location_object_storage",
        "AWS::DataSync::LocationObjectStorage",
        ids={"arn": "Ref"},
    ),
)
