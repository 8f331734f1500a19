"""Getting in: the ordinary AWS chain, and a role assumed under a session policy that only reads."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit.model import RemitError

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
    "amplify:ListApps",
    "appflow:DescribeConnectorProfiles",
    "appflow:DescribeFlow",
    "apprunner:DescribeWebAclForService",
    "appstream:DescribeFleets",
    "artifact:ListCustomerAgreements",
    "artifact:ListReports",
    "backup:GetRestoreTestingPlan",
    "backup:GetRestoreTestingSelection",
    "backup:ListRestoreTestingPlans",
    "backup:ListRestoreTestingSelections",
    "bedrock:GetPrompt",
    "cloudtrail:GetEventDataStore",
    "cloudtrail:GetResourcePolicy",
    "cloudtrail:ListDashboards",
    "codeartifact:ListPackageGroups",
    "codebuild:BatchGetReportGroups",
    "codebuild:ListReportGroups",
    "cognito-idp:GetUserPoolMfaConfig",
    "cognito-idp:GetWebACLForResource",
    "docdb-elastic:GetCluster",
    "glue:GetConnections",
    "glue:GetMLTransforms",
    "imagebuilder:GetComponent",
    "imagebuilder:GetDistributionConfiguration",
    "imagebuilder:GetImageRecipe",
    "imagebuilder:ListComponentBuildVersions",
    "imagebuilder:ListComponents",
    "imagebuilder:ListDistributionConfigurations",
    "imagebuilder:ListImageRecipes",
    "kafka:GetClusterPolicy",
    "kinesis:GetResourcePolicy",
    "lakeformation:GetDataLakeSettings",
    "lakeformation:ListPermissions",
    "lightsail:GetRelationalDatabases",
    "macie2:GetAutomatedDiscoveryConfiguration",
    "macie2:GetMacieSession",
    "memorydb:DescribeSubnetGroups",
    "redshift-serverless:ListNamespaces",
    "s3-outposts:GetAccessPointPolicy",
    "s3-outposts:GetBucketPolicy",
    "s3-outposts:ListAccessPoints",
    "s3-outposts:ListRegionalBuckets",
    "s3express:GetAccessPoint",
    "s3express:GetAccessPointPolicy",
    "s3express:GetLifecycleConfiguration",
    "s3express:ListAccessPointsForDirectoryBuckets",
    "scheduler:GetSchedule",
    "scheduler:ListSchedules",
    "ssm:GetDocument",
    "ssm:GetResourcePolicies",
    "timestream-influxdb:GetDbInstance",
    "timestream-influxdb:ListDbInstances",
    "timestream:ListDatabases",
    "vpc-lattice:GetAuthPolicy",
    "vpc-lattice:GetResourcePolicy",
    "vpc-lattice:GetService",
    "vpc-lattice:GetServiceNetwork",
    "vpc-lattice:ListServiceNetworks",
    "vpc-lattice:ListServices",
    "waf-regional:GetRule",
    "waf:GetRule",
    "wafv2:GetRuleGroup",
)
"""Reads of the tables that neither of those policies has; a session policy of remit's own adds them."""


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
    except (BotoCoreError, ClientError) as error:
        told = f"cannot assume {target.role_arn}" if target.role_arn else f"cannot use the credentials of {target}"
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
