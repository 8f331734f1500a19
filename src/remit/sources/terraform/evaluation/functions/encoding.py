"""Encoding functions.

https://developer.hashicorp.com/terraform/language/functions#encoding-functions
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from binascii import Error
from typing import TYPE_CHECKING, Any
from unicodedata import normalize
from urllib.parse import quote_plus

from remit.model import PartialString, StoredSecret, Unknown, cause_of
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.derived import unnamed
from remit.sources.terraform.evaluation.values import (
    PRECISION,
    Exceeded,
    JsonText,
    List,
    Malformed,
    OpenList,
    OpenMap,
    PartialJson,
    encode_json,
    known,
    tidy,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16-be",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "us-ascii": "ascii",
    "ascii": "ascii",
    "iso-8859-1": "latin-1",
    "latin1": "latin-1",
    "iso-8859-15": "iso-8859-15",
    "windows-1252": "cp1252",
}
_MARKED = {"utf-16": b"\xfe\xff"}
_FIELD = re.compile(r'"((?:[^"]|"")*)"(?=,|\n|\Z)|([^",\n]*)(?=,|\n|\Z)')


def base64_bytes(text: str) -> bytes:
    """The bytes of base64, which may be broken into lines."""
    plain = text.replace("\r", "").replace("\n", "")
    try:
        return b64decode(plain, validate=True)
    except (Error, ValueError) as error:
        raise Malformed("the text is no base64") from error


def base64_decode(text: str) -> str:
    """`base64decode` to text in UTF-8."""
    try:
        return normalize("NFC", base64_bytes(text).decode())
    except UnicodeDecodeError as error:
        raise Malformed("what the base64 holds is no text in UTF-8") from error


def base64_encode(text: str) -> str:
    """`base64encode` of text in UTF-8."""
    return b64encode(text.encode()).decode()


def base64_gzip(_text: str) -> Unknown:
    """`base64gzip`: what a compressor writes is its own."""
    return Unknown("what gzip writes depends on Terraform's own compressor")


def text_encode(text: str, encoding: str) -> Any:
    """`textencodebase64`, for the encodings that people use."""
    name = encoding.lower()
    if name not in _ENCODINGS:
        return Unknown("an encoding that remit does not know")
    try:
        return b64encode(_MARKED.get(name, b"") + text.encode(_ENCODINGS[name])).decode()
    except UnicodeEncodeError as error:
        raise Malformed("the text has characters that the encoding has not") from error


def text_decode(text: str, encoding: str) -> Any:
    """`textdecodebase64`, for the encodings that people use."""
    name = encoding.lower()
    data = base64_bytes(text)
    if name not in _ENCODINGS:
        return Unknown("an encoding that remit does not know")
    if name == "utf-16" and data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return normalize("NFC", data.decode("utf-16", errors="replace"))
    return normalize("NFC", data.decode(_ENCODINGS[name], errors="replace"))


def url_encode(text: str) -> str:
    """`urlencode`, as for a query."""
    return quote_plus(text)


def json_encode(value: Any) -> Any:
    """`jsonencode`: the text remembers what it was made of."""
    return encode_json(value)


def json_decode(text: Any) -> Any:
    """`jsondecode`; of what `jsonencode` made, what it was made of: tuples and objects."""
    if isinstance(text, (JsonText, PartialJson)):
        return _untyped(text.value)
    if isinstance(text, StoredSecret):
        return StoredSecret(unnamed(cause_of(text)))
    if not known(text):
        return Unknown(cause_of(text))
    if len(text) > limits.BYTES:
        raise Exceeded("the text is too long")
    try:
        return _sound(json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_refused), 0)
    except (ValueError, RecursionError) as error:
        raise Malformed("the text is no JSON") from error


def _number(digits: str) -> Any:
    if len(digits) > limits.DIGITS:
        raise Exceeded("a number has too many digits")
    return tidy(PRECISION.create_decimal(digits))


def _refused(_name: str) -> Any:
    raise Malformed("the text is no JSON")


def _sound(value: Any, depth: int) -> Any:
    """A value whose texts are Unicode: half of a pair is replaced, as Go does."""
    if depth > limits.DEPTH:
        raise Exceeded("the text has too many brackets within each other")
    if isinstance(value, str):
        whole = value if value.isascii() else value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return normalize("NFC", whole)
    if isinstance(value, list):
        return [_sound(item, depth + 1) for item in value]
    return (
        {_sound(key, 0): _sound(item, depth + 1) for key, item in value.items()} if isinstance(value, dict) else value
    )


def _untyped(value: Any) -> Any:
    """A value as JSON knows it: lists and sets are tuples, maps are objects."""
    if isinstance(value, list):
        items = [_untyped(item) for item in value]
        return type(value)(items, value.cause) if isinstance(value, OpenList) else items
    if isinstance(value, dict):
        entries = {key: _untyped(item) for key, item in value.items()}
        return OpenMap(entries, value.cause) if isinstance(value, OpenMap) else entries
    return PartialString(value.parts) if isinstance(value, PartialJson) else value


def csv_decode(text: str) -> List:
    """`csvdecode`: an object for each line, with the names of the first."""
    rows = list(_rows(text.replace("\r\n", "\n")))
    if not rows:
        raise Malformed("the line with the names is missing")
    names = rows[0]
    if len(set(names)) < len(names):
        raise Malformed("two columns have one name")
    if any(len(row) != len(names) for row in rows):
        raise Malformed("a line has another number of fields")
    return List(dict(zip(names, row, strict=True)) for row in rows[1:])


def _rows(text: str) -> Iterator[list[str]]:
    at, row, count = 0, list[str](), 0
    while at < len(text):
        if not row and text[at] == "\n":
            at += 1
            continue
        found = _FIELD.match(text, at)
        if found is None:
            raise Malformed("a field has a quote where none may be")
        count += 1
        if count > limits.ITEMS:
            raise Exceeded("the text has too many fields")
        row.append(found[2] if found[1] is None else found[1].replace('""', '"'))
        at = found.end() + 1
        if text[found.end() : at] != ",":
            yield row
            row = []
        elif at == len(text):
            yield [*row, ""]
            row = []
