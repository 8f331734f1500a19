"""Amazon Cognito."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Each, Table, To, members, pairs, truth

if TYPE_CHECKING:
    from collections.abc import Mapping


def software_token(told: Mapping[str, Any]) -> str | None:
    """The second factor that an application on the user's telephone is, when it is on."""
    return "SOFTWARE_TOKEN_MFA" if truth(told.get("enabled")) else None


def matching_rule(told: Mapping[str, Any]) -> dict[str, Any]:
    """The role that a claim of the token gives."""
    return {
        "Claim": told.get("claim"),
        "MatchType": told.get("match_type"),
        "RoleARN": told.get("role_arn"),
        "Value": told.get("value"),
    }


def role_mappings(blocks: Any) -> dict[str, Any]:
    """How the role of a user is chosen, by the provider that signed the user in."""
    return {each["identity_provider"]: role_mapping(each) for each in members(blocks)}


def role_mapping(told: Mapping[str, Any]) -> dict[str, Any]:
    """How the roles of one provider's users are chosen."""
    rules = [matching_rule(each) for each in members(told.get("mapping_rule"))]
    made = {
        "AmbiguousRoleResolution": told.get("ambiguous_role_resolution"),
        "IdentityProvider": told.get("identity_provider"),
        "RulesConfiguration": {"Rules": rules} if rules else None,
        "Type": told.get("type"),
    }
    return {name: value for name, value in made.items() if value is not None}


TABLES = (
    Table(
        "aws_cognito_user_pool",
        "AWS::Cognito::UserPool",
        {
            "email_configuration": Block("EmailConfiguration", {"from_email_address": "From"}),
            "email_mfa_configuration": Block(
                "", {"message": "EmailAuthenticationMessage", "subject": "EmailAuthenticationSubject"}
            ),
            "password_policy": "Policies.PasswordPolicy",
            "tags": "UserPoolTags",
            "sign_in_policy": "Policies.SignInPolicy",
            "software_token_mfa_configuration": Each("EnabledMfas", software_token),
            "web_authn_configuration": Block(
                "", {"relying_party_id": "WebAuthnRelyingPartyID", "user_verification": "WebAuthnUserVerification"}
            ),
        },
        ids={"endpoint": "ProviderName"},
    ),
    Table(
        "aws_cognito_user_pool_client",
        "AWS::Cognito::UserPoolClient",
        {"name": "ClientName"},
    ),
    Table(
        "aws_cognito_managed_user_pool_client",
        "AWS::Cognito::UserPoolClient",
        drop="name_pattern name_prefix",
    ),
    Table(
        "aws_cognito_user_pool_domain",
        "AWS::Cognito::UserPoolDomain",
        {"certificate_arn": "CustomDomainConfig.CertificateArn"},
        ids={"domain": "Ref"},
    ),
    Table("aws_cognito_user_group", "AWS::Cognito::UserPoolGroup", {"name": "GroupName"}, ids={"name": "Ref"}),
    Table(
        "aws_cognito_user",
        "AWS::Cognito::UserPoolUser",
        {
            "attributes": To("UserAttributes", pairs("Name")),
            "validation_data": To("ValidationData", pairs("Name")),
        },
        ids={"username": "Ref"},
        drop="enabled password temporary_password",
    ),
    Table("aws_cognito_user_in_group", "AWS::Cognito::UserPoolUserToGroupAttachment"),
    Table("aws_cognito_identity_provider", "AWS::Cognito::UserPoolIdentityProvider", ids={"provider_name": "Ref"}),
    Table("aws_cognito_resource_server", "AWS::Cognito::UserPoolResourceServer", ids={"identifier": "Ref"}),
    Table("aws_cognito_risk_configuration", "AWS::Cognito::UserPoolRiskConfigurationAttachment"),
    Table(
        "aws_cognito_user_pool_ui_customization",
        "AWS::Cognito::UserPoolUICustomizationAttachment",
        drop="image_file",
    ),
    Table("aws_cognito_identity_pool", "AWS::Cognito::IdentityPool", {"tags": "IdentityPoolTags"}),
    Table(
        "aws_cognito_identity_pool_roles_attachment",
        "AWS::Cognito::IdentityPoolRoleAttachment",
        {"role_mapping": To("RoleMappings", role_mappings)},
    ),
    Table("aws_cognito_identity_pool_provider_principal_tag", "AWS::Cognito::IdentityPoolPrincipalTag"),
)
