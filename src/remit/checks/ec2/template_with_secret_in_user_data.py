"""User data of launch templates holds no credentials.

Why: user data is no safe place: everyone who may describe the instance or its template reads it, as does every
process on the instance.

Fix: give the instances a role, and let them read secrets from Secrets Manager or Parameter Store when they start.
Then replace the key: it stays in the template's old versions.

Note: looks for keys and tokens whose form their issuers tell, and for values that are named like a secret
(`DB_PASSWORD=…`). A value that is fetched when the instance starts (`$(aws secretsmanager …)`) is none.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import LaunchTemplate

META = Meta(
    type="AWS::EC2::LaunchTemplate",
    duty="key-custody",
    severity="critical",
    also=("CKV_SECRET_2", "CKV_SECRET_6", "CKV_SECRET_13", "CKV_AWS_46", "ec2_launch_template_no_secrets", "AWS-0129"),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(template: LaunchTemplate, world: World) -> Result:
    found = world.secrets.holds(template.LaunchTemplateData.UserData)
    return expect(not found, "the user data holds a credential in the clear")


EXAMPLES = """
# pass: no key
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {UserData: !Base64 "dnf install -y nginx"}}
---
# fail: an access key
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {UserData: !Base64 "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"}}
---
# undetermined: a parameter
Type: AWS::EC2::LaunchTemplate
Properties: {LaunchTemplateData: {UserData: !Ref Script}}
"""
