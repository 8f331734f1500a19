"""GraphQL APIs keep logs.

Why: without a role for CloudWatch Logs nothing of a request is kept: neither who asked, nor what failed.

Fix: set `LogConfig.CloudWatchLogsRoleArn` to a role that may write logs. No interruption; what is taken in is billed.

Links:
- https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.appsync import GraphQLApi

META = Meta(
    type="AWS::AppSync::GraphQLApi",
    duty="logging-monitoring",
    severity="medium",
    also=("CKV_AWS_193",),
    controls=("AU-2", "AU-3", "AU-12"),
)


def run(api: GraphQLApi) -> Result:
    return expect(api.LogConfig.CloudWatchLogsRoleArn, "nothing of its requests is logged")


EXAMPLES = """
# pass: with a role
Type: AWS::AppSync::GraphQLApi
Properties:
  Name: orders
  AuthenticationType: AWS_IAM
  LogConfig: {CloudWatchLogsRoleArn: "arn:aws:iam::123456789012:role/logs", FieldLogLevel: ERROR}
---
# fail: off by default
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM}
---
# undetermined: a parameter that may be empty
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM, LogConfig: {CloudWatchLogsRoleArn: !Ref Role}}
"""
