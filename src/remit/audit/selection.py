"""Which checks run, on what: the selectors of the command line and of `remit.toml`."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from remit import catalogue
from remit.model import Needs, RemitError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.audit.registry import Check, Member, Registry
    from remit.model import Resource


class Selection:
    """Selectors as given.

    An empty one lets everything through. `check` and `skip` are globs over own and `also` ids. `scopes`, once set, lets
    only the resources of these scopes through: the others are seen by checks, but not audited.
    """

    def __init__(
        self,
        *,
        check: Iterable[str] = (),
        skip: Iterable[str] = (),
        severity: Iterable[str] = (),
        duty: Iterable[str] = (),
        type: Iterable[str] = (),
        region: Iterable[str] = (),
    ) -> None:
        """See the class."""
        self.scopes: frozenset[str] | None = None
        self.check = tuple(check)
        self.skip = tuple(skip)
        self.severity = frozenset(severity)
        self.duty = frozenset(duty)
        self.type = tuple(type)
        self.region = frozenset(region)

    def validate(self, registry: Registry) -> None:
        """`RemitError` for a pattern that names no check: a misspelt `--skip` must not pass unnoticed."""
        names = sorted({name for check in registry for name in check.ids()})
        for pattern in (*self.check, *self.skip):
            if not any(named(pattern, name) for name in names):
                from difflib import get_close_matches

                near = get_close_matches(pattern, names, 3, 0.5)
                hint = f"did you mean {', '.join(near)}?" if near else "`remit checks` lists them all"
                message = f"no check is called {pattern}"
                raise RemitError(message, hint=hint)

    def members(self, check: Check) -> Iterator[Member]:
        """The members of a check that are chosen."""
        if self.duty and check.duty not in self.duty:
            return
        for member in check.members:
            ids = check.ids(member)
            chosen = not self.check or any(named(pattern, name) for pattern in self.check for name in ids)
            skipped = any(named(pattern, name) for pattern in self.skip for name in ids)
            if chosen and not skipped and (not self.severity or member.severity in self.severity):
                yield member

    def includes(self, resource: Resource) -> bool:
        """Whether the resource is to be audited."""
        if self.scopes is not None and resource.scope not in self.scopes:
            return False
        if self.region and resource.region is not None and resource.region not in (*self.region, "global"):
            return False
        return self.includes_type(resource.type)

    def includes_type(self, type_name: str) -> bool:
        """Whether resources of the type are to be audited."""
        return not self.type or any(named(pattern, type_name) for pattern in self.type)

    @property
    def whole(self) -> bool:
        """Whether every check looks at every resource."""
        chosen = (self.check, self.skip, self.severity, self.duty, self.type, self.region)
        return self.scopes is None and not any(chosen)

    def left_out(self) -> str:
        """Which resources are not audited, whatever source has them; empty when all are."""
        if self.scopes is not None:
            return "only what a change touches was audited"
        chosen = [name for name, words in (("types", self.type), ("Regions", self.region)) if words]
        return f"only some {' and '.join(chosen)} were audited" if chosen else ""

    def unread(self, registry: Registry) -> str:
        """Why a live source was not asked for every type that a check is about; empty when it was."""
        asked = self.needs(registry).types
        about = {name for check in registry for name in check.types}
        return "" if not asked or about <= asked else "only what the chosen checks need was read"

    def needs(self, registry: Registry) -> Needs:
        """What a live source must read for the chosen checks; everything when nothing is narrowed."""
        if not (self.check or self.skip or self.severity or self.duty or self.type):
            return Needs()
        chosen = [check for check in registry if any(self.members(check))]
        types = {name for check in chosen for name in (*check.types, *check.needs)}
        return Needs(types.union(*map(catalogue.followed, types)))


def named(pattern: str, name: str) -> bool:
    """Whether a glob matches a name, whatever the case."""
    return fnmatchcase(name.casefold(), pattern.casefold())
