"""What watches the account: Amazon GuardDuty, AWS Security Hub, Amazon Macie and IAM Access Analyzer."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import TAGS, Call, Table, Via
from remit.sources.aws.transforms import equals


def data_sources(told: dict[str, Any]) -> dict[str, Any]:
    """GuardDuty's older switches, told as a status, set as a boolean. What is not told says nothing."""
    volumes = told.get("MalwareProtection", {}).get("ScanEc2InstanceWithFindings", {}).get("EbsVolumes", {})
    logs = told.get("Kubernetes", {}).get("AuditLogs", {})
    return {
        "S3Logs": _switch("Enable", told.get("S3Logs", {})),
        "Kubernetes": {"AuditLogs": _switch("Enable", logs)},
        "MalwareProtection": {"ScanEc2InstanceWithFindings": _switch("EbsVolumes", volumes)},
    }


def _switch(name: str, told: dict[str, Any]) -> dict[str, bool]:
    return {name: told["Status"] == "ENABLED"} if "Status" in told else {}


TABLES = (
    Table(
        "AWS::GuardDuty::Detector",
        Call(
            "guardduty:ListDetectors", "DetectorIds[]", fixed={"MaxResults": 50}, more="NextToken", fills={"Id": "it"}
        ),
        (
            Call(
                "guardduty:GetDetector",
                bound={"DetectorId": "it"},
                same="Features FindingPublishingFrequency",
                fills={
                    "DataSources": Via(data_sources, "DataSources"),
                    "Enable": equals("Status", "ENABLED"),
                    TAGS: "Tags",
                },
            ),
        ),
        id="it",
        arn="arn:{partition}:guardduty:{region}:{account}:detector/{id}",
        tags="@told",
        unique=True,
    ),
    Table(
        "AWS::SecurityHub::Hub",
        Call(
            "securityhub:DescribeHub",
            absent=("InvalidAccessException:not subscribed", "ResourceNotFoundException"),
            same="AutoEnableControls ControlFindingGenerator SubscribedAt",
            fills={"ARN": "HubArn"},
        ),
        id="HubArn",
        arn="HubArn",
        tags="@tagging",
    ),
    Table(
        "AWS::Macie::Session",
        Call(
            "macie2:GetMacieSession",
            absent=("AccessDeniedException:Macie is not enabled",),
            fills={
                "FindingPublishingFrequency": "findingPublishingFrequency",
                "ServiceRole": "serviceRole",
                "Status": "status",
            },
        ),
        (Call("macie2:GetAutomatedDiscoveryConfiguration", fills={"AutomatedDiscoveryStatus": "status"}),),
        id="serviceRole",
    ),
    Table(
        "AWS::AccessAnalyzer::Analyzer",
        Call(
            "accessanalyzer:ListAnalyzers",
            "analyzers[]",
            fixed={"maxResults": 100},
            more="nextToken",
            same="Arn Type",
            fills={"AnalyzerName": "name"},
        ),
        id="name",
        arn="arn",
        name="name",
        tags="tags",
    ),
)
