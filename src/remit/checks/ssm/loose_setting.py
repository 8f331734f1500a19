"""Systems Manager logs its automations and shares no document with everyone.

Why: a document that is shared with everyone tells how the estate is run, and sometimes its secrets; the output of a
script in an automation is lost when it is not kept.

Fix: `aws ssm update-service-setting --setting-id /ssm/documents/console/public-sharing-permission --setting-value
Disable`, and `/ssm/automation/customer-script-log-destination` with `CloudWatch`; as code in `SettingValue` of an
`AWS::SSM::ServiceSetting`. Documents that are public already stay so.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
- https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetServiceSetting.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from typing import Any

META = Meta(
    type=("Remit::SSM::ServiceSettings", "AWS::SSM::ServiceSetting"),
    duty="identity-access",
    severity="medium",
    controls=("AC-3", "AC-21", "AU-2", "AU-12", "CM-6"),
)

MEMBERS = {
    "public-documents": {
        "setting": "/ssm/documents/console/public-sharing-permission",
        "told": "DocumentPublicSharing",
        "wanted": "Disable",
        "severity": "critical",
        "also": ("SSM.7", "config:ssm-automation-block-public-sharing"),
    },
    "automation-logs": {
        "setting": "/ssm/automation/customer-script-log-destination",
        "told": "AutomationLogDestination",
        "wanted": "CloudWatch",
        "also": ("SSM.6", "config:ssm-automation-logging-enabled"),
    },
}


def run(settings: Any, member: dict[str, Any]) -> Result:
    # A declared setting is one of many; an account tells those that are asked about here.
    if settings.SettingId and not settings.SettingId.endswith(member["setting"]):
        return not_applicable("it is another setting")
    value = settings.SettingValue if settings.SettingId else settings[member["told"]]
    return expect(value == member["wanted"], "the setting is left open")


EXAMPLES = """
# pass: both, as an account tells them
Type: Remit::SSM::ServiceSettings
Properties: {DocumentPublicSharing: Disable, AutomationLogDestination: CloudWatch}
---
# pass[public-documents]: declared
Type: AWS::SSM::ServiceSetting
Properties: {SettingId: /ssm/documents/console/public-sharing-permission, SettingValue: Disable}
---
# fail: as an account has them that never set them
Type: Remit::SSM::ServiceSettings
Properties: {DocumentPublicSharing: Enable}
---
# fail[public-documents]: declared open
Type: AWS::SSM::ServiceSetting
Properties: {SettingId: /ssm/documents/console/public-sharing-permission, SettingValue: Enable}
---
# undetermined: ssm:GetServiceSetting was refused
Type: Remit::SSM::ServiceSettings
Properties: {DocumentPublicSharing: !Ref Refused, AutomationLogDestination: !Ref Refused}
---
# not-applicable: another setting
Type: AWS::SSM::ServiceSetting
Properties: {SettingId: /ssm/parameter-store/default-parameter-tier, SettingValue: Standard}
"""
