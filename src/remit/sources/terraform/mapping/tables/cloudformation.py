"""AWS CloudFormation: stacks that Terraform makes. What is in them is read from the template, not from here.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudformation_stack
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table

TABLES = (
    Table(
        "aws_cloudformation_stack",
        "AWS::CloudFormation::Stack",
        {"notification_arns": "NotificationARNs"},
        # The name of the stack and how it is made have no word in CloudFormation's type of a nested stack.
        drop="capabilities disable_rollback iam_role_arn name on_failure policy_body policy_url template_body",
    ),
)
