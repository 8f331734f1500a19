"""The ARNs of resources before AWS has given them: what is known as text, what is not as letters of its own.

The shapes: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html,
"Resource types" of each service; what `Ref` gives: "Return values" of each type's CloudFormation page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.request import letters_of
from remit.engines.iam.text import Text, made
from remit.model import MISSING, Cause, Reference, is_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from remit.engines.iam.text import Letters, Symbol
    from remit.model import Inventory, Resource

ACCOUNT, REGION = "AWS::AccountId", "AWS::Region"
MARK = "\ue000"
"""What the letters for unknown parts begin with; see `text.made`."""


class Shape(NamedTuple):
    """How a type's ARN is made: `{}` stands for the name, which is the property `name`; `ref` is what `Ref` gives."""

    arn: str
    name: str
    ref: str = "name"


SHAPES = {
    "AWS::S3::Bucket": Shape("s3:::{}", "BucketName"),
    "AWS::S3::AccessPoint": Shape("s3:R:A:accesspoint/{}", "Name"),
    "AWS::SQS::Queue": Shape("sqs:R:A:{}", "QueueName", "url"),
    "AWS::SNS::Topic": Shape("sns:R:A:{}", "TopicName", "arn"),
    "AWS::Lambda::Function": Shape("lambda:R:A:function:{}", "FunctionName"),
    "AWS::DynamoDB::Table": Shape("dynamodb:R:A:table/{}", "TableName"),
    "AWS::KMS::Key": Shape("kms:R:A:key/{}", "KeyId"),
    "AWS::SecretsManager::Secret": Shape("secretsmanager:R:A:secret:{}", "", "arn"),
    "AWS::IAM::Role": Shape("iam::A:role{path}{}", "RoleName"),
    "AWS::IAM::User": Shape("iam::A:user{path}{}", "UserName"),
    "AWS::IAM::Group": Shape("iam::A:group{path}{}", "GroupName"),
    "AWS::IAM::ManagedPolicy": Shape("iam::A:policy{path}{}", "ManagedPolicyName", "arn"),
    "AWS::IAM::InstanceProfile": Shape("iam::A:instance-profile{path}{}", "InstanceProfileName"),
    "AWS::ECR::Repository": Shape("ecr:R:A:repository/{}", "RepositoryName"),
    "AWS::EFS::FileSystem": Shape("elasticfilesystem:R:A:file-system/{}", "FileSystemId"),
    "AWS::Kinesis::Stream": Shape("kinesis:R:A:stream/{}", "Name"),
    "AWS::Events::EventBus": Shape("events:R:A:event-bus/{}", "Name"),
    "AWS::StepFunctions::StateMachine": Shape("states:R:A:stateMachine:{}", "StateMachineName", "arn"),
    "AWS::RDS::DBInstance": Shape("rds:R:A:db:{}", "DBInstanceIdentifier"),
    "AWS::EC2::Instance": Shape("ec2:R:A:instance/{}", "InstanceId"),
    "AWS::ECS::Cluster": Shape("ecs:R:A:cluster/{}", "ClusterName"),
    "AWS::Backup::BackupVault": Shape("backup:R:A:backup-vault:{}", "BackupVaultName"),
    "AWS::ApiGateway::RestApi": Shape("execute-api:R:A:{}", "RestApiId"),
}
"""Types with a name of their own in their ARN. `R` is the Region, `A` the account."""

ITS_ARN = ("Arn", "TopicArn", "PolicyArn", "KeyArn", "FunctionArn")
"""Attributes that give the resource's own ARN."""


def partition(region: str | None) -> str:
    """The partition of a Region; of code whose Region is not known the commercial one, for which it is written."""
    found = region or ""
    return "aws-cn" if found.startswith("cn-") else "aws-us-gov" if found.startswith("us-gov-") else "aws"


def arn_of(resource: Resource) -> Letters:
    """The ARN of a resource."""
    if resource.arn:
        return letters_of(resource.arn)
    shape = SHAPES.get(resource.type)
    if shape is None:
        return (unknown_part(resource, "Arn"),)
    found: list[str] = [*"arn:", *partition(resource.region), ":"]
    for piece in re.split(r"(R:A:|A:|\{path\}|\{\})", shape.arn):
        found += filled(piece, resource)
    return tuple(found)


def filled(piece: str, resource: Resource) -> Letters:
    """A piece of a shape for a resource."""
    if piece == "{}":
        return name_of(resource)
    if piece == "{path}":
        path = resource.properties["Path"]
        return ("/",) if path is MISSING or (is_known(path) and path == MISSING) else letters_of(path)
    if piece == "R:A:":
        return (*region_of(resource), ":", *account_of(resource), ":")
    return (*account_of(resource), ":") if piece == "A:" else tuple(piece)


def name_of(resource: Resource) -> Letters:
    """The name of a resource; a letter of its own where AWS makes one up."""
    shape = SHAPES.get(resource.type)
    found: Any = resource.properties[shape.name] if shape and shape.name else MISSING
    if isinstance(found, Reference) or (is_known(found) and found == MISSING):
        return letters_of(resource.name) if resource.name else (unknown_part(resource, "name"),)
    return letters_of(found)


def unknown_part(resource: Resource, attribute: str) -> Symbol:
    """The letter for a part that is known once the resource exists."""
    cause = Cause(
        f"the {'ARN' if attribute == 'Arn' else 'name'} of {resource.address or resource.id} is not known yet"
    )
    return made(f"{resource.key}!{attribute}", cause, fixed=True, target=resource.key, attribute=attribute)


def account_of(resource: Resource) -> Letters:
    """The account of a resource."""
    return letters_of(resource.account) if resource.account else (pseudo(ACCOUNT, "the account"),)


def region_of(resource: Resource) -> Letters:
    """The Region of a resource."""
    return letters_of(resource.region) if resource.region else (pseudo(REGION, "the Region"),)


def pseudo(name: str, what: str) -> Symbol:
    """The letter for the account or Region that code is deployed to."""
    return made(name, Cause(f"{what} that it is deployed to is not known", parameter=name), fixed=True)


class Bindings(Mapping[str, "Letters"]):
    """What letters for unknown parts stand for in an inventory, found when asked."""

    def __init__(self, inventory: Inventory, account: str | None, region: str | None) -> None:
        """`account` and `region` are those that code is deployed to, where they are known."""
        self._inventory = inventory
        self._settled = {
            f"{MARK}{ACCOUNT}": letters_of(account) if account else (pseudo(ACCOUNT, "the account"),),
            f"{MARK}{REGION}": letters_of(region) if region else (pseudo(REGION, "the Region"),),
            f"{MARK}AWS::Partition": tuple(partition(region)),
        }

    def __getitem__(self, key: str) -> Letters:
        """The letters; `KeyError` for what stays unknown."""
        if key not in self._settled:
            found = self._found(key)
            if found is None:
                raise KeyError(key)
            self._settled[key] = found
        return self._settled[key]

    def __iter__(self) -> Iterator[str]:
        """What was asked for so far."""
        return iter(self._settled)

    def __len__(self) -> int:
        """How many of these there are."""
        return len(self._settled)

    def _found(self, key: str) -> Letters | None:
        target, mark, attribute = key.removeprefix(MARK).rpartition("!")
        resource = self._inventory.get(target) if mark else None
        shape = SHAPES.get(resource.type) if resource else None
        if resource is None or shape is None or attribute == "name":
            return None
        if attribute in ITS_ARN or (attribute == "Ref" and shape.ref == "arn"):
            return arn_of(resource)
        by_name = attribute == shape.name or (attribute == "Ref" and shape.ref == "name")
        return name_of(resource) if by_name else None


def text_of(letters: Letters) -> str:
    """Letters for people: what is not known as `…`."""
    return str(Text.of(letters))
