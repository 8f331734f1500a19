"""Documents of Systems Manager hold no credentials.

Why: a document is read by everyone who may run it, by every instance that runs it, and by those it is shared with.

Fix: declare a parameter and hand over the name of a SecureString (`{{ssm-secure:name}}` where the step allows it), or
read a secret in the script itself. Then change what stood there; old versions of the document keep it.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-syntax-data-elements-parameters.html
- https://docs.aws.amazon.com/systems-manager/latest/userguide/secrets.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ssm import Document

META = Meta(
    type="AWS::SSM::Document",
    duty="key-custody",
    severity="critical",
    also=(
        "CKV_SECRET_2",
        "CKV_SECRET_6",
        "CKV_SECRET_13",
        "ssm_document_secrets",
    ),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(document: Document, world: World) -> Result:
    return expect(not world.secrets.holds(document.Content), "it holds a credential in the clear")


EXAMPLES = """
# pass: a parameter
Type: AWS::SSM::Document
Properties:
  Content:
    schemaVersion: "2.2"
    parameters: {password: {type: String}}
    mainSteps: [{action: "aws:runShellScript", name: login, inputs: {runCommand: ["login --password {{password}}"]}}]
---
# fail: the password
Type: AWS::SSM::Document
Properties:
  Content:
    schemaVersion: "2.2"
    mainSteps: [{action: "aws:runShellScript", name: login, inputs: {runCommand: ["login --password correct-horse"]}}]
---
# undetermined: a parameter of the template
Type: AWS::SSM::Document
Properties: {Content: !Ref Content}
"""
