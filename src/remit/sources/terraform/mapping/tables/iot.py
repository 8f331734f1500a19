"""AWS IoT Core: things, their certificates and what they may do.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iot_policy
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table, To, choice

TABLES = (
    Table("aws_iot_policy", "AWS::IoT::Policy", {"policy": "PolicyDocument"}, ids={"name": "Ref"}),
    Table(
        "aws_iot_policy_attachment",
        "AWS::IoT::PolicyPrincipalAttachment",
        {"policy": "PolicyName", "target": "Principal"},
    ),
    Table(
        "aws_iot_certificate",
        "AWS::IoT::Certificate",
        {
            "active": To("Status", choice("ACTIVE", "INACTIVE")),
            "ca_pem": "CACertificatePem",
            "csr": "CertificateSigningRequest",
        },
        ids={"ca_certificate_id": "CaCertificateId"},
    ),
    Table(
        "aws_iot_thing",
        "AWS::IoT::Thing",
        {"attributes": "AttributePayload.Attributes"},
        ids={"name": "Ref"},
        drop="thing_type_name",
    ),
    Table("aws_iot_thing_principal_attachment", "AWS::IoT::ThingPrincipalAttachment", {"thing": "ThingName"}),
    Table(
        "aws_iot_role_alias",
        "AWS::IoT::RoleAlias",
        {"alias": "RoleAlias", "credential_duration": "CredentialDurationSeconds"},
        ids={"alias": "Ref", "arn": "RoleAliasArn"},
    ),
    Table("aws_iot_authorizer", "AWS::IoT::Authorizer", ids={"name": "Ref"}),
)
