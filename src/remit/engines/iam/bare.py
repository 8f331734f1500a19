"""What plainly lets in nobody else: told by a few properties that are absent, before any policy is weighed.

Most resources are of that kind, and the exposure of one whose policy is absent needs no engine. Only what is known to
be absent counts: a property that is not known, an organization or an access point beside it leaves the answer to
`exposure`, whose rows say what opens each type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import MISSING, Obj

if TYPE_CHECKING:
    from typing import Any

    from remit.model import Inventory, Resource

OPENED_BY = {
    "AWS::S3::Bucket": ("BucketPolicy", "AccessControl", "AclGrantees", "OwnershipControls"),
    "AWS::Backup::BackupVault": ("AccessPolicy",),
    "AWS::DynamoDB::Table": ("ResourcePolicy",),
    "AWS::ECR::Repository": ("RepositoryPolicyText",),
    "AWS::EFS::FileSystem": ("FileSystemPolicy",),
    "AWS::Events::EventBus": ("Policy", "EventBusPolicies"),
    "AWS::Kinesis::Stream": ("ResourcePolicy",),
    "AWS::Lambda::Function": ("ResourcePolicy", "Permissions"),
    "AWS::Logs::LogGroup": ("ResourcePolicyDocument",),
    "AWS::MSK::Cluster": ("ClusterPolicy",),
    "AWS::SNS::Topic": ("TopicPolicy",),
    "AWS::SQS::Queue": ("QueuePolicy",),
    "AWS::SSM::Parameter": ("ResourcePolicies",),
    "AWS::SecretsManager::Secret": ("ResourcePolicy",),
}
"""The properties without which a declared resource of a type lets in nobody else."""

ATTACHED = ("BucketPolicy", "QueuePolicy", "TopicPolicy")
"""Those that hold a policy by the name of `PolicyDocument`."""

BESIDE = ("AWS::S3::AccessPoint", "AWS::Organizations::")
"""What decides beside a resource."""

OF_OWN_ACCOUNT = ("ec2.amazonaws.com", "ec2.amazonaws.com.cn", "lambda.amazonaws.com")
"""Services that take roles of their customer's own account only, so that no other customer can have them do it:
https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html."""

ROLE = "AWS::IAM::Role"
OF_A_TRUST = frozenset(("Sid", "Effect", "Principal", "Action", "Condition"))
MOST_STATEMENTS = 10


def stand_alone(inventory: Inventory) -> bool:
    """Whether nothing in an inventory decides beside its resources who may use them."""
    return not any(name.startswith(BESIDE) for name in inventory.types())


def is_bare(resource: Resource) -> bool:
    """Whether a declared resource that stands alone lets in nobody else: no account, no other's service, no public."""
    if not resource.declared:
        return False
    if resource.type == ROLE:
        return is_for_own_services(resource.properties["AssumeRolePolicyDocument"])
    names = OPENED_BY.get(resource.type)
    return names is not None and all(opens_nothing(name, resource.properties[name]) for name in names)


def opens_nothing(name: str, value: Any) -> bool:
    """Whether a property is absent, or a policy that does nothing but deny, as those that ask for TLS do."""
    if value is MISSING:
        return True
    found = statements_in(value["PolicyDocument"]) if name in ATTACHED and type(value) is Obj else []
    return bool(found) and all(map(denies, found))


def denies(statement: Any) -> bool:
    """Whether a statement is a Deny, word for word."""
    effect = statement["Effect"] if type(statement) is Obj else None
    return isinstance(effect, str) and effect == "Deny"


def statements_in(document: Any) -> list[Any]:
    """The statements of a document, as they are written; none of one that is not an object, or too long to be plain."""
    found = document["Statement"] if type(document) is Obj else []
    statements = found if isinstance(found, list) else [found]
    return statements if len(statements) <= MOST_STATEMENTS else []


def is_for_own_services(trust: Any) -> bool:
    """Whether a trust policy names nobody but services that act for the role's own account."""
    statements = statements_in(trust)
    return bool(statements) and all(map(names_own_services, statements))


def names_own_services(statement: Any) -> bool:
    """Whether a statement allows, and names nobody but such services, word for word."""
    if type(statement) is not Obj or not OF_A_TRUST.issuperset(statement) or "Principal" not in tuple(statement):
        return False
    effect, named = statement["Effect"], statement["Principal"]
    if not (isinstance(effect, str) and effect == "Allow" and type(named) is Obj and tuple(named) == ("Service",)):
        return False
    services = named["Service"] if isinstance(named["Service"], list) else [named["Service"]]
    return all(isinstance(each, str) and each in OF_OWN_ACCOUNT for each in services)
