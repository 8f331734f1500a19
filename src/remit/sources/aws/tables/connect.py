"""Amazon Connect: contact centers and where they keep what is said."""

from __future__ import annotations

from typing import Any

from remit.sources.aws.table import Call, Fixed, Table, Via

ATTRIBUTES = {
    "AUTO_MUTE_AGENT_ON_HOLD": "AutoMuteAgentOnHold",
    "AUTO_RESOLVE_BEST_VOICES": "AutoResolveBestVoices",
    "CONTACTFLOW_LOGS": "ContactflowLogs",
    "CONTACT_LENS": "ContactLens",
    "EARLY_MEDIA": "EarlyMedia",
    "ENHANCED_CHAT_MONITORING": "EnhancedChatMonitoring",
    "ENHANCED_CONTACT_MONITORING": "EnhancedContactMonitoring",
    "HIGH_VOLUME_OUTBOUND": "HighVolumeOutBound",
    "INBOUND_CALLS": "InboundCalls",
    "MESSAGE_STREAMING": "MessageStreaming",
    "MULTI_PARTY_CHAT_CONFERENCE": "MultiPartyChatConference",
    "MULTI_PARTY_CONFERENCE": "MultiPartyConference",
    "OUTBOUND_CALLS": "OutboundCalls",
    "USE_CUSTOM_TTS_VOICES": "UseCustomTTSVoices",
}
"""The registry's names: https://docs.aws.amazon.com/connect/latest/APIReference/API_Attribute.html"""

RESOURCES = (
    "AGENT_EVENTS",
    "ATTACHMENTS",
    "CALL_RECORDINGS",
    "CHAT_TRANSCRIPTS",
    "CONTACT_EVALUATIONS",
    "CONTACT_TRACE_RECORDS",
    "EMAIL_MESSAGES",
    "MEDIA_STREAMS",
    "REAL_TIME_CONTACT_ANALYSIS_CHAT_SEGMENTS",
    "REAL_TIME_CONTACT_ANALYSIS_SEGMENTS",
    "REAL_TIME_CONTACT_ANALYSIS_VOICE_SEGMENTS",
    "SCHEDULED_REPORTS",
    "SCREEN_RECORDINGS",
)
"""All kinds of which it can be asked."""


def attributes(told: list[dict[str, Any]]) -> dict[str, bool]:
    """An instance's attributes, told as text."""
    return {
        ATTRIBUTES[one["AttributeType"]]: str(one.get("Value", "")).lower() == "true"
        for one in told
        if one["AttributeType"] in ATTRIBUTES
    }


def storage(kind: str) -> Table:
    """Where instances keep one kind of record."""
    return Table(
        "AWS::Connect::InstanceStorageConfig",
        Call(
            "connect:ListInstanceStorageConfigs",
            "StorageConfigs[]",
            fixed={"ResourceType": kind, "MaxResults": 10},
            bound={"InstanceId": "^.Id"},
            more="NextToken",
            same="AssociationId KinesisFirehoseConfig KinesisStreamConfig KinesisVideoStreamConfig S3Config"
            " StorageType",
            fills={"InstanceArn": "^.Arn", "ResourceType": Fixed(kind)},
        ),
        within="AWS::Connect::Instance",
        id="AssociationId",
    )


TABLES = (
    Table(
        "AWS::Connect::Instance",
        Call(
            "connect:ListInstances",
            "InstanceSummaryList[]",
            fixed={"MaxResults": 10},
            more="NextToken",
            same="Arn CreatedTime Id IdentityManagementType InstanceAlias InstanceStatus ServiceRole",
        ),
        (
            Call(
                "connect:ListInstanceAttributes",
                "Attributes[]",
                fixed={"MaxResults": 7},
                bound={"InstanceId": "Id"},
                more="NextToken",
                fills={"Attributes": Via(attributes)},
            ),
        ),
        id="Id",
        arn="Arn",
        name="InstanceAlias",
        tags="@tagging",
        unique=True,
    ),
    *(storage(kind) for kind in RESOURCES),
)
