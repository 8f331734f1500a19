"""Log groups are not readable or writable for everybody.

Why: logs name users, addresses and what they did; whoever may write them can also drown the one line that matters.

Fix: name the accounts or services in the `Principal` of `ResourcePolicyDocument`. It takes effect at once.

Note: policies of the whole account (`AWS::Logs::ResourcePolicy`) are not part of a log group and not judged here.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.logs import LogGroup

META = Meta(
    type="AWS::Logs::LogGroup",
    duty="identity-access",
    severity="high",
    also=("cloudwatch_log_group_not_publicly_accessible",),
    controls=("AC-3", "AC-6", "AU-9"),
)


def run(group: LogGroup, world: World) -> Result:
    answer = world.iam.allows_anyone(group.ResourcePolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::Logs::LogGroup
---
# fail: anybody
Type: AWS::Logs::LogGroup
Properties:
  ResourcePolicyDocument:
    Statement: [{Effect: Allow, Principal: "*", Action: "logs:GetLogEvents", Resource: "*"}]
Closed: true
---
# undetermined: the principal is a parameter
Type: AWS::Logs::LogGroup
Properties:
  ResourcePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: !Ref Partner}, Action: "logs:GetLogEvents", Resource: "*"}]
Closed: true
"""
