"""Amazon SES."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Call, Table

TABLES = (
    Table(
        "AWS::SES::ConfigurationSet",
        Call(
            "sesv2:ListConfigurationSets",
            "ConfigurationSets[]",
            fixed={"PageSize": 100},
            more="NextToken",
            fills={"Name": "it"},
        ),
        (
            Call(
                "sesv2:GetConfigurationSet",
                bound={"ConfigurationSetName": "it"},
                same="ArchivingOptions DeliveryOptions ReputationOptions SendingOptions"
                " SuppressionOptions TrackingOptions VdmOptions",
                fills={TAGS: "Tags"},
            ),
        ),
        id="it",
        arn="arn:{partition}:ses:{region}:{account}:configuration-set/{id}",
        name="it",
        tags="@told",
    ),
    Table(
        "AWS::SES::EmailIdentity",
        Call(
            "sesv2:ListEmailIdentities",
            "EmailIdentities[]",
            fixed={"PageSize": 100},
            more="NextToken",
            fills={"EmailIdentity": "IdentityName"},
        ),
        (
            Call(
                "sesv2:GetEmailIdentity",
                bound={"EmailIdentity": "IdentityName"},
                same="DkimAttributes MailFromAttributes",
                fills={
                    "ConfigurationSetAttributes.ConfigurationSetName": "ConfigurationSetName",
                    "DkimSigningAttributes.NextSigningKeyLength": "DkimAttributes.NextSigningKeyLength",
                    "FeedbackAttributes.EmailForwardingEnabled": "FeedbackForwardingStatus",
                    TAGS: "Tags",
                },
            ),
        ),
        id="IdentityName",
        arn="arn:{partition}:ses:{region}:{account}:identity/{id}",
        name="IdentityName",
        tags="@told",
    ),
)
