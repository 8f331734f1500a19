"""What cannot be read, is not known, or is no policy: neither safe nor open, and never a crash.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html.
"""

from __future__ import annotations

from typing import Any

import pytest

from remit.engines.iam.grammar import faults
from remit.engines.iam.managed_policies import OF_AWS, by_aws, names
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


FINE = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}


@pytest.mark.parametrize(
    ("document", "kind", "told"),
    [
        ("{", "identity", "the policy is not valid JSON"),
        ([], "identity", "the policy is not an object"),
        ({"Version": "2012-10-17"}, "identity", "the policy has no Statement"),
        ({"Version": "2012-10-18", "Statement": FINE}, "identity", "Version is none of 2008-10-17, 2012-10-17"),
        ({"Statement": [FINE, 7]}, "identity", "statement 2: is not an object"),
        (FINE | {"Effect": "allow"}, "identity", "Effect is neither Allow nor Deny"),
        ({"Action": "*", "Resource": "*"}, "identity", "has no Effect"),
        ({"Effect": "Allow", "Resource": "*"}, "identity", "has no Action"),
        ({"Effect": "Allow", "Action": "*"}, "identity", "has no Resource"),
        (FINE | {"NotAction": "s3:*"}, "identity", "has both Action and NotAction"),
        (FINE | {"Action": "GetObject"}, "identity", "Action GetObject is not of the form service:name"),
        (FINE | {"Principal": "*"}, "identity", "Principal has no place in an identity policy"),
        (FINE, "resource", "has no Principal"),
        (FINE | {"Principal": "*"}, "trust", "Resource has no place in a trust policy"),
        (FINE | {"Principal": {"Role": "x"}}, "resource", "Principal has an element Role"),
        (FINE | {"Principal": "arn:aws:iam::111122223333:root"}, "resource", "Principal is neither an object nor *"),
        (FINE | {"Condition": {"StringIsh": {"a": "b"}}}, "identity", "StringIsh is no condition operator"),
        (FINE | {"Condition": {"Bool": "true"}}, "identity", "Bool has no condition key"),
    ],
)
def test_what_aws_would_refuse_is_told(document: Any, kind: Any, told: str) -> None:
    statement = isinstance(document, dict) and "Statement" not in document and "Version" not in document
    found = list(faults(wrap({"Statement": document} if statement else document), kind))
    assert told in " · ".join(fault.text for fault in found if fault.doubt is None)


def test_aws_own_policies_are_none_that_it_would_refuse() -> None:
    texts = {name: by_aws(f"{OF_AWS}{name}") for name in names()}
    assert len(texts) > 1_000
    found = {name: list(faults(wrap(text.document), "identity")) for name, text in texts.items() if text}
    assert {name: each for name, each in found.items() if each} == {}
