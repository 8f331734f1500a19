"""AWS Lambda: functions with the names of their environment variables, never the values."""

from __future__ import annotations

import json
from typing import Any

from remit.sources.aws.table import Call, Table, Via

OF = {"FunctionName": "FunctionName"}


def is_archive(known: dict[str, Any]) -> bool:
    """Whether a function is made of an archive, which can be signed and has a runtime, and not of an image."""
    return bool(known.get("PackageType", "Zip") == "Zip")


def permissions(policy: str) -> list[dict[str, Any]]:
    """The statements of a function's policy as the permissions that made them."""
    try:
        statements = json.loads(policy).get("Statement", [])
    except ValueError:
        return []
    return [_permission(one) for one in statements if one.get("Effect") == "Allow"]


def _permission(statement: dict[str, Any]) -> dict[str, Any]:
    conditions: dict[str, Any] = {}
    for tests in statement.get("Condition", {}).values():
        conditions.update({name.lower(): value for name, value in tests.items()})
    principal = statement.get("Principal")
    told = {
        "Action": statement.get("Action"),
        "Principal": next(iter(principal.values()), None) if isinstance(principal, dict) else principal,
        **{name: conditions.get(key) for name, key in CONDITIONS.items()},
    }
    return {name: value for name, value in told.items() if value is not None}


CONDITIONS = {
    "EventSourceToken": "lambda:eventsourcetoken",
    "FunctionUrlAuthType": "lambda:functionurlauthtype",
    "InvokedViaFunctionUrl": "lambda:invokedviafunctionurl",
    "PrincipalOrgID": "aws:principalorgid",
    "SourceAccount": "aws:sourceaccount",
    "SourceArn": "aws:sourcearn",
}
"""The condition that each property of a permission becomes."""

TABLES = (
    Table(
        "AWS::Lambda::Function",
        Call(
            "lambda:ListFunctions",
            "Functions[]",
            more="NextMarker>Marker",
            same="Architectures DeadLetterConfig Description Environment EphemeralStorage FileSystemConfigs"
            " FunctionName Handler LoggingConfig MemorySize PackageType Role Runtime Timeout TracingConfig VpcConfig",
            fills={
                "Arn": "FunctionArn",
                "ImageConfig": "ImageConfigResponse.ImageConfig",
                "KmsKeyArn": "KMSKeyArn",
                "Layers": "Layers[].Arn",
                "SnapStartResponse": "SnapStart",
            },
        ),
        (
            Call(
                "lambda:GetPolicy",
                bound=OF,
                absent=("ResourceNotFoundException",),
                fills={"Permissions": Via(permissions, "Policy"), "ResourcePolicy.PolicyDocument": "Policy"},
            ),
            Call(
                "lambda:GetRuntimeManagementConfig",
                bound=OF,
                fills={
                    "RuntimeManagementConfig.UpdateRuntimeOn": "UpdateRuntimeOn",
                    "RuntimeManagementConfig.RuntimeVersionArn": "RuntimeVersionArn",
                },
                when=is_archive,
            ),
            Call(
                "lambda:GetFunctionCodeSigningConfig",
                bound=OF,
                absent=("CodeSigningConfigNotFoundException",),
                same="CodeSigningConfigArn",
                when=is_archive,
            ),
            Call("lambda:GetFunctionConcurrency", bound=OF, same="ReservedConcurrentExecutions"),
        ),
        id="FunctionName",
        arn="FunctionArn",
        name="FunctionName",
        tags="@tagging",
    ),
    Table(
        "AWS::Lambda::Url",
        Call(
            "lambda:ListFunctionUrlConfigs",
            "FunctionUrlConfigs[]",
            bound={"FunctionName": "^.FunctionName"},
            more="NextMarker>Marker",
            same="AuthType Cors FunctionArn FunctionUrl InvokeMode",
            fills={"TargetFunctionArn": "FunctionArn"},
        ),
        within="AWS::Lambda::Function",
        id="FunctionUrl",
        arn="",
    ),
)
