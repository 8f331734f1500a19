"""The door to Terraform's files: bytes in, a body out, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from remit.model.errors import RemitError
from remit.sources.terraform.hcl.lexer import END, SPANS, SyntaxFault
from remit.sources.terraform.hcl.nodes import Body, File
from remit.sources.terraform.limits import BYTES

if TYPE_CHECKING:
    from remit.sources.terraform.hcl.nodes import Expression

_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read_file(data: bytes, name: str) -> tuple[Body, list[RemitError]]:
    """A file's body, and what is wrong in it, in order.

    The name's ending says the syntax: `.json` is JSON, all else HCL (`.tf`, `.tofu`, `.tfvars`, `.hcl`). A block or an
    argument with an error in it is left out, so a body with errors beside it does not say what the file declares.
    """
    text, error = _decode(data, name)
    file = File(name, text)
    if error is not None:
        return Body(file), [error]
    values = name.endswith((".tfvars", ".tfvars.json"))
    if name.endswith(".json"):
        from remit.sources.terraform.hcl.json_syntax import read_document

        body, faults = read_document(file, values=values)
    else:
        from remit.sources.terraform.hcl.parser import Parser

        parser = Parser(file)
        body = parser.document(values=values)
        faults = parser.faults
        file.comments = _comments(file, parser.comments)
    return body, [_error(file, fault) for fault in sorted(faults, key=lambda fault: fault.at)]


def read_expression(text: str, name: str) -> Expression:
    """One expression, as in `--var name=EXPRESSION`. Raises RemitError; `name` is what its places are called by."""
    from remit.sources.terraform.hcl.expressions import Expressions

    file = _checked(text, name)
    reader = Expressions(file)
    reader.match = SPANS
    try:
        reader.advance()
        node = reader.expression(1)
        if reader.kind != END:
            reader.unexpected("the end of the expression")
    except SyntaxFault as fault:
        raise _error(file, fault) from None
    return node


def read_template(text: str, name: str) -> Expression:
    """A whole text as a template, as `templatefile` reads it. Raises RemitError."""
    from remit.sources.terraform.hcl.expressions import Expressions
    from remit.sources.terraform.hcl.template_reader import read_bare

    file = _checked(text, name)
    try:
        return read_bare(Expressions(file), 1)
    except SyntaxFault as fault:
        raise _error(file, fault) from None


def _decode(data: bytes, name: str) -> tuple[str, RemitError | None]:
    """The text of a file, or why it has none."""
    if len(data) > BYTES:
        return "", RemitError(f"larger than {BYTES:,} bytes", hint="is this a Terraform file?", file=name)
    at = data.find(0)
    if at >= 0:
        return "", _byte_error(data, at, name, "a null character: this is no text")
    try:
        return data.removeprefix(b"\xef\xbb\xbf").decode(), None
    except UnicodeDecodeError as error:
        skipped = len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))
        return "", _byte_error(data, error.start + skipped, name, "not UTF-8")


def _byte_error(data: bytes, at: int, name: str, message: str) -> RemitError:
    line = data.count(b"\n", 0, at) + 1
    before = data[data.rfind(b"\n", 0, at) + 1 : at].decode(errors="replace")
    column = len(before.removeprefix("\ufeff")) + 1
    return RemitError(message, hint="save the file as UTF-8", file=name, line=line, column=column)


def _checked(text: str, name: str) -> File:
    if len(text) > BYTES:
        raise RemitError(f"larger than {BYTES:,} characters", file=name)
    found = _HALF_PAIR.search(text)
    if found:
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        raise RemitError("not UTF-8", hint="save it as UTF-8", file=name, line=line, column=column)
    return File(name, text)


def _error(file: File, fault: SyntaxFault) -> RemitError:
    place = file.place(fault.at)
    return RemitError(fault.message, hint=fault.hint, file=file.name, line=place.line, column=place.column)


def _comments(file: File, spans: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """Every line of every comment, in order."""
    comments: list[tuple[int, str]] = []
    for start, end in sorted(set(spans)):
        text = file.text[start:end]
        line = file.line(start)
        if text.startswith("/*"):
            comments += [(line + index, part.strip()) for index, part in enumerate(text[2:-2].split("\n"))]
        else:
            comments.append((line, text[1 if text[0] == "#" else 2 :].strip()))
    return comments
