"""Broken and hostile files: always a body and errors that say where and what, never a traceback, never endless."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model import is_known
from remit.model.errors import RemitError
from remit.sources.terraform.hcl.parser import MOST_FAULTS
from remit.sources.terraform.hcl.reading import read_expression, read_file, read_template
from remit.sources.terraform.limits import BYTES

GOOD = 'resource "aws_y" "good" {\n  b = 2\n}\n'

BROKEN = {
    "a brace is missing": ('resource "aws_x" "bad" {\n  a = 1\n', 6, 1, "the file ends"),
    "an object is not closed": ('resource "aws_x" "bad" {\n  t = {\n    a = 1\n}\n', 8, 1, "the file ends"),
    "a quote is missing": ('resource "aws_x" "bad" {\n  a = "x\n}\n', 2, 7, "does not end on its line"),
    "a bracket is missing": ('resource "aws_x" "bad" {\n  a = [1, 2\n}\n', 3, 1, "expected ',' or ']'"),
    "a heredoc never ends": ('resource "aws_x" "bad" {\n  a = <<EOT\n text\n}\n', 2, 7, "never ends"),
    "a comment never ends": ('resource "aws_x" "bad" {\n  /* a\n}\n', 2, 3, "never ends"),
    "two arguments on a line": ('resource "aws_x" "bad" {\n  a = 1 b = 2\n}\n', 2, 9, "a new line"),
    "a value is missing": ('resource "aws_x" "bad" {\n  a =\n}\n', 2, 6, "a value"),
    "an equals sign is missing": ('resource "aws_x" "bad" {\n  a 1\n}\n', 2, 5, "'=' or '{'"),
    "curly quotes": ("resource “aws_x” “bad” {\n}\n", 1, 10, "“ means nothing"),
    "single quotes": ('resource "aws_x" "bad" {\n  a = \'x\'\n}\n', 2, 7, "' means nothing"),
    "an address without quotes": ('resource "aws_x" "bad" {\n  a = 10.0.0.0\n}\n', 2, 7, "no number"),
    "an unknown escape": ('resource "aws_x" "bad" {\n  a = "x\\d"\n}\n', 2, 9, "no escape"),
    "a shell variable": ('resource "aws_x" "bad" {\n  a = "${x:-y}"\n}\n', 2, 11, "expected '}'"),
    "a label that is computed": ('resource "aws_x" "${bad}" {\n}\n', 1, 18, "a fixed text"),
    "too many dots": ('resource "aws_x" "bad" {\n  a = b.0.1\n}\n', 2, 9, "two indexes"),
    "a block in one line with a block": ('resource "aws_x" "bad" { a { b = 1 } }\n', 1, 28, "'='"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_error_has_its_place_and_the_next_block_is_read(case: str) -> None:
    text, line, column, message = BROKEN[case]
    body, errors = read_file((text + GOOD).encode(), "main.tf")
    assert (errors[0].file, errors[0].line, errors[0].column) == ("main.tf", line, column), errors[0]
    assert message in errors[0].message
    assert len(errors) == 1
    assert [block.labels for block in body.blocks] == [("aws_y", "good")]


def test_a_broken_values_file_keeps_its_other_values() -> None:
    body, errors = read_file(b"a = 1\nb = [\nc = 3\n", "x.tfvars")
    assert len(errors) == 1
    assert list(body.attributes) == ["a", "c"]


def test_of_two_arguments_with_one_name_neither_is_taken_and_both_lines_are_named() -> None:
    body, (error,) = read_file(b"a {\n  b = 1\n  c = 2\n  b = 3\n}\n", "x.tf")
    assert not is_known(body.blocks[0].body.attributes["b"].value.value)  # type: ignore[attr-defined]  # a literal
    assert (error.line, "in line 2" in error.message) == (4, True)


def test_errors_of_one_file_are_a_handful_and_quote_nothing_that_may_be_secret() -> None:
    _, errors = read_file(b'resource "a" "b" {\n  password = "hunter2" hunter2\n}\n' * 50, "x.tf")
    assert 0 < len(errors) <= MOST_FAULTS
    assert not any("hunter2" in str(error) for error in errors)


BYTES_CASES = {
    "a mark of byte order is skipped": (b"\xef\xbb\xbfa = 1\n", None, None),
    "Latin-1": (b'# one\na = "caf\xe9"\n', 2, "UTF-8"),
    "UTF-16": ("a = 1".encode("utf-16"), 1, "null"),
    "a null character": (b"a = 1\n\0", 2, "null"),
    "too large": (b" " * (BYTES + 1), None, "larger"),
}


@pytest.mark.parametrize("case", BYTES_CASES)
def test_bytes(case: str) -> None:
    data, line, message = BYTES_CASES[case]
    body, errors = read_file(data, "x.tf")
    assert [(error.line, message and message in error.message) for error in errors] == (
        [(line, True)] if message else []
    )
    assert ("a" in body.attributes) == (message is None)


MANY = 20_000
HOSTILE = [
    "a = " + "[" * MANY,
    "a = " + "(" * MANY,
    "a = " + "{" * MANY, "a {\n" * MANY, 'resource "a" "b" {\n' * MANY,
    "a = " + '"${' * MANY,
    'a = "' + "${" * MANY,
    "a = " + "-" * MANY + "1", "a = 1" + " + 1" * MANY,
    "a = b" + ".c" * MANY,
    "a = b" + "[*]" * MANY,
    "a = b" + "[0]" * MANY,
    "a = b" + "[b" * MANY,
    "a = " + "b ? c : " * MANY,
    "/*" * MANY, "a = <<E\n${<<E\n" * MANY,
    'a = "' + "%{ if x }" * MANY, "a = 1" + ".1" * MANY, "a = 1e" + "9" * MANY, "a = f" + "::f" * MANY + "()",
    "a = " + "[for x in " * MANY,
    '{"a":' * MANY, "[" * MANY,
    '{"locals":{"a":"' + "${[" * MANY + '"}}', "a" * MANY + " = <<" + "E" * MANY,
]  # fmt: skip


@pytest.mark.parametrize("index", range(len(HOSTILE)))
def test_endless_nesting_is_an_error(index: int) -> None:
    for name in ("x.tf", "x.tf.json"):
        _, errors = read_file(HOSTILE[index].encode(), name)
        assert 0 < len(errors) <= MOST_FAULTS
    for read in (read_expression, read_template):
        try:
            read(HOSTILE[index], "x")
        except RemitError as error:
            assert error.line  # noqa: PT017 — many of these are fine as templates


ALPHABET = st.lists(
    st.sampled_from(
        ['"', "${", "%{", "}", "{", "[", "]", "(", ")", "<<E\n", "<<-E\n", "E\n", "\n", "=", ".", "*", "?", ":",
         ",", "for ", "in ", "if ",
         "endif", "a", "1", "\\", "u0041", "$", "%", "~", "/*", "*/", "#", "=>", "...", "::", "-",
         "é", "\ufeff", "\u2028", "²", '"a"', "null", "\r"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(st.one_of(ALPHABET, st.text(max_size=60)), st.sampled_from(["x.tf", "x.tfvars", "x.tf.json", "x.tfvars.json"]))
def test_any_text_gives_a_body_and_errors_inside_the_text(text: str, name: str) -> None:
    body, errors = read_file(text.encode(errors="replace"), name)
    assert body.file.name == name
    assert len(errors) <= MOST_FAULTS + 1
    lines = text.count("\n") + 1
    assert all(error.line and 1 <= error.line <= lines and error.column for error in errors)


@given(st.binary(max_size=80))
def test_any_bytes_give_a_body(data: bytes) -> None:
    body, _ = read_file(data, "x.tf")
    assert body.file.name == "x.tf"
