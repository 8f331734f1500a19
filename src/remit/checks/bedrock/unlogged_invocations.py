"""Bedrock keeps what models are asked, and what they answer.

Why: CloudTrail tells who called a model, not what for. Whether data left through a prompt, or somebody runs models on
the account's bill, is seen in the invocations alone.

Fix: set model invocation logging in the settings of Bedrock, or `aws bedrock
put-model-invocation-logging-configuration` with a log group or bucket, in every Region that is used. The log holds
whatever people type: encrypt it, and let few read it.

Links:
- https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.remit_bedrock import InvocationLogging

META = Meta(
    type="Remit::Bedrock::InvocationLogging",
    duty="logging-monitoring",
    severity="medium",
    also=("bedrock_model_invocation_logging_enabled",),
    controls=("AU-2", "AU-3", "AU-12", "SI-4"),
)


def run(logging: InvocationLogging) -> Result:
    ways = (lambda: logging.CloudWatchConfig.LogGroupName, lambda: logging.S3Config.BucketName)
    return expect(some(lambda way: way(), ways), "calls of models leave no log in this Region")


EXAMPLES = """
# pass: into a log group
Type: Remit::Bedrock::InvocationLogging
Closed: true
Properties: {CloudWatchConfig: {LogGroupName: invocations}}
---
# fail: not set
Type: Remit::Bedrock::InvocationLogging
Closed: true
---
# undetermined: bedrock:GetModelInvocationLoggingConfiguration was refused
Type: Remit::Bedrock::InvocationLogging
Properties: {CloudWatchConfig: !Ref Refused, S3Config: !Ref Refused}
"""
