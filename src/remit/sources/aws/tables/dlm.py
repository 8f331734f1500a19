"""Amazon Data Lifecycle Manager."""

from __future__ import annotations

from remit.sources.aws.table import TAGS, Call, Table

TABLES = (
    Table(
        "AWS::DLM::LifecyclePolicy",
        Call("dlm:GetLifecyclePolicies", "Policies[]"),
        (
            Call(
                "dlm:GetLifecyclePolicy",
                "Policy",
                bound={"PolicyId": "PolicyId"},
                same="DefaultPolicy Description ExecutionRoleArn PolicyDetails PolicyId State",
                fills={"Arn": "PolicyArn", TAGS: "Tags"},
            ),
        ),
        id="PolicyId",
        arn="arn:{partition}:dlm:{region}:{account}:policy/{id}",
        tags="@told",
        unique=True,
    ),
)
