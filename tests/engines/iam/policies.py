"""How the tests of this folder write policies down and read answers back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.model import MISSING, Cause, PartialString, Reference, Undetermined, Unknown, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Answer

OWN = "111111111111"
OTHER = "222222222222"
UNKNOWN = Unknown(Cause("parameter without default", parameter="P"))
OWN_ACCOUNT = Unknown(Cause("the account", parameter="AWS::AccountId"))
BUCKET = Reference("t#Bucket", "Arn")
OBJECTS = PartialString([BUCKET, "/*"])


def policy(*statements: Any) -> Any:
    """A document; an element set to MISSING is left out."""
    return wrap({"Version": "2012-10-17", "Statement": [clean(statement) for statement in statements]})


def clean(statement: Any) -> Any:
    if not isinstance(statement, dict):
        return statement
    return {key: value for key, value in statement.items() if value is not MISSING}


def case(expected: str, *statements: Any, id: str) -> Any:
    return pytest.param(policy(*statements), expected, id=id)


def verdict(question: Callable[[], Answer]) -> str:
    """`yes`, `no`, or `unknown`."""
    try:
        return "yes" if question() else "no"
    except Undetermined:
        return "unknown"
