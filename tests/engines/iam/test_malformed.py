"""What cannot be read, is not known, or is no policy: neither safe nor open, and never a crash.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.request import policy_of
from remit.model import PartialString, Unknown, wrap
from tests.engines.iam.requests import (
    ALL,
    BUCKET_ARN,
    DENIED,
    NO,
    OPEN,
    YES,
    allow,
    bucket,
    deny,
    outcome,
    user,
)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([{"Effect": Unknown("x"), "Action": "*", "Resource": "*"}], OPEN),
        ([allow(Unknown("x"))], OPEN),
        ([allow("s3:*", Unknown("x"))], OPEN),
        ([allow("s3:*", Unknown("x")), allow()], YES),
        ([allow("s3:*", Unknown("x")), deny()], DENIED),
        ([allow("ec2:*", Unknown("x"))], NO),
        ([allow("s3:*", PartialString([BUCKET_ARN, "/", Unknown("x")]))], OPEN),
        ([allow("s3:*", PartialString(["arn:aws:s3:::c/", Unknown("x")]))], NO),
        ([allow(), deny(Unknown("x"))], OPEN),
        ([allow(Condition=Unknown("x"))], OPEN),
        ([Unknown("x")], OPEN),
    ],
)
def test_what_is_not_known_decides_nothing_unless_the_rest_does(statements: Any, expected: str) -> None:
    assert outcome(user(identity=statements), bucket()) == expected


@pytest.mark.parametrize(
    "document",
    [
        "{",
        "[" * 100_000,
        "no policy",
        7,
        [],
        {"Statement": "x"},
        {"Statement": [7]},
        {"Statement": {"Effect": "Perhaps", "Action": "*", "Resource": "*"}},
        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"StringIsh": {"a": "b"}}}},
        {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": "x"}},
        {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}] * 2_000},
        '{"Statement": [' + '{"Effect": "Allow", "Action": "*", "Resource": "*"},' * 200_000 + "{}]}",
    ],
    ids=[
        *("cut JSON", "deep JSON", "no JSON", "a number", "a list", "statement a text", "statement a number"),
        *("no effect", "no operator", "condition a text", "too many statements", "10 MB"),
    ],
)
def test_a_policy_that_cannot_be_read_is_neither_safe_nor_open(document: Any) -> None:
    caller = user()._replace(identity=(policy_of("broken", wrap(document)),))
    assert outcome(caller, bucket()) == OPEN
    above = user(identity=ALL)._replace(scps=((policy_of("broken", wrap(document)),),))
    assert outcome(above, bucket()) == OPEN


def test_a_policy_variable_within_a_variable_is_no_crash() -> None:
    for text in ("${${aws:username}}", "${aws:username" * 1000, "${a,'${b,''}'}"):
        assert outcome(user(identity=[allow("s3:*", text)]), bucket()) in (NO, OPEN)
