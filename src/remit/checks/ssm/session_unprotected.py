"""Sessions of Session Manager are encrypted and logged.

Why: a session is a shell on a machine. Without a key of your own its stream has TLS alone; without a log nobody knows
what was typed.

Fix: set `inputs.kmsKeyId`, and `inputs.cloudWatchLogGroupName` or `inputs.s3BucketName`, in the document of type
Session. It holds for new sessions; instances need permission for key and log.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
- https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable, some

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ssm import Document

META = Meta(
    type="AWS::SSM::Document",
    duty="guest-os",
    severity="medium",
    controls=("AC-17(2)", "AU-2", "AU-12", "SC-8"),
)


MEMBERS = {
    "encryption": {"inputs": ("kmsKeyId",), "also": ("CKV_AWS_112",)},
    "logs": {"inputs": ("cloudWatchLogGroupName", "s3BucketName"), "also": ("CKV_AWS_113",)},
}


def run(document: Document, member: dict[str, Any]) -> Result:
    if document.DocumentType != "Session":
        return not_applicable("it is not about sessions")
    inputs = document.Content.inputs
    return expect(some(lambda name: inputs[name], member["inputs"]), "sessions go without")


EXAMPLES = """
# pass: both
Type: AWS::SSM::Document
Properties:
  DocumentType: Session
  Content:
    {schemaVersion: "1.0", inputs: {kmsKeyId: alias/sessions, cloudWatchLogGroupName: sessions}}
---
# fail: neither
Type: AWS::SSM::Document
Properties: {DocumentType: Session, Content: {schemaVersion: "1.0", sessionType: Standard_Stream, inputs: {}}}
---
# undetermined: a parameter
Type: AWS::SSM::Document
Properties: {DocumentType: Session, Content: {schemaVersion: "1.0", inputs: !Ref Inputs}}
---
# not-applicable: a command
Type: AWS::SSM::Document
Properties: {DocumentType: Command, Content: {schemaVersion: "2.2"}}
"""
