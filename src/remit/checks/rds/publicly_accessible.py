"""Databases have no address on the internet.

Why: a publicly accessible instance resolves to a public address; then one loose security-group rule is all that stands
between the internet and its login.

Fix: set `PubliclyAccessible: false` and reach the instance from inside the VPC, over a VPN or through Session Manager.
The change interrupts nothing in the VPC; clients outside lose their connection. In a default VPC RDS takes `true` when
nothing is said, so say it.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
- https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default

if TYPE_CHECKING:
    from remit.schema.stubs.rds import DBInstance

META = Meta(
    type="AWS::RDS::DBInstance",
    duty="network-controls",
    severity="critical",
    also=(
        "RDS.2",
        "CIS-5.0:2.2.3",
        "config:rds-instance-public-access-check",
        "CKV_AWS_17",
        "rds_instance_no_public_access",
        "AWS-0180",
        "RDS_INSTANCE_PUBLIC_ACCESS_CHECK",
    ),
    controls=("AC-4", "SC-7", "SC-7(5)", "SC-7(21)"),
)


def run(db: DBInstance) -> Result:
    # Absent: RDS decides by whether the VPC has an internet gateway (page of AWS::RDS::DBInstance, PubliclyAccessible).
    public = or_default(db.PubliclyAccessible, default=True)
    return expect(
        not public, "it has a public address, as RDS gives it in a VPC with an internet gateway unless told not to"
    )


EXAMPLES = """
# pass: private
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, PubliclyAccessible: false}
---
# fail: it says so
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, PubliclyAccessible: true}
---
# fail: nothing is said
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres}
---
# undetermined: decided by a parameter that has no value
Type: AWS::RDS::DBInstance
Properties: {Engine: postgres, PubliclyAccessible: !Ref Public}
"""
