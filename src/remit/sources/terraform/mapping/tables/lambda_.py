"""AWS Lambda."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from remit.model import Unknown, cause_of, is_known
from remit.sources.terraform.mapping.table import Also, Block, Table, To, Whole, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model import Reference

FUNCTION = ("AWS::Lambda::Function",)


def reserved(value: Any) -> Any:
    """Reserved concurrency; `-1` is how the provider says that none is reserved."""
    return None if value == -1 else value


def seconds(value: Any) -> float:
    """A time as Lambda counts it: seconds since 1970."""
    return datetime.fromisoformat(value).timestamp()


def brokers(value: Any) -> dict[str, Any]:
    """The endpoints of a Kafka cluster of one's own: one text with commas becomes a list."""
    return {"KafkaBootstrapServers": value["KAFKA_BOOTSTRAP_SERVERS"].split(",")}


def layer(told: Mapping[str, Any]) -> dict[str, Any]:
    """The version of a layer that a permission is for: the layer's ARN with a number, or a reference to the version."""
    name, number = told.get("layer_name"), told.get("version_number")
    if not isinstance(name, str):
        return {"LayerVersionArn": name}
    return {"LayerVersionArn": f"{name}:{number}" if isinstance(number, (int, str)) else number}


def everybody(told: Mapping[str, Any], _: Reference) -> list[dict[str, Any]]:
    """The permission that the provider adds to a function whose URL asks nobody, when it makes the URL.

    `resourceFunctionURLCreate` of the provider: `AddPermission` with the statement id `FunctionURLAllowPublicAccess`.
    """
    asks = told.get("authorization_type")
    if is_known(asks) and asks != "NONE":
        return []
    permission = {"Action": "lambda:InvokeFunctionUrl", "FunctionUrlAuthType": "NONE"}
    principal = "*" if is_known(asks) else Unknown(cause_of(asks))
    return [{"FunctionName": told.get("function_name"), "Principal": principal, **permission}]


ARCHIVE = {
    "s3_bucket": "S3Bucket",
    "s3_key": "S3Key",
    "s3_object_version": "S3ObjectVersion",
}

LOCAL = "filename source_code_hash skip_destroy"
"""Code that Terraform uploads from a file, which CloudFormation cannot."""

TABLES = (
    Table(
        "aws_lambda_function",
        "AWS::Lambda::Function",
        {
            **{name: f"Code.{path}" for name, path in ARCHIVE.items()},
            "image_uri": "Code.ImageUri",
            "source_kms_key_arn": "Code.SourceKMSKeyArn",
            "durable_config": Block("DurableConfig", {"retention_period": "RetentionPeriodInDays"}),
            "reserved_concurrent_executions": To("ReservedConcurrentExecutions", reserved),
        },
        ids={"function_name": "Ref", "arn": "Arn"},
        drop=f"{LOCAL} code_sha256 publish publish_to replace_security_groups_on_destroy "
        "replacement_security_group_ids use_resource_timeout_for_propagation",
    ),
    Table("aws_lambda_permission", "AWS::Lambda::Permission", drop="qualifier statement_id statement_id_prefix"),
    Table(
        "aws_lambda_function_url",
        "AWS::Lambda::Url",
        {"authorization_type": "AuthType", "function_name": "TargetFunctionArn"},
        also=(Also("AWS::Lambda::Permission", everybody, "authorization_type function_name"),),
    ),
    Table(
        "aws_lambda_alias",
        "AWS::Lambda::Alias",
        {
            "routing_config": Block(
                "RoutingConfig",
                {
                    "additional_version_weights": To(
                        "AdditionalVersionWeights", pairs("FunctionVersion", "FunctionWeight")
                    ),
                },
            ),
        },
        ids={"arn": "Ref", "id": "Ref"},
    ),
    Table(
        "aws_lambda_event_source_mapping",
        "AWS::Lambda::EventSourceMapping",
        {
            "self_managed_event_source": Block("SelfManagedEventSource", {"endpoints": To("Endpoints", brokers)}),
            "starting_position_timestamp": To("StartingPositionTimestamp", seconds),
        },
        ids={"uuid": "Ref", "arn": "EventSourceMappingArn"},
        drop="use_resource_timeout_for_propagation",
    ),
    Table(
        "aws_lambda_layer_version",
        "AWS::Lambda::LayerVersion",
        {name: f"Content.{path}" for name, path in ARCHIVE.items()},
        ids={"arn": "Ref", "id": "Ref", "layer_arn": "Ref"},
        drop=LOCAL,
    ),
    Table(
        "aws_lambda_layer_version_permission",
        "AWS::Lambda::LayerVersionPermission",
        whole=(Whole(("LayerVersionArn",), layer, "layer_name version_number"),),
        drop="skip_destroy statement_id",
    ),
    Table("aws_lambda_function_event_invoke_config", "AWS::Lambda::EventInvokeConfig"),
    Table(
        "aws_lambda_runtime_management_config",
        attributes={
            "runtime_version_arn": "RuntimeManagementConfig.RuntimeVersionArn",
            "update_runtime_on": "RuntimeManagementConfig.UpdateRuntimeOn",
        },
        drop="qualifier",
        parents=FUNCTION,
        by="function_name",
    ),
    Table("aws_lambda_resource_policy", "AWS::Lambda::ResourcePolicy", {"policy": "PolicyDocument"}),
    Table("aws_lambda_function_recursion_config", parents=FUNCTION, by="function_name"),
    Table(
        "aws_lambda_code_signing_config",
        "AWS::Lambda::CodeSigningConfig",
        {"policies": "CodeSigningPolicies"},
        ids={"arn": "Ref", "id": "Ref"},
    ),
    Table("aws_lambda_capacity_provider", "AWS::Lambda::CapacityProvider", ids={"name": "Ref"}),
)
