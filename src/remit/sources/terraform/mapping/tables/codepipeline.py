"""AWS CodePipeline.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codepipeline
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Undetermined
from remit.sources.terraform.evaluation.values import OpenList
from remit.sources.terraform.mapping.table import Block, Each, Table, Whole, named, only

if TYPE_CHECKING:
    from collections.abc import Mapping


def artifact_stores(told: Mapping[str, Any]) -> dict[str, Any]:
    """Where a pipeline keeps what it makes: one store, or one for each Region."""
    stores = told["artifact_store"]
    if isinstance(stores, OpenList):
        raise Undetermined(stores.cause)
    found = [(each.get("region"), {**each, "region": None}) for each in map(only, stores)]
    if len(found) == 1 and not found[0][0]:
        return {"ArtifactStore": found[0][1]}
    return {"ArtifactStores": [{"Region": region, "ArtifactStore": store} for region, store in found]}


CONDITION = Block(
    "Conditions",
    {"rule": Block("Rules", {"input_artifacts": Each("InputArtifacts", named("Name"))}, drop="timeout_in_minutes")},
)

ACTION = Block(
    "Actions",
    {
        "category": "ActionTypeId.Category",
        "input_artifacts": Each("InputArtifacts", named("Name")),
        "output_artifacts": Each("OutputArtifacts", named("Name")),
        "output_artifacts_for_compute_action": "OutputArtifacts",
        "owner": "ActionTypeId.Owner",
        "provider": "ActionTypeId.Provider",
        "version": "ActionTypeId.Version",
    },
)

TABLES = (
    Table(
        "aws_codepipeline",
        "AWS::CodePipeline::Pipeline",
        {
            "stage": Block(
                "Stages",
                {
                    "action": ACTION,
                    "before_entry": Block("BeforeEntry", {"condition": CONDITION}),
                    "on_failure": Block("OnFailure", {"condition": CONDITION}),
                    "on_success": Block("OnSuccess", {"condition": CONDITION}),
                },
            ),
        },
        whole=(Whole(("ArtifactStore", "ArtifactStores"), artifact_stores, "artifact_store"),),
        ids={"name": "Ref"},
    ),
    Table(
        "aws_codepipeline_webhook",
        "AWS::CodePipeline::Webhook",
        {
            # The token that proves who calls is a secret, and no part of an inventory.
            "authentication_configuration": Block("AuthenticationConfiguration", drop="secret_token"),
            "filter": "Filters",
        },
        drop="tags",
    ),
)
