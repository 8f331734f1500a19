"""Queue policies let in only who is named.

Why: a queue open to everyone lets strangers read and delete its messages, or feed the programs behind it with messages
of their own.

Fix: in the queue policy name the principals, or narrow `Principal: "*"` by `aws:SourceArn` or `aws:PrincipalOrgID`. It
takes effect within a minute and costs nothing; whoever used the opening is refused.

Links:
- https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queuepolicy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.sqs import Queue

META = Meta(
    type="AWS::SQS::Queue",
    duty="identity-access",
    severity="critical",
    also=(
        "SQS.3",
        "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
        "config:sqs-queue-no-public-access",
        "CKV_AWS_168",
        "CKV_AWS_387",
        "sqs_queues_not_publicly_accessible",
        "SQS_QUEUEPOLICY_NO_WILDCARD_PRINCIPAL",
    ),
    controls=(
        "AC-3",
        "AC-4",
        "AC-6",
        "SC-7",
    ),
)


def run(queue: Queue, world: World) -> Result:
    answer = world.iam.allows_anyone(queue.QueuePolicy.PolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::SQS::Queue
---
# pass: narrowed to one organization
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument:
        Statement:
          - {Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: "*",
             Condition: {StringEquals: {aws:PrincipalOrgID: o-1234567890}}}
  Queue: {Type: AWS::SQS::Queue}
---
# fail: everyone
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "sqs:SendMessage", Resource: "*"}]}
  Queue: {Type: AWS::SQS::Queue}
---
# undetermined: the policy is a parameter
Resources:
  Policy: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Queue], PolicyDocument: !Ref Document}}
  Queue: {Type: AWS::SQS::Queue}
"""
