"""Databases let people and programs in with IAM credentials.

Why: with IAM authentication a login uses a token that is valid for 15 minutes instead of a password that is shared and
never changes; IAM decides who gets one, and CloudTrail has the trace of permission changes.

Fix: set `EnableIAMDatabaseAuthentication: true`, create a database user for IAM and allow `rds-db:connect`. It takes
effect at once and restarts nothing; passwords still work until these users are dropped. Each new connection costs a
signature, so pool them.

Links:
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.IamDatabaseAuthentication.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="identity-access",
    severity="medium",
    also=(
        "RDS.10",
        "config:rds-instance-iam-authentication-enabled",
        "CKV_AWS_161",
        "rds_instance_iam_authentication_enabled",
        "AWS-0176",
    ),
    controls=("AC-2(1)", "AC-3", "AC-6", "IA-2"),
)

ENGINES = ("postgres", "mysql", "mariadb")


def run(db: DBInstance) -> Result:
    if db.DBClusterIdentifier:
        return not_applicable("authentication is the setting of its cluster")
    if db.Engine and not some(lambda engine: db.Engine == engine, ENGINES):
        return not_applicable("RDS has no IAM authentication for this engine")
    return expect(db.EnableIAMDatabaseAuthentication, "logins are by password only")


EXAMPLES = """
# pass: tokens are accepted
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableIAMDatabaseAuthentication: true}
---
# fail: passwords only, as RDS has it unless told otherwise
Type: AWS::RDS::DBInstance
Properties: {Engine: mysql}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, EnableIAMDatabaseAuthentication: !Ref Tokens}
---
# not-applicable: SQL Server has none
Type: AWS::RDS::DBInstance
Properties: {Engine: sqlserver-se}
"""
