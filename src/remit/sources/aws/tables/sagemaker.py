"""Amazon SageMaker AI: notebooks, domains, models, endpoints and what monitors them."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

ALL = {"MaxResults": 100}


def job_definition(kind: str) -> Table:
    """The definitions of one kind of monitoring job."""
    return Table(
        f"AWS::SageMaker::{kind}JobDefinition",
        Call(
            f"sagemaker:List{kind}JobDefinitions",
            "JobDefinitionSummaries[]",
            fixed=ALL,
            more="NextToken",
            fills={
                "JobDefinitionArn": "MonitoringJobDefinitionArn",
                "JobDefinitionName": "MonitoringJobDefinitionName",
            },
        ),
        (
            Call(
                f"sagemaker:Describe{kind}JobDefinition",
                bound={"JobDefinitionName": "MonitoringJobDefinitionName"},
                same=f"CreationTime {kind}AppSpecification {kind}BaselineConfig {kind}JobInput {kind}JobOutputConfig"
                " JobResources NetworkConfig RoleArn StoppingCondition",
            ),
        ),
        id="MonitoringJobDefinitionName",
        arn="MonitoringJobDefinitionArn",
        name="MonitoringJobDefinitionName",
        tags="@tagging",
        spent=("EndpointName",),
    )


TABLES = (
    Table(
        "AWS::SageMaker::NotebookInstance",
        Call(
            "sagemaker:ListNotebookInstances",
            "NotebookInstances[]",
            fixed=ALL,
            more="NextToken",
            fills={"NotebookInstanceName": "NotebookInstanceName"},
        ),
        (
            Call(
                "sagemaker:DescribeNotebookInstance",
                bound={"NotebookInstanceName": "NotebookInstanceName"},
                same="AcceleratorTypes AdditionalCodeRepositories DefaultCodeRepository"
                " DirectInternetAccess InstanceMetadataServiceConfiguration InstanceType KmsKeyId"
                " NotebookInstanceArn PlatformIdentifier RoleArn RootAccess SubnetId VolumeSizeInGB",
                fills={
                    "LifecycleConfigName": "NotebookInstanceLifecycleConfigName",
                    "SecurityGroupIds": "SecurityGroups",
                },
            ),
        ),
        id="NotebookInstanceName",
        arn="NotebookInstanceArn",
        name="NotebookInstanceName",
        tags="@tagging",
    ),
    Table(
        "AWS::SageMaker::Domain",
        Call("sagemaker:ListDomains", "Domains[]", fixed=ALL, more="NextToken", fills={"DomainId": "DomainId"}),
        (
            Call(
                "sagemaker:DescribeDomain",
                bound={"DomainId": "DomainId"},
                same="AppNetworkAccessType AppSecurityGroupManagement AuthMode DefaultSpaceSettings"
                " DefaultUserSettings DomainArn DomainName DomainSettings HomeEfsFileSystemCreation"
                " HomeEfsFileSystemId KmsKeyId SecurityGroupIdForDomainBoundary"
                " SingleSignOnApplicationArn SingleSignOnManagedApplicationInstanceId SubnetIds"
                " TagPropagation Url VpcId",
            ),
        ),
        id="DomainId",
        arn="DomainArn",
        name="DomainName",
        tags="@tagging",
        unique=True,
    ),
    Table(
        "AWS::SageMaker::EndpointConfig",
        Call(
            "sagemaker:ListEndpointConfigs",
            "EndpointConfigs[]",
            fixed=ALL,
            more="NextToken",
            fills={"EndpointConfigName": "EndpointConfigName"},
        ),
        (
            Call(
                "sagemaker:DescribeEndpointConfig",
                bound={"EndpointConfigName": "EndpointConfigName"},
                same="AsyncInferenceConfig DataCaptureConfig EnableNetworkIsolation EndpointConfigArn"
                " ExecutionRoleArn ExplainerConfig KmsKeyId MetricsConfig ProductionVariants"
                " ShadowProductionVariants VpcConfig",
            ),
        ),
        id="EndpointConfigName",
        arn="EndpointConfigArn",
        name="EndpointConfigName",
        tags="@tagging",
    ),
    Table(
        "AWS::SageMaker::Model",
        Call("sagemaker:ListModels", "Models[]", fixed=ALL, more="NextToken", fills={"ModelName": "ModelName"}),
        (
            Call(
                "sagemaker:DescribeModel",
                bound={"ModelName": "ModelName"},
                same="Containers EnableNetworkIsolation ExecutionRoleArn InferenceExecutionConfig"
                " ModelArn PrimaryContainer VpcConfig",
            ),
        ),
        id="ModelName",
        arn="ModelArn",
        name="ModelName",
        tags="@tagging",
    ),
    Table(
        "AWS::SageMaker::MonitoringSchedule",
        Call(
            "sagemaker:ListMonitoringSchedules",
            "MonitoringScheduleSummaries[]",
            fixed=ALL,
            more="NextToken",
            fills={"MonitoringScheduleName": "MonitoringScheduleName"},
        ),
        (
            Call(
                "sagemaker:DescribeMonitoringSchedule",
                bound={"MonitoringScheduleName": "MonitoringScheduleName"},
                same="CreationTime EndpointName FailureReason LastModifiedTime"
                " LastMonitoringExecutionSummary MonitoringScheduleArn MonitoringScheduleConfig"
                " MonitoringScheduleStatus",
            ),
        ),
        id="MonitoringScheduleName",
        arn="MonitoringScheduleArn",
        name="MonitoringScheduleName",
        tags="@tagging",
    ),
    *(job_definition(kind) for kind in ("DataQuality", "ModelBias", "ModelExplainability", "ModelQuality")),
)
