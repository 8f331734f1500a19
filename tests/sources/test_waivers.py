"""The grammar of waiver comments: remit's own, other tools', and which lines belong to a block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model import Location, Note, Waiver
from remit.sources import trivy_names
from remit.sources.waivers import KEYS, MARKS, read_comment, waivers_in

PLACE = Location("main.tf", 7)
IDS = st.from_regex(r"[a-z][\w.:*/-]{0,12}", fullmatch=True)
TEXTS = st.text(min_size=1).map(str.strip).filter(bool)


def read(text: str) -> tuple[list[Waiver], list[Note]]:
    notes: list[Note] = []
    return read_comment(text, PLACE, notes), notes


def rows(text: str) -> list[tuple[str, str, str, str]]:
    found, notes = read(text)
    assert not notes, [note.text for note in notes]
    assert all(each.location is PLACE for each in found)
    return [(each.check, each.expires, each.owner, each.reason) for each in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("remit:ignore s3.plain-http", [("s3.plain-http", "", "", "")]),
        ("# remit:ignore ec2.open-admin-port:22", [("ec2.open-admin-port:22", "", "", "")]),
        ("// remit:ignore s3.*, CIS-5.0:2.1.1", [("s3.*", "", "", ""), ("CIS-5.0:2.1.1", "", "", "")]),
        ("remit:ignore a.b until=2027-01-31", [("a.b", "2027-01-31", "", "")]),
        ("remit:ignore a.b expires=2027-01-31", [("a.b", "2027-01-31", "", "")]),
        ("remit:ignore a.b reason=a site, open to all = yes", [("a.b", "", "", "a site, open to all = yes")]),
        ("remit:ignore a.b reason=open to all owner=web", [("a.b", "", "web", "open to all")]),
        ("remit:ignore owner='the web team' a.b", [("a.b", "", "the web team", "")]),
        (r'remit:ignore a.b reason="say \"why\""', [("a.b", "", "", 'say "why"')]),
    ],
)
def test_remit_s_own_words(text: str, told: list[tuple[str, str, str, str]]) -> None:
    """Ids and globs, separated by commas; keys in any order; a bare reason runs to the end or to the next key."""
    assert rows(text) == told


@pytest.mark.parametrize(
    ("text", "told", "peer"),
    [
        ("checkov:skip=CKV_AWS_20", [("CKV_AWS_20", "", "", "")], "Checkov"),
        ('checkov:skip=CKV_AWS_20:"a public site"', [("CKV_AWS_20", "", "", "a public site")], "Checkov"),
        ("see above checkov:skip=CKV2_AWS_6: so", [("CKV2_AWS_6", "", "", "so")], "Checkov"),
        ("trivy:ignore:AVD-AWS-0086", [("AWS-0086", "", "", "")], "Trivy"),
        ("trivy:ignore:aws-0086", [("AWS-0086", "", "", "")], "Trivy"),
        ("trivy:ignore:*", [("AWS-*", "", "", "")], "Trivy"),
        ("trivy:ignore:aws-s3-enable-logging:exp:2024-03-10", [("AWS-0089", "2024-03-10", "", "")], "Trivy"),
        ("trivy:ignore:aws-0086 #trivy:ignore:aws-0087", [("AWS-0086", *[""] * 3), ("AWS-0087", *[""] * 3)], "Trivy"),
        ("tfsec:ignore:aws-s3-enable-bucket-logging", [("AWS-0089", "", "", "")], "tfsec"),
        ("tfsec:ignore:aws-vpc-no-public-ingress-sgr", [("AWS-0107", "", "", "")], "tfsec"),
    ],
)
def test_other_tools_words(text: str, told: list[tuple[str, str, str, str]], peer: str) -> None:
    """Each tool's comments mean the same checks, by ids that remit's checks list."""
    assert rows(text) == told
    assert {each.peer for each in read(text)[0]} == {peer}


@pytest.mark.parametrize(
    ("text", "problem", "hint"),
    [
        ("remit:ignore", "names no check", "remit:ignore CHECK"),
        ("remit:ignore until=2027-01-31", "names no check", ""),
        ("remit:ignore a.b until=soon", "'soon' is not a date", "2027-01-31"),
        ("remit:ignore a.b until=20270131", "'20270131' is not a date", "2027-01-31"),
        ("remit:ignore a.b onwer=web", "unknown key onwer", "did you mean owner?"),
        ("remit:ignore a.b owner=", "owner has no value", ""),
        ("remit:ignore a.b owner=a owner=b", "owner stands twice", ""),
        ("remit:ignore a.b until=2027-01-31 expires=2027-01-31", "until stands twice", ""),
        ('remit:ignore a.b reason="open', "quotes of reason are not closed", ""),
        ("remit:ignore a.b it is public", "'it' is neither a key nor", ""),
        ("do not remit:ignore a.b", "does not begin its comment", "a comment of its own"),
        ("remit:ignore-next a.b", "part of another word", ""),
        ("checkov:skip=", "names no check", "checkov:skip=CKV_AWS_20:reason"),
        ("trivy:ignore", "names no check", "trivy:ignore:AVD-AWS-0089"),
        ("trivy:ignore:aws-0107[from_port=22]", "conditions on attributes", ""),
        ("trivy:ignore:aws-0107:ws:dev", "does not read ws", ""),
        ("tfsec:ignore:aws-0107:exp:never", "'never' is not a date", ""),
        ("remit:ignore a.b reason=" + "x" * 2_000, "longer than 2,000", ""),
    ],
)
def test_what_is_malformed_waives_nothing_and_is_told(text: str, problem: str, hint: str) -> None:
    """A warning at the place says what is wrong and what to write; conditions that cannot be kept widen nothing."""
    found, notes = read(text)
    assert found == []
    assert [(note.level, note.location, problem in note.text, hint in note.hint) for note in notes] == [
        ("warning", PLACE, True, True)
    ]


@given(
    st.lists(st.sampled_from([*MARKS, "=", ":", ",", '"', "'", "\\", " ", *KEYS]) | st.text(max_size=9)).map("".join)
)
def test_any_comment_is_understood_told_or_no_waiver(text: str) -> None:
    """Nothing crashes, and a comment with a mark ends as a waiver or as a note."""
    found, notes = read(text)
    assert bool(found or notes) == any(mark in text for mark in MARKS)


@given(st.lists(IDS, min_size=1, max_size=3), TEXTS, TEXTS, st.dates(), st.permutations(range(4)))
def test_what_is_written_is_read(checks: list[str], owner: str, reason: str, until: object, order: list[int]) -> None:
    """Any owner and reason come back as they were, quoted, in whatever order the keys stand."""

    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    parts = [",".join(checks), f"owner={quoted(owner)}", f"reason={quoted(reason)}", f"until={until}"]
    text = "remit:ignore " + " ".join(parts[index] for index in order)
    if len(text) < 2_000 and not any(mark in owner + reason for mark in MARKS):
        assert rows(text) == [(each, str(until), owner, reason) for each in checks]


def test_a_block_has_the_comments_inside_and_directly_above_it() -> None:
    """Without a gap above; not the one at the end of a neighbour's last line; the block's own lines in full."""
    comments = [(n, f"remit:ignore c.{n}") for n in (1, 3, 5, 6, 8, 10, 12)]
    notes: list[Note] = []

    def block(start: int, end: int, after: int = 0) -> list[str]:
        return [each.check for each in waivers_in(comments, start, end, "main.tf", notes, after)]

    assert block(7, 10) == ["c.5", "c.6", "c.8", "c.10"]
    assert block(7, 10, after=5) == ["c.6", "c.8", "c.10"]
    assert block(2, 2) == ["c.1"]
    assert block(2, 2, after=1) == []
    assert block(15, 20) == []
    assert not notes


def test_trivy_s_names_stand_for_ids() -> None:
    """A glob of long names is all their ids; an unknown word stays as it is, so that it can be told."""
    assert {"AWS-0086", "AWS-0089"} <= set(trivy_names.ids("aws-s3-*"))
    assert trivy_names.ids("AVD-GCP-0051") == ["AVD-GCP-0051"]
