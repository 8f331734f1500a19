"""Amazon Inspector scans what runs in the Region.

Why: holes in operating systems, images and code become known every day; without a scanner nobody learns which of them
stand in the estate.

Fix: `aws inspector2 enable --resource-types EC2 ECR LAMBDA LAMBDA_CODE`, in every Region in use, best by the
organization's delegated administrator; in Terraform `aws_inspector2_enabler`. Billed by what is scanned; nothing is
interrupted. CloudFormation has no type for it.

Links:
- https://docs.aws.amazon.com/inspector/latest/user/scanning-resources.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/inspector-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.remit_inspector import Account

META = Meta(
    type="Remit::Inspector::Account",
    duty="logging-monitoring",
    severity="high",
    also=("inspector2_is_enabled",),
    controls=("RA-5", "RA-5(2)", "SI-2", "SI-4"),
)

MEMBERS = {
    "ec2": {
        "scan": "Ec2",
        "also": ("Inspector.1", "config:inspector-ec2-scan-enabled"),
    },
    "ecr": {"scan": "Ecr", "also": ("Inspector.2", "config:inspector-ecr-scan-enabled")},
    "lambda": {"scan": "Lambda", "also": ("Inspector.4", "config:inspector-lambda-standard-scan-enabled")},
    "lambda-code": {"scan": "LambdaCode", "also": ("Inspector.3", "config:inspector-lambda-code-scan-enabled")},
}


def run(account: Account, member: dict[str, Any]) -> Result:
    return expect(account[member["scan"]].Status == "ENABLED", "the scan is off in this Region")


EXAMPLES = """
# pass: all
Type: Remit::Inspector::Account
Properties:
  {Ec2: {Status: ENABLED}, Ecr: {Status: ENABLED}, Lambda: {Status: ENABLED}, LambdaCode: {Status: ENABLED}}
---
# fail: none
Type: Remit::Inspector::Account
Properties:
  {Ec2: {Status: DISABLED}, Ecr: {Status: DISABLED}, Lambda: {Status: DISABLED}, LambdaCode: {Status: DISABLED}}
---
# undetermined: inspector2:BatchGetAccountStatus was refused
Type: Remit::Inspector::Account
Properties: {Ec2: !Ref Refused, Ecr: !Ref Refused, Lambda: !Ref Refused, LambdaCode: !Ref Refused}
"""
