"""Resources, where they come from, and the inventory that holds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from remit.model.unknowns import MISSING, Undetermined, Unknown, cause_of
from remit.model.values import Obj, OpenObj

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from remit.model.finding import Waiver
    from remit.model.unknowns import Cause, Missing

    Path = tuple[str | int, ...]


class Location:
    """Where something is declared, or the API call that told it. `line` and `column` count from 1; 0 is not known.

    `detail` is what a person needs beside file and line: the API call of a live fact, the construct path of a CDK one.
    """

    __slots__ = ("column", "detail", "file", "line")

    def __init__(self, file: str | None = None, line: int = 0, column: int = 0, detail: str = "") -> None:
        """Any of the four may be left out."""
        self.file = file
        self.line = line
        self.column = column
        self.detail = detail

    def __str__(self) -> str:
        """`file:line`, or the detail when there is no file."""
        if self.file is None:
            return self.detail
        return f"{self.file}:{self.line}" if self.line else self.file

    def __repr__(self) -> str:
        """For debuggers."""
        return f"Location({str(self)!r}, column={self.column})"


class Properties(Obj):
    """The properties of one resource, as a check gets them. Beside them, out of a property's way, its `Resource`."""

    __slots__ = ("_resource",)

    _resource: Resource

    def __bool__(self) -> bool:
        """A resource is there, even without properties."""
        return True

    def __eq__(self, other: object) -> bool:
        """A resource equals itself."""
        return isinstance(other, Properties) and resource_of(self).key == resource_of(other).key

    __hash__ = None


class OpenProperties(Properties):
    """The properties of a resource that is not declared in sight: any property that is not known is Unknown.

    But for those that its type does not have, where `names` tells which it has: a role has no `PolicyDocument`.
    """

    __slots__ = ("_absent", "_names")

    _absent: Unknown
    _names: frozenset[str]

    def __init__(self, properties: dict[str, Any] | None, cause: Cause | str, names: Iterable[str] = ()) -> None:
        """`cause` says why the others are not known."""
        super().__init__(properties)
        object.__setattr__(self, "_absent", Unknown(cause))
        object.__setattr__(self, "_names", frozenset(names))

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Unknown | Missing:
            """Only reached for names that are not known to be there."""
            return OpenObj.__getattr__(self, name) if self._may_have(name) else MISSING

        def __getitem__(self, key: str) -> Any:
            """The property of that name, Unknown, or MISSING."""
            return OpenObj.__getitem__(self, key) if self._may_have(key) else MISSING

        def __contains__(self, key: object) -> bool:
            """Whether the property is there; undetermined when it may be."""
            return self._may_have(key) and OpenObj.__contains__(self, key)

        __iter__ = OpenObj.__iter__
        __len__ = OpenObj.__len__

    def _may_have(self, name: object) -> bool:
        return not self._names or name in self._names or name in self.__dict__ or not str(name).isidentifier()

    __hash__ = None


def resource_of(properties: object) -> Resource:
    """The resource whose properties these are (also through the tracing proxy).

    `Undetermined` for a resource that is not known; `TypeError` for anything that is none.
    """
    if isinstance(properties, Unknown):
        raise Undetermined(cause_of(properties))
    resource = getattr(properties, "_resource", None)
    if isinstance(resource, Resource):
        return resource
    message = f"not a resource: {type(properties).__name__}"
    raise TypeError(message)


class Satellite:
    """A resource that only configured its parent and was folded into it: `AWS::S3::BucketPolicy` into its bucket.

    `path` is where the parent holds it: `("BucketPolicy",)`, or with an index where several attach.
    """

    __slots__ = ("id", "key", "location", "path", "type")

    def __init__(self, type_name: str, id_: str, key: str, path: Path, location: Location) -> None:
        """What it was and where it stood."""
        self.type = type_name
        self.id = id_
        self.key = key
        self.path = path
        self.location = location


class Resource:
    """One resource in CloudFormation's words, whatever door it came in by.

    `key` is unique in the inventory (`<file or account/region>#<address or id>`). `id` is the logical id in
    CloudFormation,
    the physical id live. `properties` holds registry property names. `external` marks one that is only referred to,
    by a
    satellite found here. `conditional` marks one whose existence hangs on an undecided condition.
    `locate` answers where the property at a path is declared. `declared` says that it was read from code, where what is
    written can be seen, rather than from an account or its state; `id` is then no value of AWS's. `waivers` are those
    written in the code beside it.
    """

    __slots__ = (
        "account",
        "address",
        "arn",
        "conditional",
        "declared",
        "external",
        "id",
        "key",
        "locate",
        "location",
        "name",
        "properties",
        "region",
        "satellites",
        "scope",
        "tags",
        "type",
        "waivers",
    )

    def __init__(  # noqa: PLR0913 — a record: every field is named at the call
        self,
        type: str,
        id: str,
        key: str,
        properties: dict[str, Any],
        *,
        scope: str = "",
        account: str | None = None,
        region: str | None = None,
        arn: str | None = None,
        address: str | None = None,
        name: str | None = None,
        tags: Mapping[str, Any] | None = None,
        location: Location | None = None,
        locate: Callable[[Path], Location] | None = None,
        external: bool = False,
        conditional: bool = False,
        elsewhere: Cause | str | None = None,
        declared: bool | None = None,
        waivers: Iterable[Waiver] = (),
    ) -> None:
        """`properties` are wrapped values (`wrap`); `scope` is what `declared here` means: one template, one account.

        `elsewhere` says why there are properties that cannot be seen; they are then Unknown instead of absent. What has
        a place in a file counts as declared, unless `declared` says otherwise.
        """
        self.type = type
        self.id = id
        self.key = key
        self.properties = Properties(properties) if elsewhere is None else OpenProperties(properties, elsewhere)
        self.properties._resource = self  # noqa: SLF001 — the two are one thing
        self.scope = scope
        self.account = account
        self.region = region
        self.arn = arn
        self.address = address
        self.name = name
        self.tags: Mapping[str, Any] = tags or {}
        self.location = location or Location()
        self.locate = locate or (lambda _: self.location)
        self.external = external
        self.conditional = conditional
        self.declared = self.location.file is not None if declared is None else declared
        self.waivers = list(waivers)
        self.satellites: list[Satellite] = []

    def __repr__(self) -> str:
        """Type and key."""
        return f"<{self.type} {self.key}>"


class Note:
    """Something the reader of a report should know about the input: `level` is `info`, `warning` or `error`.

    An `error` note makes the result incomplete (exit code 4, or 2 when the file could not be read at all).
    """

    __slots__ = ("action", "hint", "level", "location", "text")

    def __init__(
        self,
        text: str,
        *,
        level: str = "info",
        location: Location | None = None,
        hint: str = "",
        action: str = "",
    ) -> None:
        """What happened, where, what to do, and the IAM action when one was refused."""
        self.text = text
        self.level = level
        self.location = location
        self.hint = hint
        self.action = action


class Inventory(Protocol):
    """What a source hands over. Iterated type by type, so that a large account need not be in memory at once."""

    notes: list[Note]
    """What could not be read, and anything else worth saying."""

    def types(self) -> Iterable[str]:
        """The resource types present, `Remit::*` facts included."""

    def of_type(self, type_name: str) -> Iterator[Resource]:
        """The resources of one type, in a stable order."""

    def get(self, key: str) -> Resource | None:
        """The resource with that key."""

    def closed(self, scope: str) -> bool:
        """Whether the scope is whole (an account that was read) rather than a part (a template)."""

    def gap(self, type_name: str, scope: str, region: str | None) -> str:
        """Why there may be more resources of this type in the scope than are listed; empty when there cannot be.

        A refused list call, a Region that failed: the reason names the IAM action.
        """

    def taken(self, scope: str) -> str:
        """When the scope was read from an account (ISO 8601), the same at every replay; empty for code."""

    def missing(self) -> Mapping[str, str]:
        """The scopes in which there may be more resources than are listed, with a reason; also those that list none."""

    def under(self, assumptions: Mapping[str, bool]) -> Inventory:
        """The same inventory with these undecided conditions taken as given. Conditions are keyed `scope?name`."""

    def presence(self, key: str) -> str | None:
        """The undecided condition on which the existence of a resource depends, or None when it surely exists."""

    def possible(self, assumptions: Mapping[str, bool]) -> bool:
        """Whether some choice of parameters makes these conditions come out like this."""
