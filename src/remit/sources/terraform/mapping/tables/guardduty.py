"""Amazon GuardDuty: the detector, what it looks at, and where its findings go.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/guardduty_detector
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Table, To, Whole, choice, given, mapped, only, within

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPARISONS = {
    "equals": "Equals",
    "greater_than": "GreaterThan",
    "greater_than_or_equal": "GreaterThanOrEqual",
    "less_than": "LessThan",
    "less_than_or_equal": "LessThanOrEqual",
    "matches": "Matches",
    "not_equals": "NotEquals",
    "not_matches": "NotMatches",
}


def enabled(block: Any) -> Any:
    """A data source that is on or off, whose block holds nothing else."""
    return only(block).get("enable")


def feature(told: Mapping[str, Any]) -> dict[str, Any]:
    """One feature of the detector."""
    made = {"Name": told.get("name"), "Status": told.get("status")}
    return {"Features": [{**made, "AdditionalConfiguration": told.get("additional_configuration")}]}


def comparisons(told: Mapping[str, Any]) -> dict[str, Any]:
    """To what a field of a finding is compared."""
    return given(told, COMPARISONS)


DATA_SOURCES = Block(
    "DataSources",
    {
        "malware_protection": Block(
            "MalwareProtection",
            {
                "scan_ec2_instance_with_findings": Block(
                    "ScanEc2InstanceWithFindings", {"ebs_volumes": To("EbsVolumes", enabled)}
                )
            },
        )
    },
)

TABLES = (
    Table(
        "aws_guardduty_detector",
        "AWS::GuardDuty::Detector",
        {"datasources": DATA_SOURCES},
        # The page of aws_guardduty_detector; CloudFormation requires it.
        defaults={"Enable": True},
    ),
    Table(
        "aws_guardduty_detector_feature",
        whole=(Whole(("Features",), feature, "name status additional_configuration"),),
        parents=("AWS::GuardDuty::Detector",),
        by="detector_id",
    ),
    Table(
        "aws_guardduty_filter",
        "AWS::GuardDuty::Filter",
        {"finding_criteria": Block("FindingCriteria", {"criterion": To("Criterion", mapped("field", comparisons))})},
        ids={"name": "Ref"},
    ),
    Table("aws_guardduty_ipset", "AWS::GuardDuty::IPSet", ids={"ip_set_id": "Ref"}),
    Table("aws_guardduty_threatintelset", "AWS::GuardDuty::ThreatIntelSet", ids={"threat_intel_set_id": "Ref"}),
    Table(
        "aws_guardduty_member",
        "AWS::GuardDuty::Member",
        {
            "account_id": "MemberId",
            "invitation_message": "Message",
            # https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-guardduty-member.html
            "invite": To("Status", choice("Invited", "Created")),
        },
    ),
    Table(
        "aws_guardduty_publishing_destination",
        "AWS::GuardDuty::PublishingDestination",
        within("DestinationProperties", {"destination_arn": "DestinationArn", "kms_key_arn": "KmsKeyArn"}),
        # The only one there is, and the default: the page of aws_guardduty_publishing_destination.
        defaults={"DestinationType": "S3"},
    ),
    Table("aws_guardduty_malware_protection_plan", "AWS::GuardDuty::MalwareProtectionPlan"),
)
