"""Terraform's numbers: binary, with 512 bits, written as the shortest decimal that means them.

So `0.1 + 0.2` is 0.3, and a third is written with a 5 at its end. https://github.com/zclconf/go-cty/blob/main/docs/types.md
"""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.values import Exceeded, tidy

if TYPE_CHECKING:
    from collections.abc import Callable

BITS = 512
_DIGITS = (154, 155, 156)
"""Decimal digits that may be needed for so many bits."""

_EXACT = Context(prec=8 * limits.DIGITS)


def rounded(number: Fraction) -> Fraction:
    """The nearest number of so many bits, the even one of two."""
    if not number:
        return number
    shift = abs(number.numerator).bit_length() - number.denominator.bit_length() - BITS
    scaled = number / Fraction(2) ** shift
    while abs(scaled) >= 2**BITS:
        scaled, shift = scaled / 2, shift + 1
    return round(scaled) * Fraction(2) ** shift


def exact(number: int | Decimal) -> Decimal:
    """What Terraform holds for a number, in all its digits."""
    held = _held(number)
    return _EXACT.divide(Decimal(held.numerator), Decimal(held.denominator))


def _held(number: int | Decimal) -> Fraction:
    digits = Decimal(number).adjusted()
    if abs(digits) > limits.DIGITS:
        raise Exceeded("a number is out of bounds")
    return rounded(Fraction(number))


def shortest(number: Fraction) -> int | Decimal:
    """A number of so many bits as the shortest decimal that means it, as int when it is whole."""
    made = Decimal(0)
    for digits in _DIGITS:
        made = Context(prec=digits).divide(Decimal(number.numerator), Decimal(number.denominator))
        if abs(made.adjusted()) > limits.DIGITS:
            raise Exceeded("a number is out of bounds")
        if rounded(Fraction(made)) == number:
            break
    return tidy(made)


def calculated(work: Callable[[Any, Any], Fraction | int], left: int | Decimal, right: int | Decimal) -> int | Decimal:
    """The result of an operation on two numbers."""
    if isinstance(left, int) and isinstance(right, int):
        made = work(left, right)
        if isinstance(made, int) and abs(made) < 2**BITS:
            return made
    return shortest(rounded(Fraction(work(_held(left), _held(right)))))
