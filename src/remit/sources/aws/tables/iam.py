"""AWS IAM: users, roles, groups and policies in one answer, and what the account holds beside them."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

from remit.model import Unknown
from remit.sources.aws.redaction import REDACTED
from remit.sources.aws.table import TAGS, Call, Each, Fixed, Join, Spec, Table, Via, With
from remit.sources.aws.transforms import last_part

NONE_YET = ("N/A", "no_information", "not_supported", "")
"""How the credential report says that there is no time to tell."""


def details(result: str, same: str, fills: dict[str, Spec]) -> Call:
    """One part of the account's authorization details; all parts come with the same calls."""
    return Call(
        "iam:GetAccountAuthorizationDetails",
        result,
        fixed={"Filter": ["User", "Role", "Group", "LocalManagedPolicy"], "MaxItems": 1000},
        more="Marker",
        same=same,
        fills=fills,
    )


def inline(member: str) -> Each:
    """Inline policies, as the registry's Policies."""
    return Each(member, {"PolicyName": "PolicyName", "PolicyDocument": "PolicyDocument"})


def report_rows(content: str) -> list[dict[str, str]]:
    """The credential report's rows by column."""
    return list(csv.DictReader(StringIO(content)))


def when(column: str) -> Via:
    """A time of the credential report; absent when there is none."""
    return Via(lambda text: None if text in NONE_YET else text, column)


def yes(column: str) -> Via:
    """A boolean of the credential report; the root user's password is `not_supported`."""
    return Via(lambda text: text == "true", column)


def access_keys(row: dict[str, str]) -> list[dict[str, Any]]:
    """The access keys of a user that the credential report tells of; it has a row of columns for each of two."""
    keys = []
    for number in (1, 2):
        told = {name: row.get(f"access_key_{number}_{column}", "") for name, column in KEY_COLUMNS.items()}
        if told["LastRotated"] in NONE_YET:
            continue
        status = "Active" if row.get(f"access_key_{number}_active") == "true" else "Inactive"
        keys.append({"Status": status, **{name: text for name, text in told.items() if text not in NONE_YET}})
    return keys


KEY_COLUMNS = {
    "LastRotated": "last_rotated",
    "LastUsed": "last_used_date",
    "LastUsedService": "last_used_service",
    "LastUsedRegion": "last_used_region",
}


def may_have_password(known: dict[str, Any]) -> bool:
    """Whether a user may sign in to the console: not if the report says no; it has no row for users made since."""
    return bool(known.get("password_enabled") != "false")


def is_first_password(profile: dict[str, Any], known: dict[str, Any]) -> bool | Unknown:
    """Whether a user's password is the one that whoever made the user gave it.

    It is if it was set as the user was made, and it is not if it was set after the profile was made. What `CreateDate`
    means when the user is older AWS does not say: https://docs.aws.amazon.com/IAM/latest/APIReference/API_LoginProfile.html
    """
    told = (known.get("password_last_changed", ""), profile["CreateDate"], known.get("user_creation_time", ""))
    if any(text in NONE_YET for text in told):
        return Unknown("the credential report does not tell when the password was set")
    changed, given, born = map(datetime.fromisoformat, told)
    if changed - given > AT_ONCE:
        return False
    return True if changed - born <= AT_ONCE else Unknown("AWS does not tell whether it is the first password")


AT_ONCE = timedelta(minutes=5)
"""What happens within it belongs to one act."""


def last_key_use(row: dict[str, str]) -> str | None:
    """When either of the access keys was last used."""
    return max((key["LastUsed"] for key in access_keys(row) if "LastUsed" in key), default=None)


def is_hardware(devices: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether the root user has an MFA device and none of the virtual ones is its."""
    arns = [device.get("User", {}).get("Arn", "") for device in devices.get("VirtualMFADevices", ())]
    return bool(known.get("AccountMFAEnabled")) and not any(arn.endswith(":root") for arn in arns)


def serials(devices: list[dict[str, Any]]) -> list[Any]:
    """The serial numbers of MFA devices."""
    return [device.get("SerialNumber") for device in devices]


def default_version(versions: list[dict[str, Any]]) -> Any:
    """The document of a managed policy that is in force."""
    return next((version.get("Document") for version in versions if version.get("IsDefaultVersion")), None)


def other_versions(versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The versions that are kept beside it, and that somebody may make the default."""
    kept = (version for version in versions if not version.get("IsDefaultVersion"))
    return [{"VersionId": version.get("VersionId"), "Document": version.get("Document")} for version in kept]


ROOT = "=<root_account>"
LATE = "the credential report, hours old at times, does not have this user yet"


def report(own: str, fills: dict[str, Spec]) -> Call:
    """A user's row of the credential report, which AWS first has to write."""
    return Call(
        "iam:GetCredentialReport",
        Via(report_rows, "Content"),
        begin="iam:GenerateCredentialReport",
        wait=("ReportInProgress", "ReportNotPresent", "ReportExpired", "CredentialReportNotReadyException"),
        join=Join(own=own, by="user", late="" if own == ROOT else LATE),
        fills=fills,
    )


def services(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """The services that a finished job tells of; a job that failed tells of none, which is no answer."""
    if answer["JobStatus"] != "COMPLETED":
        raise KeyError("ServicesLastAccessed")
    found: list[dict[str, Any]] = answer["ServicesLastAccessed"]
    return found


def is_in_use(known: dict[str, Any]) -> bool:
    """Whether a role of the customer's is used at all: what one may do that is not is no question any more."""
    return "/aws-service-role/" not in known["Arn"] and "LastUsedDate" in (known.get("RoleLastUsed") or {})


def last_accessed(when: Any = None) -> Call:
    """When a principal last used each service that its policies allow; a job tells it, one for each principal."""
    return Call(
        "iam:GetServiceLastAccessedDetails",
        Via(services),
        bound={"JobId": "JobId"},
        more="Marker",
        wait=("JobStatus=IN_PROGRESS",),
        over=Call("iam:GenerateServiceLastAccessedDetails", bound={"Arn": "@arn"}),
        fills={
            "ServicesLastAccessed": Each(
                "@",
                {
                    "ServiceNamespace": "ServiceNamespace",
                    "LastAuthenticated": "LastAuthenticated",
                    "LastAuthenticatedRegion": "LastAuthenticatedRegion",
                },
            )
        },
        when=when,
    )


SUMMARY = Call(
    "iam:GetAccountSummary",
    "SummaryMap",
    fills={
        "MfaEnabled": Via(bool, "AccountMFAEnabled"),
        "AccessKeysPresent": Via(bool, "AccountAccessKeysPresent"),
        "PasswordPresent": Via(bool, "AccountPasswordPresent"),
        "SigningCertificatesPresent": Via(bool, "AccountSigningCertificatesPresent"),
    },
)

TABLES = (
    Table(
        "AWS::IAM::User",
        details(
            "UserDetailList[]",
            "Arn Path UserName",
            {
                "Groups": "GroupList",
                "ManagedPolicyArns": "AttachedManagedPolicies[].PolicyArn",
                "PermissionsBoundary": "PermissionsBoundary.PermissionsBoundaryArn",
                "Policies": inline("UserPolicyList"),
            },
        ),
        (
            report(
                "UserName",
                {
                    "Credentials.PasswordEnabled": yes("password_enabled"),
                    "Credentials.PasswordLastUsed": when("password_last_used"),
                    "Credentials.PasswordLastChanged": when("password_last_changed"),
                    "Credentials.MfaActive": yes("mfa_active"),
                    "Credentials.UserCreationTime": when("user_creation_time"),
                    "Credentials.Certificate1Active": yes("cert_1_active"),
                    "Credentials.Certificate2Active": yes("cert_2_active"),
                    "AccessKeys": Via(access_keys),
                },
            ),
            Call(
                "iam:ListVirtualMFADevices",
                "VirtualMFADevices[]",
                fixed={"AssignmentStatus": "Assigned"},
                more="Marker",
                join=Join(own="UserName", by="User.UserName", many=True),
                fills={"VirtualMfaDevices": Via(serials)},
            ),
            Call(
                "iam:GetLoginProfile",
                "LoginProfile",
                bound={"UserName": "UserName"},
                absent=("NoSuchEntity",),
                fills={
                    "LoginProfile.Password": Fixed(REDACTED),
                    "LoginProfile.PasswordResetRequired": "PasswordResetRequired",
                    "Credentials.FirstPassword": With(is_first_password),
                },
                when=may_have_password,
                after="iam:GetCredentialReport",
            ),
            last_accessed(),
        ),
        where="global",
        id="UserName",
        arn="Arn",
        name="UserName",
        tags="Tags",
        unread=("AccessKeys.Id",),
    ),
    Table(
        "AWS::IAM::Role",
        details(
            "RoleDetailList[]",
            "Arn AssumeRolePolicyDocument CreateDate Path RoleId RoleName RoleLastUsed",
            {
                "ManagedPolicyArns": "AttachedManagedPolicies[].PolicyArn",
                "PermissionsBoundary": "PermissionsBoundary.PermissionsBoundaryArn",
                "Policies": inline("RolePolicyList"),
            },
        ),
        (last_accessed(when=is_in_use),),
        where="global",
        id="RoleName",
        arn="Arn",
        name="RoleName",
        tags="Tags",
    ),
    Table(
        "AWS::IAM::Group",
        details(
            "GroupDetailList[]",
            "Arn GroupName Path",
            {"ManagedPolicyArns": "AttachedManagedPolicies[].PolicyArn", "Policies": inline("GroupPolicyList")},
        ),
        where="global",
        id="GroupName",
        arn="Arn",
        name="GroupName",
    ),
    Table(
        "AWS::IAM::ManagedPolicy",
        details(
            "Policies[]",
            "AttachmentCount CreateDate DefaultVersionId Description IsAttachable Path PermissionsBoundaryUsageCount"
            " PolicyId UpdateDate",
            {
                "ManagedPolicyName": "PolicyName",
                "PolicyArn": "Arn",
                "PolicyDocument": Via(default_version, "PolicyVersionList"),
                "OtherVersions": Via(other_versions, "PolicyVersionList"),
            },
        ),
        where="global",
        id="Arn",
        arn="Arn",
        name="PolicyName",
    ),
    Table(
        "AWS::IAM::InstanceProfile",
        Call(
            "iam:ListInstanceProfiles",
            "InstanceProfiles[]",
            more="Marker",
            same="Arn InstanceProfileName Path",
            fills={"Roles": "Roles[].RoleName"},
        ),
        where="global",
        id="InstanceProfileName",
        arn="Arn",
        name="InstanceProfileName",
    ),
    Table(
        "AWS::IAM::ServerCertificate",
        Call(
            "iam:ListServerCertificates",
            "ServerCertificateMetadataList[]",
            more="Marker",
            same="Arn Path ServerCertificateName Expiration UploadDate",
        ),
        where="global",
        id="ServerCertificateName",
        arn="Arn",
        name="ServerCertificateName",
    ),
    Table(
        "Remit::IAM::RootUser",
        None,
        (
            SUMMARY,
            Call(
                "iam:ListVirtualMFADevices",
                fixed={"AssignmentStatus": "Assigned"},
                fills={"HardwareMfa": With(is_hardware)},
                after="iam:GetAccountSummary",
            ),
            report(
                ROOT,
                {"PasswordLastUsed": when("password_last_used"), "AccessKeyLastUsed": Via(last_key_use)},
            ),
        ),
        where="global",
        id="@account",
    ),
    Table(
        "AWS::IAM::SAMLProvider",
        Call("iam:ListSAMLProviders", "SAMLProviderList[]", fills={"Arn": "Arn"}),
        (
            Call(
                "iam:GetSAMLProvider",
                bound={"SAMLProviderArn": "Arn"},
                same="AssertionEncryptionMode PrivateKeyList",
                fills={
                    "SamlMetadataDocument": "SAMLMetadataDocument",
                    "SamlProviderUUID": "SAMLProviderUUID",
                    TAGS: "Tags",
                },
            ),
        ),
        where="global",
        id=Via(last_part(), "Arn"),
        arn="Arn",
        tags="@told",
    ),
    Table(
        "Remit::IAM::AccountPasswordPolicy",
        None,
        (
            Call(
                "iam:GetAccountPasswordPolicy",
                "PasswordPolicy",
                absent=("NoSuchEntity",),
                same="MinimumPasswordLength RequireSymbols RequireNumbers RequireUppercaseCharacters"
                " RequireLowercaseCharacters AllowUsersToChangePassword ExpirePasswords MaxPasswordAge"
                " PasswordReusePrevention HardExpiry",
            ),
        ),
        where="global",
        id="@account",
    ),
)
