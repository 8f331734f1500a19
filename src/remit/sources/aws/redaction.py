"""What may be a secret is taken out of an answer before it is kept or used; names stay, values become a marker.

Values of secrets and parameters and object data are never asked for at all. This is for what comes along with the
configuration: environment variables, user data, scripts, headers that act as passwords. The marker says whether the
value held a credential, so that a check can still tell.
"""

from __future__ import annotations

import base64
import zlib
from typing import TYPE_CHECKING, Any

from remit.engines.secrets import REDACTED, marked
from remit.sources.aws.paths import steps
from remit.sources.aws.ssm_documents import without_scripts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from remit.sources.aws.paths import Steps

__all__ = ["REDACTED", "SECRETS", "UNSEARCHED", "redact"]

UNSEARCHED = f"{REDACTED[:-1]}, unsearched)"
"""Stands for user data of which nobody can tell what is in it."""
LONGEST = 1_000_000
"""Bytes of user data, unpacked. EC2 takes 16 KB, packed."""


_ORIGIN_HEADERS = "Origins.Items[].CustomHeaders.Items[].HeaderValue"
_CONTAINERS = "taskDefinition.containerDefinitions[]"
_OIDC = "AuthenticateOidcConfig.ClientSecret"
_APP = "apps[]"
_DESTINATION = "DeliveryStreamDescription.Destinations[]"
_JOB = "jobDefinitions[]"
_NODES = f"{_JOB}.nodeProperties.nodeRangeProperties[]"
_PROJECT = "projects[]"
_APP_RUNNER = "Service.SourceConfiguration"
_CONNECTOR = "CustomConnector"
_FLOW = "sourceFlowConfig.sourceConnectorProperties"
_FLOWS_TO = "destinationFlowConfigList[].destinationConnectorProperties"
_PROFILE = f"connectorProfileDetails[].connectorProfileProperties.{_CONNECTOR}"

SECRETS: Mapping[str, tuple[str, ...]] = {
    "amplify:ListApps": tuple(
        f"{_APP}{part}.{name}"
        for part in ("", ".autoBranchCreationConfig")
        for name in ("basicAuthCredentials", "buildSpec", "environmentVariables.*")
    ),
    "apigateway:GetStages": ("item[].variables.*",),
    "apigatewayv2:GetIntegrations": ("Items[].RequestParameters.*",),
    "apigatewayv2:GetStages": ("Items[].StageVariables.*",),
    "appflow:DescribeConnectorProfiles": (
        f"{_PROFILE}.profileProperties.*",
        f"{_PROFILE}.oAuth2Properties.tokenUrlCustomProperties.*",
    ),
    "appflow:DescribeFlow": (
        f"{_FLOW}.{_CONNECTOR}.customProperties.*",
        f"{_FLOWS_TO}.{_CONNECTOR}.customProperties.*",
        "tasks[].taskProperties.*",
    ),
    "apprunner:DescribeService": tuple(
        f"{_APP_RUNNER}.{path}.{name}"
        for path in ("CodeRepository.CodeConfiguration.CodeConfigurationValues", "ImageRepository.ImageConfiguration")
        for name in ("BuildCommand", "RuntimeEnvironmentVariables.*", "StartCommand")
        if (path, name) != ("ImageRepository.ImageConfiguration", "BuildCommand")
    ),
    "batch:DescribeJobDefinitions": (
        f"{_JOB}.parameters.*",
        *(
            f"{start}.{path}"
            for start in (_JOB, _NODES)
            for path in (
                f"{'container' if start == _NODES else 'containerProperties'}.environment[].value",
                f"{'container' if start == _NODES else 'containerProperties'}.command[]",
                "ecsProperties.taskProperties[].containers[].environment[].value",
                "ecsProperties.taskProperties[].containers[].command[]",
                "eksProperties.podProperties.containers[].env[].value",
                "eksProperties.podProperties.containers[].command[]",
                "eksProperties.podProperties.containers[].args[]",
                "eksProperties.podProperties.initContainers[].env[].value",
                "eksProperties.podProperties.initContainers[].command[]",
                "eksProperties.podProperties.initContainers[].args[]",
            )
        ),
    ),
    "cloudformation:DescribeStacks": (
        "Stacks[].Parameters[].ParameterValue",
        "Stacks[].Parameters[].ResolvedValue",
        "Stacks[].Outputs[].OutputValue",
    ),
    "cloudfront:GetDistributionConfig": (f"DistributionConfig.{_ORIGIN_HEADERS}",),
    "cloudfront:ListDistributions": (f"DistributionList.Items[].{_ORIGIN_HEADERS}",),
    "codebuild:BatchGetProjects": (
        f"{_PROJECT}.environment.environmentVariables[].value",
        f"{_PROJECT}.source.buildspec",
        f"{_PROJECT}.secondarySources[].buildspec",
    ),
    "codepipeline:GetPipeline": (
        "pipeline.stages[].actions[].configuration.*",
        "pipeline.stages[].actions[].commands[]",
        "pipeline.stages[].actions[].environmentVariables[].value",
        "pipeline.variables[].defaultValue",
    ),
    "dms:DescribeEndpoints": ("Endpoints[].ExtraConnectionAttributes",),
    "ecs:DescribeTaskDefinition": (
        f"{_CONTAINERS}.environment[].value",
        f"{_CONTAINERS}.command[]",
        f"{_CONTAINERS}.entryPoint[]",
        f"{_CONTAINERS}.healthCheck.command[]",
        f"{_CONTAINERS}.dockerLabels.*",
        f"{_CONTAINERS}.logConfiguration.options.splunk-token",
    ),
    "emr:DescribeCluster": ("Cluster.Configurations[].Properties.*",),
    "firehose:DescribeDeliveryStream": (
        f"{_DESTINATION}.HttpEndpointDestinationDescription.RequestConfiguration.CommonAttributes[].AttributeValue",
    ),
    "glue:GetConnections": tuple(
        f"ConnectionList[].{kind}Properties.*" for kind in ("Connection", "Spark", "Athena", "Python")
    ),
    "glue:GetJobs": (
        "Jobs[].DefaultArguments.*",
        "Jobs[].NonOverridableArguments.*",
        "Jobs[].CodeGenConfigurationNodes",
    ),
    "imagebuilder:GetComponent": ("component.data",),
    "lambda:ListFunctions": ("Functions[].Environment.Variables.*",),
    "lambda:ListVersionsByFunction": ("Versions[].Environment.Variables.*",),
    "mwaa:GetEnvironment": ("Environment.AirflowConfigurationOptions.*",),
    "sagemaker:DescribeModel": ("PrimaryContainer.Environment.*", "Containers[].Environment.*"),
    "sagemaker:DescribeMonitoringSchedule": ("MonitoringScheduleConfig.MonitoringJobDefinition.Environment.*",),
    **{
        f"sagemaker:Describe{kind}JobDefinition": (f"{kind}AppSpecification.Environment.*",)
        for kind in ("DataQuality", "ModelBias", "ModelExplainability", "ModelQuality")
    },
    "s3control:GetAccessPointConfigurationForObjectLambda": (
        "Configuration.TransformationConfigurations[].ContentTransformation.AwsLambda.FunctionPayload",
    ),
    "scheduler:GetSchedule": (
        "Target.Input",
        "Target.SageMakerPipelineParameters.PipelineParameterList[].Value",
    ),
    "stepfunctions:DescribeStateMachine": ("definition",),
    "wafv2:GetRuleGroup": ("RuleGroup..SearchString", "RuleGroup..RegexString"),
    "wafv2:GetWebACL": ("WebACL..SearchString", "WebACL..RegexString"),
}
"""By operation, the paths whose values are taken out; `..name` means at any depth."""

ALWAYS = frozenset(
    {
        "ADDomainJoinPassword",
        "AsmPassword",
        "AuthPassword",
        "Base32StringSeed",
        "ClientSecret",
        "CrossRealmTrustPrincipalPassword",
        "CustomerGatewayConfiguration",
        "FsxAdminPassword",
        "HECToken",
        "KdcAdminPassword",
        "MasterUserPassword",
        "Password",
        "PreSharedKey",
        "QRCodePNG",
        "SaslPassword",
        "SecurityDbEncryption",
        "SharedSecret",
        "SslClientKeyPassword",
        "UserData",
        "masterUserPassword",
        "secret",
        "userDataOverride",
    }
)
"""Members that hold a secret, or a text that may contain one, in whatever answer they stand."""

SCRIPTS = frozenset({"UserData", "userDataOverride"})
"""Those that are user data."""

SCALARS = frozenset({str, int, float, bool, type(None)})
"""What JSON holds as it is."""
HARMLESS = frozenset({"", "true", "false", "True", "False"})
"""Values that are no secrets, and that say something: a switch, or that nothing is set."""


def bare_address(address: str) -> str:
    """An address without the user and password that stand before its host."""
    scheme, colon, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    user, at, host = authority.rpartition("@")
    return f"{scheme}://{REDACTED}@{host}{slash}{path}" if colon and at and user else address


def without_environment(option: dict[str, Any]) -> dict[str, Any]:
    """An Elastic Beanstalk option, its value taken out where it is the application's, or a password."""
    of_application = str(option.get("Namespace", "")).startswith("aws:elasticbeanstalk:application:environment")
    secret = of_application or "password" in str(option.get("OptionName", "")).lower()
    return {**option, "Value": _marked(option.get("Value"))} if secret else option


def searched(text: Any) -> str | None:
    """The marker for user data: out of Base64 and gzip, as EC2 and cloud-init take it; of what is no text its own."""
    if not isinstance(text, str):
        return None if text is None else UNSEARCHED
    try:
        raw = base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        return marked(text)
    try:
        return marked(_unpacked(raw).decode("utf-8"))
    except (ValueError, zlib.error):
        return UNSEARCHED


def _unpacked(raw: bytes) -> bytes:
    """What is behind gzip. `ValueError` when it is too long to be searched, or cut off."""
    if not raw.startswith(b"\x1f\x8b"):
        return raw
    unpacking = zlib.decompressobj(wbits=31)
    found = unpacking.decompress(raw, LONGEST)
    if not unpacking.eof:
        raise ValueError
    return found


REWRITES: Mapping[str, tuple[tuple[str, Callable[[Any], Any]], ...]] = {
    "codebuild:BatchGetProjects": (
        (f"{_PROJECT}.source.location", bare_address),
        (f"{_PROJECT}.secondarySources[].location", bare_address),
    ),
    "ec2:DescribeInstanceAttribute": (("UserData.Value", searched),),
    "elasticbeanstalk:DescribeConfigurationSettings": (
        ("ConfigurationSettings[].OptionSettings[]", without_environment),
    ),
    "ssm:GetDocument": (("Content", without_scripts),),
}
"""By operation, the paths at which only a part of the value is taken out, and how."""


def redact(service: str, operation: str, body: dict[str, Any]) -> dict[str, Any]:
    """An answer fit to be kept as JSON: metadata and secrets taken out, bytes as text. Changes `body`."""
    body.pop("ResponseMetadata", None)
    for path in SECRETS.get(f"{service}:{operation}", ()):
        start, deep, name = path.partition("..")
        if deep:
            _everywhere(body.get(start), name)
        else:
            _replace(body, steps(path), _marked)
    for path, change in REWRITES.get(f"{service}:{operation}", ()):
        _replace(body, steps(path), change)
    plain: dict[str, Any] = _plain(body)
    return plain


def _marked(value: Any) -> Any:
    """The marker, which tells whether a credential was in the text; a value that says nothing secret stays."""
    if value is None or (isinstance(value, (str, bool)) and str(value) in HARMLESS):
        return value
    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else value
    return marked(text) if isinstance(text, str) else REDACTED


def _replace(value: Any, rest: Steps, change: Callable[[Any], Any]) -> None:
    """Change what stands at every place that the path leads to."""
    step, *following = rest
    if isinstance(value, list) and step == "[]":
        keys: Iterable[Any] = range(len(value))
    elif isinstance(value, dict):
        keys = list(value) if step == "*" else [step] if step in value else []
    else:
        return
    for key in keys:
        if following:
            _replace(value[key], tuple(following), change)
        else:
            value[key] = change(value[key])


def _everywhere(value: Any, name: str) -> None:
    """Put the marker at every member of that name, at any depth."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key == name:
                value[key] = _marked(item)
            else:
                _everywhere(item, name)
    elif isinstance(value, list):
        for item in value:
            _everywhere(item, name)


def _always(name: str, value: str | bytes) -> Any:
    """The marker for a member that is always taken out."""
    return searched(value) if name in SCRIPTS and isinstance(value, str) and value else _marked(value)


def _plain(value: Any) -> Any:
    """Only what JSON can hold, without what is always secret."""
    if type(value) in SCALARS:
        return value
    if isinstance(value, dict):
        return {
            str(key): _always(key, item) if key in ALWAYS and isinstance(item, (str, bytes)) else _plain(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)
