"""AWS AppSync."""

from __future__ import annotations

from remit.sources.aws.table import Call, Pick, Table

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
    Table(
        "AWS::AppSync::DataSource",
        Call(
            "appsync:ListDataSources",
            "dataSources[]",
            fixed={"maxResults": 25},
            bound={"apiId": "^.apiId"},
            more="nextToken",
            same="DataSourceArn Description ElasticsearchConfig EventBridgeConfig HttpConfig LambdaConfig"
            " MetricsConfig Name OpenSearchServiceConfig RelationalDatabaseConfig ServiceRoleArn Type",
            fills={"ApiId": "^.apiId", "DynamoDBConfig": "dynamodbConfig"},
        ),
        within="AWS::AppSync::GraphQLApi",
        id="dataSourceArn",
        arn="dataSourceArn",
        name="name",
        unique=True,
    ),
    Table(
        "AWS::AppSync::Api",
        Call(
            "appsync:ListApis",
            "apis[]",
            fixed={"maxResults": 25},
            more="nextToken",
            same="ApiArn ApiId EventConfig Name OwnerContact",
            fills={
                "Dns": Pick("dns", {"Http": "HTTP", "Realtime": "REALTIME"}),
                "WebACLAssociation.WebACLArn": "wafWebAclArn",
            },
        ),
        id="apiId",
        arn="apiArn",
        name="name",
        tags="tags",
        unique=True,
    ),
)
