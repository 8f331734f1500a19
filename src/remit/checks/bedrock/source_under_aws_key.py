"""Copies of documents for knowledge bases are under a key of the customer's own.

Why: while a source is read, parts of its documents are stored by Bedrock. Only with a key of your own can you see who
used it, and take them away.

Fix: set `ServerSideEncryptionConfiguration.KmsKeyArn`. Holds for the next time that the source is read; the key is
priced by use.

Links:
- https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-datasource.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.bedrock import DataSource

META = Meta(
    type="AWS::Bedrock::DataSource",
    duty="key-custody",
    severity="low",
    also=("bedrock_knowledge_base_encrypted_with_cmk",),
    controls=("SC-12", "SC-13", "SC-28"),
)


def run(source: DataSource) -> Result:
    return expect(source.ServerSideEncryptionConfiguration.KmsKeyArn, "it is under a key of AWS's")


EXAMPLES = """
# pass: one's own
Type: AWS::Bedrock::DataSource
Properties: {Name: docs, KnowledgeBaseId: kb1,
   ServerSideEncryptionConfiguration: {KmsKeyArn: "arn:aws:kms:eu-west-1:123456789012:key/1"}}
---
# fail: none
Type: AWS::Bedrock::DataSource
Properties: {Name: docs, KnowledgeBaseId: kb1}
---
# undetermined: a parameter that may be empty
Type: AWS::Bedrock::DataSource
Properties: {Name: docs, KnowledgeBaseId: kb1, ServerSideEncryptionConfiguration: {KmsKeyArn: !Ref Key}}
"""
