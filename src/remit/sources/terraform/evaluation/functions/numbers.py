"""Number functions.

https://developer.hashicorp.com/terraform/language/functions#numeric-functions
"""

from __future__ import annotations

import math
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from remit.model import Unknown
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.functions.types import to_number
from remit.sources.terraform.evaluation.operators import binary
from remit.sources.terraform.evaluation.values import List, Malformed, Set, tidy

_ITEMS = 1024
"""What `range` makes at most, in Terraform itself."""


def absolute(number: Any) -> Any:
    """`abs`."""
    return abs(number) if isinstance(number, int) else number.copy_abs()


def ceiling(number: Any) -> Any:
    """`ceil`."""
    return int(Decimal(number).to_integral_value(ROUND_CEILING))


def floor(number: Any) -> Any:
    """`floor`."""
    return int(Decimal(number).to_integral_value(ROUND_FLOOR))


def sign(number: Any) -> int:
    """`signum` of a whole number."""
    if not isinstance(number, int):
        raise Malformed("a whole number is needed")
    return (number > 0) - (number < 0)


def maximum(*numbers: Any) -> Any:
    """`max`."""
    return max(_some(numbers))


def minimum(*numbers: Any) -> Any:
    """`min`."""
    return min(_some(numbers))


def _some(numbers: tuple[Any, ...]) -> tuple[Any, ...]:
    if not numbers:
        raise Malformed("a number is needed")
    return numbers


def logarithm(number: Any, base: Any) -> Any:
    """`log`, as exact as a float is, as in Terraform."""
    if number == 0 or base in {0, 1}:
        return Unknown("a logarithm without bounds")
    try:
        return _of_float(math.log(float(number)) / math.log(float(base)))
    except (ValueError, ArithmeticError) as error:
        raise Malformed("there is no such logarithm") from error


def power(number: Any, exponent: Any) -> Any:
    """`pow`, as exact as a float is, as in Terraform."""
    try:
        return _of_float(math.pow(float(number), float(exponent)))
    except OverflowError:
        return Unknown("a power without bounds")
    except (ValueError, ArithmeticError) as error:
        raise Malformed("there is no such power") from error


def _of_float(number: float) -> Any:
    if not math.isfinite(number):
        raise Malformed("the result has no bounds")
    return tidy(Decimal(repr(number)))


def parse_int(text: Any, base: Any) -> int:
    """`parseint` of a text in a base from 2 to 62; beyond 36 small letters come before capitals."""
    if not isinstance(base, int) or not 2 <= base <= 62:  # noqa: PLR2004 — what Terraform takes
        raise Malformed("the base is a whole number from 2 to 62")
    if not isinstance(text, str):
        raise Malformed("a string is needed where something else stands")
    digits = text[1:] if text[:1] in {"+", "-"} else text
    if not digits or len(digits) > limits.DIGITS:
        raise Malformed("the text is no number of this base")
    value = 0
    for char in digits:
        digit = _digit(char, base)
        if not 0 <= digit < base:
            raise Malformed("the text is no number of this base")
        value = value * base + digit
    return -value if text[0] == "-" else value


def _digit(char: str, base: int) -> int:
    letters = "0123456789abcdefghijklmnopqrstuvwxyz"
    if base <= len(letters):
        return letters.find(char.lower())
    return (letters + letters[10:].upper()).find(char)


def numbers_between(*bounds: Any) -> List:
    """`range`: from 0 or the first to before the last, by 1, -1 or the step; 1024 numbers at most."""
    if not 1 <= len(bounds) <= 3:  # noqa: PLR2004 — what Terraform takes
        raise Malformed("one, two or three numbers are needed")
    start, end = (0, bounds[0]) if len(bounds) == 1 else bounds[:2]
    step = bounds[2] if len(bounds) == 3 else (-1 if end < start else 1)  # noqa: PLR2004 — the third is the step
    if start == end:
        return List()
    if step == 0 or (step < 0 < end - start) or (step > 0 > end - start):
        raise Malformed("the step does not lead from the start to the end")
    made = List()
    at = start
    while (at < end) if step > 0 else (at > end):
        if len(made) == _ITEMS:
            raise Malformed(f"more than {_ITEMS} numbers")
        made.append(at)
        at = binary("+", at, step)
    return made


def total(items: Any) -> Any:
    """`sum` of a list, tuple or set that is not empty."""
    if not isinstance(items, list) or not items or (not isinstance(items, Set) and None in items):
        raise Malformed("a list of numbers is needed that is not empty")
    result: Any = 0
    for item in items:
        result = binary("+", result, to_number(item))
    return result
