"""Artifacts of pipelines are under a key of the customer's own.

Why: between the stages lies the code that will be deployed. Only with a key of your own can you see who used it, and
let another account deploy.

Fix: set `ArtifactStore.EncryptionKey` with `Type: KMS`. Holds for new runs; the key is priced by use.

Links:
- https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect

if TYPE_CHECKING:
    from remit.schema.stubs.codepipeline import Pipeline

META = Meta(
    type="AWS::CodePipeline::Pipeline",
    duty="key-custody",
    severity="low",
    also=("CKV_AWS_219",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(pipeline: Pipeline) -> Result:
    stores = [one.ArtifactStore for one in pipeline.ArtifactStores] or [pipeline.ArtifactStore]
    return expect(every(lambda store: store.EncryptionKey.Id, stores), "its artifacts are under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::CodePipeline::Pipeline
Properties: {RoleArn: role, ArtifactStore: {Type: S3, Location: store, EncryptionKey: {Type: KMS,
   Id: "arn:aws:kms:eu-west-1:123456789012:key/1"}}}
---
# fail: none
Type: AWS::CodePipeline::Pipeline
Properties: {RoleArn: role, ArtifactStore: {Type: S3, Location: store}}
---
# undetermined: a parameter that may be empty
Type: AWS::CodePipeline::Pipeline
Properties: {RoleArn: role, ArtifactStore: {Type: S3, Location: store, EncryptionKey: {Type: KMS, Id: !Ref Key}}}
"""
