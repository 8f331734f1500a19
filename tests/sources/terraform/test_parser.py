"""HCL into nodes: every kind of node, places, and the same answer as Terraform's own parser."""

from __future__ import annotations

import os
import re
import subprocess
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.hcl.reading import read_expression, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENVIRONMENT = {"CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": os.devnull}


def shown(node: object) -> Any:
    """A node as nested tuples: its class's name, and its fields without places."""
    if isinstance(node, nodes.Expression):
        return (type(node).__name__, *(shown(getattr(node, name)) for name in sorted(type(node).__slots__)))
    return tuple(map(shown, node)) if isinstance(node, tuple) else node


def read(text: str) -> nodes.Body:
    body, errors = read_file(text.encode(), "main.tf")
    assert errors == []
    return body


def name(text: str) -> tuple[str, str]:
    return ("Name", text)


def literal(value: Any) -> tuple[str, Any]:
    return ("Literal", value)


EXPRESSIONS = {
    "12": literal(12),
    "1.50": literal(Decimal("1.50")),
    "1e3": literal(1000),
    "007": literal(7),
    "true": literal(True),  # noqa: FBT003 — the value itself
    "null": literal(None),
    '"a\\n\\u00e9\\U0001F600$${b}%%{c}"': literal("a\né😀${b}%{c}"),
    '"$$${b}"': literal("$${b}"),  # the first dollar is text, the other two an escape
    '"${b}"': name("b"),
    '"a${b}"': ("Template", (literal("a"), name("b"))),
    "a-b": name("a-b"),
    "a.b": ("GetAttr", "b", name("a")),
    "a.0": ("GetAttr", "0", name("a")),
    "a[0]": ("Index", literal(0), name("a")),
    "a[*].b[*].c": (
        "Splat", False, ("Splat", False, ("GetAttr", "c", ("SplatItem",)), ("GetAttr", "b", ("SplatItem",))), name("a"),
    ),
    "a.*.b[0]": ("Index", literal(0), ("Splat", True, ("GetAttr", "b", ("SplatItem",)), name("a"))),
    "f(a, b...)": ("Call", (name("a"), name("b")), True, "f"),
    "provider::aws::arn(1,)": ("Call", (literal(1),), False, "provider::aws::arn"),
    "-!a": ("Unary", ("Unary", name("a"), "!"), "-"),
    "a + b * c - d": (
        "Binary", ("Binary", name("a"), "+", ("Binary", name("b"), "*", name("c"))), "-", name("d"),
    ),
    "a || b && c == d": (
        "Binary", name("a"), "||", ("Binary", name("b"), "&&", ("Binary", name("c"), "==", name("d"))),
    ),
    "-a + b": ("Binary", ("Unary", name("a"), "-"), "+", name("b")),
    "a ? b : c ? d : e": ("Conditional", name("a"), ("Conditional", name("c"), name("e"), name("d")), name("b")),
    "[a, 1,\n]": ("Tuple", (name("a"), literal(1))),
    "[a\n[0]]": ("Tuple", (("Index", literal(0), name("a")),)),
    '{ a = 1, (b) = 2\n "c" : 3\n true = 4\n a.b = 5 }': (
        "Object",
        (
            (literal("a"), literal(1)),
            (name("b"), literal(2)),
            (literal("c"), literal(3)),
            (literal("true"), literal(4)),
            (("GetAttr", "b", name("a")), literal(5)),
        ),
    ),
    "[for a in b : c if d]": ("For", name("b"), name("d"), False, "", None, name("c"), "a"),
    "{for k, v in b :\n k => v...}": ("For", name("b"), None, True, "k", name("k"), name("v"), "v"),
    "(\n a\n + b /* c */ // d\n)": ("Binary", name("a"), "+", name("b")),
}  # fmt: skip


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_an_expression_is_read_as_hcl_defines_it(text: str) -> None:
    expected = EXPRESSIONS[text]
    assert shown(read_expression(text, "x")) == expected
    assert shown(read(f"a = {text}\n").attributes["a"].value) == expected


def test_bodies_keep_attributes_blocks_labels_comments_and_places() -> None:
    body = read(
        '# one\nresource "aws_x" y { // two\r\n  a = 1 /* three\n  four */\n  b { c = d.e }\n  f {}\n}\ng = "h"'
    )
    (block,) = body.blocks
    assert (block.type, block.labels, list(block.body.attributes)) == ("resource", ("aws_x", "y"), ["a"])
    assert [(inner.type, list(inner.body.attributes)) for inner in block.body.blocks] == [("b", ["c"]), ("f", [])]
    assert body.file.comments == [(1, "one"), (2, "two"), (3, "three"), (4, "four")]
    place = body.file.place(block.body.blocks[0].body.attributes["c"].value.at)
    assert (place.line, place.column) == (5, 11)
    assert body.file.line(body.attributes["g"].at) == 8
    assert body.file.line(block.body.end) == 7


def test_every_node_begins_where_its_text_does() -> None:
    text = 'f(aa, -bb, "x${cc}y", [dd], { ee = gg[hh] }, ii ? jj : kk, [for ll in mm : nn])'
    pending: list[Any] = [read_expression(text, "x")]
    found = set()
    while pending:
        node = pending.pop()
        if isinstance(node, nodes.Name):
            assert text.startswith(node.name, node.at)
            found.add(node.name)
        if isinstance(node, nodes.Expression):
            pending += [getattr(node, slot) for slot in type(node).__slots__]
        elif isinstance(node, tuple):
            pending += node
    assert found == {"aa", "bb", "cc", "dd", "gg", "hh", "ii", "jj", "kk", "mm", "nn"}


def test_two_hundred_terms_are_no_problem() -> None:
    for text in (" + ".join(["a"] * 200), " && ".join(["a.b == c"] * 200)):
        assert isinstance(read_expression(text, "x"), nodes.Binary)


# ── Round trip ────────────────────────────────────────────────────────────────────────────────────────────────────────

NAMES = st.sampled_from(["a", "var", "b-c", "_d", "é"])


def printed_text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("${", "$${").replace("%{", "%%{")
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r") + '"'


def children(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts in canonical form: brackets around everything that could be read otherwise."""
    return st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(["+", "==", "&&", "<=", "%", "||"]), inner),
        st.builds("({} ? {} : {})".format, inner, inner, inner),
        st.builds("({}).x".format, inner),
        st.builds("({})[{}]".format, inner, inner),
        st.builds("-({})".format, inner),
        st.builds("[{}, {}]".format, inner, inner),
        st.builds("{{ ({}) = {} }}".format, inner, inner),
        st.builds("f({}, {})".format, inner, inner),
        st.builds('"t${{{}}}u"'.format, inner),
        st.builds("[for v in {} : {} if {}]".format, inner, inner, inner),
        st.builds("{{for k, v in {} : {} => {}...}}".format, inner, inner, inner),
    )


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8).map(printed_text)
EXPRESSION_TEXTS = st.recursive(st.one_of(NAMES, st.integers(0, 9999).map(str), TEXTS), children, max_leaves=12)


PRINTERS: dict[type, Callable[[Any], str]] = {
    nodes.Name: lambda node: node.name,
    nodes.Literal: lambda node: printed_text(node.value) if isinstance(node.value, str) else str(node.value),
    nodes.Binary: lambda node: f"({printed(node.left)} {node.operator} {printed(node.right)})",
    nodes.Conditional: lambda node: f"({printed(node.condition)} ? {printed(node.then)} : {printed(node.otherwise)})",
    nodes.GetAttr: lambda node: f"({printed(node.object)}).{node.name}",
    nodes.Index: lambda node: f"({printed(node.object)})[{printed(node.key)}]",
    nodes.Unary: lambda node: f"{node.operator}({printed(node.operand)})",
    nodes.Tuple: lambda node: f"[{', '.join(map(printed, node.items))}]",
    nodes.Object: lambda node: (
        "{ " + ", ".join(f"({printed(key)}) = {printed(value)}" for key, value in node.items) + " }"
    ),
    nodes.Call: lambda node: f"{node.name}({', '.join(map(printed, node.arguments))})",
    nodes.Template: lambda node: f'"t${{{printed(node.parts[1])}}}u"',
    nodes.For: lambda node: (
        f"[for v in {printed(node.collection)} : {printed(node.result_value)} if {printed(node.condition)}]"
        if node.result_key is None
        else f"{{for k, v in {printed(node.collection)} : {printed(node.result_key)}"
        f" => {printed(node.result_value)}...}}"
    ),
}


def printed(node: nodes.Expression) -> str:
    """HCL of a node, in the form that `children` makes."""
    return PRINTERS[type(node)](node)


@given(EXPRESSION_TEXTS)
def test_what_is_read_prints_as_what_reads_the_same(text: str) -> None:
    node = read_expression(text, "x")
    again = printed(node)
    assert shown(read_expression(again, "x")) == shown(node)
    assert printed(read_expression(again, "x")) == again


# ── Terraform's own parser as the judge ──────────────────────────────────────────────────────────────────────────────

SEEDS = (
    'a "b" c {\n  x = [1, 2, # c\n  ]\n  y { z = 1 }\n}\n',
    'x = {\n  a = 1, b = "s"\n  (c) : d\n  for = e\n}\n',
    'x = "a\\n${var.a}$${x}%%{y}%{ if a }b%{ else }c%{ endif }"\n',
    "x = <<-A\n    a ${b}\n  %{ for k, v in c ~}\n  d\n  %{ endfor }\n  A\ny = 2\n",
    "x = {for k, v in m : k => v... if v}\ny = [for a in b : a]\n",
    'x = !a && -b * (c + d) / e % f >= g || h != i ? a.b[0].*.c.d[*].e["k"].0 : p::f(1.5e3, b...)\n',
)
PIECES = (
    '"', "{", "}", "(", ")", "[", "]", "\n", "=", ":", "?", ",", ".", "...", "=>", "${", "%{", "~}", "#", "//", "/*",
    "*/", "a", "for", "if", "in", "1", '"s"', "<<E\n", "\nE\n", "-", "!", "*", "&&", "|", "'", "~", "\\", "::", " ",
    "\t", "\r\n", "é", "“", "%{ if a }", "%{ endif }", "%{ else }", "[*]", ".*", "$${", "\\u00e9", "\\x", "1..2", ".5",
)  # fmt: skip
TOKENS = re.compile(r"\s+|[A-Za-z_][\w-]*|[0-9.]+|.", re.DOTALL)


@st.composite
def broken_files(draw: st.DrawFn) -> str:
    """A valid file with up to three of its tokens lost, replaced, or preceded by something."""
    tokens = TOKENS.findall("".join(draw(st.lists(st.sampled_from(SEEDS), min_size=1, max_size=2))))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(tokens) - 1))
        tokens[at] = draw(st.sampled_from(["", *PIECES])) + draw(st.sampled_from(["", tokens[at]]))
    return "".join(tokens)


@pytest.mark.terraform
def test_terraform_accepts_and_refuses_the_same_files(terraform: str, tmp_path: Path) -> None:
    """Nothing is known to differ but a lone carriage return inside a heredoc, which is read and Terraform refuses."""
    texts: list[str] = []

    @given(st.lists(broken_files(), min_size=5, max_size=8))
    def collect(found: list[str]) -> None:
        texts.extend(found)

    collect()
    for index, text in enumerate(texts):
        (tmp_path / f"f{index}.tf").write_bytes(text.encode())
    command = [terraform, "fmt", "-list=false", "-write=false", "-no-color", str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, env=os.environ | ENVIRONMENT, check=False)
    refused = {int(index) for index in re.findall(r"f(\d+)\.tf line", answer.stderr)}
    differing = [
        text for index, text in enumerate(texts) if bool(read_file(text.encode(), "x.tf")[1]) != (index in refused)
    ]
    assert differing == []
    assert 0 < len(refused) < len(texts)
