"""AWS Transfer Family: servers that take files in, and their users.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/transfer_server
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Table, within

IDENTITIES = {
    "directory_id": "DirectoryId",
    "function": "Function",
    "invocation_role": "InvocationRole",
    "sftp_authentication_methods": "SftpAuthenticationMethods",
    "url": "Url",
}

TABLES = (
    Table(
        "aws_transfer_server",
        "AWS::Transfer::Server",
        within("IdentityProviderDetails", IDENTITIES),
        # The page of aws_transfer_server.
        defaults={
            "EndpointType": "PUBLIC",
            "IdentityProviderType": "SERVICE_MANAGED",
            "SecurityPolicyName": "TransferSecurityPolicy-2018-11",
        },
        ids={"id": "ServerId", "arn": "Ref"},
        # A server's private key is a secret, and no part of an inventory.
        drop="force_destroy host_key",
    ),
    Table("aws_transfer_user", "AWS::Transfer::User", ids={"arn": "Ref", "id": "Ref", "user_name": "UserName"}),
    Table(
        "aws_transfer_ssh_key",
        attributes={"body": "SshPublicKeys"},
        drop="server_id",
        parents=("AWS::Transfer::User",),
        by="user_name",
    ),
    Table("aws_transfer_agreement", "AWS::Transfer::Agreement", ids={"arn": "Arn"}),
    Table("aws_transfer_certificate", "AWS::Transfer::Certificate", drop="private_key"),
    Table("aws_transfer_connector", "AWS::Transfer::Connector"),
    Table("aws_transfer_profile", "AWS::Transfer::Profile"),
)
