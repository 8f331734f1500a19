"""Templates: indentation, trimming, directives and escapes, as Terraform itself has them."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model.errors import RemitError
from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.hcl.reading import read_expression, read_file, read_template

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {"CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": os.devnull}


def value(node: Any, names: dict[str, Any] | None = None) -> Any:
    """What a template without references comes to."""
    match node:
        case nodes.Template():
            return "".join(str(value(part, names)) for part in node.parts)
        case nodes.TemplateIf():
            return value(node.then if value(node.condition, names) else node.otherwise, names)
        case nodes.TemplateFor(collection=nodes.Tuple(items=items)):
            return "".join(value(node.body, {node.value: value(item)}) for item in items)
        case nodes.Name():
            assert names is not None
            return names[node.name]
        case nodes.Literal():
            return node.value
    raise AssertionError(node)


HEREDOCS = {
    "indentation that all lines have is taken away": ("<<-E\n    a\n      b\n  E\n", "a\n  b\n"),
    "without the dash nothing is": ("<<E\n    a\n  E\n", "    a\n"),
    "a blank line neither counts nor loses its spaces": ("<<-E\n    a\n  \n\n    b\n    E\n", "a\n  \n\nb\n"),
    "a line that begins with a sequence has no indentation": ('<<-E\n  a\n${"b"}\n  E\n', "  a\nb\n"),
    "the name inside a line is text": ("<<E\nE a\n a E\nE\n", "E a\n a E\n"),
    "backslashes are text": ('<<E\na\\n"b\nE\n', 'a\\n"b\n'),
    "dollars and percents alone are text": ("<<E\n$a 5% $$ $${b} %%{c}\nE\n", "$a 5% $$ ${b} %{c}\n"),
    "~ takes the newline, and the next line keeps its indentation": (
        '<<-E\n    ${"a" ~}\n    b\n    E\n', "a    b\n",
    ),
    "~ takes the blanks before the end of a line too": ("<<E\na  \n${~ 1}\nE\n", "a1\n"),
    "but the end of the line alone where a percent and one blank stand": ("<<E\n5% \n${~ 1}\nE\n", "5% 1\n"),
    "carriage returns stay": ("<<E\r\na\r\nE\r\n", "a\r\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", HEREDOCS)
def test_in_a_heredoc(case: str) -> None:
    text, expected = HEREDOCS[case]
    body, errors = read_file(f"a = {text}b = 1\n".encode(), "x.tf")
    assert errors == []
    assert value(body.attributes["a"].value) == expected
    assert value(body.attributes["b"].value) == 1


def test_a_quoted_template_is_trimmed_on_both_sides() -> None:
    assert value(read_expression('"a  ${~ 1 ~}\\n b %{~ if true ~} c %{ else }d%{ endif ~} e"', "x")) == "a1bc e"


def test_directives_become_parts() -> None:
    node: Any = read_template("x %{ for k, v in m }${k}%{ if v }y%{ endif }%{ endfor }", "x")
    loop = node.parts[1]
    assert (loop.key, loop.value, loop.collection.name) == ("k", "v", "m")
    choice = loop.body.parts[1]
    assert (choice.condition.name, choice.then.value, choice.otherwise.value) == ("v", "y", "")


def test_a_template_that_is_one_sequence_is_that_expression() -> None:
    assert isinstance(read_template("${a}", "x"), nodes.Name)
    assert isinstance(read_template("${a}\n", "x"), nodes.Template)


@pytest.mark.parametrize(
    "text",
    [
        "%{ if a }",
        "%{ endif }",
        "%{ if a }%{ endfor }",
        "%{ else }",
        "%{ if a }%{ else }%{ else }%{ endif }",
        "%{ a }",
        "${}",
    ],
)
def test_directives_that_do_not_match_are_errors_with_their_place(text: str) -> None:
    with pytest.raises(RemitError) as caught:
        read_template(f"line\n {text}", "t.tftpl")
    assert (caught.value.file, caught.value.line) == ("t.tftpl", 2)


# ── Terraform as the judge ───────────────────────────────────────────────────────────────────────────────────────────

PIECES = st.sampled_from(
    [
        "a", " ", "  ", "\n", "\n  ", "\n    ", "\n\n", "$.", "% ", "$$\n", "$${x}", "%%{x}", "é", '${"b"}', "${~ 1 }",
        "${ 1 ~}", "${~ 1.5 ~}", "\t", "\u00a0",
    ]
)  # fmt: skip


def whole(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tilde = st.sampled_from(["", "~"])
    return st.one_of(
        st.lists(inner, min_size=2, max_size=5).map("".join),
        st.builds("%{{{} if true {}}}{}%{{ else {}}}{}%{{{} endif }}".format, tilde, tilde, inner, tilde, inner, tilde),
        st.builds("%{{{} for v in [1, 2] {}}}${{v}}{}%{{{} endfor {}}}".format, tilde, tilde, inner, tilde, tilde),
    )


@pytest.mark.terraform
def test_terraform_makes_the_same_texts(terraform: str, tmp_path: Path) -> None:
    expected: dict[str, Any] = {}
    native: list[str] = []
    objects: dict[str, Any] = {}

    @given(st.recursive(PIECES, whole, max_leaves=12), st.sampled_from(["<<", "<<-", '"', "json"]))
    def collect(text: str, form: str) -> None:
        name = f"o{len(expected)}"
        if form == "json":
            objects[name] = {"value": text}
            expected[name] = value(read_template(text, "x"))
            return
        quoted = '"' + text.replace('"b"', "2").replace("\n", "\\n") + '"'
        source = quoted if form == '"' else f"{form}E\n{text}\n  E"
        native.append(f'output "{name}" {{\n  value = {source}\n}}\n')
        expected[name] = value(read_file(f"a = {source}\n".encode(), "x.tf")[0].attributes["a"].value)

    collect()
    (tmp_path / "main.tf").write_text("".join(native))
    (tmp_path / "more.tf.json").write_text(json.dumps({"output": objects}))
    run = {"cwd": tmp_path, "capture_output": True, "text": True, "env": os.environ | ENVIRONMENT}
    applied = subprocess.run([terraform, "apply", "-auto-approve", "-no-color"], check=False, **run)  # type: ignore[call-overload]  # keywords in a dict
    assert applied.returncode == 0, applied.stderr
    answer = subprocess.run([terraform, "output", "-json"], check=True, **run)  # type: ignore[call-overload]  # idem
    found = {name: output["value"] for name, output in json.loads(answer.stdout).items()}
    assert {name: str(text) for name, text in found.items()} == {name: str(text) for name, text in expected.items()}
