"""The known ways to become another principal, or more than one was, as `paths.json` and `things.json` hold them.

What the permissions are about: `self`, `own-policy` (a managed policy that it has), `own-group`, `other-group`, `user`,
`role`, `role-policy` (a managed policy of the role), or a thing; a thing with `new-` before it is made on the way. Each
path links to AWS's page of the operation that makes it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

SELF, USER, ROLE, PASSED, HOLDER, NEW, ORGANIZATION, OUTSIDE = (
    *("self", "user", "role", "passed", "holder", "new", "organization", "outside"),
)
"""Whom a path reaches."""

ANY_POLICY, ATTACHED_POLICY, OTHER_VERSION, NO_BOUNDARY, MEMBER, OTHER_TAGS = (
    *("any-policy", "attached-policy", "other-version", "no-boundary", "member", "other-tags"),
)
"""What the principal that is reached becomes."""

POLICY_OF, GROUP_OF = {"own-policy": SELF, "role-policy": ROLE}, ("own-group", "other-group")
"""Words for a policy or group of a principal."""

PASS_ROLE, ASSUME_ROLE, REWRITE_TRUST = "iam:PassRole", "sts:AssumeRole", "iam:UpdateAssumeRolePolicy"


class Thing(NamedTuple):
    """A kind of resource. `arn` is its shape without partition: R the Region, A the account, {} the name, {id} what AWS
    makes up, as under "Resource types" of each service in https://docs.aws.amazon.com/service-authorization/latest/
    reference/reference_policies_actions-resources-contextkeys.html. `type`, `named` and `role` are the registry's words
    for one that exists, its name and the property that holds its role, or leads to it. `tag` is the action that changes
    its tags; `within` the property of the resource that a path goes through which names this one.
    """  # noqa: D205

    name: str
    arn: str
    type: str = ""
    named: str = ""
    role: tuple[str, ...] = ()
    tag: str = ""
    within: str = ""


class Need(NamedTuple):
    """A permission and what it is about; without any, all resources."""

    action: str
    words: tuple[str, ...]


class Path(NamedTuple):
    """One way. `needs` are permissions; several about one thing are judged on the same one.

    `reaches` tells whom, `becomes` what that principal is then, `who` (user, role, sso) for whom the path is. Of a path
    that reaches a holder `of` is the thing that has the role, and `only` the property without which it is closed.
    `trust` is the service that the role must trust; `passed_to` are those of which a policy may demand one as
    iam:PassedToService; `profile` says that the role must be in an instance profile. `requires` is what must exist,
    `doubt` why the path is never certain.
    """

    id: str
    how: str
    link: str
    needs: tuple[Need, ...]
    reaches: str
    becomes: str = ""
    who: str = ""
    of: str = ""
    trust: str = ""
    passed_to: tuple[str, ...] = ()
    profile: bool = False
    requires: tuple[str, ...] = ()
    only: str = ""
    doubt: str = ""

    def words(self) -> tuple[str, ...]:
        """What its permissions are about, each once; `*` for those that are about all resources."""
        return tuple(dict.fromkeys(word for need in self.needs for word in need.words or ("*",)))

    def actions(self, word: str) -> tuple[str, ...]:
        """The permissions about one thing."""
        return tuple(need.action for need in self.needs if word in (need.words or ("*",)))

    def __str__(self) -> str:
        """As people know it: by its permissions."""
        return " + ".join(need.action for need in self.needs) or ASSUME_ROLE


@cache
def paths() -> tuple[Path, ...]:
    """All paths, read when first asked for."""
    return tuple(path_of(entry) for entry in read("paths.json"))


@cache
def things() -> dict[str, Thing]:
    """All kinds of things by name."""
    return {name: thing_of(name, entry) for name, entry in read("things.json").items()}


@cache
def actions() -> tuple[str, ...]:
    """Every permission that some path needs."""
    return tuple(dict.fromkeys(need.action for path in paths() for need in path.needs))


@cache
def settings() -> tuple[str, ...]:
    """The properties, beside roles, that paths read of what they go through."""
    named = (*(each.within for each in things().values()), *(path.only for path in paths()))
    return tuple(dict.fromkeys(name for name in named if name))


def thing(word: str) -> Thing:
    """The kind of thing that a word is about."""
    return things()[word.removeprefix("new-")]


def exists_before(word: str) -> bool:
    """Whether a word is about a thing that is there already, so that it matters which."""
    return not word.startswith("new-") and bool(word in things() and things()[word].type)


def read(name: str) -> Any:
    """A file of this package."""
    import json
    from pathlib import Path as File

    return json.loads(File(__file__).with_name(name).read_text(encoding="utf-8"))


def path_of(entry: dict[str, Any]) -> Path:
    """A path as the file has it."""
    values: dict[str, Any] = {
        key.replace("-", "_"): tuple(value) if isinstance(value, list) else value for key, value in entry.items()
    }
    values["needs"] = tuple(need_of(need) for need in entry["needs"])
    if "trust" in values:
        values.setdefault("passed_to", (values["trust"],))
    return Path(**values)


def need_of(text: str) -> Need:
    """A permission as the file has it: the action, and what it is about."""
    action, *words = text.split()
    return Need(action, tuple(words))


def thing_of(name: str, entry: dict[str, Any]) -> Thing:
    """A kind of thing as the file has it."""
    values = {("named" if key == "name" else key): value for key, value in entry.items()}
    return Thing(name, **values | {"role": tuple(entry.get("role", ()))})


def reaching(*kinds: str) -> Iterator[Path]:
    """The paths that reach one of these."""
    return (path for path in paths() if path.reaches in kinds)
