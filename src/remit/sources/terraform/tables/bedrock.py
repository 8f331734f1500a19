"""Amazon Bedrock: guardrails.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrock_guardrail
"""

from __future__ import annotations

from remit.sources.terraform.table import Block, Table

TABLES = (
    Table(
        "aws_bedrock_guardrail",
        "AWS::Bedrock::Guardrail",
        {
            "content_policy_config": Block("ContentPolicyConfig", {"tier_config": "ContentFiltersTierConfig"}),
            "cross_region_config": Block("CrossRegionConfig", {"guardrail_profile_identifier": "GuardrailProfileArn"}),
            "topic_policy_config": Block("TopicPolicyConfig", {"tier_config": "TopicsTierConfig"}),
        },
        ids={"guardrail_arn": "GuardrailArn", "guardrail_id": "GuardrailId"},
    ),
    Table(
        "aws_bedrock_guardrail_version",
        "AWS::Bedrock::GuardrailVersion",
        {"guardrail_arn": "GuardrailIdentifier"},
        drop="skip_destroy",
    ),
)
