"""IAM Roles Anywhere: what machines outside of AWS get with a certificate.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/rolesanywhere_profile
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table

TABLES = (
    Table("aws_rolesanywhere_profile", "AWS::RolesAnywhere::Profile", ids={"arn": "ProfileArn"}),
    Table("aws_rolesanywhere_trust_anchor", "AWS::RolesAnywhere::TrustAnchor", ids={"arn": "TrustAnchorArn"}),
)
