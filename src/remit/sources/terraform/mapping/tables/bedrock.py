"""Amazon Bedrock: guardrails, agents and prompts.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/bedrock_guardrail
"""

from __future__ import annotations

from remit.sources.terraform.mapping.table import Block, Table

PARSER = Block(
    "BedrockFoundationModelConfiguration",
    {"parsing_prompt": Block("ParsingPrompt", {"parsing_prompt_string": "ParsingPromptText"})},
)

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
    Table(
        "aws_bedrockagent_agent",
        "AWS::Bedrock::Agent",
        {
            "idle_session_ttl_in_seconds": "IdleSessionTTLInSeconds",
            "prompt_override_configuration": Block(
                "PromptOverrideConfiguration",
                {
                    "prompt_configurations": Block(
                        "PromptConfigurations",
                        {"inference_configuration": Block("InferenceConfiguration", {"max_length": "MaximumLength"})},
                    )
                },
            ),
        },
        ids={"agent_arn": "AgentArn", "agent_id": "AgentId"},
        drop="prepare_agent skip_resource_in_use_check",
    ),
    Table(
        "aws_bedrockagent_data_source",
        "AWS::Bedrock::DataSource",
        {
            "vector_ingestion_configuration": Block(
                "VectorIngestionConfiguration",
                {
                    "parsing_configuration": Block(
                        "ParsingConfiguration", {"bedrock_foundation_model_configuration": PARSER}
                    )
                },
            )
        },
        ids={"data_source_id": "DataSourceId"},
    ),
    Table("aws_bedrockagent_prompt", "AWS::Bedrock::Prompt", ids={"arn": "Arn", "id": "Id"}),
    Table(
        "aws_bedrock_model_invocation_logging_configuration",
        "Remit::Bedrock::InvocationLogging",
        {
            "logging_config": Block(
                "",
                {
                    "cloudwatch_config": Block("CloudWatchConfig", drop="role_arn large_data_delivery_s3_config"),
                    "s3_config": Block("S3Config", drop="key_prefix"),
                },
                drop="embedding_data_delivery_enabled image_data_delivery_enabled text_data_delivery_enabled"
                " video_data_delivery_enabled",
            ),
        },
    ),
)
