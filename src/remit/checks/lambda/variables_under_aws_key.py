"""Environment variables are encrypted with a key of the customer's own.

Why: under AWS's key everyone who may describe the function reads its variables. With a key of your own they need that
key too, and you see who used it.

Fix: set `KmsKeyArn` and let the function's role decrypt with it. Takes effect with the next deployment; the key is
priced by use.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
- https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, entries, expect, not_applicable

if TYPE_CHECKING:
    from remit.schema.stubs.lambda_ import Function

META = Meta(
    type="AWS::Lambda::Function",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_173", "awslambda_function_env_vars_not_encrypted_with_cmk"),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(function: Function) -> Result:
    if not entries(function.Environment.Variables):
        return not_applicable("it has no environment variables")
    return expect(function.KmsKeyArn, "who may describe it may read its variables")


EXAMPLES = """
# pass: one's own
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {TABLE: orders}},
   KmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}
---
# fail: AWS's
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {TABLE: orders}}}
---
# undetermined: a parameter that may be empty
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13, Environment: {Variables: {TABLE: orders}}, KmsKeyArn: !Ref Key}
---
# not-applicable: no variables
Type: AWS::Lambda::Function
Properties: {Runtime: python3.13}
"""
