"""Public hosted zones keep logs of the queries they answer.

Why: the queries show which names are probed, which forgotten names are still asked for and when somebody tampers with
records. Otherwise nobody sees them.

Fix: set `QueryLoggingConfig.CloudWatchLogsLogGroupArn` to a log group in us-east-1 whose policy lets Route 53 write.
No interruption; you pay CloudWatch Logs by volume.

Links:
- https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/route53-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.route53 import HostedZone

META = Meta(
    type="AWS::Route53::HostedZone",
    duty="logging-monitoring",
    severity="medium",
    also=(
        "Route53.2",
        "config:route53-query-logging-enabled",
        "CKV2_AWS_39",
        "route53_public_hosted_zones_cloudwatch_logging_enabled",
    ),
    controls=("AU-2", "AU-3", "AU-12", "SI-4"),
)


def run(zone: HostedZone) -> Result:
    if zone.VPCs:
        return not_applicable("a private zone answers inside its VPCs only; Resolver logs those queries")
    return expect(zone.QueryLoggingConfig.CloudWatchLogsLogGroupArn, "nobody keeps a log of its queries")


EXAMPLES = """
# pass: logged
Type: AWS::Route53::HostedZone
Properties:
  Name: example.com
  QueryLoggingConfig: {CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/route53/a"}
---
# fail: off by default
Type: AWS::Route53::HostedZone
Properties: {Name: example.com}
---
# undetermined: a parameter that may be empty
Type: AWS::Route53::HostedZone
Properties: {Name: example.com, QueryLoggingConfig: {CloudWatchLogsLogGroupArn: !Ref LogGroup}}
---
# not-applicable: private
Type: AWS::Route53::HostedZone
Properties: {Name: internal.example.com, VPCs: [{VPCId: vpc-1, VPCRegion: eu-central-1}]}
"""
