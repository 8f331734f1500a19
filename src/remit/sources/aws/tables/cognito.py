"""Amazon Cognito: user pools, the applications that use them, and identity pools."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import TAGS, Call, Each, Table, Via
from remit.sources.aws.tables.wafv2 import web_acl_of


def factors(told: dict[str, Any]) -> list[str]:
    """The second factors that a user pool offers."""
    offered = (
        ("SMS_MFA", bool(told.get("SmsMfaConfiguration"))),
        ("SOFTWARE_TOKEN_MFA", bool(told.get("SoftwareTokenMfaConfiguration", {}).get("Enabled"))),
        ("EMAIL_OTP", bool(told.get("EmailMfaConfiguration"))),
    )
    return [name for name, on in offered if on]


POOL = Table(
    "AWS::Cognito::UserPool",
    Call(
        "cognito-idp:ListUserPools",
        "UserPools[]",
        fixed={"MaxResults": 60},
        more="NextToken",
        fills={"UserPoolId": "Id", "UserPoolName": "Name"},
    ),
    (
        Call(
            "cognito-idp:DescribeUserPool",
            "UserPool",
            bound={"UserPoolId": "Id"},
            same="AccountRecoverySetting AdminCreateUserConfig AliasAttributes Arn AutoVerifiedAttributes"
            " DeletionProtection DeviceConfiguration EmailConfiguration LambdaConfig Policies"
            " SmsConfiguration UserAttributeUpdateSettings UserPoolAddOns UserPoolTier UsernameAttributes"
            " UsernameConfiguration VerificationMessageTemplate",
            fills={"Schema": "SchemaAttributes", TAGS: "UserPoolTags"},
        ),
        Call(
            "cognito-idp:GetUserPoolMfaConfig",
            bound={"UserPoolId": "Id"},
            same="MfaConfiguration",
            fills={
                "EnabledMfas": Via(factors),
                "WebAuthnRelyingPartyID": "WebAuthnConfiguration.RelyingPartyId",
                "WebAuthnUserVerification": "WebAuthnConfiguration.UserVerification",
            },
        ),
        Call(
            "cognito-idp:DescribeRiskConfiguration",
            "RiskConfiguration",
            bound={"UserPoolId": "Id"},
            absent=("ResourceNotFoundException", "UserPoolAddOnNotEnabledException"),
            fills={"RiskConfigurations": Via(lambda told: [told])},
        ),
        web_acl_of("@arn", needs=("cognito-idp:GetWebACLForResource",)),
    ),
    id="Id",
    arn="arn:{partition}:cognito-idp:{region}:{account}:userpool/{id}",
    name="Name",
    tags="@told",
    unique=True,
)

CLIENT = Table(
    "AWS::Cognito::UserPoolClient",
    Call(
        "cognito-idp:ListUserPoolClients",
        "UserPoolClients[]",
        fixed={"MaxResults": 60},
        bound={"UserPoolId": "^.Id"},
        more="NextToken",
        same="ClientId ClientName UserPoolId",
    ),
    (
        Call(
            "cognito-idp:DescribeUserPoolClient",
            "UserPoolClient",
            bound={"UserPoolId": "UserPoolId", "ClientId": "ClientId"},
            same="AccessTokenValidity AllowedOAuthFlows AllowedOAuthFlowsUserPoolClient AllowedOAuthScopes"
            " AnalyticsConfiguration AuthSessionValidity CallbackURLs ClientSecret DefaultRedirectURI"
            " EnablePropagateAdditionalUserContextData EnableTokenRevocation ExplicitAuthFlows IdTokenValidity"
            " LogoutURLs PreventUserExistenceErrors ReadAttributes RefreshTokenRotation RefreshTokenValidity"
            " SupportedIdentityProviders TokenValidityUnits WriteAttributes",
            fills={"GenerateSecret": Via(lambda told: "ClientSecret" in told)},
        ),
    ),
    within="AWS::Cognito::UserPool",
    id="ClientId",
    arn="",
    name="ClientName",
)

IDENTITY_POOL = Table(
    "AWS::Cognito::IdentityPool",
    Call(
        "cognito-identity:ListIdentityPools",
        "IdentityPools[]",
        fixed={"MaxResults": 60},
        more="NextToken",
        fills={"Id": "IdentityPoolId", "IdentityPoolName": "IdentityPoolName", "Name": "IdentityPoolName"},
    ),
    (
        Call(
            "cognito-identity:DescribeIdentityPool",
            bound={"IdentityPoolId": "IdentityPoolId"},
            same="AllowClassicFlow AllowUnauthenticatedIdentities DeveloperProviderName OpenIdConnectProviderARNs"
            " SamlProviderARNs SupportedLoginProviders",
            fills={
                "CognitoIdentityProviders": Each(
                    "CognitoIdentityProviders",
                    {
                        "ClientId": "ClientId",
                        "ProviderName": "ProviderName",
                        "ServerSideTokenCheck": "ServerSideTokenCheck",
                    },
                ),
                TAGS: "IdentityPoolTags",
            },
        ),
        Call(
            "cognito-identity:GetIdentityPoolRoles",
            bound={"IdentityPoolId": "IdentityPoolId"},
            fills={"RoleAttachment.Roles": "Roles", "RoleAttachment.RoleMappings": "RoleMappings"},
        ),
    ),
    id="IdentityPoolId",
    arn="arn:{partition}:cognito-identity:{region}:{account}:identitypool/{id}",
    name="IdentityPoolName",
    tags="@told",
    unique=True,
)

TABLES = (POOL, CLIENT, IDENTITY_POOL)
