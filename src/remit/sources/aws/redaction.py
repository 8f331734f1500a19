"""What may be a secret is taken out of an answer before it is kept or used; names stay, values become a marker.

Values of secrets and parameters, object data and user data are never asked for at all. This is for what comes along
with the configuration: environment variables, templates' user data, headers that act as passwords.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.paths import steps

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.sources.aws.paths import Steps

REDACTED = "(redacted by remit)"

_ORIGIN_HEADERS = "Origins.Items[].CustomHeaders.Items[].HeaderValue"
_CONTAINERS = "taskDefinition.containerDefinitions[]"
_LAUNCH = ("LaunchTemplateVersions[].LaunchTemplateData.UserData",)
_OIDC = "AuthenticateOidcConfig.ClientSecret"

SECRETS: Mapping[str, tuple[str, ...]] = {
    "apigateway:GetStages": ("item[].variables.*",),
    "apigatewayv2:GetStages": ("Items[].StageVariables.*",),
    "autoscaling:DescribeLaunchConfigurations": ("LaunchConfigurations[].UserData",),
    "cloudfront:GetDistributionConfig": (f"DistributionConfig.{_ORIGIN_HEADERS}",),
    "cloudfront:ListDistributions": (f"DistributionList.Items[].{_ORIGIN_HEADERS}",),
    "cognito-idp:DescribeUserPoolClient": ("UserPoolClient.ClientSecret",),
    "ec2:DescribeLaunchTemplateVersions": _LAUNCH,
    "ecs:DescribeTaskDefinition": (
        f"{_CONTAINERS}.environment[].value",
        f"{_CONTAINERS}.command[]",
        f"{_CONTAINERS}.entryPoint[]",
        f"{_CONTAINERS}.healthCheck.command[]",
        f"{_CONTAINERS}.dockerLabels.*",
        f"{_CONTAINERS}.logConfiguration.options.splunk-token",
    ),
    "elbv2:DescribeListeners": (f"Listeners[].DefaultActions[].{_OIDC}",),
    "elbv2:DescribeRules": (f"Rules[].Actions[].{_OIDC}",),
    "lambda:ListFunctions": ("Functions[].Environment.Variables.*",),
    "wafv2:GetWebACL": ("WebACL..SearchString", "WebACL..RegexString"),
}
"""By operation, the paths whose values are taken out; `..name` means at any depth."""


def redact(service: str, operation: str, body: dict[str, Any]) -> dict[str, Any]:
    """An answer fit to be kept as JSON: metadata and secrets taken out, bytes as text. Changes `body`."""
    body.pop("ResponseMetadata", None)
    for path in SECRETS.get(f"{service}:{operation}", ()):
        start, deep, name = path.partition("..")
        if deep:
            _everywhere(body.get(start), name)
        else:
            _replace(body, steps(path))
    plain: dict[str, Any] = _plain(body)
    return plain


def _replace(value: Any, rest: Steps) -> None:
    """Put the marker at every place that the path leads to."""
    step, *following = rest
    if isinstance(value, list):
        if step == "[]" and not following:
            value[:] = [REDACTED] * len(value)
        for item in value if following else ():
            _replace(item, tuple(following))
        return
    if not isinstance(value, dict):
        return
    for name in list(value) if step == "*" else [step] if step in value else []:
        if following:
            _replace(value[name], tuple(following))
        elif value[name] is not None:
            value[name] = REDACTED


def _everywhere(value: Any, name: str) -> None:
    """Put the marker at every member of that name, at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key == name:
                value[key] = REDACTED
            else:
                _everywhere(item, name)
    elif isinstance(value, list):
        for item in value:
            _everywhere(item, name)


def _plain(value: Any) -> Any:
    """Only what JSON can hold."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)
