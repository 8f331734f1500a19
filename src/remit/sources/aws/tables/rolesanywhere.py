"""IAM Roles Anywhere."""

from __future__ import annotations

from remit.sources.aws.table import Call, Table

TABLES = (
    Table(
        "AWS::RolesAnywhere::Profile",
        Call(
            "rolesanywhere:ListProfiles",
            "profiles[]",
            more="nextToken",
            same="AcceptRoleSessionName AttributeMappings DurationSeconds Enabled ManagedPolicyArns Name ProfileArn"
            " ProfileId RequireInstanceProperties RoleArns SessionPolicy",
        ),
        id="profileId",
        arn="profileArn",
        name="name",
        unique=True,
    ),
)
