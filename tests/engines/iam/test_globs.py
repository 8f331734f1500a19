"""Patterns against texts: the automata agree with a plain matcher, and unions are decided exactly."""

from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.engines.iam.globs import Sorter, covers, exists, matches, meets
from remit.engines.iam.text import Text

patterns = st.text(alphabet="ab*?", max_size=5)
TEXTS = ["".join(letters) for size in range(6) for letters in product("abz", repeat=size)]


def by_the_book(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern.replace("*", ".*").replace("?", "."), text) is not None


@given(st.lists(patterns, min_size=1, max_size=2), st.lists(patterns, max_size=3))
def test_text_by_text(positives: list[str], negatives: list[str]) -> None:
    some = any(
        all(by_the_book(each, text) for each in positives) and not any(by_the_book(each, text) for each in negatives)
        for text in TEXTS
    )
    found = exists([Text(each).pattern() for each in positives], [Text(each).pattern() for each in negatives])
    assert found or not some
    assert some or not found or max(len(each) for each in [*positives, *negatives]) > 2


@given(st.lists(patterns, unique=True), patterns)
def test_sorted_patterns_pass_over_none_that_may_match(several: list[str], other: str) -> None:
    found, asked = tuple(Text(each).pattern() for each in several), Text(other).pattern()
    kept = Sorter(found).near(asked)
    assert len(set(kept)) == len(kept)
    assert {each for each in found if meets(each, asked)} <= set(kept) <= set(found)


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("arn:aws:s3:::b/*", "arn:aws:s3:::b/x/y", True),
        ("arn:aws:s3:::b*", "arn:aws:s3:::b/x", True),
        ("arn:aws:*:::b", "arn:aws:s3:::b", True),
        ("arn:aws:*:b", "arn:aws:s3:::b", False),
        ("arn:aws:s3*", "arn:aws:s3:::b", True),
        ("arn:aws:sns:*:1:t", "arn:aws:sns:us-east-1:1:t", True),
        ("arn:aws:sns:*:t", "arn:aws:sns:us-east-1:1:t", False),
        ("arn:aws:sns:*:*:t:*", "arn:aws:sns:us-east-1:1:t:a:b", True),
        ("arn:aws:sns:?s-east-1:1:t", "arn:aws:sns:us-east-1:1:t", True),
        ("*", "arn:aws:s3:::b", True),
    ],
)
def test_wildcards_of_arns_stay_in_their_segments(pattern: str, text: str, *, expected: bool) -> None:
    assert matches(Text(pattern).pattern(arn=True), Text(text).literal()) is expected


def test_escaped_wildcards_are_characters() -> None:
    assert matches(Text("a${*}b").pattern(), Text("a*b").literal())
    assert not matches(Text("a${*}b").pattern(), Text("axb").literal())


def test_covering_and_meeting() -> None:
    every, gets, one = (Text(name).pattern(fold=True) for name in ("s3:*", "s3:Get*", "S3:GetObject"))
    assert covers(every, gets)
    assert covers(gets, one)
    assert not covers(gets, every)
    assert meets(gets, Text("*Object").pattern(fold=True))
    assert not meets(gets, Text("s3:Put*").pattern(fold=True))
