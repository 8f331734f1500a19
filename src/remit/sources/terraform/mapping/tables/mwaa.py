"""Amazon MWAA, and what AWS Resource Access Manager shares.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mwaa_environment
https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ram_resource_share
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table

TABLES = (
    Table("aws_mwaa_environment", "AWS::MWAA::Environment", ids={"name": "Ref"}),
    Table(
        "aws_ram_resource_share",
        "AWS::RAM::ResourceShare",
        # RAM would let principals outside of the organization in:
        # https://docs.aws.amazon.com/ram/latest/APIReference/API_CreateResourceShare.html
        defaults={"AllowExternalPrincipals": False},
        ids={"arn": "Ref", "id": "Ref"},
    ),
    Table("aws_ram_principal_association", "AWS::RAM::PrincipalAssociation"),
    Table("aws_ram_resource_association", "AWS::RAM::ResourceAssociation"),
)
