"""A document is what json and PyYAML make of its text, its positions are true, and nothing hostile gets by."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from cfnlint.decode import cfn_yaml  # type: ignore[import-untyped]
from hypothesis import example, given, settings
from hypothesis import strategies as st

from remit.model import RemitError
from remit.sources.cloudformation import yaml_reader
from remit.sources.cloudformation.documents import Map, Seq, position, read_document, value_position
from remit.sources.cloudformation.yaml_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from remit.sources.cloudformation.nodes import Node

SHORT_FORMS = """\
Plain: !Ref Bucket
Texts: [!Sub '${A}-x', !ImportValue "shared", !GetAtt A.B, !GetAtt A.Outputs.B, !GetAZs '', !Base64 12, !Ref 0123]
Lists: !If [Prod, !Join [',', [a, !Ref B]], !Select [0, !Split ['|', x]]]
Logic: !And [!Equals [a, b], !Not [!Condition C], !Or [!Condition D, !Condition E]]
Maps: !Transform {Name: AWS::Include, Parameters: {Location: s3://x}}
Nested: !Sub
  - '${X}'
  - X: !FindInMap [A, !Ref AWS::Region, Key]
Cidr: !Cidr [10.0.0.0/16, 4, 8]
Length: !Length [a, b]
Text: !ToJsonString {a: 1}
Numbers: [0, -1, 1.5, 443, 0x1F, 1_000, 123456789012, 1e3, 10.0.0.0]
Words: [yes, No, on, OFF, true, FALSE, ~, null, y, n, 'yes', "null"]
Base: &base {a: 1, b: [x]}
Merged: {<<: *base, b: 2}
Same: *base
"""

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
keys = st.text() | st.sampled_from(["Resources", "Fn::If", "<<", "yes", "1", "null", "2012-10-17", "é😀"])
values: st.SearchStrategy[Any] = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)
layouts = st.sampled_from([None, 0, 2, "\t"])
ends = st.sampled_from(["\n", "\r\n"])


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers in turn: the pure one serves where PyYAML came without libyaml."""
    if request.param == "pure":
        monkeypatch.setattr(yaml_reader, "CParser", None)
    return str(request.param)


def read(text: str | bytes) -> Any:
    return read_document(text.encode() if isinstance(text, str) else text, "t.yaml")


def refused(text: str | bytes) -> RemitError:
    with pytest.raises(RemitError) as caught:
        read(text)
    return caught.value


def containers(node: Node) -> Iterator[Map | Seq]:
    """All maps and lists of a document."""
    if isinstance(node, (Map, Seq)):
        yield node
        for inner in node.values() if isinstance(node, Map) else node:
            yield from containers(inner)


def entries(node: Node) -> Iterator[tuple[int, Any, int, Any]]:
    """Key's offset, key, value's offset, value, for every entry; keys of list items are None."""
    for each in containers(node):
        if isinstance(each, Map):
            yield from ((each.key_at[key], key, each.value_at[key], value) for key, value in each.items())
        else:
            yield from ((at, None, at, value) for at, value in zip(each.at, each, strict=True))


def marks(node: yaml.Node | None) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Line and column of every key and value, as PyYAML's composer has them."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield place(key), place(value)
            yield from marks(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield place(value), place(value)
            yield from marks(value)


def place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def places(node: Node) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The same of ours, in the same order."""
    if isinstance(node, (Map, Seq)):
        for key, value in node.items() if isinstance(node, Map) else enumerate(node):
            yield position(node, key), value_position(node, key)
            yield from places(value)


@given(value=values, indent=layouts, escaped=st.booleans())
def test_json_is_what_json_loads_makes_of_it_and_stands_where_it_says(
    *, value: Any, indent: Any, escaped: bool
) -> None:
    text = json.dumps([value], indent=indent, ensure_ascii=escaped)
    found = read(text)
    assert found == json.loads(text)
    assert repr(found) == repr([value])  # 1, 1.0 and True are equal, and not the same
    for key_at, key, value_at, inner in entries(found):
        assert key is None or json.JSONDecoder().raw_decode(text, key_at)[0] == key
        assert json.JSONDecoder().raw_decode(text, value_at)[0] == inner


@given(value=values, flow=st.sampled_from([True, False, None]), wide=st.booleans(), end=ends)
@example(value=["12:30:45", {"0x1F": "2012-10-17", "": " ", "a: b": "#"}, "é😀"], flow=False, wide=True, end="\r\n")
def test_yaml_is_what_pyyaml_makes_of_it_and_stands_where_it_says(
    *, value: Any, flow: bool | None, wide: bool, end: Literal["\n", "\r\n"]
) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=wide, line_break=end, width=40)
    found = read(text)
    assert repr(found) == repr(yaml.safe_load(text))
    if not set("\x85\u2028\u2029") & set(text):  # line ends to YAML 1.1, not to the editor that a position is for
        assert list(places(found)) == list(marks(yaml.compose(text)))


def test_short_forms_words_and_numbers_are_what_cfn_lint_makes_of_them(parser: str) -> None:
    found = read(SHORT_FORMS)
    assert found == cfn_yaml.loads(SHORT_FORMS)
    assert found["Texts"][2:4] == [{"Fn::GetAtt": ["A", "B"]}, {"Fn::GetAtt": ["A", "Outputs.B"]}]
    assert found["Texts"][5:] == [{"Fn::Base64": "12"}, {"Ref": "0123"}]
    assert parser


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[(word, True) for word in ("yes", "On", "TRUE")],
        *[(word, False) for word in ("no", "Off", "False")],
        *[(word, None) for word in ("", "~", "Null")],
        *[(number, eval(number)) for number in ("0", "-17", "+4", "0b101", "0x1F", "5.10", ".5", "1_000", "1.5e+3")],  # noqa: S307
        *[(text, text) for text in ("012", "0644", "00", "012345678901", "012345670123", "2012-10-17", "12:30:45")],
        *[(text, text) for text in ("1e3", "1.2.3", "-", ".", "0x", "0b_", "+", "y", ".nan", ".inf", "=", "9" * 5000)],
    ],
)
def test_unquoted_words_mean_what_they_mean_in_cloudformation(text: str, value: object) -> None:
    assert repr(plain(text)) == repr(value)


def test_positions_count_from_one_and_aliases_and_merges_point_to_where_they_are_written(parser: str) -> None:
    found = read("# é\r\nA: &a\r\n  x: 1\r\nB: *a\r\nC:\r\n  <<: *a\r\n  y: !Ref Z\r\nD:\r\n- p\r\n-  [q]\r\n")
    assert position(found, "A") == (2, 1)
    assert value_position(found, "A") == (2, 4)  # the anchor belongs to the value
    assert value_position(found, "B") == (4, 4)
    assert found["B"] is found["A"]
    assert found["C"] == {"x": 1, "y": {"Ref": "Z"}}
    assert position(found["C"], "x") == (3, 3)
    assert position(found["C"]["y"], "Ref") == value_position(found["C"], "y") == (7, 6)
    assert [position(found["D"], 0), position(found["D"], 1), position(found["D"][1], 0)] == [(9, 3), (10, 4), (10, 5)]
    assert parser


def test_what_cloudformation_does_not_know_is_kept_with_a_note() -> None:
    found = read("a: !Rain::Embed x.txt\nb: !!timestamp 2001-01-01\nc: !!str 12\nd: ! 12\ne: !!float 3\nf: !!int x")
    assert found == {"a": {"!Rain::Embed": "x.txt"}, "b": "2001-01-01", "c": "12", "d": "12", "e": 3.0, "f": "x"}
    assert [(found.origin.place(at), text[:14]) for at, text in found.origin.notes] == [
        ((1, 4), "'!Rain::Embed'"),
        ((2, 4), "CloudFormation"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        text.encode()
        for text in ("\ufeffa: é", "a: é", '{"a": "é"}', '\ufeff{"a": "\\u00e9"}', "{a: é}", '{"a": "é",} # x')
    ]
    + [mark + "a: é".encode(name) for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))],
)
def test_encodings_and_flow_yaml(data: bytes) -> None:
    assert read(data) == {"a": "é"}


def test_an_empty_document_is_none() -> None:
    assert [read(text) for text in ("", "# nothing\n", "---\n", "null")] == [None] * 4


LAUGHS = "a: &a [x]\n" + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in pairwise("abcdefghi"))
CHAIN = "a0: &a0 [x]\n" + "".join(f"a{i + 1}: &a{i + 1} [*a{i}]\n" for i in range(5000))
MERGES = "a: &a {" + ",".join(f"k{i}: 1" for i in range(1000)) + "}\nb: {<<: [" + ",".join(["*a"] * 2000) + "]}"

# What is wrong, the text, a piece of the message, line and column; None where the two parsers differ or there is none.
HOSTILE: dict[str, tuple[str | bytes, str, int | None, int | None]] = {
    "aliases of aliases": (LAUGHS, "more than 1,000,000 keys", 7, None),
    "merges of merges": (MERGES, "more than 1,000,000", 2, None),
    "chain of aliases": (CHAIN, "nested more than 200", 200, 14),
    "alias in itself": ("a: &a [*a]", "stands inside of what it refers to", 1, 8),
    "alias of nothing": ("a: *b", "no anchor &b", 1, 4),
    "deep JSON objects": ('{"a":' * 50_000, "nested more than 200", 1, 1001),
    "deep JSON lists": ("[" * 50_000, "nested more than 200", 1, 201),
    "deep flow YAML": ("{a: " * 50_000, "nested more than 200", 1, 801),
    "deep block YAML": ("- " * 50_000, "nested more than 200", 1, 401),
    "deep functions": ("a: " + "!If [" * 50_000, "nested more than 200", 1, None),
    "complex keys": ("? " * 50_000, "a key must be text", 1, 3),
    "too many items": ("[" + "0," * 1_000_001 + "0]", "more than 1,000,000", 1, None),
    "too many bytes": (b"a" * 100_000_000, "larger than 20 MB", None, None),
    "bad UTF-8": (b"a: 1\nb: \xff\n", "the byte at offset 8", 2, 4),
    "bad UTF-16": (b"\xff\xfea\0\n\0\x00\xd8", "the byte at offset 6", 2, 1),
    "zero bytes": (b"\0" * 1000, "U+0000 is not allowed", 1, 1),
    "key twice in YAML": ("a: 1\nb: 2\na: 3", "'a' stands twice, first at line 1, column 1", 3, 1),
    "key twice in JSON": ('{"a": 1,\n "b": {}, "a": 2}', "'a' stands twice, first at line 1, column 2", 2, 11),
    "key twice in flow YAML": ("{a: 1, a: 2}", "'a' stands twice", 1, 8),
    "key twice, escaped": ('{"a": 1, "\\u0061": 2}', "'a' stands twice", 1, 10),
    "merge twice": ("a: &a {}\nb: {<<: *a, <<: *a}", "'<<' stands twice", 2, 13),
    "merge of text": ("a:\n  <<: x", "<< merges a map", 2, 3),
    "function as key": ("!Ref a: 1", "a key must be text", 1, 1),
    "second document": ("a: 1\n---\nb: 1", "a second YAML document begins here", 2, 1),
    "tab": ("a:\n\tb: 1", "a tab where YAML wants spaces", 2, 1),
    "half a pair in JSON": ('["\\ud83d"]', "half of a surrogate pair", 1, 2),
    "half a pair in YAML": ('a: "\\ud83d"', "invalid Unicode character escape", 1, None),
    "beyond Unicode": ('a: "\\UFFFFFFFF"', "invalid Unicode character escape", 1, None),
    "endless number": ("[" + "9" * 5000 + "]", "a number of 5,000 digits", 1, 2),
    "comma missing": ('{"a": 1\n "b": 2}', "expected ',' or '}', found '\"b\": 2}'", 2, 2),
    "cut off": ('{"a": [1', "the file ends where ',' or ']' is expected", 1, 9),
    "bad escape": ('{"a": "\\x"}', "not valid JSON: Invalid \\escape", 1, 8),
    "two JSON values": ("{} {}", "expected the end of the file", 1, 4),
    "colon in a value": ("a: b: c", "mapping values are not allowed", 1, 5),
    "Jinja": ("a: {{ x }}", "a key must be text", 1, 5),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_wrong_is_told_with_its_place_and_soon(case: str, parser: str) -> None:
    text, message, line, column = HOSTILE[case]
    start = time.process_time()
    error = refused(text)
    assert time.process_time() - start < 10, parser  # the pure parser is slow, and nothing is quadratic
    assert message in error.message
    assert error.file == "t.yaml"
    assert error.line == line
    assert column is None or error.column == column


junk = st.text(st.sampled_from("{}[]:,-?&*!|>'\"%@`#<~ \t\n\r\\aéu0019.\ud7ff\x85\u2028\x00")).map(str.encode)
damaged = st.builds(
    lambda text, start, length, piece: text[:start] + piece + text[start + length :],
    st.sampled_from([SHORT_FORMS.encode(), json.dumps(cfn_yaml.loads(SHORT_FORMS), indent=1).encode()]),
    st.integers(0, 1000),
    st.integers(0, 4),
    st.binary(max_size=4),
)


@given(st.binary() | junk | damaged)
@settings(max_examples=300)
def test_no_bytes_bring_the_reader_down(data: bytes) -> None:
    error, document = None, None
    try:
        document = read_document(data, "t.yaml")
    except RemitError as refusal:
        error = refusal
    assert error is None or (error.line or 0) <= len(data) + 1
    json.dumps(document).encode()  # nothing in it that a report could not be written with


@given(junk)
@settings(max_examples=30)
def test_both_parsers_agree_on_what_both_accept(data: bytes) -> None:
    def outcome() -> str | None:
        try:
            return repr(read_document(data, "t.yaml"))
        except RemitError:
            return None

    with pytest.MonkeyPatch.context() as patch:
        fast = outcome()
        patch.setattr(yaml_reader, "CParser", None)
        slow = outcome()
    assert fast is None or slow is None or fast == slow


def test_json_does_not_pay_for_yaml() -> None:
    code = (
        "import sys\n"
        "from remit.sources.cloudformation.documents import read_document\n"
        "read_document(b'{}', 't.json')\n"
        "sys.exit('yaml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
