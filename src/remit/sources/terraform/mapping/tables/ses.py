"""Amazon SES: identities and configuration sets, of its first API and of its second.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sesv2_email_identity
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table, To, within

IDENTITY = ("AWS::SES::EmailIdentity",)

TABLES = (
    Table(
        "aws_sesv2_email_identity",
        "AWS::SES::EmailIdentity",
        {
            "configuration_set_name": "ConfigurationSetAttributes.ConfigurationSetName",
            # A private key is no part of an inventory.
            "dkim_signing_attributes": Block("DkimSigningAttributes", drop="domain_signing_private_key"),
        },
        ids={"email_identity": "Ref"},
    ),
    Table(
        "aws_sesv2_email_identity_feedback_attributes",
        attributes=within("FeedbackAttributes", {"email_forwarding_enabled": "EmailForwardingEnabled"}),
        # SES forwards until it is told otherwise:
        # https://docs.aws.amazon.com/ses/latest/dg/monitor-sending-activity-using-notifications-email.html
        defaults={"FeedbackAttributes.EmailForwardingEnabled": False},
        parents=IDENTITY,
        by="email_identity",
    ),
    Table(
        "aws_sesv2_email_identity_mail_from_attributes",
        attributes=within(
            "MailFromAttributes",
            {"behavior_on_mx_failure": "BehaviorOnMxFailure", "mail_from_domain": "MailFromDomain"},
        ),
        parents=IDENTITY,
        by="email_identity",
    ),
    Table("aws_ses_domain_identity", "AWS::SES::EmailIdentity", {"domain": "EmailIdentity"}, ids={"domain": "Ref"}),
    Table("aws_ses_email_identity", "AWS::SES::EmailIdentity", {"email": "EmailIdentity"}, ids={"email": "Ref"}),
    Table(
        "aws_ses_domain_mail_from",
        attributes=within(
            "MailFromAttributes",
            {"behavior_on_mx_failure": "BehaviorOnMxFailure", "mail_from_domain": "MailFromDomain"},
        ),
        parents=IDENTITY,
        by="domain",
    ),
    Table(
        "aws_sesv2_configuration_set",
        "AWS::SES::ConfigurationSet",
        {"configuration_set_name": "Name"},
        ids={"configuration_set_name": "Ref"},
    ),
    Table(
        "aws_ses_configuration_set",
        "AWS::SES::ConfigurationSet",
        {
            "delivery_options": Block("DeliveryOptions", {"tls_policy": To("TlsPolicy", str.upper)}),
            "reputation_metrics_enabled": "ReputationOptions.ReputationMetricsEnabled",
            "sending_enabled": "SendingOptions.SendingEnabled",
        },
        ids={"name": "Ref"},
    ),
    Table("aws_sesv2_dedicated_ip_pool", "AWS::SES::DedicatedIpPool", ids={"pool_name": "Ref"}),
    Table("aws_sesv2_contact_list", "AWS::SES::ContactList", ids={"contact_list_name": "Ref"}),
    Table("aws_ses_receipt_rule_set", "AWS::SES::ReceiptRuleSet", ids={"rule_set_name": "Ref"}),
)
