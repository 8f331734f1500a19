"""What an expression comes to. Scalars are Python's; beside them what HCL tells apart and what is not known.

| HCL | here |
| --- | --- |
| string, bool, null | str, bool, None |
| number | int when whole, else Decimal |
| tuple, object | list, dict |
| list, map | List, Map: their values have one type; a tuple or an object never equals one |
| set | Set: a list of distinct values, in Terraform's order |
| text of a document | JsonText or PartialJson: what `jsonencode` made, its structure kept |
| not known | Unknown, Reference, PartialString of the model |
| a list, set or map that may hold more | OpenList, OpenSet, OpenMap |

Nothing here may be compared with `==` before `known()` said that it is known: the model's values refuse.
"""

from __future__ import annotations

import json
import re
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from remit.model import Cause, PartialString, Reference, Unknown, cause_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PRECISION = Context(prec=155)
"""Terraform's numbers have 512 bits, which are 154 decimal digits."""


class List(list[Any]):
    """A list whose values have one type: what a type constraint, `tolist` and most functions make. `[…]` is a tuple."""

    __slots__ = ()


class Map(dict[str, Any]):
    """A map whose values have one type: what a type constraint and `tomap` make. `{…}` is an object."""

    __slots__ = ()


class Set(list[Any]):
    """A set: distinct values in the order in which Terraform walks them. Made by `functions.types.set_of`."""

    __slots__ = ()


class OpenList(list[Any]):
    """A list that surely begins with these and may hold more; `cause` says why."""

    __slots__ = ("cause",)

    def __init__(self, items: Iterable[Any], cause: Cause) -> None:
        """See the class."""
        super().__init__(items)
        self.cause = cause


class OpenSet(OpenList):
    """A set that surely holds these and may hold more. Two of them whose parts are not known may be one value."""

    __slots__ = ()


class OpenMap(dict[str, Any]):
    """A map that surely holds these and may hold more; `cause` says why. A key that is here may not be overridden."""

    __slots__ = ("cause",)

    def __init__(self, items: dict[str, Any], cause: Cause) -> None:
        """See the class."""
        super().__init__(items)
        self.cause = cause


class JsonText(str):
    """A text that `jsonencode` made of a known value; `value` is that value."""

    __slots__ = ("value",)

    value: Any


class PartialJson(PartialString):
    """A text that `jsonencode` made of a value with unknown parts; `value` is that value."""

    __slots__ = ("value",)

    value: Any


class Malformed(Exception):  # noqa: N818 — says what the configuration is, and never leaves the source
    """An expression that Terraform would refuse. `try` and `can` catch it; elsewhere the value becomes Unknown."""


class Exceeded(Malformed):
    """A limit of remit's own, which Terraform has not: `try` and `can` cannot tell what Terraform would do."""


def known(value: Any) -> bool:
    """Whether the value itself is there, though parts of it may not be: no Unknown, Reference or PartialString."""
    return not isinstance(value, (Unknown, Reference, PartialString))


def wholly_known(value: Any) -> bool:
    """Whether nothing in the value is unknown."""
    if isinstance(value, (OpenList, OpenMap)) or not known(value):
        return False
    if isinstance(value, dict):
        return all(map(wholly_known, value.values()))
    return all(map(wholly_known, value)) if isinstance(value, list) else True


def first_cause(value: Any) -> Cause | None:
    """Why a value, or the first part of it that is not known, is not; None when all of it is."""
    if isinstance(value, (OpenList, OpenMap)):
        return value.cause
    if not known(value):
        return cause_of(value)
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return next((cause for part in parts if (cause := first_cause(part)) is not None), None)


def is_unset(value: Any) -> bool:
    """Whether a value stands for none: the provider takes an empty text so, plans and states have empty lists so."""
    if isinstance(value, list):
        return not value and not isinstance(value, OpenList)
    return value is None or (isinstance(value, str) and not value)


def number_text(number: int | Decimal) -> str:
    """A number as Terraform writes it into a text: no exponent, no trailing zeros."""
    if isinstance(number, int):
        return str(number)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def tidy(number: Decimal) -> int | Decimal:
    """A number as an int when it is whole."""
    return int(number) if number == number.to_integral_value() and number.adjusted() < 400 else number  # noqa: PLR2004 — digits that nobody writes


def joined(parts: Iterable[Any]) -> Any:
    """Texts, known or not, as one: a str, the one part that there is, or a PartialString of them. Numbers are written.

    Known text is in Unicode's form C, as every text of Terraform is.
    """
    pieces = [part for part in parts if not (isinstance(part, str) and part == "")]
    if len(pieces) == 1:
        return pieces[0]
    if all(isinstance(piece, str) for piece in pieces):
        text = "".join(pieces)
        return text if text.isascii() else normalize("NFC", text)
    return PartialString(pieces)


def encode_json(value: Any) -> Any:
    """What `jsonencode` makes of a value: a JsonText, or a PartialJson that keeps the structure.

    Keys are in order and nothing is indented: https://developer.hashicorp.com/terraform/language/functions/jsonencode
    """
    text = joined(_json(value))
    if isinstance(text, str):
        whole = JsonText(text)
        whole.value = value
        return whole
    partial = PartialJson([text])
    partial.value = value
    return partial


def json_string(text: str) -> str:
    """A text as JSON writes it; what HTML would read is escaped, as Go does."""
    quoted = json.dumps(text, ensure_ascii=False)
    if _NOT_IN_HTML.search(quoted) is None:
        return quoted
    return _NOT_IN_HTML.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


_NOT_IN_HTML = re.compile("[<>&\\u2028\\u2029]")


def _json(value: Any) -> Iterator[Any]:
    """The pieces of an encoded value: known text, and what is not known, in quotes where it surely is text."""
    if isinstance(value, Unknown):
        yield value
    elif isinstance(value, (Reference, PartialString)):
        parts = value.parts if isinstance(value, PartialString) else (value,)
        yield from ('"', *(json_string(part)[1:-1] if isinstance(part, str) else part for part in parts), '"')
    elif isinstance(value, dict):
        entries = ((json_string(key) + ":", *_json(value[key])) for key in sorted(value))
        yield from _enclosed("{", entries, "}", value.cause if isinstance(value, OpenMap) else None)
    elif isinstance(value, list):
        yield from _enclosed("[", map(_json, value), "]", value.cause if isinstance(value, OpenList) else None)
    elif isinstance(value, str):
        yield json_string(value)
    else:
        yield _json_scalar(value)


def _json_scalar(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return number_text(value)


def _enclosed(start: str, entries: Iterable[Iterable[Any]], end: str, cause: Cause | None) -> Iterator[Any]:
    """Entries between brackets. With a cause others may stand anywhere among them, with their commas."""
    yield start
    for place, entry in enumerate(entries):
        if cause is not None:
            yield Unknown(cause)
        elif place:
            yield ","
        yield from entry
    if cause is not None:
        yield Unknown(cause)
    yield end
