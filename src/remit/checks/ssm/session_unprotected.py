"""Sessions of Session Manager are encrypted and logged.

Why: a session is a shell on a machine. Without a key of your own its stream has TLS alone; without a log nobody knows
what was typed, and a log that is not encrypted tells it to others.

Fix: in the document of type Session set `inputs.kmsKeyId`, and `inputs.cloudWatchLogGroupName` with
`cloudWatchEncryptionEnabled: true` or `inputs.s3BucketName` with `s3EncryptionEnabled: true`. It holds for new
sessions; instances need permission for key and log.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html
- https://docs.aws.amazon.com/systems-manager/latest/userguide/session-preferences-enable-encryption.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, every, expect, failed, not_applicable

if TYPE_CHECKING:
    from typing import Any

    from remit.schema.stubs.ssm import Document

META = Meta(
    type="AWS::SSM::Document",
    duty="guest-os",
    severity="medium",
    controls=("AC-17(2)", "AU-2", "AU-12", "SC-8"),
)


MEMBERS: dict[str, dict[str, Any]] = {
    "encryption": {"also": ("CKV_AWS_112",)},
    "logs": {
        "also": ("CKV_AWS_113",),
        "places": (
            ("cloudWatchLogGroupName", "cloudWatchEncryptionEnabled"),
            ("s3BucketName", "s3EncryptionEnabled"),
        ),
    },
}

SWITCHED_ON = (True, "true")  # a document is no schema's: nothing makes a bool of a text in it


def run(document: Document, member: dict[str, Any]) -> Result:
    if document.DocumentType != "Session":
        return not_applicable("it is not about sessions")
    inputs = document.Content.inputs
    if "places" not in member:
        return expect(inputs.kmsKeyId, "no key of the account's encrypts sessions beyond TLS")
    places = [each for each in member["places"] if inputs[each[0]]]
    if not places:
        return failed("nobody logs what is typed")
    return expect(every(lambda each: inputs[each[1]] in SWITCHED_ON, places), "a log of sessions need not be encrypted")


EXAMPLES = """
# pass: both
Type: AWS::SSM::Document
Properties:
  DocumentType: Session
  Content:
    schemaVersion: "1.0"
    inputs: {kmsKeyId: alias/sessions, cloudWatchLogGroupName: sessions, cloudWatchEncryptionEnabled: true}
---
# fail: neither
Type: AWS::SSM::Document
Properties: {DocumentType: Session, Content: {schemaVersion: "1.0", sessionType: Standard_Stream, inputs: {}}}
---
# fail[logs]: to a bucket that need not be encrypted
Type: AWS::SSM::Document
Properties: {DocumentType: Session, Content: {inputs: {s3BucketName: sessions, s3EncryptionEnabled: false}}}
---
# undetermined: a parameter
Type: AWS::SSM::Document
Properties: {DocumentType: Session, Content: {schemaVersion: "1.0", inputs: !Ref Inputs}}
---
# not-applicable: a command
Type: AWS::SSM::Document
Properties: {DocumentType: Command, Content: {schemaVersion: "2.2"}}
"""
