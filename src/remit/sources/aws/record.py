"""A resource on its way: what is known of it so far, and the canonical resource that it becomes."""

from __future__ import annotations

from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from remit.model import Cause, Location, Resource, Unknown, wrap
from remit.schema import coerce, describe
from remit.sources.aws.mapping import evaluated, in_words, put, tags_of
from remit.sources.aws.paths import MISREAD, seek
from remit.sources.aws.table import TAGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model.resource import Path
    from remit.sources.aws.failures import Failure
    from remit.sources.aws.table import Call, Table

_unread: dict[str, dict[str, Unknown]] = {}


class Record:
    """One resource on its way.

    `known` holds what the calls told, and beside it `@account`, `@partition`, `@region`, `@id`, `@arn` and `^`, which
    is what is known of the parent. `filled` holds properties by dotted path, `pending` how many calls are under way.
    """

    __slots__ = ("failures", "filled", "known", "pending", "region", "table")

    def __init__(self, table: Table, item: Any, around: dict[str, Any]) -> None:
        """`item` is what the list holds: an object, or a name or ARN alone, known as `it`."""
        self.table = table
        self.known: dict[str, Any] = {**(item if isinstance(item, dict) else {"it": item}), **around}
        self.region: str = around["@region"]
        self.move(seek(self.known, table.region) if table.region else None)
        self.filled: dict[str, Any] = {}
        self.failures: dict[str, Failure] = {}
        self.pending = 0

    def move(self, region: str | None) -> None:
        """Say in which Region the resource lies, where that is not the one that listed it."""
        self.region = self.known["@region"] = region or self.region
        self.known["@id"] = self.id
        self.known["@arn"] = self.arn

    def learn(self, answer: Any) -> None:
        """Add what an answer tells to what is known; what was known stays."""
        if isinstance(answer, dict):
            self.known.update({name: value for name, value in answer.items() if name not in self.known})

    def miss(self, call: Call, failure: Failure) -> None:
        """Make the properties that hang on a failed call unknown, and no others."""
        self.failures[call.operation] = failure
        self.lack(call, failure.cause())

    def lack(self, call: Call, cause: Cause) -> None:
        """Make the properties that hang on a call unknown for another reason."""
        value = Unknown(cause)
        for name in self.table.hanging_on(call):
            self.filled[name] = value

    @property
    def id(self) -> str:
        """The physical id."""
        try:
            return str(evaluated(self.table.id, self.known))
        except MISREAD:
            return ""

    @property
    def arn(self) -> str | None:
        """The ARN, told or put together."""
        told = self.table.arn
        if "{" not in told:
            return seek(self.known, told) if told else None
        try:
            words = {name: self.id if name == "id" else self._word(name) for name in _words(told)}
            return told.format_map(words)
        except MISREAD:
            return None

    def _word(self, name: str) -> Any:
        """What a word of an ARN's form stands for: what is known of every resource, or what was told of this one."""
        around = f"@{name}"
        return self.known[around if around in self.known else name]

    def own(self, path: str) -> Any:
        """The value by which a result item may be this resource's: `@arn`, a path, or `=` and the value itself."""
        if path.startswith("="):
            return path[1:]
        return self.arn if path == "@arn" else seek(self.known, path)

    def resource(self, account: str) -> Resource:
        """The canonical resource: registry names, true types, unknown where AWS was not asked or did not answer."""
        table, arn = self.table, self.arn
        place = None if self.region == "global" else self.region
        tags = self._tags()
        locate = _locator(table, self.region)
        return Resource(
            table.type,
            self.id,
            f"{account}/{self.region}#{self._address(arn)}",
            self._properties(tags),
            scope=account,
            account=account,
            region=place,
            arn=arn,
            name=seek(self.known, table.name) if table.name else tags.get("Name") if isinstance(tags, dict) else None,
            tags=tags if isinstance(tags, dict) else None,
            location=locate(()),
            locate=locate,
        )

    def _address(self, arn: str | None) -> str:
        """What tells the resource from all others of the account and Region."""
        if self.table.unique:
            return self.id
        if self.table.finds is None:
            return self.table.type
        return arn or f"{self.table.type}/{self.id}"

    def _tags(self) -> Any:
        """The tags as a map, or Unknown; None when the table does not tell them."""
        if not self.table.tags:
            return None
        told = self.filled.pop(TAGS, None) if self.table.tags.startswith("@") else seek(self.known, self.table.tags)
        try:
            return told if isinstance(told, Unknown) else tags_of(told)
        except MISREAD:
            return Unknown("the tags are told in a form that remit cannot read")

    def _properties(self, tags: Any) -> dict[str, Any]:
        schema = describe(self.table.type)
        if schema is None:
            raise LookupError(f"{self.table.type} is not in the schema")
        told: dict[str, Any] = {}
        for path, value in sorted(self.filled.items()):
            put(told, path, value)
        if schema.tags and tags is not None:
            told.setdefault(schema.tags, tags)  # a call tells them as well where they are more than names and values
        properties: dict[str, Any] = coerce(self.table.type, in_words(schema.properties, told))
        for path in self.table.unread:
            _mark(properties, path)
        for name, unknown in _not_read(self.table).items():
            properties.setdefault(name, unknown)
        return {name: wrap(value) for name, value in properties.items()}


@cache
def _words(form: str) -> tuple[str, ...]:
    """The words in braces of an ARN's form."""
    return tuple(name.partition("[")[0] for _, name, _, _ in Formatter().parse(form) if name)


def _not_read(table: Table) -> dict[str, Unknown]:
    """The properties of the type that no call of the table fills, each with the reason why it is unknown."""
    found = _unread.get(table.type)
    schema = describe(table.type)
    if found is None and schema is not None:
        read = {name.partition(".")[0] for name in table.origins} | ({schema.tags} if table.tags else set())
        found = _unread[table.type] = {
            name: Unknown(
                Cause(
                    "AWS never tells this value"
                    if name in schema.write_only
                    else f"remit does not read {name} from AWS"
                )
            )
            for name in schema.properties.names
            if name not in read and name not in table.spent
        }
    return found or {}


def _mark(properties: Any, path: str) -> None:
    """Make a property below an object that was read unknown, since no call tells it."""
    name, dot, rest = path.partition(".")
    if isinstance(properties, list):
        for item in properties:
            _mark(item, path)
    elif isinstance(properties, dict):
        if dot:
            _mark(properties.get(name), rest)
        else:
            properties.setdefault(name, Unknown(f"remit does not read {name} from AWS"))


def _locator(table: Table, region: str) -> Callable[[Path], Location]:
    """Which call told a property, as a location."""

    def locate(path: Path) -> Location:
        return Location(detail=f"{table.origin(path)} ({region})")

    return locate
