"""Passwords of endpoints stand in no template.

Why: a secret written into a template is in its history, in every copy and in everybody's editor, and nobody changes
it.

Fix: name a secret in the settings of the engine (`SecretsManagerSecretId` and `SecretsManagerAccessRoleArn`) instead
of `Password`, or refer to one: `{{resolve:secretsmanager:…}}`. Change the exposed password at once.

Links:
- https://docs.aws.amazon.com/dms/latest/userguide/security_iam_secretsmanager.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.dms import Endpoint

META = Meta(
    type="AWS::DMS::Endpoint",
    duty="key-custody",
    severity="high",
    also=("DMS_NO_PLAINTEXT_PASSWORD", "DMS_USES_SECURE_PARAMETER", "DMS_USES_SECURE_SERVICE"),
    controls=("IA-5", "IA-5(7)", "SC-12"),
)


def run(resource: Endpoint, world: World) -> Result:
    if not world.declared(resource):
        return not_applicable("AWS never tells the secrets of what exists")
    written = world.secrets.written(resource.Password)
    return expect(not written, written.reason)


EXAMPLES = """
# pass: none stands here
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql}
---
# fail: everybody can read it
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql, Password: correct-horse}
---
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql, Password: "{{resolve:secretsmanager:orders}}"}
---
# undetermined: given out by another stack
Type: AWS::DMS::Endpoint
Properties: {EndpointType: source, EngineName: mysql, Password: !ImportValue Password}
"""
