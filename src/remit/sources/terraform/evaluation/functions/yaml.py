"""`yamldecode` and `yamlencode`.

https://developer.hashicorp.com/terraform/language/functions/yamldecode

Terraform reads YAML 1.2 with what is left of 1.1: `yes`, `on` and `y` are true; a number has no underscores, an octal
one begins with `0o`; a timestamp is a text. Measured against Terraform 1.11.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from remit.model import Unknown
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.functions.types import to_number
from remit.sources.terraform.evaluation.values import Exceeded, Malformed, number_text

if TYPE_CHECKING:
    from yaml import Node, ScalarNode

_BOOLS = {
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
}
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DECIMAL = re.compile(r"[-+]?(\d+|(\d+\.\d*|\.\d+))([eE][-+]?\d{1,4})?", re.ASCII)
_BASED = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+")
_ENDLESS = re.compile(r"[-+]?\.(inf|Inf|INF)")
_STAMP = re.compile(
    r"\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[-+]\d\d:\d\d)?)?",
    re.ASCII,
)
_TAG = "tag:yaml.org,2002:"
_ESCAPES = {0: "0", 7: "a", 8: "b", 9: "t", 10: "n", 11: "v", 12: "f", 13: "r", 27: "e", 34: '"', 92: "\\"}
_ESCAPES |= {0x85: "N", 0x2028: "L", 0x2029: "P"}
_WIDTH = 80
_LONGEST = 500_000
"""Characters of a document: YAML is read slowly."""
_KEY = 128


def decode(text: str) -> Any:
    """`yamldecode` of one document. Aliases are followed as far as `limits.ITEMS` values."""
    from yaml import SafeLoader, YAMLError

    if len(text) > _LONGEST:
        raise Exceeded("the text is too long")
    try:
        loader = SafeLoader(normalize("NFC", text))
        node = loader.get_single_node()
    except (YAMLError, ValueError, RecursionError) as error:
        raise Malformed("the text is no YAML that can be read") from error
    if node is None:
        raise Malformed("the text holds no document")
    return _Decoder().value(node, 0)


class _Decoder:
    """Nodes to values, counting them: an alias in an alias in an alias is many values in few words."""

    def __init__(self) -> None:
        self.count = 0
        self.around: set[int] = set()

    def value(self, node: Node, depth: int) -> Any:
        from yaml import ScalarNode, SequenceNode

        self.count += 1
        if self.count > limits.ITEMS or depth > limits.DEPTH or id(node) in self.around:
            raise Exceeded("the document is too large, or one of its parts holds itself")
        if isinstance(node, ScalarNode):
            return _scalar(node)
        self.around.add(id(node))
        try:
            if not node.tag.startswith(_TAG) or node.tag[len(_TAG) :] not in {"seq", "map"}:
                raise Malformed("the document has a tag that Terraform does not take")
            if isinstance(node, SequenceNode):
                return [self.value(item, depth + 1) for item in node.value]
            return self._mapping(node, depth + 1)
        finally:
            self.around.discard(id(node))

    def _mapping(self, node: Node, depth: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, item in node.value:
            value = self.value(item, depth)
            if key.tag == _TAG + "merge":
                if not isinstance(value, dict):
                    raise Malformed("only a mapping can be merged into another")
                made.update(value)
            else:
                made[self._key(key)] = value
        return made

    def _key(self, node: Node) -> str:
        from remit.sources.terraform.evaluation.functions.types import to_string

        value = self.value(node, 0) if not isinstance(node.value, list) else None
        if value is None:
            raise Malformed("a key of a mapping is a text, a number or a bool")
        return str(to_string(value)) if not isinstance(value, Unknown) else ".inf"


def _scalar(node: ScalarNode) -> Any:
    """A scalar by its quotes or its tag; one in quotes is a text unless a tag says other."""
    text = node.value
    tag = node.tag.removeprefix(_TAG)
    mark = node.start_mark
    tagged = mark.buffer is not None and mark.buffer[mark.pointer] == "!"
    if not tagged:
        return text if node.style is not None else _plain(text)
    if tag in {"str", "null"} or (tag == "int" and node.style is not None):
        return text
    if tag == "binary":
        return _base64(text)
    value = _plain(text)
    if tag not in _TAGGED or not isinstance(value, _TAGGED[tag]) or (isinstance(value, bool) and tag != "bool"):
        raise Malformed("a scalar of the document is not what its tag says, or Terraform does not take the tag")
    return value


def _base64(text: str) -> str:
    try:
        return b64encode(b64decode(text)).decode()
    except ValueError as error:
        raise Malformed("a scalar of the document is no base64") from error


_TAGGED: dict[str, Any] = {"bool": bool, "timestamp": str, "int": int, "float": (int, Decimal)}


def _plain(text: str) -> Any:
    """A scalar without quotes or tag."""
    if text in _NULLS:
        return None
    if text in _BOOLS:
        return _BOOLS[text]
    if _BASED.fullmatch(text) and len(text) < limits.DIGITS:
        return int(text, 0)
    if _DECIMAL.fullmatch(text) and len(text) < limits.DIGITS:
        return to_number(text)
    if _ENDLESS.fullmatch(text):
        return Unknown("a number without bounds")
    if text in {".nan", ".NaN", ".NAN"}:
        raise Malformed("a scalar of the document is not a number")
    return _stamp(text) if _STAMP.fullmatch(text) else text


def _stamp(text: str) -> str:
    """A timestamp as Terraform writes it, by RFC 3339 in whole seconds."""
    day, _, clock = re.sub(r"[Tt]|[ \t]+", "T", text, count=1).partition("T")
    if not clock:
        return f"{'-'.join(part.zfill(2) for part in day.split('-'))}T00:00:00Z"
    try:
        at = datetime.fromisoformat(f"{'-'.join(part.zfill(2) for part in day.split('-'))}T{clock.zfill(8)}")
    except ValueError:
        return text
    return at.replace(microsecond=0).isoformat().replace("+00:00", "Z") + ("" if at.tzinfo else "Z")


def encode(value: Any) -> Any:
    """`yamlencode`: keys in order and in quotes, texts in quotes, those of several lines as blocks."""
    lines = _Writer()
    lines.node(value, -2)
    if lines.strange:
        return Unknown("a key has several lines or is very long")
    text = "".join(lines.pieces)
    bare = not isinstance(value, (str, list, dict))
    return text + ("\n...\n" if bare else "" if text.endswith("\n") else "\n")


class _Writer:
    """Writes as Terraform's emitter does, which breaks a text in quotes at the first space behind column 80."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.column = 0
        self.strange = False
        self.size = 0

    def write(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)
        if self.size > limits.TEXT:
            raise Exceeded("the text would be too long")
        line = text.rpartition("\n")
        self.column = len(line[2]) + (0 if line[1] else self.column)

    def line(self, indent: int) -> None:
        """A new line, unless one has just begun."""
        if self.column > indent or (self.pieces and not self.pieces[-1].endswith(" ") and self.column):
            self.write("\n")
        if self.column < indent:
            self.write(" " * (indent - self.column))

    def node(self, value: Any, indent: int, *, after_key: bool = False) -> None:
        """A value within what is indented so far; -2 is the document itself."""
        space = " " if after_key else ""
        if isinstance(value, dict) and value:
            self._entries(value, indent + 2)
        elif isinstance(value, list) and value:
            self._items(value, max(indent, 0) if after_key or indent < 0 else indent + 2)
        elif isinstance(value, (dict, list)):
            self.write(space + ("{}" if isinstance(value, dict) else "[]"))
        elif isinstance(value, str):
            self.write(space)
            self._text(value, max(indent, 0) + 2)
        else:
            self.write(space + _word(value))

    def _entries(self, value: dict[str, Any], indent: int) -> None:
        for key in sorted(value):
            self.line(indent)
            self.strange = self.strange or "\n" in key or len(key.encode()) > _KEY
            self._quoted(key, None)
            self.write(":")
            self.node(value[key], indent, after_key=True)

    def _items(self, value: list[Any], indent: int) -> None:
        for item in value:
            self.line(indent)
            self.write("- ")
            self.node(item, indent)

    def _text(self, text: str, indent: int) -> None:
        if "\n" in text and not re.search(r"[ ]\n|[ ]$", text) and all(_printable(char) for char in text):
            self._block(text, indent)
        else:
            self._quoted(text, indent)

    def _block(self, text: str, indent: int) -> None:
        hint = "2" if text[0] in " \n" else ""
        chomp = "-" if text[-1] != "\n" else "+" if text == "\n" or text.endswith("\n\n") else ""
        lines = (text[:-1] if text[-1] == "\n" else text).split("\n")
        self.write(f"|{hint}{chomp}\n")
        self.write("\n".join(" " * indent + line if line else "" for line in lines) + "\n")

    def _quoted(self, text: str, indent: int | None) -> None:
        """A text in quotes; without an indent it is a key, which has no breaks."""
        self.write('"')
        spaced = False
        for at, char in enumerate(text):
            if char == " " and indent is not None and not spaced and self.column > _WIDTH and 0 < at < len(text) - 1:
                self.write("\n" + " " * indent + ("\\" if text[at + 1] == " " else ""))
                spaced = True
                continue
            spaced = char == " "
            self.write(char if _printable(char) and char not in '"\\\n\u2028\u2029' else _escaped(char))
        self.write('"')


def _word(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return number_text(value)


def _printable(char: str) -> bool:
    """Whether the emitter writes a character as it is; beyond the basic plane it does not."""
    code = ord(char)
    return char == "\n" or 0x20 <= code <= 0x7E or (0xA0 <= code <= 0xFFFD and code != 0xFEFF)  # noqa: PLR2004 — Unicode


def _escaped(char: str) -> str:
    code = ord(char)
    if code in _ESCAPES:
        return "\\" + _ESCAPES[code]
    return f"\\x{code:02X}" if code <= 0xFF else f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 — Unicode
