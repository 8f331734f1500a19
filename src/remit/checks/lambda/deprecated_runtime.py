"""Functions use a runtime that still gets security fixes.

Why: when Lambda deprecates a runtime it stops patching the language under the function. Holes found later stay open,
and soon the function can no longer be updated.

Fix: set `Runtime` to a current version of the language, test the code and its dependencies with it, deploy. No
interruption. A function from a container image needs a new base image instead.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="platform",
    severity="medium",
    also=(
        "Lambda.2",
        "config:lambda-function-settings-check",
        "CKV_AWS_363",
        "awslambda_function_using_supported_runtimes",
    ),
    controls=("SI-2", "SI-2(2)", "SA-22", "CM-2"),
)


def run(function: Function, world: World) -> Result:
    if function.PackageType == "Image":
        return not_applicable("its image brings the runtime")
    if not function.Runtime:
        return not_applicable("it names no runtime")
    return expect(not world.versions.ended("lambda", function.Runtime), "AWS no longer patches its runtime")


EXAMPLES = """
# pass: current
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
---
# fail: deprecated in 2024
Type: AWS::Lambda::Function
Properties: {Runtime: python3.8}
---
# undetermined: a parameter
Type: AWS::Lambda::Function
Properties: {Runtime: !Ref Runtime}
---
# not-applicable: from an image
Type: AWS::Lambda::Function
Properties: {PackageType: Image}
"""
