"""Services with a switch for it are on the internet only where they are meant to be.

Why: App Runner services and GraphQL APIs get an address on the internet unless told otherwise. One that only serves
one's own applications is then a door that nobody watches.

Fix: for App Runner set `NetworkConfiguration.IngressConfiguration.IsPubliclyAccessible: false` and add a VPC ingress
connection; for AppSync set `Visibility: PRIVATE` and an interface endpoint. AppSync replaces the API. Waive the one
that is meant for the public.

Links:
- https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html
- https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.apprunner import Service
    from remit.schema.stubs.appsync import GraphQLApi

META = Meta(
    type=("AWS::AppRunner::Service", "AWS::AppSync::GraphQLApi"),
    duty="network-controls",
    severity="info",
    controls=("AC-4", "SC-7"),
)


def run(service: Service | GraphQLApi, world: World) -> Result:
    return expect(not world.entries.is_public(service), "it has an address on the internet for everybody")


EXAMPLES = """
# pass: inside a VPC
Type: AWS::AppRunner::Service
Properties: {SourceConfiguration: {}, NetworkConfiguration: {IngressConfiguration: {IsPubliclyAccessible: false}}}
---
# pass: through VPC endpoints alone
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM, Visibility: PRIVATE}
---
# fail: public by default
Type: AWS::AppRunner::Service
Properties: {SourceConfiguration: {}}
---
# fail: global by default
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM}
---
# undetermined: a parameter
Type: AWS::AppSync::GraphQLApi
Properties: {Name: orders, AuthenticationType: AWS_IAM, Visibility: !Ref Visibility}
"""
