"""The passwords of directories stand in no template.

Why: a template is read by everybody who may see the repository, the stack or its history, and so is the password in
it.

Fix: let Secrets Manager generate it (`GenerateSecretString`) and refer to it by `{{resolve:secretsmanager:…}}`.
Change the one that stood there.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
- https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.directoryservice import MicrosoftAD

META = Meta(
    type="AWS::DirectoryService::MicrosoftAD",
    duty="key-custody",
    severity="high",
    also=(
        "MICROSOFT_AD_NO_PLAINTEXT_PASSWORD",
        "MICROSOFT_AD_PASSWORD_USES_SECURE_PARAMETER",
        "MICROSOFT_AD_PASSWORD_USES_SECURE_SERVICE",
    ),
    controls=("IA-5", "IA-5(7)", "SC-12"),
)


def run(directory: MicrosoftAD, world: World) -> Result:
    if not world.declared(directory):
        return not_applicable("AWS never tells a password")
    written = world.secrets.written(directory.Password)
    return expect(not written, written.reason)


EXAMPLES = """
# pass: none
Type: AWS::DirectoryService::MicrosoftAD
Properties: {Name: corp.example.com}
---
# fail: everybody can read it
Type: AWS::DirectoryService::MicrosoftAD
Properties: {Name: corp.example.com, Password: correct-horse}
---
# pass: a secret of Secrets Manager, read at deployment
Type: AWS::DirectoryService::MicrosoftAD
Properties: {Name: corp.example.com, Password: "{{resolve:secretsmanager:orders}}"}
---
# undetermined: given out by another stack
Type: AWS::DirectoryService::MicrosoftAD
Properties: {Name: corp.example.com, Password: !ImportValue Password}
"""
