"""Amazon SNS: topics, who may use them, and who subscribes.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sns_topic
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Table, To, Whole, given, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

PROTOCOLS = {
    "application": "application",
    "firehose": "firehose",
    "http": "http/s",
    "lambda": "lambda",
    "sqs": "sqs",
}
"""Protocols whose deliveries can be logged: the beginnings of the attributes' names, and CloudFormation's."""

FEEDBACK = {
    "failure_feedback_role_arn": "FailureFeedbackRoleArn",
    "success_feedback_role_arn": "SuccessFeedbackRoleArn",
    "success_feedback_sample_rate": "SuccessFeedbackSampleRate",
}


def delivery_logging(told: Mapping[str, Any]) -> dict[str, Any]:
    """What is logged of deliveries: an entry for every protocol that a role writes logs for.

    States have a sample rate of 0 for the others too.
    """
    made = []
    for attribute, protocol in PROTOCOLS.items():
        entry = given(told, {f"{attribute}_{end}": name for end, name in FEEDBACK.items()})
        if any(name.endswith("RoleArn") for name in entry):
            made.append({"Protocol": protocol, **entry})
    return {"DeliveryStatusLogging": made or None}


TABLES = (
    Table(
        "aws_sns_topic",
        "AWS::SNS::Topic",
        {"policy": "TopicPolicy.PolicyDocument"},
        whole=(
            Whole(
                ("DeliveryStatusLogging",),
                delivery_logging,
                " ".join(f"{protocol}_{end}" for protocol in PROTOCOLS for end in FEEDBACK),
            ),
        ),
        ids={"arn": "Ref", "name": "TopicName"},
        # How deliveries are retried has no word at the topic, only at a subscription.
        drop="delivery_policy name_prefix",
    ),
    Table("aws_sns_topic_policy", "AWS::SNS::TopicPolicy", {"arn": To("Topics", listed), "policy": "PolicyDocument"}),
    Table(
        "aws_sns_topic_subscription",
        "AWS::SNS::Subscription",
        ids={"arn": "Ref"},
        drop="confirmation_timeout_in_minutes endpoint_auto_confirms",
    ),
    Table(
        "aws_sns_topic_data_protection_policy",
        attributes={"policy": "DataProtectionPolicy"},
        parents=("AWS::SNS::Topic",),
        by="arn",
    ),
)
