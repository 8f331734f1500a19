"""Webhook filters name whole accounts.

Why: a pattern that is not anchored also matches longer ids: whoever registers one starts builds of the project, with
its role.

Fix: write `^` before and `$` behind each pattern for `ACTOR_ACCOUNT_ID` in `Triggers.FilterGroups`. Takes effect at
once.

Links:
- https://docs.aws.amazon.com/codebuild/latest/userguide/github-webhook.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/codebuild-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.codebuild import Project

META = Meta(
    type="AWS::CodeBuild::Project",
    duty="identity-access",
    severity="high",
    also=("codebuild_project_webhook_filters_use_anchored_patterns",),
    controls=("AC-3", "CM-5", "SI-10"),
)


def run(project: Project) -> Result:
    loose = some(lambda group: some(is_loose, group), project.Triggers.FilterGroups)
    return expect(not loose, "a longer account id matches its filter too")


def is_loose(one: Any) -> bool:
    if one.Type != "ACTOR_ACCOUNT_ID":
        return False
    pattern = or_default(one.Pattern, "")
    return not (pattern.startswith("^") and pattern.endswith("$"))


EXAMPLES = """
# pass: anchored
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Triggers: {Webhook: true, FilterGroups: [[{Type: ACTOR_ACCOUNT_ID,
   Pattern: ^123456$}]]}}
---
# fail: open at both ends
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Triggers: {Webhook: true, FilterGroups: [[{Type: ACTOR_ACCOUNT_ID,
   Pattern: "123456"}]]}}
---
# undetermined: a parameter
Type: AWS::CodeBuild::Project
Properties: {ServiceRole: role, Triggers: {Webhook: true, FilterGroups: [[{Type: ACTOR_ACCOUNT_ID,
   Pattern: !Ref Pattern}]]}}
"""
