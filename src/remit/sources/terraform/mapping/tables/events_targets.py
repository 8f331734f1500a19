"""Amazon EventBridge: where a rule sends its events. Each target is one of the rule's.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/cloudwatch_event_target
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Table, Whole, choice, only, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping

RENAMED = {"input_paths": "InputPathsMap", "ordered_placement_strategy": "PlacementStrategies"}
RENAMED |= {"secrets_manager_arn": "SecretManagerArn"}


def renamed(block: Any) -> dict[str, Any] | None:
    """What a block holds, under the registry's names where those are others; None when there is no block."""
    if block is None:
        return None
    return {RENAMED.get(name, name): value for name, value in only(block).items()}


def under(name: str, value: Any) -> dict[str, Any] | None:
    """An object with one property; None when that is not set."""
    return None if value is None else {name: value}


def batch(block: Any) -> dict[str, Any] | None:
    """A job of AWS Batch."""
    told = renamed(block)
    if told is not None:
        told["ArrayProperties"] = under("Size", told.pop("array_size", None))
        told["RetryStrategy"] = under("Attempts", told.pop("job_attempts", None))
    return told


def ecs(block: Any) -> dict[str, Any] | None:
    """A task of Amazon ECS. It gets a public address on request only: the page of aws_cloudwatch_event_target."""
    told = renamed(block)
    if told is None:
        return None
    tags, network = told.pop("tags", None), told.pop("network_configuration", None)
    told["TagList"] = pairs()(tags) if tags is not None else None
    if network is not None:
        vpc = dict(only(network))
        vpc["assign_public_ip"] = choice("ENABLED", "DISABLED")(vpc.get("assign_public_ip"))
        told["NetworkConfiguration"] = {"AwsVpcConfiguration": vpc}
    return told


def target(told: Mapping[str, Any]) -> dict[str, Any]:
    """One target of a rule."""
    made = {
        "Id": told.get("target_id"),
        "Arn": told.get("arn"),
        "Input": told.get("input"),
        "InputPath": told.get("input_path"),
        "RoleArn": told.get("role_arn"),
        "AppSyncParameters": told.get("appsync_target"),
        "BatchParameters": batch(told.get("batch_target")),
        "DeadLetterConfig": told.get("dead_letter_config"),
        "EcsParameters": ecs(told.get("ecs_target")),
        "HttpParameters": told.get("http_target"),
        "InputTransformer": renamed(told.get("input_transformer")),
        "KinesisParameters": told.get("kinesis_target"),
        "RedshiftDataParameters": renamed(told.get("redshift_target")),
        "RetryPolicy": told.get("retry_policy"),
        "RunCommandParameters": under("RunCommandTargets", told.get("run_command_targets")),
        "SageMakerPipelineParameters": told.get("sagemaker_pipeline_target"),
        "SqsParameters": told.get("sqs_target"),
    }
    return {"Targets": [made]}


READS = (
    "target_id arn input input_path role_arn appsync_target batch_target dead_letter_config ecs_target http_target "
    "input_transformer kinesis_target redshift_target retry_policy run_command_targets sagemaker_pipeline_target "
    "sqs_target"
)

TARGET = Table(
    "aws_cloudwatch_event_target",
    whole=(Whole(("Targets",), target, READS),),
    drop="event_bus_name force_destroy",
    parents=("AWS::Events::Rule",),
    by="rule",
)
