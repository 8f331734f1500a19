"""Waivers in templates: which resource a comment belongs to, and what `Metadata` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from remit.sources.cloudformation import comments as module
from remit.sources.cloudformation import load_text
from remit.sources.cloudformation.comments import Comments
from remit.sources.cloudformation.nodes import Origin

if TYPE_CHECKING:
    from remit.model import Note
    from remit.sources.cloudformation.inventory import TemplateInventory

FILE = "t.yaml"


def load(text: str) -> TemplateInventory:
    return load_text(text, FILE)


def checks(inventory: TemplateInventory, name: str) -> list[tuple[str, int]]:
    """The waivers of a resource: check, and line where it is written."""
    found = inventory.get(f"{FILE}#{name}")
    assert found is not None
    return [(each.check, each.location.line) for each in found.waivers if each.location]


def told(inventory: TemplateInventory) -> list[tuple[str, int]]:
    notes: list[Note] = [note for note in inventory.notes if "waiver" in note.text]
    return [(note.text, note.location.line) for note in notes if note.location]


def test_a_comment_belongs_to_the_resource_that_it_stands_in_or_above() -> None:
    inventory = load("""\
Resources:
# remit:ignore above.a
  A:  # remit:ignore key.a
    Type: AWS::S3::Bucket # remit:ignore type.a
    Properties:
      Tags:
      - Key: x
        # remit:ignore deep.a
        Value: y
    # remit:ignore last.a
  # an explanation
  # remit:ignore above.b

  B: {Type: AWS::S3::Bucket,  # remit:ignore flow.b
    DeletionPolicy: Retain}
  # remit:ignore above.c
  # more of it
  C: {Type: AWS::S3::Bucket}
""")
    assert checks(inventory, "A") == [
        (f"{name}.a", line)
        for name, line in zip(("above", "key", "type", "deep", "last"), (2, 3, 4, 8, 10), strict=True)
    ]
    assert checks(inventory, "B") == [("flow.b", 14)]
    assert checks(inventory, "C") == [("above.c", 16)]
    assert told(inventory) == [("the waiver of above.b stands at no resource", 12)]


def test_texts_that_look_like_comments_are_none() -> None:
    """Quoted strings, texts of several lines and plain ones with a `#` inside are values."""
    inventory = load("""\
Description: "# remit:ignore in.text"
Resources:
  A:
    Type: AWS::S3::Bucket
    Metadata:
      One: 'x # remit:ignore in.quotes'
      Two: |  # remit:ignore behind.the-bar
        # remit:ignore in.block
      Three: a#remit:ignore in.plain
      Four: >-

        # remit:ignore in.folded
""")
    assert checks(inventory, "A") == [("behind.the-bar", 7)]
    assert not told(inventory)


def test_what_stands_elsewhere_or_is_malformed_is_told() -> None:
    inventory = load("""\
# remit:ignore at.top
Parameters: {P: {Type: String}}  # checkov:skip=CKV_AWS_1
Resources:
  A:
    Type: AWS::S3::Bucket  # remit:ignore a.b until=someday
Outputs:
  # remit:ignore at.end
  A: {Value: x}
""")
    assert checks(inventory, "A") == []
    assert [line for _, line in told(inventory)] == [1, 2, 5, 7]


def test_metadata_says_the_same_in_json() -> None:
    """remit's own section, and those of Checkov, cfn_nag and cfn-guard, each at its place."""
    inventory = load("""\
{"Resources": {"A": {"Type": "AWS::S3::Bucket", "Metadata": {
  "remit": {"ignore": [
    {"check": "s3.plain-http", "until": "2027-01-31", "owner": "data", "reason": "internal"},
    {"check": ["a.b", "c.d"]}
  ]},
  "checkov": {"skip": [{"id": "CKV_AWS_18", "comment": "holds logs"}]},
  "cfn_nag": {"rules_to_suppress": [{"id": "W35", "reason": "holds logs"}]},
  "guard": {"SuppressedRules": ["S3_BUCKET_LOGGING_ENABLED"]}
}}}}""")
    found = inventory.get(f"{FILE}#A")
    assert found is not None
    assert [(each.check, each.peer, each.location.line) for each in found.waivers if each.location] == [
        ("s3.plain-http", "", 3),
        ("a.b", "", 4),
        ("c.d", "", 4),
        ("CKV_AWS_18", "Checkov", 6),
        ("W35", "cfn_nag", 7),
        ("S3_BUCKET_LOGGING_ENABLED", "cfn-guard", 8),
    ]
    first = found.waivers[0]
    assert (first.expires, first.owner, first.reason) == ("2027-01-31", "data", "internal")
    assert found.waivers[3].reason == "holds logs"


@pytest.mark.parametrize(
    ("metadata", "problem"),
    [
        ("{remit: x}", "names no check"),
        ("{remit: {ignore: [4]}}", "names no check"),
        ("{remit: {ignore: [{chek: a.b}]}}", "names no check"),
        ("{remit: {ignore: [{check: a.b, owne: t}]}}", "unknown key owne"),
        ("{remit: {ignore: [{check: a.b, until: never}]}}", "not a date"),
        ("{remit: {ignore: [{check: a.b, owner: !Ref X}]}}", "owner must be text"),
        ("{cfn_nag: {rules_to_suppress: [{reason: r}]}}", "names no check"),
    ],
)
def test_metadata_that_is_malformed_is_told(metadata: str, problem: str) -> None:
    inventory = load(f"Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Metadata: {metadata}\n")
    assert checks(inventory, "A") == []
    assert [(problem in text, line) for text, line in told(inventory)] == [(True, 4)]


def test_waivers_follow_satellites_loops_and_conditions() -> None:
    """A folded satellite's join its parent; what a loop makes has that of the loop's body; assumptions keep them."""
    inventory = load("""\
Transform: AWS::LanguageExtensions
Parameters: {P: {Type: String}}
Conditions: {IsX: !Equals [!Ref P, x]}
Resources:
  A:
    Type: AWS::S3::Bucket
    Properties: {BucketName: !If [IsX, a, b]}
  Policy:
    Type: AWS::S3::BucketPolicy  # remit:ignore s3.plain-http
    Properties: {Bucket: !Ref A, PolicyDocument: {Statement: []}}
  Fn::ForEach::Each:
    - N
    - [X, Y]
    # remit:ignore of.all
    - B${N}: {Type: AWS::S3::Bucket}
""")
    assert checks(inventory, "A") == [("s3.plain-http", 9)]
    assert checks(inventory, "BX") == checks(inventory, "BY") == [("of.all", 14)]
    assumed = inventory.under({f'{FILE}?P == "x"': True}).get(f"{FILE}#A")
    assert assumed is not None
    assert (assumed.properties.BucketName, [each.check for each in assumed.waivers]) == ("a", ["s3.plain-http"])


def test_a_file_without_marks_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "waivers_in_comments", None)
    inventory = load("Resources:\n  # plain\n  A: {Type: AWS::S3::Bucket}\n")
    assert checks(inventory, "A") == []


VALUES = st.text("ab#'\": \n-|é", max_size=12)


@given(
    st.dictionaries(st.from_regex(r"[A-Z][a-z]{0,5}", fullmatch=True), VALUES, min_size=1, max_size=5), st.booleans()
)
def test_every_comment_is_found_and_nothing_else(values: dict[str, str], unicode: bool) -> None:  # noqa: FBT001
    """Whatever texts a file holds: exactly the comments that were written between them."""
    lines, written = [], []
    for number, (key, value) in enumerate(values.items()):
        dumped = yaml.safe_dump({key: value}, allow_unicode=unicode).removesuffix("\n")
        lines += [f"# own {number}", dumped]
        written.append(f"# own {number}")
    lines.append("# end")
    found = [each.text for each in Comments(Origin(FILE, "\n".join(lines)), ()).all]
    assert found == [*written, "# end"]
