"""Amazon MWAA: managed Apache Airflow."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Call, Table

TABLES = (
    Table(
        "AWS::MWAA::Environment",
        Call(
            "mwaa:ListEnvironments", "Environments[]", fixed={"MaxResults": 25}, more="NextToken", fills={"Name": "it"}
        ),
        (
            Call(
                "mwaa:GetEnvironment",
                "Environment",
                bound={"Name": "it"},
                same="AirflowConfigurationOptions AirflowVersion Arn CeleryExecutorQueue DagS3Path"
                " DatabaseVpcEndpointService EndpointManagement EnvironmentClass ExecutionRoleArn"
                " KmsKey LoggingConfiguration MaxWebservers MaxWorkers MinWebservers MinWorkers"
                " NetworkConfiguration PluginsS3ObjectVersion PluginsS3Path"
                " RequirementsS3ObjectVersion RequirementsS3Path Schedulers SourceBucketArn"
                " StartupScriptS3ObjectVersion StartupScriptS3Path WebserverAccessMode WebserverUrl"
                " WebserverVpcEndpointService WeeklyMaintenanceWindowStart",
                fills={TAGS: "Tags"},
            ),
        ),
        id="it",
        arn="Arn",
        name="it",
        tags="@told",
    ),
)
