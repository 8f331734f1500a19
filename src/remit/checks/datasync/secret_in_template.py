"""Secret keys of object storage stand in no template.

Why: a secret written into a template is in its history, in every copy and in everybody's editor, and nobody changes
it.

Fix: use `CustomSecretConfig` with a secret of Secrets Manager instead of `SecretKey`, or refer to one:
`{{resolve:secretsmanager:…}}`. Change the exposed key at once.

Links:
- https://docs.aws.amazon.com/datasync/latest/userguide/create-object-location.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.datasync import LocationObjectStorage

META = Meta(
    type="AWS::DataSync::LocationObjectStorage",
    duty="key-custody",
    severity="high",
    also=("CKV_AWS_295",),
    controls=("IA-5", "IA-5(7)", "SC-12"),
)


def run(resource: LocationObjectStorage, world: World) -> Result:
    if not world.declared(resource):
        return not_applicable("AWS never tells the secrets of what exists")
    written = world.secrets.written(resource.SecretKey)
    return expect(not written, written.reason)


EXAMPLES = """
# pass: none stands here
Type: AWS::DataSync::LocationObjectStorage
Properties: {ServerHostname: objects.example.com, BucketName: orders}
---
# fail: everybody can read it
Type: AWS::DataSync::LocationObjectStorage
Properties: {ServerHostname: objects.example.com, BucketName: orders, SecretKey: correct-horse}
---
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::DataSync::LocationObjectStorage
Properties: {ServerHostname: objects.example.com, BucketName: orders, SecretKey: "{{resolve:secretsmanager:orders}}"}
---
# undetermined: given out by another stack
Type: AWS::DataSync::LocationObjectStorage
Properties: {ServerHostname: objects.example.com, BucketName: orders, SecretKey: !ImportValue Password}
"""
