"""IAM Access Analyzer.

https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/accessanalyzer_analyzer
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.mapping.table import Block, Each, Table, To, given, mapped, pairs

if TYPE_CHECKING:
    from collections.abc import Mapping


NAMES = {"contains": "Contains", "eq": "Eq", "exists": "Exists", "neq": "Neq"}


def conditions(told: Mapping[str, Any]) -> dict[str, Any]:
    """What must hold of one thing for a rule to archive a finding."""
    return given(told, NAMES)


def tag_set(tags: Any) -> list[Any]:
    """Tags of resources that an analysis leaves out: one set of them, in the list of sets."""
    return [pairs()(tags)]


CONFIGURATION = Block(
    "AnalyzerConfiguration",
    {
        "internal_access": Block(
            "InternalAccessConfiguration",
            {"analysis_rule": Block("InternalAccessAnalysisRule", {"inclusion": "Inclusions"})},
        ),
        "unused_access": Block(
            "UnusedAccessConfiguration",
            {
                "analysis_rule": Block(
                    "AnalysisRule", {"exclusion": Block("Exclusions", {"resource_tags": Each("ResourceTags", tag_set)})}
                )
            },
        ),
    },
)

TABLES = (
    Table(
        "aws_accessanalyzer_analyzer",
        "AWS::AccessAnalyzer::Analyzer",
        {"configuration": CONFIGURATION},
        # The page of aws_accessanalyzer_analyzer; CloudFormation requires it.
        defaults={"Type": "ACCOUNT"},
        ids={"arn": "Ref"},
    ),
    Table(
        "aws_accessanalyzer_archive_rule",
        "AWS::AccessAnalyzer::ArchiveRule",
        {"filter": To("Filter", mapped("criteria", conditions))},
    ),
)
