"""What a question about a live account needs to have read: the types that its engine looks at, and no others.

A question that takes the name of any resource (`can`, `who-can`) needs everything: nobody knows before whose it is.
"""

from __future__ import annotations

from remit.model import Needs

PRINCIPALS = ("AWS::IAM::User", "AWS::IAM::Role")
DECIDING = (
    *(*PRINCIPALS, "AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::InstanceProfile"),
    *(f"AWS::Organizations::{name}" for name in ("Organization", "Account", "OrganizationalUnit", "Policy")),
    *("AWS::EC2::VPCEndpoint", "AWS::EC2::Instance", "AWS::ECS::Cluster", "AWS::RDS::DBInstance"),
    *("AWS::ApiGateway::Method", "AWS::Lambda::Url", "AWS::StepFunctions::StateMachine"),
    *("Remit::EC2::AccountDefaults", "Remit::S3::AccountPublicAccessBlock"),
)
"""What decides, beside a resource itself, who may do what with it."""


def for_use() -> Needs:
    """What users and roles have and have not used."""
    return Needs(PRINCIPALS)


def for_sharing() -> Needs:
    """Who can use each resource that can be shared."""
    from remit.engines.iam.exposure import ROWS

    return Needs((*ROWS, *DECIDING))


def for_escalation() -> Needs:
    """What principals can gain: what they may do, and what they could make act for them."""
    from remit.engines.iam.escalation.paths import things

    holders = [thing.type for thing in things().values() if thing.type]
    return Needs((*DECIDING, *holders, "AWS::EC2::LaunchTemplate", "AWS::ECS::TaskDefinition"))
