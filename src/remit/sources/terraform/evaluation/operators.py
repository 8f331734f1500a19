"""Terraform's operators. https://developer.hashicorp.com/terraform/language/expressions/operators."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from operator import add, mul, sub
from typing import TYPE_CHECKING, Any

from remit.model import Unknown, cause_of
from remit.sources.terraform.evaluation.arithmetic import calculated
from remit.sources.terraform.evaluation.equality import all_of, any_of, equal
from remit.sources.terraform.evaluation.functions.types import to_bool, to_number
from remit.sources.terraform.evaluation.values import Malformed, known

if TYPE_CHECKING:
    from collections.abc import Callable


def unary(op: str, value: Any) -> Any:
    """`-a` or `!a`. Malformed when the operand is null or of another type."""
    operand = _operand(to_number if op == "-" else to_bool, value)
    if not known(operand):
        return Unknown(cause_of(operand))
    if op == "!":
        return not operand
    return operand.copy_negate() if isinstance(operand, Decimal) else -operand


def binary(op: str, left: Any, right: Any) -> Any:
    """`a + b` and the others: + - * / % == != < > <= >= && ||. Unknown when what is not known decides.

    Malformed when an operand is null or has another type, except for == and !=, which take anything.
    """
    if op in {"==", "!="}:
        answer = equal(left, right)
        return answer if isinstance(answer, Unknown) or op == "==" else not answer
    if op in {"&&", "||"}:
        sides = (_operand(to_bool, left), _operand(to_bool, right))
        answers = (side if isinstance(side, bool) else Unknown(cause_of(side)) for side in sides)
        return all_of(answers) if op == "&&" else any_of(answers)
    one, other = _operand(to_number, left), _operand(to_number, right)
    for side in (one, other):
        if not known(side):
            return Unknown(cause_of(side))
    if op in _COMPARE:
        return _COMPARE[op](one, other)
    return _divided_by_zero(one) if op == "/" and not other else calculated(_CALCULATE[op], one, other)


def _divided_by_zero(number: Any) -> Unknown:
    """What has no bounds in Terraform, and no value here."""
    if not number:
        raise Malformed("zero is divided by zero")
    return Unknown("a division by zero")


def _operand(convert: Callable[[Any], Any], value: Any) -> Any:
    if value is None:
        raise Malformed("an operand is null")
    return convert(value)


def _divided(left: Fraction, right: Fraction) -> Fraction:
    return Fraction(left) / Fraction(right)


def _remainder(left: Any, right: Any) -> Any:
    """What is left of the left side, with its sign; all of it beside 0."""
    return left - right * int(Fraction(left) / Fraction(right)) if right else left


_CALCULATE: dict[str, Callable[[Any, Any], Any]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": _divided,
    "%": _remainder,
}
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda left, right: bool(left < right),
    ">": lambda left, right: bool(left > right),
    "<=": lambda left, right: bool(left <= right),
    ">=": lambda left, right: bool(left >= right),
}
