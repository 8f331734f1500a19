"""Layers are used by those who were meant only.

Why: whoever may use a layer can read all that is in it: code, libraries, and what was left there by mistake.

Fix: name accounts in `Principal` of `AWS::Lambda::LayerVersionPermission`, or an organization in `OrganizationId`
beside `*`. Takes effect at once; functions that have the layer keep their copy.

Links:
- https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html
- https://docs.aws.amazon.com/lambda/latest/api/API_AddLayerVersionPermission.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.lambda_ import LayerVersion

META = Meta(
    type="AWS::Lambda::LayerVersion",
    duty="identity-access",
    severity="medium",
    also=("LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED", "LAMBDA_NO_WILDCARD_PRINCIPALS"),
    controls=("AC-3", "AC-4", "AC-6", "AC-21"),
)


def run(layer: LayerVersion) -> Result:
    return expect(not some(is_for_anyone, layer.Permissions), "everybody with an AWS account can read it")


def is_for_anyone(permission: Any) -> bool:
    return permission.Principal == "*" and not permission.OrganizationId


EXAMPLES = """
# pass: one account
Resources:
  Permission:
    Type: AWS::Lambda::LayerVersionPermission
    Properties: {LayerVersionArn: !Ref Layer, Action: "lambda:GetLayerVersion", Principal: "123456789012"}
  Layer: {Type: AWS::Lambda::LayerVersion}
---
# pass: one organization
Resources:
  Permission:
    Type: AWS::Lambda::LayerVersionPermission
    Properties: {LayerVersionArn: !Ref Layer, Action: "lambda:GetLayerVersion", Principal: "*", OrganizationId: o-1}
  Layer: {Type: AWS::Lambda::LayerVersion}
---
# fail: everybody
Resources:
  Permission:
    Type: AWS::Lambda::LayerVersionPermission
    Properties: {LayerVersionArn: !Ref Layer, Action: "lambda:GetLayerVersion", Principal: "*"}
  Layer: {Type: AWS::Lambda::LayerVersion}
---
# undetermined: a parameter
Resources:
  Permission:
    Type: AWS::Lambda::LayerVersionPermission
    Properties: {LayerVersionArn: !Ref Layer, Action: "lambda:GetLayerVersion", Principal: !Ref Who}
  Layer: {Type: AWS::Lambda::LayerVersion}
"""
