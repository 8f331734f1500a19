"""Amazon AppFlow: what carries data between services.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appflow_flow
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

FAILING = {
    "error_handling_config": Block("ErrorHandlingConfig", {"fail_on_first_destination_error": "FailOnFirstError"})
}
PREFIXED = {
    "s3_output_format_config": Block(
        "S3OutputFormatConfig", {"prefix_config": Block("PrefixConfig", {"prefix_hierarchy": "PathPrefixHierarchy"})}
    )
}
DESTINATION = Block(
    "DestinationConnectorProperties",
    {
        "custom_connector": Block("CustomConnector", FAILING),
        "event_bridge": Block("EventBridge", FAILING),
        "marketo": Block("Marketo", FAILING),
        "redshift": Block("Redshift", FAILING),
        "s3": Block("S3", PREFIXED),
        "salesforce": Block("Salesforce", FAILING),
        "sapo_data": Block("SAPOData", FAILING),
        "snowflake": Block("Snowflake", FAILING),
        "upsolver": Block("Upsolver", PREFIXED),
        "zendesk": Block("Zendesk", FAILING),
    },
    drop="customer_profiles honeycode",  # CloudFormation has neither
)
SAP = Block("SAPOData", {"parallelism_config": Block("parallelismConfig", {"max_page_size": "maxParallelism"})})
SCHEDULED = Block(
    "",
    {
        "data_pull_mode": "DataPullMode",
        "first_execution_from": "FirstExecutionFrom",
        "schedule_end_time": "ScheduleEndTime",
        "schedule_expression": "ScheduleExpression",
        "schedule_offset": "ScheduleOffset",
        "schedule_start_time": "ScheduleStartTime",
        "timezone": "TimeZone",
    },
)

TABLES = (
    Table(
        "aws_appflow_connector_profile",
        "AWS::AppFlow::ConnectorProfile",
        {"name": "ConnectorProfileName"},
        ids={"name": "Ref", "arn": "ConnectorProfileArn", "credentials_arn": "CredentialsArn"},
        drop="connector_profile_config",  # credentials are no part of an inventory
    ),
    Table(
        "aws_appflow_flow",
        "AWS::AppFlow::Flow",
        {
            "name": "FlowName",
            "destination_flow_config": Block(
                "DestinationFlowConfigList", {"destination_connector_properties": DESTINATION}
            ),
            "source_flow_config": Block(
                "SourceFlowConfig",
                {"source_connector_properties": Block("SourceConnectorProperties", {"sapo_data": SAP})},
            ),
            "task": "Tasks",
            "trigger_config": Block(
                "TriggerConfig", {"trigger_properties": Block("TriggerProperties", {"scheduled": SCHEDULED})}
            ),
        },
        ids={"name": "Ref", "arn": "FlowArn"},
    ),
)
