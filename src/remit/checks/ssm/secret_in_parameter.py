"""Plain parameters hold no credentials.

Why: a parameter of type String stands in the clear in the template, in the store and in its history, for everyone who
may call `ssm:GetParameter` or look at the code.

Fix: keep it as a `SecureString`, which the CLI or Terraform's `aws_ssm_parameter` makes and CloudFormation cannot, or
in Secrets Manager; the code names it only. Then change what stood there.

Note: judged by the form of the value, and by its name where that says that it is a secret. Names and image ids in the
clear are right.

Links:
- https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
- https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, not_applicable

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ssm import Parameter

META = Meta(
    type="AWS::SSM::Parameter",
    duty="key-custody",
    severity="high",
    also=("CKV_AWS_384", "CKV_SECRET_2", "CKV_SECRET_6", "CKV_SECRET_13"),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(parameter: Parameter, world: World) -> Result:
    if parameter.Type == "SecureString":
        return not_applicable("its value is encrypted")
    return expect(not world.secrets.holds(parameter), "it holds a credential in the clear")


EXAMPLES = """
# pass: where something is
Type: AWS::SSM::Parameter
Properties: {Name: /shop/bucket, Type: String, Value: shop-files}
---
# fail: by its form
Type: AWS::SSM::Parameter
Properties: {Name: /shop/access, Type: String, Value: AKIAIOSFODNN7EXAMAAA}
---
# fail: by its name
Type: AWS::SSM::Parameter
Properties: {Name: /shop/db-password, Type: String, Value: correct-horse}
---
# undetermined: a password that is a parameter
Type: AWS::SSM::Parameter
Properties: {Name: /shop/db-password, Type: String, Value: !Ref Password}
"""
