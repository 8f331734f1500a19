"""Database clusters let people and programs in with IAM credentials.

Why: with IAM authentication a login uses a token that is valid for 15 minutes instead of a password that is shared and
never changes, and IAM decides who gets one.

Fix: set `EnableIAMDatabaseAuthentication: true`, create a database user for IAM and allow `rds-db:connect`. It takes
effect at once and restarts nothing; passwords still work until these users are dropped. Each new connection costs a
signature, so pool them.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbcluster.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBCluster

META = Meta(
    type="AWS::RDS::DBCluster",
    duty="identity-access",
    severity="medium",
    also=(
        "RDS.12",
        "config:rds-cluster-iam-authentication-enabled",
        "CKV_AWS_162",
        "rds_cluster_iam_authentication_enabled",
    ),
    controls=(
        "AC-2(1)",
        "AC-3",
        "AC-6",
        "IA-2",
    ),
)


def run(cluster: DBCluster) -> Result:
    return expect(cluster.EnableIAMDatabaseAuthentication, "logins are by password only")


EXAMPLES = """
# pass: tokens are accepted
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, EnableIAMDatabaseAuthentication: true}
---
# fail: passwords only, as RDS has it unless told otherwise
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBCluster
Properties: {Engine: aurora-postgresql, EnableIAMDatabaseAuthentication: !Ref Tokens}
"""
