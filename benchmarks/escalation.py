"""How long the escalations of an account take: 2,000 principals and 5,000 managed policies, with time and peak memory.

Run with the project's interpreter: `.venv/bin/python benchmarks/escalation.py [PRINCIPALS]` (2,000 unless told). Each
size is a process of its own, so that peaks do not mix. Nothing fails on a time; the aim is 20 s and 1 GB for the whole.
"""

from __future__ import annotations

import random
import resource as system
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Resource

PRINCIPALS = 2_000
STEPS = (10, 4, 1)
"""The whole divided by these: what grows faster than the account shows in the last column."""
ACCOUNT, REGION = "123456789012", "eu-west-1"
SERVICES = ("lambda", "ec2", "ecs-tasks", "codebuild", "glue", "states", "cloudformation", "sagemaker")
ACTIONS = (
    *("s3:GetObject", "s3:Put*", "dynamodb:*", "sqs:SendMessage", "logs:*", "cloudwatch:Get*", "kms:Decrypt", "sns:*"),
    *("secretsmanager:GetSecretValue", "ec2:Describe*", "rds:*", "athena:*", "iam:Get*", "iam:List*", "xray:*"),
)
POWERS = (
    ("iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"),
    ("iam:PassRole", "ec2:RunInstances"),
    ("iam:PassRole", "glue:*"),
    ("lambda:UpdateFunctionCode", "lambda:InvokeFunction"),
    ("iam:CreateAccessKey",),
    ("iam:AttachUserPolicy", "iam:PutUserPolicy"),
    ("iam:UpdateAssumeRolePolicy",),
    ("ssm:SendCommand", "ssm:StartSession"),
    ("codebuild:*",),
    ("sts:AssumeRole",),
)


def document(*statements: dict[str, Any]) -> dict[str, Any]:
    """A policy document."""
    return {"Version": "2012-10-17", "Statement": list(statements)}


def live(type_name: str, name: str, arn: str, **properties: Any) -> Resource:
    """A resource as an account has it."""
    from remit.model import Location, Resource, wrap

    key = f"{ACCOUNT}/global#{type_name}#{name}"
    found = {key: wrap(value) for key, value in properties.items()}
    where = Location(detail="benchmark")
    return Resource(type_name, name, key, found, scope=ACCOUNT, account=ACCOUNT, arn=arn, name=name, location=where)


def policy(number: int, chance: random.Random) -> dict[str, Any]:
    """A managed policy: mostly harmless, one in twelve with powers on a part of the account, some with a Deny."""
    statements: list[dict[str, Any]] = [
        {
            "Effect": "Allow",
            "Action": chance.sample(ACTIONS, 4),
            "Resource": [f"arn:aws:s3:::data-{number}/*", f"arn:aws:dynamodb:{REGION}:{ACCOUNT}:table/t{number}*"],
        }
        for _ in range(3)
    ]
    if number % 12 == 0:
        where = chance.choice((f"arn:aws:iam::{ACCOUNT}:role/team{number % 40}-*", f"arn:aws:iam::{ACCOUNT}:*", "*"))
        condition = {} if number % 24 else {"Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
        statements.append({"Effect": "Allow", "Action": list(chance.choice(POWERS)), "Resource": where} | condition)
    if number % 7 == 0:
        statements.append({"Effect": "Deny", "Action": "iam:*", "Resource": f"arn:aws:iam::{ACCOUNT}:role/team1-*"})
    return document(*statements)


def account(principals: int) -> Iterator[Resource]:
    """Users in groups, roles of services and people, functions, instances, and managed policies."""
    chance = random.Random(7)  # noqa: S311 — the same account each time
    policies = [f"arn:aws:iam::{ACCOUNT}:policy/p{number}" for number in range(principals * 5 // 2)]
    for number, arn in enumerate(policies):
        yield live("AWS::IAM::ManagedPolicy", f"p{number}", arn, PolicyDocument=policy(number, chance))
    groups = [f"g{number}" for number in range(principals // 40)]
    for name in groups:
        attached = chance.sample(policies, 3)
        yield live("AWS::IAM::Group", name, f"arn:aws:iam::{ACCOUNT}:group/{name}", ManagedPolicyArns=attached)
    for number in range(principals):
        yield principal(number, policies, groups, chance)
    for number in range(0, principals, 8):
        role = f"team{number % 40}-{number}"
        yield live(
            "AWS::Lambda::Function",
            f"f{number}",
            f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:f{number}",
            Role=f"arn:aws:iam::{ACCOUNT}:role/{role}",
        )


def principal(number: int, policies: list[str], groups: list[str], chance: random.Random) -> Resource:
    """A user, or a role of a service or of the account; one in two hundred is an administrator."""
    attached = chance.sample(policies, 2 + number % 3)
    if number % 200 == 0:
        attached = ["arn:aws:iam::aws:policy/AdministratorAccess"]
    if number % 2:
        name, member = f"u{number}", chance.sample(groups, min(2, len(groups)))
        arn = f"arn:aws:iam::{ACCOUNT}:user/{name}"
        return live("AWS::IAM::User", name, arn, ManagedPolicyArns=attached, Groups=member)
    name = f"team{number % 40}-{number}"
    trusted: dict[str, Any] = {"Service": f"{SERVICES[number // 2 % len(SERVICES)]}.amazonaws.com"}
    if number % 6 == 0:
        trusted = {"AWS": f"arn:aws:iam::{ACCOUNT}:root"}
    trust = document({"Effect": "Allow", "Principal": trusted, "Action": "sts:AssumeRole"})
    arn = f"arn:aws:iam::{ACCOUNT}:role/{name}"
    return live("AWS::IAM::Role", name, arn, ManagedPolicyArns=attached, AssumeRolePolicyDocument=trust)


def peak() -> float:
    """The most memory that this process had, in MB."""
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return system.getrusage(system.RUSAGE_SELF).ru_maxrss / unit


def one(count: int) -> None:
    """All steps and chains of one size; print its row."""
    from remit.engines.iam.escalation import Escalation
    from remit.engines.iam.estate import Estate
    from remit.model import MemoryInventory

    inventory = MemoryInventory(account(count), whole=True)
    start = time.process_time()
    found = Escalation(Estate(inventory))
    steps = sum(len(found.moves(standing)) for standing in found.everyone)
    stepped = time.process_time()
    chains = found.chains(found.everyone)
    cuts = found.cuts(found.everyone)
    done = time.process_time()
    numbers = f"{count:>10,}{steps:>11,}{stepped - start:>8.2f}s{len(chains):>9,}{len(cuts):>7,}{done - stepped:>8.2f}s"
    print(f"{numbers}{peak():>9.0f} MB{(done - start) / count * 1e3:>8.2f} ms", flush=True)


def main(whole: int) -> None:
    """Print the table, a process a size."""
    heads = f"{'principals':>10}{'steps':>11}{'time':>9}{'chains':>9}{'cuts':>7}{'time':>9}{'peak':>12}{'each':>11}"
    print(heads, flush=True)
    for step in STEPS:
        subprocess.run([sys.executable, __file__, str(whole // step), "one"], check=True)


if __name__ == "__main__":
    size = int(sys.argv[1]) if len(sys.argv) > 1 else PRINCIPALS
    if sys.argv[2:] == ["one"]:
        one(size)
    else:
        main(size)
