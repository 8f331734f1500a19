"""User data of instances holds no credentials.

Why: user data is no safe place: everyone who may describe the instance or its template reads it, as does every
process on the instance.

Fix: give the instance a role, and let it read secrets from Secrets Manager or Parameter Store when it starts. Then
replace the key: it is known. Changing `UserData` stops and starts the instance.

Note: looks for keys and tokens whose form their issuers tell, and for values that are named like a secret
(`DB_PASSWORD=…`). A value that is fetched when the instance starts (`$(aws secretsmanager …)`) is none.

Links:
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
- https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import Meta, Result, expect

if TYPE_CHECKING:
    from remit.model import World
    from remit.schema.stubs.ec2 import Instance

META = Meta(
    type="AWS::EC2::Instance",
    needs=("AWS::EC2::LaunchTemplate",),
    duty="key-custody",
    severity="critical",
    also=("CKV_SECRET_2", "CKV_SECRET_6", "CKV_SECRET_13", "CKV_AWS_46", "ec2_instance_secrets_user_data", "AWS-0029"),
    controls=("IA-5(7)", "SC-28", "CM-6"),
)


def run(instance: Instance, world: World) -> Result:
    script = instance.UserData
    if not script and not instance.InstanceId:  # one that runs tells its own
        named = instance.LaunchTemplate
        template = world.resolve(named.LaunchTemplateId or named.LaunchTemplateName, "AWS::EC2::LaunchTemplate")
        script = template.LaunchTemplateData.UserData
    found = world.secrets.holds(script)
    return expect(not found, "its user data holds a credential in the clear")


EXAMPLES = """
# pass: no key
Type: AWS::EC2::Instance
Properties: {UserData: !Base64 "dnf install -y nginx"}
---
# fail: an access key
Type: AWS::EC2::Instance
Properties: {UserData: !Base64 "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"}
---
# fail: a password
Type: AWS::EC2::Instance
Properties: {UserData: !Base64 "mysql --user app --password=correct-horse < schema.sql"}
---
# pass: fetched when it starts
Type: AWS::EC2::Instance
Properties:
  UserData: !Base64 "export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db --query SecretString)"
---
# pass: where it is deployed to is no secret
Type: AWS::EC2::Instance
Properties: {UserData: !Base64 {"Fn::Sub": "cfn-init --stack ${AWS::StackName} --region ${AWS::Region}"}}
---
# undetermined: a parameter
Type: AWS::EC2::Instance
Properties: {UserData: !Ref Script}
---
# undetermined: its launch template, which is out of sight, may have some
Type: AWS::EC2::Instance
Properties: {LaunchTemplate: {LaunchTemplateId: lt-0123, Version: "1"}}
---
# fail: its launch template has it
Resources:
  Template:
    Type: AWS::EC2::LaunchTemplate
    Properties: {LaunchTemplateData: {UserData: !Base64 "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"}}
  Server:
    Type: AWS::EC2::Instance
    Properties: {LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: "1"}}
"""
