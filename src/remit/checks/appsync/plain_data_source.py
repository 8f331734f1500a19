"""GraphQL APIs ask their HTTP data sources over HTTPS.

Why: what a resolver fetches by an `http://` address, and the headers that it sends for it, can be read and changed on
the way across the internet.

Fix: set `HttpConfig.Endpoint` to an `https://` address whose certificate a public authority signed. Takes effect with
the deployment, without interruption.

Links:
- https://docs.aws.amazon.com/appsync/latest/devguide/tutorial-http-resolvers.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-appsync-datasource.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.appsync import DataSource

META = Meta(
    type="AWS::AppSync::DataSource",
    duty="transit-encryption",
    severity="medium",
    controls=("AC-17(2)", "SC-8", "SC-8(1)", "SC-23"),
)


def run(source: DataSource) -> Result:
    if not source.HttpConfig.Endpoint:
        return not_applicable("it is no HTTP data source")
    return expect(not or_default(source.HttpConfig.Endpoint, "").startswith("http:"), "it is asked in the clear")


EXAMPLES = """
# pass: HTTPS
Type: AWS::AppSync::DataSource
Properties: {ApiId: a, Name: rates, Type: HTTP, HttpConfig: {Endpoint: "https://rates.example.com"}}
---
# fail: HTTP
Type: AWS::AppSync::DataSource
Properties: {ApiId: a, Name: rates, Type: HTTP, HttpConfig: {Endpoint: "http://rates.example.com"}}
---
# undetermined: a parameter
Type: AWS::AppSync::DataSource
Properties: {ApiId: a, Name: rates, Type: HTTP, HttpConfig: {Endpoint: !Ref Rates}}
---
# not-applicable: a table
Type: AWS::AppSync::DataSource
Properties: {ApiId: a, Name: orders, Type: AMAZON_DYNAMODB, DynamoDBConfig: {AwsRegion: eu-west-1, TableName: orders}}
"""
