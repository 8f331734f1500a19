"""JSON with positions.

One regular expression matches a whole entry (separator, key, value or opening bracket), so Python code runs once per
entry and not once per token. Values are exactly those of `json.loads`, but what it lets pass silently is refused:
duplicate keys, `NaN` and `Infinity`, and halves of surrogate pairs, which no report could be written with.
"""

from __future__ import annotations

import re
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]  # missing in its stub

from remit.sources.cloudformation.nodes import MAX_DEPTH, MAX_NODES, Map, Seq, shorten

TYPE_CHECKING = False
if TYPE_CHECKING:
    from remit.sources.cloudformation.nodes import MalformedDocument, Node, Origin, Scalar

_SPACE = r"[ \t\n\r]*+"
_STRING = r'"([^"\\\x00-\x1f]*+(?:\\.[^"\\\x00-\x1f]*+)*+)"'
_NUMBER = r"(-?(?:0|[1-9][0-9]*+)(?:\.[0-9]++)?+(?:[eE][-+]?[0-9]++)?+)(?![0-9A-Za-z.+_-])"
_VALUE = rf"(?:{_STRING}|{_NUMBER}|(true|false|null)\b|([\[{{]))"

_ROOT = re.compile(_SPACE + _VALUE)
_KEY = rf"{_STRING}{_SPACE}:{_SPACE}{_VALUE}"
# Groups: 1 key, then as below plus one.
_FIRST_ENTRY = re.compile(rf"{_SPACE}(?:{_KEY}|(\}}))")
_NEXT_ENTRY = re.compile(rf"{_SPACE}(?:,{_SPACE}{_KEY}|(\}}))")
# Groups: 1 string, 2 number, 3 word, 4 bracket, 5 end.
_FIRST_ITEM = re.compile(rf"{_SPACE}(?:{_VALUE}|(\]))")
_NEXT_ITEM = re.compile(rf"{_SPACE}(?:,{_SPACE}{_VALUE}|(\]))")
_END = re.compile(_SPACE + r"\Z")
_BLANK = re.compile(r"[ \t\n\r,:]*+")

_STRING_GROUP, _NUMBER_GROUP, _WORD_GROUP, _BRACKET_GROUP, _END_GROUP = 1, 2, 3, 4, 5
_WORDS: dict[str, Scalar] = {"true": True, "false": False, "null": None}
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def read_json(origin: Origin) -> Node:
    """Read the one JSON value that `origin.text` holds.

    Raises `MalformedDocument` where the text is not JSON, `RemitError` for duplicate keys, more than `MAX_DEPTH` levels
    or `MAX_NODES` entries.
    """
    return _Reader(origin).document()


class _Reader:
    """One reading of one text. `_object` and `_array` return the node and the offset behind it."""

    __slots__ = ("_nodes", "_origin", "_text")

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._text = origin.text
        self._nodes = 0

    def document(self) -> Node:
        """The root value, with nothing but blanks behind it."""
        found = _ROOT.match(self._text)
        if found is None:
            raise self._unexpected(0, "a JSON value")
        group = found.lastindex or 0
        start, end = found.start(group), found.end()
        value: Node
        if group == _BRACKET_GROUP:
            value, end = self._container(start, end, 1)
        else:
            value = self._scalar(group, found.group(group), start)
        if _END.match(self._text, end) is None:
            raise self._unexpected(end, "the end of the file")
        return value

    def _container(self, start: int, end: int, depth: int) -> tuple[Node, int]:
        if depth > MAX_DEPTH:
            raise self._origin.too_deep(start)
        return self._object(end, depth) if self._text[start] == "{" else self._array(end, depth)

    def _object(self, end: int, depth: int) -> tuple[Map, int]:
        text = self._text
        node = Map.at(self._origin)
        key_at, value_at = node.key_at, node.value_at
        match = _FIRST_ENTRY.match
        while (found := match(text, end)) is not None:
            group: int = found.lastindex  # type: ignore[assignment]  # each alternative captures
            end = found.end()
            if group > _END_GROUP:
                self._count(len(node), end)
                return node, end
            key, start, at = found[1], found.start(1) - 1, found.start(group)
            if "\\" in key:
                key = self._unescape(start)
            if key in node:
                raise self._origin.duplicate(key, key_at[key], start)
            value: Node
            if group == 2:  # noqa: PLR2004 — a string, by far the most frequent, without a call
                at -= 1
                value = found[2]
                if "\\" in value:
                    value = self._unescape(at)
            elif group == _END_GROUP:
                value, end = self._container(at, end, depth + 1)
            else:
                value = self._scalar(group - 1, found[group], at)
            node[key] = value
            key_at[key] = start
            value_at[key] = at
            match = _NEXT_ENTRY.match
        raise self._unexpected(end, '"key": value' if not node else "',' or '}'")

    def _array(self, end: int, depth: int) -> tuple[Seq, int]:
        text = self._text
        node = Seq()
        node.origin = self._origin
        places = node.at = []
        match = _FIRST_ITEM.match
        while (found := match(text, end)) is not None:
            group: int = found.lastindex  # type: ignore[assignment]  # each alternative captures
            end = found.end()
            if group == _END_GROUP:
                self._count(len(node), end)
                return node, end
            at = found.start(group)
            if group == _BRACKET_GROUP:
                value, end = self._container(at, end, depth + 1)
                node.append(value)
            else:
                node.append(self._scalar(group, found[group], at))
            places.append(at - (group == _STRING_GROUP))
            match = _NEXT_ITEM.match
        raise self._unexpected(end, "a value" if not node else "',' or ']'")

    def _scalar(self, group: int, text: str, start: int) -> Scalar:
        if group == _STRING_GROUP:
            return self._unescape(start - 1) if "\\" in text else text
        if group == _WORD_GROUP:
            return _WORDS[text]
        if text.isdigit() or text[1:].isdigit():
            return self._integer(text, start)
        return float(text)

    def _integer(self, text: str, start: int) -> int:
        try:
            return int(text)
        except ValueError:  # beyond sys.get_int_max_str_digits()
            raise self._origin.error(f"a number of {len(text):,} digits", start) from None

    def _unescape(self, quote: int) -> str:
        """The string whose opening quote stands at `quote`, by the standard library's scanner."""
        try:
            text: str = scanstring(self._text, quote + 1, True)[0]  # noqa: FBT003 — its parameters have no names
        except JSONDecodeError as error:
            raise self._origin.malformed(f"not valid JSON: {error.msg}", error.pos) from None
        if _HALF_PAIR.search(text):
            raise self._origin.error(r"half of a surrogate pair (\ud800 to \udfff alone is no character)", quote)
        return text

    def _count(self, entries: int, offset: int) -> None:
        self._nodes += entries
        if self._nodes > MAX_NODES:
            raise self._origin.too_many(offset)

    def _unexpected(self, end: int, wanted: str) -> MalformedDocument:
        """Say what stands where `wanted` should: at the first token after `end` that does not fit."""
        text = self._text
        at = _BLANK.match(text, end).end()  # type: ignore[union-attr]  # it matches nothing at least
        if at >= len(text):
            return self._origin.malformed(f"not valid JSON: the file ends where {wanted} is expected", at)
        found = shorten(text[at : at + 20].split("\n")[0], 20)
        return self._origin.malformed(f"not valid JSON: expected {wanted}, found {found}", at)
