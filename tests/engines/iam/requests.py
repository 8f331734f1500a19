"""How the tests of this folder write requests down: callers, targets, and the decision about them."""

from __future__ import annotations

from typing import Any

from remit.engines.iam.access import A_ROLE, BUCKET, KEY
from remit.engines.iam.decision import Decision, decide
from remit.engines.iam.request import (
    ANONYMOUS,
    FEDERATED,
    ROLE,
    ROOT,
    SERVICE,
    USER,
    WEB,
    Caller,
    Policy,
    Request,
    Target,
    context_of,
    letters_of,
    policy_of,
)
from tests.engines.iam.policies import OTHER, OWN, policy

ANN = f"arn:aws:iam::{OWN}:user/team/ann"
CLERK = f"arn:aws:iam::{OWN}:role/team/clerk"
SHIFT = f"arn:aws:sts::{OWN}:assumed-role/clerk/shift"
BUCKET_ARN = "arn:aws:s3:::b"
OBJECT = f"{BUCKET_ARN}/x"
KEY_ARN = f"arn:aws:kms:eu-west-1:{OWN}:key/k"
ROLE_ARN = f"arn:aws:iam::{OWN}:role/target"
GET = "s3:GetObject"
ASSUME = "sts:AssumeRole"
YES, NO, DENIED, OPEN = "allow", "implicit deny", "explicit deny", "unknown"
EVERYTHING_ALLOWED = {"Effect": "Allow", "Action": "*", "Resource": "*"}


def allow(action: Any = "*", resource: Any = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def deny(action: Any = "*", resource: Any = "*", **more: Any) -> dict[str, Any]:
    return allow(action, resource, **more) | {"Effect": "Deny"}


def to(principal: Any, **more: Any) -> dict[str, Any]:
    """An Allow of a resource's policy."""
    named_as = principal if isinstance(principal, dict) else {"AWS": principal}
    return allow(Principal=named_as, **more)


def named(name: str, *statements: Any) -> Policy:
    return policy_of(name, policy(*statements))


def several(name: str, statements: Any) -> tuple[Policy, ...]:
    return () if not statements else (named(name, *statements),)


def standing(**more: Any) -> dict[str, Any]:
    """Statements of `identity`, `boundary`, `sessions`, and of each level of `scps`, as policies."""
    made = dict(more)
    made["identity"] = several("the identity policy", more.get("identity", ()))
    for name in ("boundary", "sessions"):
        if name in more:
            made[name] = several(f"the {name}", more[name])
    made["scps"] = tuple(several(f"the SCP of level {at}", level) for at, level in enumerate(more.get("scps", ())))
    return made


def user(arn: str = ANN, **more: Any) -> Caller:
    parts = arn.split(":")
    name = parts[5].rsplit("/")[-1]
    return Caller(USER, letters_of(arn), letters_of(parts[4]), name=letters_of(name), **standing(**more))


def role(arn: str = CLERK, session: str = SHIFT, **more: Any) -> Caller:
    account = letters_of(arn.split(":")[4])
    return Caller(ROLE, letters_of(arn), account, session=letters_of(session), **standing(**more))


def root(account: str = OWN, **more: Any) -> Caller:
    return Caller(ROOT, letters_of(f"arn:aws:iam::{account}:root"), letters_of(account), **standing(**more))


def federated(**more: Any) -> Caller:
    arn = letters_of(f"arn:aws:sts::{OWN}:federated-user/ann")
    return Caller(FEDERATED, arn, letters_of(OWN), parent=letters_of(ANN), **standing(**more))


def service(*names: str) -> Caller:
    return Caller(SERVICE, names=tuple(letters_of(name) for name in names))


def visitor(provider: str) -> Caller:
    return Caller(WEB, names=(letters_of(provider),))


NOBODY = Caller(ANONYMOUS)
ALL = [allow()]
TO_ALL = allow(Principal="*")


def target(arn: str, *statements: Any, kind: str = "", account: str = OWN, **more: Any) -> Target:
    more["rcps"] = tuple(several(f"the RCP of level {at}", level) for at, level in enumerate(more.get("rcps", ())))
    policies = several("the resource policy", statements)
    return Target(letters_of(arn), letters_of(account), kind=kind, policies=policies, **more)


def bucket(*statements: Any, **more: Any) -> Target:
    return target(OBJECT, *statements, kind=BUCKET, **more)


def key(*statements: Any, **more: Any) -> Target:
    return target(KEY_ARN, *statements, kind=KEY, **more)


def trust(*statements: Any, **more: Any) -> Target:
    cleaned = [{name: value for name, value in each.items() if name != "Resource"} for each in statements]
    return target(ROLE_ARN, *cleaned, kind=A_ROLE, **more)


def foreign(*statements: Any) -> Target:
    return bucket(*statements, account=OTHER)


def decision(caller: Caller, where: Target, action: str = GET, context: Any = None, endpoint: Any = None) -> Decision:
    through = None if endpoint is None else several("the endpoint policy", endpoint)
    return decide(Request(caller, action, where, context_of(context or {}), through))


def outcome(caller: Caller, where: Target, action: str = GET, context: Any = None, endpoint: Any = None) -> str:
    return decision(caller, where, action, context, endpoint).outcome
