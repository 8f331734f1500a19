"""Policies of buckets, queues and topics name the actions that they allow.

Why: `sqs:*` lets whoever may send delete the queue and change its policy as well, and `NotAction` everything that
nobody thought of.

Fix: in the policy name the actions that the other side needs, `sqs:SendMessage` for one that sends. It takes effect at
once and costs nothing.

Note: this reads the wording, whoever is let in. Whether that is anyone is asked by s3.public-policy, sqs.public-policy
and sns.public-policy.

Links:
- https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html
- https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
- https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from typing import Any

    from remit.model import World

META = Meta(
    type=("AWS::SQS::Queue", "AWS::SNS::Topic", "AWS::S3::Bucket"),
    duty="identity-access",
    severity="medium",
    controls=("AC-3", "AC-6"),
)

MEMBERS = {
    "service": {
        "wording": "every action of a service",
        "also": ("AWS-0097", "SQS_QUEUEPOLICY_NO_WILDCARD_ACTION", "S3_BUCKET_POLICY_NO_WILDCARD_ACTION"),
    },
    "not-action": {
        "wording": "NotAction",
        "also": (
            "SQS_QUEUEPOLICY_NO_ALLOW_PLUS_NOT_ACTION",
            "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOT_ACTION",
            "S3_BUCKET_POLICY_NO_ALLOW_PLUS_NOT_ACTION",
        ),
    },
}


def run(resource: Any, world: World, member: dict[str, Any]) -> Result:
    attached = resource.QueuePolicy or resource.TopicPolicy or resource.BucketPolicy
    answer = world.iam.allows_by(attached.PolicyDocument, member["wording"])
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: only what the sender needs
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "sqs:SendMessage"}]}
  Queue: {Type: AWS::SQS::Queue}
---
# fail[service]: the sender may do everything
Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Queue]
      PolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: sns.amazonaws.com}, Action: "sqs:*"}]}
  Queue: {Type: AWS::SQS::Queue}
---
# undetermined: the policy is a parameter
Resources:
  Policy: {Type: AWS::SQS::QueuePolicy, Properties: {Queues: [!Ref Queue], PolicyDocument: !Ref Document}}
  Queue: {Type: AWS::SQS::Queue}
"""
