"""Databases have no address on the internet.

Why: a publicly accessible instance resolves to a public address; then one loose security-group rule is all that stands
between the internet and its login.

Fix: set `PubliclyAccessible: false` and reach the instance from inside the VPC, over a VPN or through Session Manager.
The change interrupts nothing in the VPC; clients outside lose their connection. In the default subnet group RDS takes
`true` when nothing is said, so say it.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, Undetermined, expect, failed, or_default, passed, some

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    needs=("AWS::RDS::DBSubnetGroup",),
    duty="network-controls",
    severity="critical",
    also=(
        "RDS.2",
        "CIS-5.0:2.2.3",
        "CIS-6.0:3.2.3",
        "CIS-7.0:3.2.3",
        "config:rds-instance-public-access-check",
        "CKV_AWS_17",
        "rds_instance_no_public_access",
        "AWS-0180",
        "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)", "SC-7(21)"),
)


def run(db: DBInstance, world: World) -> Result:
    if "PubliclyAccessible" in db:
        return expect(not db.PubliclyAccessible, "it has a public address")
    if some(bool, (db.DBSnapshotIdentifier, db.SourceDBInstanceIdentifier, db.DBClusterSnapshotIdentifier)):
        raise Undetermined("nothing is said, so the gateway of the VPC that it is restored or copied into decides")
    # As API_CreateDBInstance has it: public in the default subnet group only, and Aurora not even there.
    if db.DBClusterIdentifier or or_default(db.Engine, "").startswith("aurora"):
        return passed("Aurora gives no public address unless told to")
    if not db.DBSubnetGroupName:
        return failed("it has a public address, as RDS gives it in the default VPC unless told not to")
    ways = (
        lambda: db.DBSubnetGroupName != "default",
        lambda: world.resolve(db.DBSubnetGroupName, "AWS::RDS::DBSubnetGroup").SubnetIds,  # nobody makes the default
    )
    return expect(some(lambda way: way(), ways), "it has a public address, as RDS gives it in the default subnet group")


EXAMPLES = """
# pass: private
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, PubliclyAccessible: false}
---
# fail: it says so
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, PubliclyAccessible: true}
---
# pass: RDS gives none in a subnet group of one's own
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, DBSubnetGroupName: inner}
---
# pass: that is declared here
Resources:
  Inner: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: inner, SubnetIds: [subnet-1]}}
  Database: {Type: AWS::RDS::DBInstance, Properties: {Engine: postgres, DBSubnetGroupName: !Ref Inner}}
---
# pass: nor does Aurora
Type: AWS::RDS::DBInstance
Properties: {Engine: aurora-mysql, DBClusterIdentifier: orders}
---
# undetermined: a restored one is public where its VPC has a gateway
Type: AWS::RDS::DBInstance
Properties: {DBSnapshotIdentifier: orders-1}
---
# fail: nothing is said
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, PubliclyAccessible: !Ref Public}
"""
