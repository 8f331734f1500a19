"""Functions take the security updates of their runtime.

Why: AWS patches the runtimes, and a function pinned to one version of its runtime never gets the patch. The half that
AWS had taken is then the customer's again.

Fix: set `RuntimeManagementConfig.UpdateRuntimeOn` to `Auto` (the default) or `FunctionUpdate`; pin only while an
update breaks the function. Takes effect without interruption.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/runtimes-update.html
- https://docs.aws.amazon.com/lambda/latest/dg/runtime-management-configure-settings.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="platform",
    severity="medium",
    controls=("SI-2", "SI-2(2)", "SI-2(5)"),
)


def run(function: Function) -> Result:
    if function.PackageType == "Image":
        return not_applicable("its image brings the runtime")
    pinned = function.RuntimeManagementConfig.UpdateRuntimeOn == "Manual"
    return expect(not pinned, "it is pinned to one version of its runtime, patched or not")


EXAMPLES = """
# pass: updated by default
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
---
# fail: pinned
Type: AWS::Lambda::Function
Properties:
  Runtime: python3.13
  RuntimeManagementConfig: {UpdateRuntimeOn: Manual, RuntimeVersionArn: "arn:aws:lambda:eu-central-1::runtime:a"}
---
# undetermined: a parameter
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, RuntimeManagementConfig: {UpdateRuntimeOn: !Ref Mode}}
---
# not-applicable: from an image
Type: AWS::Lambda::Function
Properties: {PackageType: Image}
"""
