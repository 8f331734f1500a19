"""Amazon Lightsail.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lightsail_database
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

TABLES = (
    Table(
        "aws_lightsail_database",
        "AWS::Lightsail::Database",
        {
            "backup_retention_enabled": "BackupRetention",
            "blueprint_id": "RelationalDatabaseBlueprintId",
            "bundle_id": "RelationalDatabaseBundleId",
        },
        ids={"relational_database_name": "Ref", "arn": "DatabaseArn"},
        # A password is no part of an inventory.
        drop="apply_immediately final_snapshot_name master_password skip_final_snapshot",
    ),
    Table(
        "aws_lightsail_bucket", "AWS::Lightsail::Bucket", ids={"name": "Ref", "arn": "BucketArn"}, drop="force_delete"
    ),
    Table(
        "aws_lightsail_lb_certificate",
        "AWS::Lightsail::LoadBalancerTlsCertificate",
        {
            "domain_name": "CertificateDomainName",
            "lb_name": "LoadBalancerName",
            "name": "CertificateName",
            "subject_alternative_names": "CertificateAlternativeNames",
        },
    ),
    Table(
        "aws_lightsail_instance",
        "AWS::Lightsail::Instance",
        {
            "add_on": Block(
                "AddOns",
                {"type": "AddOnType", "snapshot_time": "AutoSnapshotAddOnRequest.SnapshotTimeOfDay"},
            ),
            "name": "InstanceName",
        },
        ids={"name": "Ref", "arn": "InstanceArn"},
        drop="ip_address_type",
    ),
    Table(
        "aws_lightsail_instance_public_ports",
        attributes={"port_info": "Networking.Ports"},
        parents=("AWS::Lightsail::Instance",),
        by="instance_name",
    ),
    Table("aws_lightsail_static_ip", "AWS::Lightsail::StaticIp", ids={"name": "Ref"}),
)
