"""GraphQL APIs log which fields are resolved, and how.

Why: one GraphQL request can ask for anything at any depth; only field-level logs show what was read when an identity
is abused.

Fix: set `LogConfig` with `FieldLogLevel: ERROR` or `ALL`, a `CloudWatchLogsRoleArn`, and `ExcludeVerboseContent:
true`. No interruption; what is taken in is billed.

Links:
- https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.appsync import GraphQLApi

META = Meta(
    type="AWS::AppSync::GraphQLApi",
    duty="logging-monitoring",
    severity="medium",
    also=("AppSync.2", "config:appsync-logging-enabled", "CKV_AWS_194", "appsync_field_level_logging_enabled"),
    controls=("AU-2", "AU-3", "AU-12", "AU-6(3)", "CA-7"),
)


def run(api: GraphQLApi) -> Result:
    level = or_default(api.LogConfig.FieldLogLevel, "NONE")
    return expect(level != "NONE", "which fields are read is not logged")


EXAMPLES = """
# pass: all fields
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM, LogConfig: {CloudWatchLogsRoleArn: role, FieldLogLevel: ALL}}
---
# fail: off by default
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM}
---
# undetermined: a parameter
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM, LogConfig: {FieldLogLevel: !Ref Level}}
"""
