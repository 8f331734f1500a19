"""Reads a template file, YAML or JSON, into nodes that know their positions.

Everything that a file can do wrong ends in one `RemitError` with file, line and column, raised at once: a document that
is read only in part would make verdicts from missing data. Whoever reads many files catches it per file.
"""

from __future__ import annotations

import re

from remit.model.errors import RemitError
from remit.sources.cloudformation.nodes import (
    MAX_BYTES,
    MalformedDocument,
    Map,
    Origin,
    Seq,
    position,
    value_position,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from remit.sources.cloudformation.nodes import Node

__all__ = ["MalformedDocument", "Map", "Origin", "Seq", "decode", "position", "read_document", "value_position"]

_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_JSON = re.compile(r"\s*+[\[{]")


def read_document(data: bytes, file: str) -> Node:
    r"""The one document of a YAML or JSON file; None when it is empty or holds only comments.

    Maps are `Map`, lists `Seq`, the rest plain str, int, float, bool and None. Keys are always text, functions in their
    long form. `file` is the name that errors and positions show. Raises `RemitError`, and nothing else.

    >>> bucket = read_document(b"A:\n  B: !Sub x", "t.yaml")["A"]
    >>> bucket, position(bucket, "B"), value_position(bucket, "B")
    ({'B': {'Fn::Sub': 'x'}}, (2, 3), (2, 6))
    """
    if len(data) > MAX_BYTES:
        raise too_large(file)
    origin = Origin(file, decode(data, file))
    return _read_json(origin) if _JSON.match(origin.text) else _read_yaml(origin)


def too_large(file: str) -> RemitError:
    """The refusal of a file beyond `MAX_BYTES`."""
    hint = "CloudFormation takes 1 MB: split the template into nested stacks, or leave the file out"
    return RemitError(f"larger than {MAX_BYTES // 1_000_000} MB", hint=hint, file=file)


def decode(data: bytes, file: str) -> str:
    """The text of a file: UTF-8, or UTF-16 with a byte-order mark. `RemitError` at the first byte that is neither."""
    encoding = _UTF_16_MARKS.get(data[:2], "utf-8")
    start = len(_UTF_8_MARK) if data.startswith(_UTF_8_MARK) else 0 if encoding == "utf-8" else 2
    try:
        return data[start:].decode(encoding) if start else data.decode(encoding)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(encoding, "replace")
        line, column = Origin(file, before).place(len(before))
        message = f"not valid {encoding.upper()}: the byte at offset {start + error.start} begins no character"
        raise RemitError(message, hint="save the file as UTF-8", file=file, line=line, column=column) from None


def _read_json(origin: Origin) -> Node:
    """JSON, or the YAML that begins like it: `{Resources: {…}}`, JSON with comments or trailing commas."""
    from remit.sources.cloudformation.json_reader import read_json

    try:
        return read_json(origin)
    except MalformedDocument as as_json:
        try:
            return _read_yaml(origin)
        except MalformedDocument:
            raise as_json from None


def _read_yaml(origin: Origin) -> Node:
    from remit.sources.cloudformation.yaml_reader import read_yaml

    return read_yaml(origin)
