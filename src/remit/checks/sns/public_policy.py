"""Topic policies let in only who is named.

Why: a topic open to everyone lets strangers subscribe and read along, or publish to everything that listens.

Fix: in the topic policy name the principals, or narrow `Principal: "*"` by `aws:SourceArn`, `aws:SourceAccount` or
`aws:PrincipalOrgID`. It takes effect at once and costs nothing; subscriptions that exist stay, so look through them.

Links:
- https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sns-topicpolicy.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, failed, passed

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.sns import Topic

META = Meta(
    type="AWS::SNS::Topic",
    duty="identity-access",
    severity="high",
    also=(
        "SNS.4",
        "SNS_TOPICPOLICY_NO_ALLOW_PLUS_NOTPRINCIPAL",
        "config:sns-topic-no-public-access",
        "CKV_AWS_169",
        "sns_topics_not_publicly_accessible",
        "SNS_TOPICPOLICY_NO_WILDCARD_PRINCIPAL",
    ),
    controls=(
        "AC-3",
        "AC-4",
        "AC-6",
        "SC-7",
    ),
)


def run(topic: Topic, world: World) -> Result:
    answer = world.iam.allows_anyone(topic.TopicPolicy.PolicyDocument)
    return failed(answer.reason, at=answer.at) if answer else passed()


EXAMPLES = """
# pass: no policy
Type: AWS::SNS::Topic
---
# pass: narrowed to one organization
Resources:
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument:
        Statement:
          - {Effect: Allow, Principal: "*", Action: "sns:Subscribe", Resource: "*",
             Condition: {StringEquals: {aws:PrincipalOrgID: o-1234567890}}}
  Topic: {Type: AWS::SNS::Topic}
---
# fail: everyone
Resources:
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [!Ref Topic]
      PolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: "sns:Subscribe", Resource: "*"}]}
  Topic: {Type: AWS::SNS::Topic}
---
# undetermined: the policy is a parameter
Resources:
  Policy: {Type: AWS::SNS::TopicPolicy, Properties: {Topics: [!Ref Topic], PolicyDocument: !Ref Document}}
  Topic: {Type: AWS::SNS::Topic}
"""
