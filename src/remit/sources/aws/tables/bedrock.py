"""Amazon Bedrock: guardrails, agents, prompts and the sources of knowledge bases."""

from __future__ import annotations

from remit.sources.aws.table import Call, Pick, Table

ALL = {"maxResults": 100}


def policy(path: str, **lists: str) -> Pick:
    """A guardrail's policy: the registry's lists under their names in the answer."""
    return Pick(path, lists)


TABLES = (
    Table(
        "AWS::Bedrock::Guardrail",
        Call(
            "bedrock:ListGuardrails",
            "guardrails[]",
            fixed=ALL,
            more="nextToken",
            fills={"GuardrailArn": "arn", "GuardrailId": "id"},
        ),
        (
            Call(
                "bedrock:GetGuardrail",
                bound={"guardrailIdentifier": "id"},
                same="BlockedInputMessaging BlockedOutputsMessaging CreatedAt Description"
                " FailureRecommendations KmsKeyArn Name Status StatusReasons UpdatedAt Version",
                fills={
                    "AutomatedReasoningPolicyConfig": "automatedReasoningPolicy",
                    "ContentPolicyConfig": policy(
                        "contentPolicy", FiltersConfig="filters", ContentFiltersTierConfig="tier"
                    ),
                    "ContextualGroundingPolicyConfig": policy("contextualGroundingPolicy", FiltersConfig="filters"),
                    "CrossRegionConfig": policy("crossRegionDetails", GuardrailProfileArn="guardrailProfileArn"),
                    "SensitiveInformationPolicyConfig": policy(
                        "sensitiveInformationPolicy", PiiEntitiesConfig="piiEntities", RegexesConfig="regexes"
                    ),
                    "TopicPolicyConfig": policy("topicPolicy", TopicsConfig="topics", TopicsTierConfig="tier"),
                    "WordPolicyConfig": policy(
                        "wordPolicy", ManagedWordListsConfig="managedWordLists", WordsConfig="words"
                    ),
                },
            ),
        ),
        id="id",
        arn="arn",
        name="name",
        tags="@tagging",
    ),
    Table(
        "AWS::Bedrock::Agent",
        Call("bedrock-agent:ListAgents", "agentSummaries[]", fixed=ALL, more="nextToken", fills={"AgentId": "agentId"}),
        (
            Call(
                "bedrock-agent:GetAgent",
                "agent",
                bound={"agentId": "agentId"},
                same="AgentArn AgentCollaboration AgentName AgentResourceRoleArn AgentStatus"
                " AgentVersion CreatedAt CustomOrchestration CustomerEncryptionKeyArn Description"
                " FailureReasons FoundationModel GuardrailConfiguration IdleSessionTTLInSeconds"
                " Instruction MemoryConfiguration OrchestrationType PreparedAt"
                " PromptOverrideConfiguration RecommendedActions UpdatedAt",
            ),
        ),
        id="agentId",
        arn="arn:{partition}:bedrock:{region}:{account}:agent/{id}",
        name="agentName",
        tags="@tagging",
    ),
    Table(
        "AWS::Bedrock::KnowledgeBase",
        Call(
            "bedrock-agent:ListKnowledgeBases",
            "knowledgeBaseSummaries[]",
            fixed=ALL,
            more="nextToken",
            fills={"KnowledgeBaseId": "knowledgeBaseId"},
        ),
        (
            Call(
                "bedrock-agent:GetKnowledgeBase",
                "knowledgeBase",
                bound={"knowledgeBaseId": "knowledgeBaseId"},
                same="CreatedAt Description FailureReasons KnowledgeBaseArn KnowledgeBaseConfiguration"
                " Name RoleArn Status StorageConfiguration UpdatedAt",
            ),
        ),
        id="knowledgeBaseId",
        arn="arn:{partition}:bedrock:{region}:{account}:knowledge-base/{id}",
        name="name",
        tags="@tagging",
        unread=(
            "KnowledgeBaseConfiguration.ManagedKnowledgeBaseConfiguration.SupplementalDataStorageConfiguration.SupplementalDataStorageLocations",
            "KnowledgeBaseConfiguration.VectorKnowledgeBaseConfiguration.SupplementalDataStorageConfiguration.SupplementalDataStorageLocations",
        ),
    ),
    Table(
        "AWS::Bedrock::DataSource",
        Call(
            "bedrock-agent:ListDataSources",
            "dataSourceSummaries[]",
            fixed=ALL,
            bound={"knowledgeBaseId": "^.knowledgeBaseId"},
            more="nextToken",
            fills={"DataSourceId": "dataSourceId", "KnowledgeBaseId": "knowledgeBaseId"},
        ),
        (
            Call(
                "bedrock-agent:GetDataSource",
                "dataSource",
                bound={"dataSourceId": "dataSourceId", "knowledgeBaseId": "knowledgeBaseId"},
                same="CreatedAt DataDeletionPolicy DataSourceConfiguration Description FailureReasons"
                " Name ServerSideEncryptionConfiguration UpdatedAt VectorIngestionConfiguration",
                fills={"DataSourceStatus": "status"},
            ),
        ),
        within="AWS::Bedrock::KnowledgeBase",
        id="dataSourceId",
        name="name",
    ),
    Table(
        "AWS::Bedrock::Prompt",
        Call("bedrock-agent:ListPrompts", "promptSummaries[]", fixed=ALL, more="nextToken", fills={"Id": "id"}),
        (
            Call(
                "bedrock-agent:GetPrompt",
                fixed={"includedData": "METADATA_ONLY"},
                bound={"promptIdentifier": "id"},
                same="Arn CreatedAt CustomerEncryptionKeyArn DefaultVariant Description Name UpdatedAt"
                " Variants Version",
            ),
        ),
        id="id",
        arn="arn",
        name="name",
        tags="@tagging",
        unread=("Variants.TemplateConfiguration.Text.TextS3Location",),
    ),
    Table(
        "Remit::Bedrock::InvocationLogging",
        None,
        (
            Call(
                "bedrock:GetModelInvocationLoggingConfiguration",
                fills={
                    "CloudWatchConfig.LogGroupName": "loggingConfig.cloudWatchConfig.logGroupName",
                    "S3Config.BucketName": "loggingConfig.s3Config.bucketName",
                },
            ),
        ),
        id="@region",
    ),
)
