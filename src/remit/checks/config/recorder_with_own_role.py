"""Recorders of AWS Config use the service's own role.

Why: a role that was written by hand misses what Config learns to record, and whoever may change it can blind the
recorder without stopping it.

Fix: set `RoleARN` to the service-linked role `AWSServiceRoleForConfig`. No interruption.

Links:
- https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/config-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.config import ConfigurationRecorder

META = Meta(
    type="AWS::Config::ConfigurationRecorder",
    duty="identity-access",
    severity="low",
    also=("config_recorder_using_aws_service_role",),
    controls=("AC-6", "CM-3"),
)


def run(recorder: ConfigurationRecorder) -> Result:
    return expect("/aws-service-role/config.amazonaws.com/" in recorder.RoleARN, "its role is not the service's own")


EXAMPLES = """
# pass: the service's
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: "arn:aws:iam::123456789012:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig"}
---
# fail: one of the account
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: "arn:aws:iam::123456789012:role/recorder"}
---
# undetermined: a parameter
Type: AWS::Config::ConfigurationRecorder
Properties: {RoleARN: !Ref Role}
"""
