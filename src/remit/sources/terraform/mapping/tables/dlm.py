"""Amazon Data Lifecycle Manager: snapshots and images by schedule.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/dlm_lifecycle_policy
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

COPIED = Block("CrossRegionCopy", {"encryption_configuration": "EncryptionConfiguration"})
ARCHIVED = Block("ArchiveRule", {"archive_retain_rule": "RetainRule"})

TABLES = (
    Table(
        "aws_dlm_lifecycle_policy",
        "AWS::DLM::LifecyclePolicy",
        {
            "policy_details": Block(
                "PolicyDetails",
                {
                    "action": Block("Actions", {"cross_region_copy": COPIED}),
                    "schedule": Block(
                        "Schedules", {"archive_rule": ARCHIVED, "cross_region_copy_rule": "CrossRegionCopyRules"}
                    ),
                },
            )
        },
        # The page of aws_dlm_lifecycle_policy.
        defaults={"State": "ENABLED"},
    ),
)
