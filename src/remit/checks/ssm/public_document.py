"""Documents of Systems Manager are shared with named accounts.

Why: a document that everyone may use shows everyone how the estate is run, and often names, addresses and keys of it.

Fix: `aws ssm modify-document-permission --name NAME --permission-type Share --account-ids-to-remove all`, and name the
accounts instead; in Terraform `account_ids` in `permissions`. Whoever has copied it keeps the copy.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
- https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ModifyDocumentPermission.html
- https://docs.aws.amazon.com/securityhub/latest/userguide/ssm-controls.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.schema.stubs.ssm import Document

META = Meta(
    type="AWS::SSM::Document",
    duty="identity-access",
    severity="critical",
    also=("SSM.4", "config:ssm-document-not-public", "ssm_documents_set_as_public", "CKV_AWS_303"),
    controls=("AC-3", "AC-3(7)", "AC-4", "AC-6", "AC-21"),
)


def run(document: Document) -> Result:
    return expect("all" not in document.AccountIds, "everyone may use and read it")


EXAMPLES = """
# pass: with one account
Type: AWS::SSM::Document
Properties: {Content: {schemaVersion: "2.2"}, AccountIds: ["210987654321"]}
---
# pass: with nobody
Type: AWS::SSM::Document
Properties: {Content: {schemaVersion: "2.2"}}
---
# fail: with everyone
Type: AWS::SSM::Document
Properties: {Content: {schemaVersion: "2.2"}, AccountIds: [all]}
---
# undetermined: ssm:DescribeDocumentPermission was refused
Type: AWS::SSM::Document
Properties: {Content: {schemaVersion: "2.2"}, AccountIds: !Ref Refused}
"""
