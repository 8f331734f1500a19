"""Whatever stands where a document or a rule should be, an engine answers or says that it cannot: it never crashes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.engines.iam import EstateReader
from remit.engines.network import NetworkReader
from remit.model import MemoryInventory, PartialString, Reference, Undetermined, Unknown, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Answer, Iam, Network

ELEMENTS = [
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "Condition",
    "Statement",
    "Version",
]
VALUES = ["Allow", "Deny", "*", "s3:*", "arn:aws:s3:::b", "${aws:username}", "0.0.0.0/0", "::/0", "tcp", "-1", "22", ""]
KEYS = ["AWS", "Service", "StringEquals", "NotIpAddress", "DateLessThan", "Null", "aws:SourceIp", "aws:SourceArn"]
RULES = ["IpProtocol", "FromPort", "CidrIp", "RuleNumber", "RuleAction", "Egress", "PortRange", "CidrBlock", "Protocol"]

STAND_INS = {
    "<unknown>": Unknown("x"),
    "<reference>": Reference("t#X", "Arn"),
    "<partial>": PartialString(["arn:aws:", Unknown("x"), ":*"]),
}
"""What the drawn words stand for: Hypothesis would look into the values themselves, which refuse."""

leaves = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=4)),
    st.sampled_from([*VALUES, *STAND_INS]),
)
documents = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from([*ELEMENTS, *KEYS, *RULES]), inner, max_size=5)
    ),
    max_leaves=20,
)
statements = st.dictionaries(st.sampled_from(ELEMENTS), documents, max_size=6)

IAM: Iam = EstateReader(MemoryInventory())
NETWORK: Network = NetworkReader(MemoryInventory())
"""Held against the protocols, so that a signature that departs from them does not type."""

QUESTIONS: list[Callable[[Any], Answer]] = [
    lambda policy: IAM.allows_anyone(policy, actions=["s3:GetObject"]),
    lambda policy: IAM.allows_outside(policy, account="123456789012"),
    lambda policy: IAM.denies_plain_http(policy, actions=["s3:*"]),
    IAM.allows_everything,
    lambda policy: IAM.allows_any_action_of(policy, ["s3"]),
    lambda policy: IAM.allows_privilege(policy, ["iam:PassRole"]),
    IAM.trusts_anyone,
    lambda policy: IAM.trusts_outside(policy, account=None),
    IAM.confusable,
    lambda group: NETWORK.admits(wrap({"SecurityGroupIngress": group}), port=22),
    lambda group: NETWORK.sends(wrap({"SecurityGroupEgress": group})),
    lambda acl: NETWORK.acl_admits(wrap({"Entries": acl}), port=22),
    lambda table: NETWORK.is_public(wrap({"Routes": table})),
]


def meant(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: meant(item) for key, item in value.items()}
    if isinstance(value, list):
        return [meant(item) for item in value]
    return STAND_INS.get(value, value) if isinstance(value, str) else value


def survives(value: Any) -> None:
    for question in QUESTIONS:
        with suppress(Undetermined):
            assert question(value).yes in (True, False)


@given(documents)
def test_anything(value: Any) -> None:
    survives(wrap(meant(value)))


@given(st.lists(statements, max_size=4))
def test_anything_in_statements(found: list[Any]) -> None:
    survives(wrap({"Version": "2012-10-17", "Statement": meant(found)}))


@given(st.text())
def test_any_text(text: str) -> None:
    survives(text)


@pytest.mark.parametrize("nested", ["[" * 100_000, '{"Statement":' * 50_000])
def test_deep_text(nested: str) -> None:
    survives(nested)


def test_many_statements_take_bounded_time() -> None:
    allow = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
    denies = [
        {"Effect": "Deny", "Principal": "*", "Action": f"s{i}:*", "Resource": f"arn:aws:s3:::b{i}/*"}
        for i in range(3000)
    ]
    survives(wrap({"Statement": [allow, *denies]}))
    half = [
        {"Effect": "Deny", "Principal": "*", "Action": ["a*:*", f"*:{i:b}*"], "Resource": ["arn:*", f"*{i:b}"]}
        for i in range(60)
    ]
    survives(wrap({"Statement": [allow, *half]}))


def test_many_condition_keys_take_bounded_time() -> None:
    keys = {f"aws:RequestTag/{i}": ["a", "b", "c"] for i in range(40)}
    allow = {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*", "Condition": {"StringEquals": keys}}
    survives(wrap({"Statement": allow}))
