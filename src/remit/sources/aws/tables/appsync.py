"""AWS AppSync."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::AppSync::GraphQLApi",
        Call(
            "appsync:ListGraphqlApis",
            "graphqlApis[]",
            fixed={"maxResults": 25},
            more="nextToken",
            same="AdditionalAuthenticationProviders ApiId ApiType Arn AuthenticationType"
            " EnhancedMetricsConfig IntrospectionConfig LambdaAuthorizerConfig LogConfig"
            " MergedApiExecutionRoleArn Name OpenIDConnectConfig OwnerContact QueryDepthLimit"
            " ResolverCountLimit UserPoolConfig Visibility XrayEnabled",
            fills={
                "GraphQLDns": "dns.GRAPHQL",
                "GraphQLEndpointArn": "arn",
                "GraphQLUrl": "uris.GRAPHQL",
                "RealtimeDns": "dns.REALTIME",
                "RealtimeUrl": "uris.REALTIME",
                "WebACLAssociation.WebACLArn": "wafWebAclArn",
            },
        ),
        id="apiId",
        arn="arn",
        name="name",
        tags="tags",
        unique=True,
    ),
)
