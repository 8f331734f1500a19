"""Results of queries are encrypted.

Why: results are copies of the data that was asked for, and lie in S3 long after the question.

Fix: set `ResultConfiguration.EncryptionConfiguration.EncryptionOption`. Holds for new results.

Note: S3 encrypts every new object anyway, with its own key at least; this asks that the workgroup decides it.

Links:
- https://docs.aws.amazon.com/athena/latest/ug/encryption.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/athena-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, passed

if TYPE_CHECKING:
    from remit.schema.stubs.athena import WorkGroup

META = Meta(
    type="AWS::Athena::WorkGroup",
    duty="rest-encryption",
    severity="medium",
    also=(
        "Athena.1",
        "config:athena-workgroup-encrypted-at-rest",
        "CKV_AWS_159",
        "athena_workgroup_encryption",
        "AWS-0006",
    ),
    controls=("SC-13", "SC-28", "SC-28(1)"),
)


def run(group: WorkGroup) -> Result:
    configuration = group.WorkGroupConfiguration
    if configuration.ManagedQueryResultsConfiguration.Enabled:
        return passed()  # Athena keeps them, always encrypted (managed-results)
    option = configuration.ResultConfiguration.EncryptionConfiguration.EncryptionOption
    return expect(option, "the workgroup does not encrypt results")


EXAMPLES = """
# pass: with KMS
Type: AWS::Athena::WorkGroup
Properties: {Name: web,
   WorkGroupConfiguration: {ResultConfiguration: {EncryptionConfiguration: {EncryptionOption: SSE_KMS, KmsKey: key}}}}
---
# fail: not said
Type: AWS::Athena::WorkGroup
Properties: {Name: web}
---
# undetermined: a parameter that may be empty
Type: AWS::Athena::WorkGroup
Properties: {Name: web,
   WorkGroupConfiguration: {ResultConfiguration: {EncryptionConfiguration: {EncryptionOption: !Ref Option}}}}
"""
