"""Terraform's JSON syntax gives the nodes that its native syntax gives."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.hcl.reading import read_file


def shown(node: object) -> Any:
    if isinstance(node, nodes.Expression):
        names = sorted(
            name for kind in type(node).__mro__ for name in getattr(kind, "__slots__", ()) if name not in {"at", "end"}
        )
        return (type(node).__name__.removeprefix("Json"), *(shown(getattr(node, name)) for name in names))
    return tuple(map(shown, node)) if isinstance(node, tuple) else node


def blocks(body: nodes.Body) -> list[Any]:
    return [
        (block.type, block.labels, {name: shown(attribute.value) for name, attribute in block.body.attributes.items()})
        for block in body.blocks
    ]


def test_both_syntaxes_give_the_same_blocks() -> None:
    native, errors = read_file(
        b"""
resource "aws_x" "a" {
  provider   = aws.west
  depends_on = [aws_y.b]
  name       = "x-${upper("\\"${var.a}")}"
  tags       = { "k${var.k}" = "$${v}" }
  lifecycle  = { ignore_changes = [tags] }
}
variable "v" {
  type    = list(string)
  default = "$${literal}"
}
module "m" {
  source    = "./m"
  providers = { aws = aws.west }
}
locals {
  a = [1, 2.5, true, null]
}
moved {
  from = aws_x.b
  to   = aws_x.a
}
""",
        "x.tf",
    )
    assert errors == []
    document = {
        "//": "made by a program",
        "resource": {
            "aws_x": {
                "a": {
                    "//": "why",
                    "provider": "aws.west",
                    "depends_on": ["aws_y.b"],
                    "name": 'x-${upper("\\"${var.a}")}',
                    "tags": {"k${var.k}": "$${v}"},
                    "lifecycle": {"ignore_changes": ["tags"]},
                }
            }
        },
        "variable": {"v": [{"type": "list(string)", "default": "${literal}"}]},
        "module": [{"m": {"source": "./m", "providers": {"aws": "aws.west"}}}],
        "locals": {"a": [1, 2.5, True, None]},
        "moved": [{"from": "aws_x.b", "to": "aws_x.a"}],
    }
    body, errors = read_file(json.dumps(document).encode(), "x.tf.json")
    assert errors == []
    assert blocks(body) == blocks(native)
    assert [text for _, text in body.file.comments] == ["made by a program", "why"]


def test_an_array_is_several_blocks_and_so_is_a_key_that_stands_twice() -> None:
    text = b"""{"provider": {"aws": [{"region": "a"}, {"region": "b"}]}, "output": null,
        "provider": {"aws": {"region": "c"}}}"""
    body, errors = read_file(text, "x.tofu.json")
    assert errors == []
    assert [block.body.attributes["region"].value.value for block in body.blocks] == ["a", "b", "c"]  # type: ignore[attr-defined]  # literals


def test_values_files_are_taken_as_they_are() -> None:
    body, errors = read_file(b'{"a": "${b}", "c": {"d": ["%{e}"]}}', "terraform.tfvars.json")
    assert errors == []
    assert {name: shown(attribute.value) for name, attribute in body.attributes.items()} == {
        "a": ("Literal", "${b}"),
        "c": ("Object", ((("Literal", "d"), ("Tuple", (("Literal", "%{e}"),))),)),
    }


@given(st.lists(st.sampled_from(["a", '\\"', "\\u00e9", "\\ud83d\\ude00", "\\n", "é", "$${"]), max_size=6))
def test_escapes_before_an_interpolation_do_not_shift_its_place(before: list[str]) -> None:
    text = f'{{"locals": {{"a": "{"".join(before)} ${{f(\\"\\\\n\\", here)}}"}}}}'
    body, errors = read_file(text.encode(), "x.tf.json")
    assert errors == []
    template: Any = body.blocks[0].body.attributes["a"].value
    (call,) = [part for part in template.parts if isinstance(part, nodes.Call)]
    assert text.startswith("f(", call.at)
    assert text.startswith("here", call.arguments[1].at)


def test_what_is_wrong_is_said_with_its_place_and_the_rest_is_read() -> None:
    text = '{"output": {\n"a": {"value": "\\n${b"},\n"c": {"value": 1, "value": 2},\n"d": 3}}'
    body, errors = read_file(text.encode(), "x.tf.json")
    assert [(error.line, error.column) for error in errors] == [(2, 22), (3, 19), (4, 6)]
    assert "first in line 3" in errors[1].message
    assert [block.labels for block in body.blocks] == [("c",)]
    for broken in (
        "",
        "[]",
        "{",
        '{"a" 1}',
        '{"a": 1,}',
        '{"a": [1,]}',
        '{"a": nan}',
        '{"a": "\\q"}',
        '{"a": "\\ud800"}',
        "{}x",
    ):
        body, errors = read_file(broken.encode(), "x.tf.json")
        assert len(errors) == 1, broken
        assert not body.blocks
