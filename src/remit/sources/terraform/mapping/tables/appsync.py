"""AWS AppSync."""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

REGION = {"region": "AwsRegion"}

TEMPLATES = {
    "data_source": "DataSourceName",
    "request_template": "RequestMappingTemplate",
    "response_template": "ResponseMappingTemplate",
}

TABLES = (
    Table(
        "aws_appsync_graphql_api",
        "AWS::AppSync::GraphQLApi",
        # The provider's id is the API's id, CloudFormation's Ref its ARN.
        ids={"id": "ApiId"},
        drop="schema",  # a resource of its own in CloudFormation
    ),
    Table(
        "aws_appsync_api",
        "AWS::AppSync::Api",
        {
            "event_config": Block(
                "EventConfig",
                {
                    "auth_provider": Block("AuthProviders"),
                    "connection_auth_mode": Block("ConnectionAuthModes"),
                    "default_publish_auth_mode": Block("DefaultPublishAuthModes"),
                    "default_subscribe_auth_mode": Block("DefaultSubscribeAuthModes"),
                },
            )
        },
        ids={"api_arn": "Ref", "api_id": "ApiId"},
    ),
    Table(
        "aws_appsync_datasource",
        "AWS::AppSync::DataSource",
        {
            "dynamodb_config": Block("DynamoDBConfig", REGION),
            "elasticsearch_config": Block("ElasticsearchConfig", REGION),
            "opensearchservice_config": Block("OpenSearchServiceConfig", REGION),
            "lambda_config": Block("LambdaConfig", {"function_arn": "LambdaFunctionArn"}),
            "relational_database_config": Block(
                "RelationalDatabaseConfig",
                {
                    "source_type": "RelationalDatabaseSourceType",
                    "http_endpoint_config": Block("RdsHttpEndpointConfig", REGION),
                },
            ),
        },
        ids={"arn": "DataSourceArn", "name": "Name"},
    ),
    Table(
        "aws_appsync_function",
        "AWS::AppSync::FunctionConfiguration",
        {"data_source": "DataSourceName"},
        ids={"function_id": "FunctionId", "arn": "Ref"},
    ),
    Table(
        "aws_appsync_resolver",
        "AWS::AppSync::Resolver",
        {**TEMPLATES, "field": "FieldName", "type": "TypeName"},
        ids={"arn": "ResolverArn"},
    ),
)
