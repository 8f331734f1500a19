"""Log groups are not readable or writable for everybody, by a policy of theirs or of the account.

Why: logs name users, addresses and what they did; whoever may write them can also drown the one line that matters.

Fix: name the accounts or services in the `Principal` of `ResourcePolicyDocument`, or of the `PolicyDocument` of the
account's `AWS::Logs::ResourcePolicy`. It takes effect at once.

Note: a policy of the account is told as a resource of its own, not of each log group that it speaks of.

Links:
- https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::Logs::LogGroup", "AWS::Logs::ResourcePolicy"),
    duty="identity-access",
    severity="high",
    also=("cloudwatch_log_group_not_publicly_accessible",),
    controls=("AC-3", "AC-6", "AU-9"),
)


def run(group: Any, world: World) -> Result:
    answer = world.iam.allows_anyone(group.PolicyDocument or group.ResourcePolicyDocument)
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
# fail: anybody, by a policy of the account
Type: AWS::Logs::ResourcePolicy
Properties:
  PolicyName: open
  PolicyDocument: '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "logs:Put*", "Resource": "*"}]}'
---
# undetermined: the principal is a parameter
Type: AWS::Logs::LogGroup
Properties:
  ResourcePolicyDocument:
    Statement: [{Effect: Allow, Principal: {AWS: !Ref Partner}, Action: "logs:GetLogEvents", Resource: "*"}]
Closed: true
"""
