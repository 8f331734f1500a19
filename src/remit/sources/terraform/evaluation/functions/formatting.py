"""`format` and `formatlist`.

https://developer.hashicorp.com/terraform/language/functions/format
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import TYPE_CHECKING, Any

from remit.model import Reference, Unknown, cause_of
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.arithmetic import exact
from remit.sources.terraform.evaluation.functions.graphemes import clusters
from remit.sources.terraform.evaluation.functions.types import to_bool, to_number, to_string
from remit.sources.terraform.evaluation.values import (
    Exceeded,
    List,
    Malformed,
    OpenList,
    encode_json,
    first_cause,
    joined,
    known,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

VERB = re.compile(r"%([ +#0-]*)(\d{0,9})(?:(\.)(\d{0,9}))?(?:\[(\d{1,9})\])?(.?)", re.DOTALL)
_AS_IT_IS = Context(prec=2 * limits.DIGITS)
_PADDED = 500
"""Digits behind the point, beyond which nobody writes."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One `%…`: its letter, flags, width and precision (None where not written)."""

    letter: str
    flags: str
    width: int
    precision: int | None


def formatted(template: Any, *arguments: Any) -> Any:
    """`format`: what is not known stays as a part of the text."""
    if not known(template):
        return Unknown(cause_of(template))
    pieces: list[Any] = []
    used = asked = at = 0
    for found in VERB.finditer(template):
        pieces.append(template[at : found.start()])
        at = found.end()
        if found[6] == "%" and found[0] == "%%":
            pieces.append("%")
            continue
        asked = int(found[5]) if found[5] else asked + 1
        if not 0 < asked <= len(arguments):
            raise Malformed("the format asks for more arguments than there are")
        used = max(used, asked)
        pieces.append(_written(_verb(found), arguments[asked - 1]))
    if used < len(arguments):
        raise Malformed("there are more arguments than the format asks for")
    if sum(len(piece) for piece in pieces if isinstance(piece, str)) > limits.TEXT:
        raise Exceeded("the text would be too long")
    return joined([*pieces, template[at:]])


def _verb(found: re.Match[str]) -> Verb:
    if not found[6] or found[6] not in "vtbdoxXeEfgGsq":
        raise Malformed("the format has a verb that Terraform does not know")
    width = int(found[2] or 0)
    precision = int(found[4] or 0) if found[3] else None
    if width > limits.TEXT or (precision or 0) > limits.TEXT:
        raise Exceeded("the text would be too long")
    return Verb(found[6], found[1], width, precision)


def _written(verb: Verb, value: Any) -> Any:
    """One argument by its verb. A null whose type is not known is not known either, says Terraform."""
    if value is None:
        return Unknown("what format() makes of null depends on its type")
    if verb.letter == "v" and (isinstance(value, (list, dict)) or "#" in verb.flags):
        text = encode_json(value)
    elif not known(value):
        text = to_string(value) if verb.letter in "sv" else Unknown(cause_of(value))
    else:
        text = _BY_LETTER[verb.letter](verb, value)
    if isinstance(text, str):
        return _padded(verb, text)
    if verb.width or (verb.precision is not None and not isinstance(value, (list, dict))):
        return Unknown(first_cause(text) or cause_of(text))
    return text


def _padded(verb: Verb, text: str) -> str:
    missing = verb.width - len(clusters(text))
    if missing <= 0 or verb.letter == "t":
        return text
    if "-" in verb.flags:
        return text + " " * missing
    if "0" not in verb.flags:
        return " " * missing + text
    sign = text[:1] if text[:1] in {"+", "-"} and verb.letter in "bdoxXeEfgGv" else ""
    return sign + "0" * missing + text[len(sign) :]


def _any(verb: Verb, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _string(verb, value)
    return _float(Verb("g", verb.flags.replace("+", "").replace(" ", ""), verb.width, verb.precision), value)


def _string(verb: Verb, value: Any) -> str:
    text = to_string(value)
    return text if verb.precision is None else "".join(clusters(text)[: verb.precision])


def _quoted(verb: Verb, value: Any) -> str:
    return str(encode_json(_string(verb, value)))


def _bool(_verb: Verb, value: Any) -> str:
    return "true" if to_bool(value) else "false"


def _signed(verb: Verb, digits: str, *, negative: bool) -> str:
    plus = "+" if "+" in verb.flags else " " if " " in verb.flags else ""
    return ("-" if negative else plus) + digits


def _whole(verb: Verb, value: Any) -> str:
    number = to_number(value)
    if not isinstance(number, int) or abs(number) >= 10**limits.DIGITS:
        raise Malformed("a whole number is needed")
    mark = {"x": "0x", "X": "0X", "o": "0", "b": "0b"}.get(verb.letter, "") if "#" in verb.flags else ""
    return _signed(verb, mark + format(abs(number), verb.letter), negative=number < 0)


def _float(verb: Verb, value: Any) -> str:
    """A number by e, f or g, as Go writes it: an exponent has two digits at least."""
    number = Decimal(to_number(value))
    if abs(number.adjusted()) > limits.DIGITS or (verb.precision or 0) > _PADDED:
        raise Exceeded("the number has too many digits")
    if verb.letter in "gG":
        digits = _shortest(number.copy_abs(), verb.precision)
    else:
        digits = format(exact(number).copy_abs(), f".{6 if verb.precision is None else verb.precision}{verb.letter}")
    digits = re.sub(r"([eE][+-])(\d)$", r"\g<1>0\2", digits)
    return _signed(verb, digits.upper() if verb.letter in "GE" else digits, negative=number < 0)


def _shortest(number: Decimal, precision: int | None) -> str:
    """By g: an exponent below 1e-4, and from 1e6 on, or from as many digits on as the precision allows."""
    if not number:
        return "0"
    if precision is not None:
        number = Decimal(format(number, f".{max(precision, 1) - 1}e"))
    digits = "".join(map(str, number.normalize(_AS_IT_IS).as_tuple().digits))
    exponent = number.adjusted()
    bound = 6 if precision is None else max(precision, 1)
    if precision is not None and bound > len(digits) > exponent:
        bound = len(digits)
    if -4 <= exponent < bound:  # noqa: PLR2004 — Go's %g, as C's
        return format(tidy(number), "f") if not isinstance(tidy(number), int) else str(tidy(number))
    return digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"e{exponent:+03d}"


_BY_LETTER: dict[str, Any] = {"v": _any, "t": _bool, "s": _string, "q": _quoted}
_BY_LETTER |= dict.fromkeys("bdoxX", _whole) | dict.fromkeys("eEfgG", _float)


def formatted_list(template: Any, *arguments: Any) -> Any:
    """`formatlist`: the format for each item of the lists, which are of one length; other arguments stand in each."""
    lists = [each for each in arguments if isinstance(each, list)]
    opened = next((each for each in lists if isinstance(each, OpenList)), None)
    if opened is not None:
        return OpenList([], opened.cause)
    if not lists:
        unsure = next((each for each in arguments if isinstance(each, (Unknown, Reference))), None)
        return List([formatted(template, *arguments)]) if unsure is None else OpenList([], cause_of(unsure))
    count = len(lists[0])
    if any(len(each) != count for each in lists):
        raise Malformed("the lists have different lengths")
    if not known(template):
        return List(Unknown(cause_of(template)) for _ in range(count))
    return _bounded(template, _rows(arguments, count))


def _rows(arguments: tuple[Any, ...], count: int) -> Iterator[list[Any]]:
    for place in range(count):
        yield [_of(each, place) for each in arguments]


def _of(argument: Any, place: int) -> Any:
    """What an argument gives to one row. One that is not known may be a list: its item is not known."""
    if isinstance(argument, list):
        return argument[place]
    return Unknown(cause_of(argument)) if isinstance(argument, Reference) else argument


def _bounded(template: Any, rows: Iterator[list[Any]]) -> List:
    made, size = List(), 0
    for row in rows:
        text = formatted(template, *row)
        size += len(text) if isinstance(text, str) else 0
        if size > limits.TEXT:
            raise Exceeded("the texts would be too long")
        made.append(text)
    return made
