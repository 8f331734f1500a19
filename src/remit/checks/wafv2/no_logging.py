"""Web ACLs keep logs of what they turn away and let through.

Why: without them nobody can tell an attack from a rule that blocks customers, nor follow an attacker who got through.

Fix: add an `AWS::WAFv2::LoggingConfiguration` to a log group, bucket or Firehose stream whose name begins with
`aws-waf-logs-`; redact fields that hold secrets. No interruption; you pay by volume.

Links:
- https://docs.aws.amazon.com/waf/latest/developerguide/logging.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/waf-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.wafv2 import WebACL

META = Meta(
    type="AWS::WAFv2::WebACL",
    duty="logging-monitoring",
    severity="low",
    also=("WAF.11", "config:wafv2-logging-enabled", "CKV2_AWS_31", "wafv2_webacl_logging_enabled"),
    controls=("AU-2", "AU-3", "AU-12", "SI-7(8)"),
)


def run(acl: WebACL) -> Result:
    return expect(some(bool, acl.LoggingConfiguration.LogDestinationConfigs), "nobody keeps its log")


EXAMPLES = """
# pass: to a log group
Resources:
  Logging:
    Type: AWS::WAFv2::LoggingConfiguration
    Properties:
      ResourceArn: !GetAtt Acl.Arn
      LogDestinationConfigs: ["arn:aws:logs:eu-central-1:123456789012:log-group:aws-waf-logs-web"]
  Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}}}
---
# fail: off by default
Type: AWS::WAFv2::WebACL
Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}}
---
# undetermined: a parameter
Resources:
  Logging:
    Type: AWS::WAFv2::LoggingConfiguration
    Properties: {ResourceArn: !GetAtt Acl.Arn, LogDestinationConfigs: [!Ref Destination]}
  Acl: {Type: AWS::WAFv2::WebACL, Properties: {Scope: REGIONAL, DefaultAction: {Allow: {}}}}
"""
