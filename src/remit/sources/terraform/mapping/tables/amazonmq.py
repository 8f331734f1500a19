"""Amazon MQ: brokers and their configurations.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/mq_broker
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

TABLES = (
    Table(
        "aws_mq_broker",
        "AWS::AmazonMQ::Broker",
        {
            # True is the default: the page of aws_mq_broker.
            "encryption_options": Block("EncryptionOptions", defaults={"use_aws_owned_key": True}),
            "ldap_server_metadata": Block("LdapServerMetadata", drop="service_account_password"),
            # The password too: whether it stands in the code is what a check asks.
            "user": "Users",
        },
        # The page of aws_mq_broker; CloudFormation requires all three.
        defaults={"AutoMinorVersionUpgrade": False, "DeploymentMode": "SINGLE_INSTANCE", "PubliclyAccessible": False},
        drop="apply_immediately",
    ),
    Table("aws_mq_configuration", "AWS::AmazonMQ::Configuration", drop="skip_destroy"),
)
