"""Functions run only code that was signed.

Why: without it whoever may deploy, or gets into the pipeline, runs any code with the function's role.

Fix: set `CodeSigningConfigArn` to an `AWS::Lambda::CodeSigningConfig` with `UntrustedArtifactOnDeployment: Enforce`,
and sign in the pipeline with AWS Signer. The code that runs stays until the next deployment.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html
- https://docs.aws.amazon.com/signer/latest/developerguide/Welcome.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="application",
    severity="low",
    also=("CKV_AWS_272",),
    controls=("SI-7", "SI-7(15)"),
)


def run(function: Function) -> Result:
    if function.PackageType == "Image":
        return not_applicable("images are signed in their registry")
    return expect(function.CodeSigningConfigArn, "it takes code of any origin")


EXAMPLES = """
# pass: signed
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13,
   CodeSigningConfigArn: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-1"}
---
# fail: any code
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
---
# undetermined: a parameter that may be empty
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, CodeSigningConfigArn: !Ref Signing}
"""
