"""What an expression comes to. Scalars are Python's; beside them what HCL tells apart and what is not known.

| HCL | here |
| --- | --- |
| string, bool, null | str, bool, None |
| number | int when whole, else Decimal |
| list, tuple | list |
| set | Set: a list of distinct values, in Terraform's order |
| map, object | dict |
| text of a document | JsonText or PartialJson: what `jsonencode` made, its structure kept |
| not known | Unknown, Reference, PartialString of the model |
| a list or map that may hold more | OpenList, OpenMap |

Nothing here may be compared with `==` before `known()` said that it is known: the model's values refuse.
"""

from __future__ import annotations

import json
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from remit.model import Cause, PartialString, Reference, Unknown, cause_of

if TYPE_CHECKING:
    from collections.abc import Iterable

PRECISION = Context(prec=155)
"""Terraform's numbers have 512 bits, which are 154 decimal digits."""


class Set(list[Any]):
    """A set: distinct values in the order in which Terraform walks them. Made by `distinct`-ing first."""

    __slots__ = ()


class OpenList(list[Any]):
    """A list that surely begins with these and may hold more; `cause` says why."""

    __slots__ = ("cause",)

    def __init__(self, items: Iterable[Any], cause: Cause) -> None:
        """See the class."""
        super().__init__(items)
        self.cause = cause


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


def number_text(number: int | Decimal) -> str:
    """A number as Terraform writes it into a text: no exponent, no trailing zeros."""
    if isinstance(number, int):
        return str(number)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def tidy(number: Decimal) -> int | Decimal:
    """A number as an int when it is whole."""
    return int(number) if number == number.to_integral_value() and number.adjusted() < 400 else number  # noqa: PLR2004 — digits that nobody writes


def encode_json(value: Any) -> Any:
    """What `jsonencode` makes of a value: a JsonText, a PartialJson that keeps the structure, or Unknown as a whole."""
    held: list[object] = []
    text = json.dumps(_plain(value, held), separators=(",", ":"), sort_keys=True, ensure_ascii=False)
    for char, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\u2028", "\\u2028")):
        text = text.replace(char, escape)
    if not held:
        whole = JsonText(text)
        whole.value = value
        return whole
    partial = PartialJson(_pieces(text, held))
    partial.value = value
    return partial


def _plain(value: Any, held: list[object]) -> Any:
    """The value for Python's encoder; what is not known as a mark that `_pieces` finds again."""
    if isinstance(value, (Unknown, Reference)):
        held.append(value)
        return f"\0{len(held) - 1}\0"
    if isinstance(value, PartialString):
        return "".join(part if isinstance(part, str) else _plain(part, held) for part in value.parts)
    if isinstance(value, dict):
        plain = {key: _plain(item, held) for key, item in value.items()}
        return {**plain, "…": _plain(Unknown(value.cause), held)} if isinstance(value, OpenMap) else plain
    if isinstance(value, list):
        items = [_plain(item, held) for item in value]
        return [*items, _plain(Unknown(value.cause), held)] if isinstance(value, OpenList) else items
    if isinstance(value, Decimal):
        return float(value)
    return value


def _pieces(text: str, held: list[object]) -> list[object]:
    """The parts of an encoded text: known text, and what its marks stand for, as JSON writes a null character."""
    pieces = text.split("\\u0000")
    return [held[int(piece)] if index % 2 and piece.isdigit() else piece for index, piece in enumerate(pieces)]
