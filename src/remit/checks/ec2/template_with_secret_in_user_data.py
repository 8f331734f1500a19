"""User data of launch templates holds no keys.

Why: user data is no safe place: everyone who may describe the instance or its template reads it, as does every
process on the instance.

Fix: give the instances a role, and let them read secrets from Secrets Manager or Parameter Store when they start.
Then replace the key: it stays in the template's old versions.

Note: looks for ids of access keys and for private keys; a password is not told from other text.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-launch-template.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect, or_default, some

if TYPE_CHECKING:
    from remit.schema.stubs.ec2 import LaunchTemplate

META = Meta(
    type="AWS::EC2::LaunchTemplate",
    duty="key-custody",
    severity="critical",
    also=("CKV_AWS_46", "ec2_launch_template_no_secrets", "AWS-0129"),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)

SIGNS = ("-----BEGIN RSA PRIVATE KEY", "-----BEGIN PRIVATE KEY", "-----BEGIN OPENSSH PRIVATE KEY")
KEYS = ("AKIA", "ASIA")
KEY = 20  # characters of an access key's id


def run(template: LaunchTemplate) -> Result:
    text = or_default(template.LaunchTemplateData.UserData, "")
    ways = (lambda: some(lambda sign: sign in text, SIGNS), lambda: some(lambda key: has_key(text, key), KEYS))
    return expect(not some(lambda way: way(), ways), "the user data holds a key in the clear")


def has_key(text: str, start: str) -> bool:
    """An access key's id: the start and sixteen capitals or digits, as in the IAM user guide (unique ids)."""
    if start not in text:
        return False
    ids = (start + rest[: KEY - len(start)] for rest in text.split(start)[1:])
    return some(lambda each: len(each) == KEY and each.isalnum() and each.isupper(), ids)


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
