"""Where single services depart from the general rules: what needs no permission, what nobody may, what goes unsigned.

Lists that AWS lengthens now and then carry the date on which they were read.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from remit.engines.iam.request import ANONYMOUS, FEDERATED, ROLE, ROOT, USER

if TYPE_CHECKING:
    from remit.engines.iam.request import Request

WITHOUT_PERMISSION = {"sts:getcalleridentity": (USER, ROLE, ROOT, FEDERATED), "sts:getsessiontoken": (USER, ROOT)}
"""Who may do what, even against an explicit Deny; beside it API_GetSessionToken.html:
https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html."""

OWN_TO_AWS = frozenset(
    (
        *("iam:attachrolepolicy", "iam:deleterole", "iam:deleterolepermissionsboundary", "iam:deleterolepolicy"),
        *("iam:detachrolepolicy", "iam:putrolepermissionsboundary", "iam:putrolepolicy", "iam:updateassumerolepolicy"),
        *("iam:addroletoinstanceprofile", "iam:removerolefrominstanceprofile"),
        *("iam:createpolicyversion", "iam:deletepolicy", "iam:deletepolicyversion", "iam:setdefaultpolicyversion"),
    )
)
"""What AWS lets nobody do to its managed policies and to roles that belong to services: the operations on roles that
answer UnmodifiableEntity, but for those that also change a description, which stays free:
https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html, "Errors"."""

UNDER_RESOURCE_CONTROL = frozenset(
    ("s3", "sts", "kms", "sqs", "secretsmanager", "ecr", "aoss", "cognito-idp", "cognito-identity", "logs", "dynamodb")
)
"""Services whose resources resource control policies protect, as of February 2026, when DynamoDB was the latest:
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html and
https://aws.amazon.com/about-aws/whats-new/2026/02/aws-expands-resource-control-policies-amazon/."""

UNSIGNED = frozenset(("s3", "sqs", "sns", "execute-api", "es", "elasticfilesystem", "mediastore", "vpc-lattice"))
"""Services that take requests from anonymous users where a resource's policy lets them, which AWS calls the exception:
https://docs.aws.amazon.com/IAM/latest/UserGuide/intro-structure.html#intro-structure-authentication."""

TRUST = ("sts:assumerole*", "sts:tagsession", "sts:setsourceidentity", "sts:setcontext")
"""The actions that a role's trust policy is about:
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html; source identities and contexts, in
id_credentials_temp_control-access_monitor.html and reference_policies_iam-condition-keys.html beside it."""

ON_KEYS = (
    *("kms:CancelKeyDeletion", "kms:CreateAlias", "kms:CreateGrant", "kms:Decrypt", "kms:DeleteAlias"),
    *("kms:DeleteImportedKeyMaterial", "kms:DeriveSharedSecret", "kms:DescribeKey", "kms:DisableKey*"),
    *("kms:EnableKey*", "kms:Encrypt", "kms:GenerateDataKey*", "kms:GenerateMac", "kms:GetKeyPolicy"),
    *("kms:GetKeyRotationStatus", "kms:GetParametersForImport", "kms:GetPublicKey", "kms:ImportKeyMaterial"),
    *("kms:ListGrants", "kms:ListKeyPolicies", "kms:ListKeyRotations", "kms:ListResourceTags"),
    *("kms:PutKeyPolicy", "kms:ReEncrypt*", "kms:ReplicateKey", "kms:RetireGrant", "kms:RevokeGrant"),
    *("kms:RotateKeyOnDemand", "kms:ScheduleKeyDeletion", "kms:Sign", "kms:SynchronizeMultiRegionKey"),
    *("kms:TagResource", "kms:UntagResource", "kms:UpdateAlias", "kms:UpdateKeyDescription"),
    *("kms:UpdatePrimaryRegion", "kms:Verify", "kms:VerifyMac"),
)
"""The actions on a key, about which the key's policy must say something, read in November 2026:
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html."""

BY_FUNCTION_URL = "lambda:invokefunctionurl"
ALSO_BY_FUNCTION_URL = "lambda:invokefunction"
"""What a request to a function URL needs besides, since October 2025, unless the URL is older:
https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html."""
VIA_URL = "lambda:invokedviafunctionurl"


def service_of(action: str) -> str:
    """The service that an action is one of."""
    return action.partition(":")[0].lower()


def free_of_permission(kind: str, pattern: str) -> str:
    """An action of a pattern that a kind of caller may do whatever policies say; empty when there is none."""
    found = (action for action, kinds in WITHOUT_PERMISSION.items() if kind in kinds)
    return next((action for action in found if fnmatchcase(action, pattern.lower())), "")


def is_about_trust(action: str) -> bool:
    """Whether an action is one that a role's trust policy is about."""
    return any(fnmatchcase(action.lower(), pattern) for pattern in TRUST)


def needs_signature(request: Request) -> bool:
    """Whether a request is anonymous where AWS takes only signed ones."""
    action = request.action.lower()
    by_url = action in (BY_FUNCTION_URL, ALSO_BY_FUNCTION_URL)
    return request.caller.kind == ANONYMOUS and service_of(action) not in UNSIGNED and not by_url
