"""Condition operators: whether a condition holds for a request in which its key has certain values, or is absent.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html; `ForAllValues`
and `ForAnyValue` in reference_policies_condition-single-vs-multi-valued-context-keys.html beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.engines.iam.comparisons import compare, compare_addresses
from remit.engines.iam.truth import both, either, negate
from remit.model import Cause

if TYPE_CHECKING:
    from remit.engines.iam.text import Letters, Text
    from remit.engines.iam.truth import Truth

    Given = tuple[Letters, ...] | None
    """The values of a key in a request; None when the key is absent."""

POSITIVE = {
    "stringequals": "stringequals",
    "stringequalsignorecase": "stringequalsignorecase",
    "stringlike": "stringlike",
    "arnequals": "arnlike",
    "arnlike": "arnlike",
    "numericequals": "=",
    "numericlessthan": "<",
    "numericlessthanequals": "<=",
    "numericgreaterthan": ">",
    "numericgreaterthanequals": ">=",
    "dateequals": "=",
    "datelessthan": "<",
    "datelessthanequals": "<=",
    "dategreaterthan": ">",
    "dategreaterthanequals": ">=",
    "bool": "bool",
    "binaryequals": "stringequals",
    "ipaddress": "ipaddress",
    "null": "null",
}
"""Operators, and how they compare one value with one other. `ArnEquals` and `ArnLike` behave alike."""

NEGATED = {
    "stringnotequals": "stringequals",
    "stringnotequalsignorecase": "stringequalsignorecase",
    "stringnotlike": "stringlike",
    "arnnotequals": "arnlike",
    "arnnotlike": "arnlike",
    "numericnotequals": "=",
    "datenotequals": "=",
    "notipaddress": "ipaddress",
}
"""Operators that hold when the comparison does not: for no value at all, and for an absent key."""


BOOLEAN = ("aws:securetransport", "aws:principalisawsservice", "aws:viaawsservice", "aws:multifactorauthpresent")
"""Keys for which AWS documents `Bool` and `Null` alone; what a string operator makes of them it does not say."""


class Condition(NamedTuple):
    """One operator with one key. `quantifier` is `foranyvalue`, `forallvalues` or empty.

    With a `cause` it is not known what the condition demands.
    """

    comparison: str
    negated: bool
    quantifier: str
    if_exists: bool
    key: str
    values: tuple[Text, ...]
    cause: Cause | None = None


def condition_of(operator: str, key: str, values: tuple[Text, ...]) -> Condition:
    """The condition as it is written in a statement. Operators and keys ignore case."""
    if not is_operator(operator):
        return unreadable(Cause(f"{operator} is no condition operator"))
    quantifier, _, rest = operator.lower().rpartition(":")
    name = rest.removesuffix("ifexists")
    comparison = POSITIVE.get(name) or NEGATED[name]
    if key.lower() in BOOLEAN and comparison not in ("bool", "null"):
        return unreadable(Cause(f"AWS does not say how {operator} compares {key}; use Bool"))
    return Condition(comparison, name in NEGATED, quantifier, name != rest, key.lower(), values)


def is_operator(name: str) -> bool:
    """Whether AWS has a condition operator of that name."""
    quantifier, _, rest = name.lower().rpartition(":")
    bare = rest.removesuffix("ifexists")
    return quantifier in ("", "foranyvalue", "forallvalues") and (bare in POSITIVE or bare in NEGATED)


def unreadable(cause: Cause) -> Condition:
    """A condition that demands nobody knows what."""
    return Condition("", negated=False, quantifier="", if_exists=False, key="", values=(), cause=cause)


def holds(condition: Condition, given: Given) -> Truth:
    """Whether the condition holds for a request in which its key has these values."""
    if condition.cause is not None:
        return condition.cause
    if condition.comparison == "null":
        return either(null(value, given) for value in condition.values)
    if not given:
        return condition.if_exists or holds_for_none(condition)
    single = [among(condition, value) for value in given]
    if condition.negated:
        single = [negate(truth) for truth in single]
    every = condition.quantifier == "forallvalues" or (condition.negated and not condition.quantifier)
    return both(single) if every else either(single)


def holds_for_none(condition: Condition) -> bool:
    """Whether it holds when the key is absent: `ForAllValues` vacuously, `ForAnyValue` never."""
    return condition.quantifier == "forallvalues" or (condition.negated and not condition.quantifier)


def null(value: Text, given: Given) -> Truth:
    """`"Null": {key: "true"}` holds when the key is absent."""
    return value.cause() or (str(value).lower() == "true") is (not given)


def among(condition: Condition, given: Letters) -> Truth:
    """Whether one value of the request is among those of the condition."""
    if condition.comparison == "ipaddress":
        return compare_addresses(given, condition.values)
    return either(compare(condition.comparison, given, value) for value in condition.values)
