"""Environments patch themselves, report their health and hand over their logs.

Why: without managed updates the platform stays as unpatched as on its first day; without enhanced health nobody sees
single instances fail; logs that are not streamed go with the instance.

Fix: set the option in `OptionSettings`: `ManagedActionsEnabled: true` (with `PreferredStartTime` and `UpdateLevel`),
`SystemType: enhanced`, `StreamLogs: true`. Updates replace instances in the window; logs are billed.

Note: the console makes environments with enhanced health; others that name no option get basic health.

Links:
- https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environment-platform-update-managed.html
- https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/health-enhanced.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/elasticbeanstalk-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World
    from remit.schema.stubs.elasticbeanstalk import Environment

META = Meta(
    type="AWS::ElasticBeanstalk::Environment",
    needs=("AWS::ElasticBeanstalk::ConfigurationTemplate",),
    duty="platform",
    severity="high",
    controls=("SI-2", "SI-2(2)", "SI-2(4)", "SI-2(5)", "CA-7"),
)

MEMBERS = {
    "managed-updates": {
        "namespace": "aws:elasticbeanstalk:managedactions",
        "option": "ManagedActionsEnabled",
        "value": "true",
        "also": (
            "ElasticBeanstalk.2",
            "config:elastic-beanstalk-managed-updates-enabled",
            "CKV_AWS_340",
            "elasticbeanstalk_environment_managed_updates_enabled",
        ),
    },
    "enhanced-health": {
        "namespace": "aws:elasticbeanstalk:healthreporting:system",
        "option": "SystemType",
        "value": "enhanced",
        "severity": "low",
        "also": (
            "ElasticBeanstalk.1",
            "config:beanstalk-enhanced-health-reporting-enabled",
            "CKV_AWS_312",
            "elasticbeanstalk_environment_enhanced_health_reporting",
        ),
    },
    "streamed-logs": {
        "namespace": "aws:elasticbeanstalk:cloudwatch:logs",
        "option": "StreamLogs",
        "value": "true",
        "also": (
            "ElasticBeanstalk.3",
            "config:elastic-beanstalk-logs-to-cloudwatch",
            "elasticbeanstalk_environment_cloudwatch_logging_enabled",
        ),
    },
}


def run(environment: Environment, world: World, member: dict[str, Any]) -> Result:
    own = [one for one in environment.OptionSettings if is_about(one, member)]
    template = world.resolve(environment.TemplateName, "AWS::ElasticBeanstalk::ConfigurationTemplate")
    settings = own or [one for one in template.OptionSettings if is_about(one, member)]
    on = some(lambda one: or_default(one.Value, "").lower() == member["value"], settings)
    return expect(on, "the option is off, as by default")


def is_about(setting: Any, member: dict[str, Any]) -> bool:
    return bool(setting.Namespace == member["namespace"] and setting.OptionName == member["option"])


EXAMPLES = """
# pass[managed-updates]: on
Type: AWS::ElasticBeanstalk::Environment
Properties: {ApplicationName: web, OptionSettings: [{Namespace: "aws:elasticbeanstalk:managedactions",
   OptionName: ManagedActionsEnabled, Value: "true"}]}
---
# fail: none is said
Type: AWS::ElasticBeanstalk::Environment
Properties: {ApplicationName: web}
---
# undetermined[managed-updates]: a parameter
Type: AWS::ElasticBeanstalk::Environment
Properties: {ApplicationName: web, OptionSettings: [{Namespace: "aws:elasticbeanstalk:managedactions",
   OptionName: ManagedActionsEnabled, Value: !Ref Managed}]}
"""
