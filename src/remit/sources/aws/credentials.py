"""Getting in: the ordinary AWS chain, and a role assumed under a session policy that only reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.model import RemitError
from remit.sources.aws.paths import MISREAD

if TYPE_CHECKING:
    from typing import Any

    from botocore.session import Session

    from remit.sources.aws.target import AwsTarget

OPERATIONS = {
    "sts": frozenset({"AssumeRole", "AssumeRoleWithWebIdentity"}),
    "sso": frozenset({"GetRoleCredentials"}),
    "sso-oidc": frozenset({"CreateToken"}),
    "signin": frozenset({"CreateOAuth2Token"}),
}
"""What botocore's own credential providers call. They run in a session of their own, which can do nothing else."""

READ_POLICIES = ("policy/SecurityAudit", "policy/job-function/ViewOnlyAccess")
"""AWS's managed policies that bound an assumed role: what it may do beyond them it cannot do for remit."""

OUTSIDE_READ_POLICIES = (
    "amplify:List*",
    "appflow:DescribeConnectorP*",
    "appflow:DescribeFlow",
    "apprunner:DescribeW*",
    "appstream:DescribeF*",
    "artifact:List*",
    "backup:GetRestoreTesting*",
    "backup:ListRestoreTesting*",
    "bedrock:GetPrompt",
    "cloudtrail:GetEventDataStore",
    "cloudtrail:GetRes*",
    "cloudtrail:ListDash*",
    "codeartifact:ListPackageG*",
    "codebuild:BatchGetReportG*",
    "codebuild:ListReportG*",
    "cognito-idp:GetUserPoolM*",
    "cognito-idp:GetW*",
    "docdb-elastic:Get*",
    "glue:GetConnections",
    "glue:GetMLTransforms",
    "imagebuilder:Get*",
    "imagebuilder:ListCom*",
    "imagebuilder:ListD*",
    "imagebuilder:ListImageR*",
    "kafka:GetClusterP*",
    "kinesis:GetResourceP*",
    "lakeformation:GetDataLakeS*",
    "lakeformation:ListP*",
    "lightsail:GetRelationalDatabases",
    "macie2:GetAu*",
    "macie2:GetMac*",
    "memorydb:DescribeSub*",
    "redshift-serverless:ListN*",
    "s3-outposts:Get*Policy",
    "s3-outposts:ListA*",
    "s3-outposts:ListR*",
    "s3express:GetA*",
    "s3express:GetL*",
    "s3express:ListA*",
    "scheduler:Get*",
    "scheduler:List*",
    "ssm:GetDocument",
    "ssm:GetResourceP*",
    "timestream-influxdb:Get*",
    "timestream-influxdb:List*",
    "timestream:ListD*",
    "vpc-lattice:Get*",
    "vpc-lattice:List*",
    "waf-regional:GetRule",
    "waf:GetRule",
    "wafv2:GetRuleG*",
)
"""What the tables read and neither of those policies has; a session policy of remit's own adds it.

Patterns, since AWS counts its characters together with the ARNs of the others, 2,048 at most
(https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html). They are a bound behind the guard, which
lets the exact operations through: none of them matches anything but reads of configuration.
"""


class Fixed:
    """A credential provider that hands out what was found elsewhere. The audit's session asks no other."""

    def __init__(self, credentials: Any) -> None:
        self._credentials = credentials

    def load_credentials(self) -> Any:
        """What botocore's sessions ask for."""
        return self._credentials


def find_credentials(target: AwsTarget) -> Any:
    """botocore credentials for the target, refreshed by botocore while the scan runs.

    `RemitError` (exit 2) when there are none, the profile does not exist, or the role cannot be assumed.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    told = f"cannot assume {target.role_arn}" if target.role_arn else f"cannot use the credentials of {target}"
    try:
        session = _session(target)
        found = session.get_credentials()
        if found is None:
            raise RemitError(
                f"no AWS credentials for {target}",
                hint="run aws sso login or aws configure, set AWS_PROFILE, or name one: remit scan aws:PROFILE",
            )
        credentials = _assumed(session, target, found) if target.role_arn else found
        credentials.get_frozen_credentials()
    except EOFError as error:  # botocore asks for the code of an MFA device on the terminal
        hint = "get a session first: aws sts get-session-token --serial-number … --token-code …"
        raise RemitError(f"{told}: they take an MFA code, and nobody is there to type it", hint=hint) from error
    except (BotoCoreError, ClientError, OSError, *MISREAD) as error:  # a credential_process may answer anything
        raise RemitError(f"{told}: {error}", hint="check with aws sts get-caller-identity") from error
    return credentials


def _session(target: AwsTarget) -> Session:
    """A session in which credentials are found, and nothing else can be called."""
    from botocore.session import Session as BotocoreSession

    from remit.sources.aws.guard import guard
    from remit.sources.aws.models import CutLoader

    session = BotocoreSession(profile=target.profile)
    session.register_component("data_loader", CutLoader(OPERATIONS))
    guard(session, OPERATIONS)
    return session


def _assumed(session: Session, target: AwsTarget, source: Any) -> Any:
    """The role's credentials, renewed before they expire."""
    from botocore.credentials import AssumeRoleCredentialFetcher, DeferredRefreshableCredentials

    def create_client(service: str, **options: Any) -> Any:
        return session.create_client(service, **{"region_name": _region(session), **options})

    arguments = {"RoleSessionName": "remit", **session_policy(str(target.role_arn))}
    if target.external_id:
        arguments["ExternalId"] = target.external_id
    fetcher = AssumeRoleCredentialFetcher(create_client, source, target.role_arn, extra_args=arguments)
    return DeferredRefreshableCredentials(method="assume-role", refresh_using=fetcher.fetch_credentials)


def _region(session: Session) -> str:
    return session.get_config_variable("region") or "us-east-1"


def session_policy(role_arn: str) -> dict[str, Any]:
    """The arguments of AssumeRole that make the session read-only, whatever the role may do."""
    partition = role_arn.split(":")[1] if role_arn.count(":") > 1 else "aws"
    statement = {"Effect": "Allow", "Action": list(OUTSIDE_READ_POLICIES), "Resource": "*"}
    return {
        "PolicyArns": [{"arn": f"arn:{partition}:iam::aws:{name}"} for name in READ_POLICIES],
        "Policy": json.dumps({"Version": "2012-10-17", "Statement": [statement]}, separators=(",", ":")),
    }
