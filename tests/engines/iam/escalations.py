"""Scenes for the escalation paths: an account in which an actor has just what a path needs, on just what it needs.

Everybody and everything has one name: the actor, the victim (a user), the strong role, the group admins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.engines.iam.escalation import Escalation
from remit.engines.iam.escalation.paths import HOLDER, PASS_ROLE, PASSED, exists_before, thing
from remit.engines.iam.estate import Estate
from remit.model import MemoryInventory, Resource, wrap
from tests.engines.iam.policies import OTHER, OWN
from tests.engines.iam.requests import allow, deny

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.engines.iam.escalation.paths import Path
    from remit.engines.iam.escalation.standings import Standing
    from remit.engines.iam.escalation.weighing import Move

STRENGTH = allow("s3:*")
"""What the strong role, the victim and the group admins may do, and the actor may not."""
HARMLESS = "s3:ListAllMyBuckets"
ELSEWHERE = "arn:aws:elsewhere:::x"


def iam(kind: str, name: str) -> str:
    return f"arn:aws:iam::{OWN}:{kind}/{name}"


def live(
    type_name: str, name: str, arn: str | None, *, tags: Any = None, account: str = OWN, **properties: Any
) -> Resource:
    """A resource as an account has it."""
    key = f"{account}#{type_name}#{name}"
    wrapped = wrap(properties).__dict__
    return Resource(
        type_name, name, key, wrapped, scope=account, account=account, arn=arn, name=name, tags=tags, declared=False
    )


def document(*statements: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": list(statements)}


def inline(*statements: Any) -> list[Any]:
    return [{"PolicyName": "p", "PolicyDocument": document(*statements)}]


def trust(principal: Any, action: str = "sts:AssumeRole", **more: Any) -> dict[str, Any]:
    return document({"Effect": "Allow", "Principal": principal, "Action": action, **more})


def role(
    name: str, principal: Any, *statements: Any, account: str = OWN, action: str = "sts:AssumeRole", **more: Any
) -> Resource:
    """A role that trusts somebody and may do something."""
    arn = f"arn:aws:iam::{account}:role{more.get('Path', '/')}{name}"
    policies = {"AssumeRolePolicyDocument": trust(principal, action), "Policies": inline(*statements)} | more
    return live("AWS::IAM::Role", name, arn, account=account, **policies)


def user(name: str, *statements: Any, **more: Any) -> Resource:
    """A user who may do something and has no credentials yet."""
    more = {"Credentials": {"MfaActive": False}, "AccessKeys": [], "Policies": inline(*statements)} | more
    return live("AWS::IAM::User", name, iam("user", name), **more)


def group(name: str, *statements: Any, **more: Any) -> Resource:
    return live("AWS::IAM::Group", name, iam("group", name), **{"Policies": inline(*statements)} | more)


def managed(name: str, *statements: Any, **more: Any) -> Resource:
    return live("AWS::IAM::ManagedPolicy", name, iam("policy", name), PolicyDocument=document(*statements), **more)


def escalation(*resources: Resource) -> Escalation:
    return Escalation(Estate(MemoryInventory(resources, whole=True)))


class Scene:
    """The account for one path. Change it, then ask for the path's `move`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.statements = [allow(need.action, self.arn(word)) for need in path.needs for word in need.words or ("*",)]
        """What the actor may do: one statement for each permission and thing."""
        self.more: list[Any] = [STRENGTH] if path.becomes == "no-boundary" and path.reaches == "self" else []
        """Other statements of the actor: what only its boundary keeps it from."""
        self.strength: Any = STRENGTH
        self.versions: Any = [{"VersionId": "v1", "Document": document(STRENGTH)}]
        """What is kept of managed policies beside the default version."""
        self.trusts: Any = self.trusted()
        self.bounded = path.becomes == "no-boundary"
        self.boundary: list[Any] = [allow([need.action for need in path.needs]), allow(HARMLESS)]

    def trusted(self) -> Any:
        """Whom the strong role trusts: the path's service, else the account, so that the actor needs a permission."""
        if not self.path.trust:
            return (
                {"AWS": f"arn:aws:iam::{OWN}:root"} if self.path.reaches == "role" else {"Service": "x.amazonaws.com"}
            )
        kind = "Federated" if self.path.trust == "cognito-identity.amazonaws.com" else "Service"
        return {kind: self.path.trust}

    def arn(self, word: str) -> str:
        """The ARN of what a word is about."""
        if word == "*":
            return "*"
        if word in PEOPLE:
            return PEOPLE[word]
        if word == "self":
            return self.actor_arn()
        shape = thing(word).arn
        name = {"deployment-group": "shop/live", "application": "shop"}.get(word, "main")
        told = shape.replace("{}", name).replace("{id}", "1").replace(":R:", ":eu-west-1:")
        return "arn:aws:" + f"{told}$".replace(":A:", f":{OWN}:").replace("/A$", f"/{OWN}$").removesuffix("$")

    def actor_arn(self) -> str:
        where = {"role": "role/actor", "sso": "role/aws-reserved/sso.amazonaws.com/actor"}.get(
            self.path.who, "user/actor"
        )
        return f"arn:aws:iam::{OWN}:{where}"

    def actor(self) -> Resource:
        policies: dict[str, Any] = {
            "Policies": inline(*self.statements, *self.more),
            "ManagedPolicyArns": [PEOPLE["own-policy"]],
            "Groups": ["team"],
        }
        if self.bounded and self.path.reaches == "self":
            policies["PermissionsBoundary"] = iam("policy", "limit")
        if self.path.who in ("role", "sso"):
            del policies["Groups"]
            policies["AssumeRolePolicyDocument"] = trust({"AWS": f"arn:aws:iam::{OWN}:root"})
            return live("AWS::IAM::Role", "actor", self.actor_arn(), **policies)
        return user("actor", **policies)

    def resources(self) -> Iterable[Resource]:
        """Everybody and everything in the account."""
        limit = {"PermissionsBoundary": iam("policy", "limit")} if self.bounded and self.path.reaches != "self" else {}
        action = "sts:AssumeRoleWithWebIdentity" if "Federated" in self.trusts else "sts:AssumeRole"
        yield self.actor()
        versions = {} if self.versions is None else {"OtherVersions": self.versions}
        yield managed("own", allow(HARMLESS), **versions)
        yield managed("theirs", allow(HARMLESS), **versions)
        yield managed("limit", *self.boundary)
        yield group("team")
        yield group("admins", self.strength)
        theirs: dict[str, Any] = {"ManagedPolicyArns": [PEOPLE["role-policy"]], **limit}
        yield role("strong", self.trusts, self.strength, action=action, **theirs)
        yield user("victim", self.strength, **limit, **self.credentials())
        yield live("AWS::IAM::InstanceProfile", "strong-profile", iam("instance-profile", "p"), Roles=["strong"])
        words = dict.fromkeys((*self.path.words(), self.path.of, *self.path.requires))
        for word in (each for each in words if each not in ("", "*") and exists_before(each)):
            yield from self.things(word)

    def credentials(self) -> dict[str, Any]:
        """What the victim has to sign in with."""
        if self.path.id == "iam-003":
            return {"AccessKeys": [{"Status": "Active"}, {"Status": "Active"}]}
        return {"LoginProfile": {"Password": "redacted"}} if self.path.id == "iam-006" else {}

    def things(self, word: str) -> Iterable[Resource]:
        """A resource that is there before, with the strong role if it is one that has a role."""
        strong, kind = iam("role", "strong"), thing(word)
        made: dict[str, dict[str, Any]] = {
            "instance": {"IamInstanceProfile": "strong-profile"},
            "launch-template": {"LaunchTemplateData": {"IamInstanceProfile": {"Name": "strong-profile"}}},
            "deployment-group": {
                "ApplicationName": "shop",
                "Ec2TagFilters": [{"Key": "app", "Value": "shop", "Type": "KEY_AND_VALUE"}],
            },
            "ecs-service": {
                "TaskDefinition": self.arn("task-definition"),
                "Cluster": self.arn("cluster"),
                "EnableExecuteCommand": True,
            },
            "app-runner-service": {"InstanceConfiguration": {"InstanceRoleArn": strong}},
            "job-definition": {"ContainerProperties": {"JobRoleArn": strong}},
            "project": {"ServiceRole": strong, "BuildBatchConfig": {"ServiceRole": strong}},
        }
        properties = made.get(word, {kind.role[0]: strong} if kind.role else {})
        yield live(kind.type, f"a {word}", self.arn(word) if kind.arn else None, tags={"app": "shop"}, **properties)
        if word == "deployment-group":
            yield from self.things("instance")
        if word == "ecs-service":
            yield from self.things("task-definition")

    def move(self) -> Move | None:
        """The actor's step by the path to whom it should reach, if there is one."""
        return next((move for move in self.moves() if move.path.id == self.path.id and self.is_reached(move)), None)

    def moves(self) -> tuple[Move, ...]:
        self.found = escalation(*self.resources())
        self.actor_now: Standing = next(each for each in self.found.everyone if each.name == "actor")
        return self.found.moves(self.actor_now)

    def is_reached(self, move: Move) -> bool:
        """Whether a step leads to the right one."""
        expected = {"self": "actor", "user": "victim", "role": "strong", PASSED: "strong", HOLDER: "strong"}
        return move.target.name == expected.get(self.path.reaches, move.target.name)

    def stronger(self) -> Any:
        """Whether whom the path reaches can do anything that the actor cannot."""
        move = self.move()
        assert move is not None
        return self.found.stronger(move.target, self.actor_now)

    def drop(self, action: str) -> None:
        """Take a permission away."""
        self.statements = [each for each in self.statements if each["Action"] != action]

    def relocate(self, action: str) -> None:
        """Give a permission on something of the same name in another account instead."""
        for each in (statement for statement in self.statements if statement["Action"] == action):
            there = str(each["Resource"]).replace(f":{OWN}:", f":{OTHER}:")
            each["Resource"] = ELSEWHERE if there == each["Resource"] else there

    def forbid(self, action: str) -> None:
        """Deny a permission that is given."""
        self.more.append(deny(action))

    def pass_to(self, service: str) -> None:
        """Let roles be passed to one service alone."""
        for each in (statement for statement in self.statements if statement["Action"] == PASS_ROLE):
            each["Condition"] = {"StringEquals": {"iam:PassedToService": service}}


PEOPLE = {
    "user": iam("user", "victim"),
    "role": iam("role", "strong"),
    "own-policy": iam("policy", "own"),
    "role-policy": iam("policy", "theirs"),
    "own-group": iam("group", "team"),
    "other-group": iam("group", "admins"),
}
