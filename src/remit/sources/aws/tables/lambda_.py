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
    statements = json.loads(policy).get("Statement", [])
    return [_permission(one) for one in statements if one.get("Effect") == "Allow"]


def of_layer(policy: str) -> list[dict[str, Any]]:
    """A layer's permissions, in which the organization has a name of its own."""
    return [{**one, "OrganizationId": one.get("PrincipalOrgID")} for one in permissions(policy)]


def named(versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A layer's versions with its name, which their ARNs alone tell: `arn:…:layer:NAME:VERSION`."""
    return [{**one, "LayerName": one["LayerVersionArn"].split(":")[6]} for one in versions]


def qualified(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What becomes of a function's asynchronous events, with the version or alias that an ARN may end with."""
    return [{**one, "Qualifier": (one["FunctionArn"].split(":")[7:] or ["$LATEST"])[0]} for one in told]


def policy_of(qualifier: str) -> Call:
    """The policy of a version or an alias, which a policy of the function itself does not replace."""
    return Call(
        "lambda:GetPolicy",
        bound={"FunctionName": "^.FunctionName", "Qualifier": qualifier},
        absent=("ResourceNotFoundException",),
        fills={"Permissions": Via(permissions, "Policy")},
    )


def weights(told: dict[str, Any]) -> dict[str, Any]:
    """How an alias shares its calls out, as a list."""
    shares = told.get("AdditionalVersionWeights") or {}
    return {
        "AdditionalVersionWeights": [
            {"FunctionVersion": version, "FunctionWeight": weight} for version, weight in shares.items()
        ]
    }


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


def url_of(within: str, **which: str) -> Table:
    """The URL of a function or of an alias; each has one at most."""
    return Table(
        "AWS::Lambda::Url",
        Call(
            "lambda:GetFunctionUrlConfig",
            bound=which,
            absent=("ResourceNotFoundException",),
            same="AuthType Cors FunctionArn FunctionUrl InvokeMode",
            fills={"TargetFunctionArn": "FunctionArn"},
        ),
        within=within,
        id="FunctionArn",
    )


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
            Call(
                "lambda:ListFunctionEventInvokeConfigs",
                "FunctionEventInvokeConfigs[]",
                fixed={"MaxItems": 50},
                bound=OF,
                more="NextMarker>Marker",
                fills={"EventInvokeConfigs": Via(qualified)},
            ),
        ),
        id="FunctionName",
        arn="FunctionArn",
        name="FunctionName",
        tags="@tagging",
    ),
    url_of("AWS::Lambda::Function", FunctionName="^.FunctionName"),
    url_of("AWS::Lambda::Alias", FunctionName="^.^.FunctionName", Qualifier="^.Name"),
    Table(
        "AWS::Lambda::Alias",
        Call(
            "lambda:ListAliases",
            "Aliases[]",
            bound={"FunctionName": "^.FunctionName"},
            more="NextMarker>Marker",
            same="AliasArn Description FunctionVersion Name",
            fills={"FunctionName": "^.FunctionName", "RoutingConfig": Via(weights, "RoutingConfig")},
        ),
        (policy_of("Name"),),
        within="AWS::Lambda::Function",
        id="AliasArn",
        arn="AliasArn",
        name="Name",
    ),
    Table(
        "AWS::Lambda::Version",
        Call(
            "lambda:ListVersionsByFunction",
            "Versions[]",
            bound={"FunctionName": "^.FunctionName"},
            more="NextMarker>Marker",
            same="CodeSha256 Description FunctionArn FunctionName Version",
        ),
        (policy_of("Version"),),
        within="AWS::Lambda::Function",
        id="FunctionArn",
        arn="FunctionArn",
        keeps=lambda known: known.get("Version") != "$LATEST",
    ),
    Table(
        "AWS::Lambda::LayerVersion",
        Call(
            "lambda:ListLayerVersions",
            Via(named, "LayerVersions"),
            fixed={"MaxItems": 50},
            bound={"LayerName": "LayerName"},
            more="NextMarker>Marker",
            over=Call("lambda:ListLayers", "Layers[]", fixed={"MaxItems": 50}, more="NextMarker>Marker"),
            same="CompatibleArchitectures CompatibleRuntimes Description LayerName LayerVersionArn LicenseInfo",
        ),
        (
            Call(
                "lambda:GetLayerVersionPolicy",
                bound={"LayerName": "LayerName", "VersionNumber": "Version"},
                absent=("ResourceNotFoundException",),
                fills={"Permissions": Via(of_layer, "Policy")},
            ),
        ),
        id="LayerVersionArn",
        arn="LayerVersionArn",
    ),
)
