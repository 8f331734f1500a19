"""Templates hold no credentials in parameters, mappings, outputs and metadata.

Why: a template lies in a repository and in CloudFormation, where everyone who may describe the stack reads it;
outputs and metadata are shown in the console, `NoEcho` does not hide a default.

Fix: take the default away and mark the parameter `NoEcho: true`, or better name a secret of Secrets Manager where it is
used (`{{resolve:secretsmanager:…}}`); let `cfn-init` sign in with the instance's role (`type: S3`, `roleName`). Then
change the credential: it stays in earlier versions.

Note: asked of the templates that hold one; properties of resources are asked by checks of their own.

Links:
- https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-authentication.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, some

if TYPE_CHECKING:
    from remit.schema.stubs.remit_cloudformation import Template

META = Meta(
    type="Remit::CloudFormation::Template",
    duty="key-custody",
    severity="high",
    also=("CFN_AUTHENTICATION_RULE", "cloudformation_stack_outputs_find_secrets"),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(template: Template) -> Result:
    return expect(not some(bool, template.Credentials), "the template holds a credential in the clear")


EXAMPLES = """
# pass: none
Type: Remit::CloudFormation::Template
Properties: {File: web.yaml}
---
# fail: one in the default of a parameter
Type: Remit::CloudFormation::Template
Properties: {File: web.yaml, Credentials: [{Path: Parameters.Password.Default, Kind: a value named like a secret}]}
---
# undetermined: the template was not read
Type: Remit::CloudFormation::Template
Properties: {File: web.yaml, Credentials: !Ref Unread}
"""
