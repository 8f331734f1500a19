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

from remit.model import Meta, Result, failed, not_applicable, passed

if TYPE_CHECKING:
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

# When each was deprecated, from the lambda-runtimes page. Those of the last years first.
DEPRECATED = {
    "nodejs20.x": "2026-04-30",
    "ruby3.2": "2026-03-31",
    "python3.9": "2025-12-15",
    "nodejs18.x": "2025-09-01",
    "dotnet6": "2024-12-20",
    "python3.8": "2024-10-14",
    "nodejs16.x": "2024-06-12",
    "dotnet7": "2024-05-14",
    "java8": "2024-01-08",
    "go1.x": "2024-01-08",
    "provided": "2024-01-08",
    "ruby2.7": "2023-12-07",
    "nodejs14.x": "2023-12-04",
    "python3.7": "2023-12-04",
    "dotnetcore3.1": "2023-04-03",
    "nodejs12.x": "2023-03-31",
    "python3.6": "2022-07-18",
    "dotnet5.0": "2022-05-10",
    "dotnetcore2.1": "2022-01-05",
    "nodejs10.x": "2021-07-30",
    "ruby2.5": "2021-07-30",
    "python2.7": "2021-07-15",
    "nodejs8.10": "2020-03-06",
    "nodejs4.3": "2020-03-05",
    "nodejs4.3-edge": "2020-03-05",
    "nodejs6.10": "2019-08-12",
    "dotnetcore1.0": "2019-06-27",
    "dotnetcore2.0": "2019-05-30",
    "nodejs": "2016-08-30",
}


def run(function: Function) -> Result:
    if function.PackageType == "Image":
        return not_applicable("its image brings the runtime")
    return failed("AWS no longer patches its runtime") if function.Runtime in DEPRECATED else passed()


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
