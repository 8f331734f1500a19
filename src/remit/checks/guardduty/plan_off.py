"""Protection plans of GuardDuty are on.

Why: GuardDuty's base sees API calls, DNS and flow logs. What happens inside S3, a cluster, a function, a database
sign-in or a disk only its plans see.

Fix: set the feature's `Status: ENABLED` in `Features`, best for the whole organization. Each plan is billed by volume
after 30 free days; nothing is interrupted.

Links:
- https://docs.aws.amazon.com/guardduty/latest/ug/what-is-guardduty.html
- https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/guardduty-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MISSING, Meta, Result, Undetermined, expect, or_default

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type="AWS::GuardDuty::Detector",
    duty="logging-monitoring",
    severity="high",
    controls=("AU-6(1)", "AU-6(5)", "CA-7", "RA-3(4)", "SI-20", "SI-4(25)", "SI-4(4)", "SI-4(5)"),
)


MEMBERS = {
    "s3-data-events": {
        "feature": "S3_DATA_EVENTS",
        "older": ("S3Logs", "Enable"),
        "also": ("GuardDuty.10", "config:guardduty-s3-protection-enabled", "guardduty_s3_protection_enabled"),
    },
    "eks-audit-logs": {
        "feature": "EKS_AUDIT_LOGS",
        "older": ("Kubernetes", "AuditLogs", "Enable"),
        "also": ("GuardDuty.5", "config:guardduty-eks-protection-audit-enabled", "guardduty_eks_audit_log_enabled"),
    },
    "ebs-malware-protection": {
        "feature": "EBS_MALWARE_PROTECTION",
        "older": ("MalwareProtection", "ScanEc2InstanceWithFindings", "EbsVolumes"),
        "also": (
            "GuardDuty.8",
            "config:guardduty-malware-protection-enabled",
            "guardduty_ec2_malware_protection_enabled",
        ),
    },
    "rds-login-events": {
        "feature": "RDS_LOGIN_EVENTS",
        "older": (),
        "also": ("GuardDuty.9", "config:guardduty-rds-protection-enabled", "guardduty_rds_protection_enabled"),
    },
    "lambda-network-logs": {
        "feature": "LAMBDA_NETWORK_LOGS",
        "older": (),
        "also": ("GuardDuty.6", "config:guardduty-lambda-protection-enabled", "guardduty_lambda_protection_enabled"),
    },
}


def run(detector: Any, world: World, member: dict[str, Any]) -> Result:
    name = member["feature"]
    named = [feature.Status for feature in detector.Features if feature.Name == name]
    if named:
        return expect(named[0] == "ENABLED", "the plan is switched off")
    # What a new detector does not name is on (API_CreateDetector), unless the older switches say otherwise. Of one that
    # is there a state tells what it manages alone, and GuardDuty what the Region has.
    older = detector.DataSources
    for step in member["older"]:
        older = older[step]
    if older == MISSING and not world.declared(detector):
        raise Undetermined("the plan is not among those that are told")
    return expect(or_default(older, default=True), "the plan is switched off")


EXAMPLES = """
# pass: what is not named is on
Type: AWS::GuardDuty::Detector
Properties: {Enable: true}
---
# fail[s3-data-events]: switched off
Type: AWS::GuardDuty::Detector
Properties: {Enable: true, Features: [{Name: S3_DATA_EVENTS, Status: DISABLED}]}
---
# undetermined[s3-data-events]: a parameter
Type: AWS::GuardDuty::Detector
Properties: {Enable: true, Features: !Ref Features}
"""
