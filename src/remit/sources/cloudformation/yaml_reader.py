"""YAML with positions, in CloudFormation's dialect.

libyaml parses, and this module builds the nodes from its events: twice as fast as PyYAML's own loader, and the only way
to keep positions and see duplicate keys. Without libyaml PyYAML's pure parser gives the same events, ten times slower.

Keys are always text, as in JSON. Short-form functions become the long form. Aliases and merge keys, which
CloudFormation itself refuses, work, because its tools (`package`, SAM, Rain) resolve them before the upload.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
"""

from __future__ import annotations

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
)

from remit.sources.cloudformation.nodes import MAX_DEPTH, MAX_NODES, Map, Seq, shorten
from remit.sources.cloudformation.yaml_errors import refusal
from remit.sources.cloudformation.yaml_words import FUNCTIONS, plain

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None  # type: ignore[assignment,misc]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from remit.sources.cloudformation.nodes import Node, Origin

_CORE = "tag:yaml.org,2002:"
_MERGE = "<<"
_TEXT_TYPES = frozenset(("str", "map", "seq"))
_PLAIN_TYPES = frozenset(("int", "float", "bool", "null"))


def read_yaml(origin: Origin) -> Node:
    """Read the one YAML document that `origin.text` holds; an empty one is None.

    Unknown tags (`!Rain::Embed`) are kept as `{"!Rain::Embed": value}`, with a note in `origin.notes`. An alias gives
    the same node again, with the positions of its anchor; entries merged by `<<` keep the positions they come with.
    Raises `MalformedDocument` where the text is not YAML, `RemitError` for what cannot be read without guessing or
    bounds: duplicate keys, keys that are not text, a second document, cyclic aliases, `MAX_DEPTH`, `MAX_NODES`.
    """
    try:
        return _Builder(_events(origin.text), origin).document()
    except YAMLError as error:
        raise refusal(error, origin) from None


def _events(text: str) -> Callable[[], Any]:
    """A function that gives the next event of the text."""
    if CParser is not None:
        return CParser(text).get_event
    from remit.sources.cloudformation.yaml_pure import PureParser

    return PureParser(text).get_event


class _Anchor:
    """What an alias stands for. `size` counts its nodes, `height` its levels, both with aliases written out."""

    __slots__ = ("height", "node", "size")

    def __init__(self, node: Node, size: int, height: int) -> None:
        self.node = node
        self.size = size
        self.height = height


class _Builder:
    """Builds nodes from events. `depth` is everywhere the number of containers around the event at hand."""

    __slots__ = ("_anchors", "_deepest", "_next", "_nodes", "_origin")

    def __init__(self, next_event: Callable[[], Any], origin: Origin) -> None:
        self._next = next_event
        self._origin = origin
        self._anchors: dict[str, _Anchor | None] = {}
        self._deepest = 0
        self._nodes = 0

    def document(self) -> Node:
        """The only document of the stream."""
        self._next()  # the stream starts
        if type(self._next()) is StreamEndEvent:
            return None
        node = self._node(self._next(), 0)
        self._next()  # the document ends
        event: Any = self._next()
        at: int = event.start_mark.index
        if type(event) is DocumentStartEvent:
            hint = "a template is one document: split the file"
            raise self._origin.error("a second YAML document begins here", at, hint)
        return node

    def _node(self, event: Any, depth: int) -> Node:
        """Any value: alias, anchored, tagged or plain."""
        if type(event) is AliasEvent:
            return self._alias(event, depth)
        name = event.anchor
        if name is None:
            return self._tagged(event, depth) if event.tag else self._untagged(event, depth)
        self._anchors[name] = None  # until it ends: an alias inside of it would be a cycle
        outer, self._deepest, before = self._deepest, depth, self._nodes
        node = self._tagged(event, depth) if event.tag else self._untagged(event, depth)
        self._anchors[name] = _Anchor(node, self._nodes - before, self._deepest - depth)
        self._deepest = max(outer, self._deepest)
        return node

    def _untagged(self, event: Any, depth: int) -> Node:
        if type(event) is ScalarEvent:
            return plain(event.value) if event.implicit[0] else event.value
        return self._map(event, depth + 1) if type(event) is MappingStartEvent else self._seq(event, depth + 1)

    def _map(self, start: Any, depth: int) -> Map:
        self._enter(start, depth)
        next_event = self._next
        node = Map.at(self._origin)
        key_at, value_at = node.key_at, node.value_at
        merged: Map | None = None
        while type(event := next_event()) is not MappingEndEvent:
            if type(event) is ScalarEvent and event.tag is None and event.anchor is None:
                key = event.value
            else:
                key = self._key(event)
            at = event.start_mark.index
            is_merge = key == _MERGE and type(event) is ScalarEvent and event.implicit[0]
            event = next_event()
            if type(event) is ScalarEvent and event.tag is None and event.anchor is None:
                value: Node = plain(event.value) if event.implicit[0] else event.value
            else:
                value = self._node(event, depth)
            if key in key_at:
                raise self._origin.duplicate(key, key_at[key], at)
            key_at[key] = at
            if is_merge:
                merged = self._merge(value, at)
                continue
            node[key] = value
            value_at[key] = event.start_mark.index
        if merged is not None:
            _add_missing(node, merged)
            del key_at[_MERGE]
        self._count(len(node), start)
        return node

    def _seq(self, start: Any, depth: int) -> Seq:
        self._enter(start, depth)
        next_event = self._next
        node = Seq()
        node.origin = self._origin
        places = node.at = []
        while type(event := next_event()) is not SequenceEndEvent:
            if type(event) is ScalarEvent and event.tag is None and event.anchor is None:
                node.append(plain(event.value) if event.implicit[0] else event.value)
            else:
                node.append(self._node(event, depth))
            places.append(event.start_mark.index)
        self._count(len(node), start)
        return node

    def _tagged(self, event: Any, depth: int) -> Node:
        """A node with a tag: a short-form function, one of YAML's own types, or something that only a tool knows."""
        tag: str = event.tag
        if tag.startswith(_CORE):
            return self._core(event, depth, tag.removeprefix(_CORE))
        if tag == "!":  # YAML's "take it as it is written"
            return event.value if type(event) is ScalarEvent else self._untagged(event, depth)
        at: int = event.start_mark.index
        if tag not in FUNCTIONS:
            self._origin.notes.append((at, f"{shorten(tag)} is no CloudFormation function: its value is not known"))
        self._enter(event, depth + 1)
        value: Node = event.value if type(event) is ScalarEvent else self._untagged(event, depth + 1)
        if tag == "!GetAtt" and isinstance(value, str):
            value = self._attribute(event, value, depth + 2)
        wrapper = Map.at(self._origin)
        wrapper.put(FUNCTIONS.get(tag, tag), value, at, at)
        self._count(1, event)
        return wrapper

    def _attribute(self, event: Any, text: str, depth: int) -> Seq:
        """`!GetAtt Stack.Outputs.Url` is `["Stack", "Outputs.Url"]`."""
        self._enter(event, depth)
        node = Seq(text.split(".", 1))
        node.origin = self._origin
        node.at = [event.start_mark.index] * len(node)
        self._count(len(node), event)
        return node

    def _core(self, event: Any, depth: int, name: str) -> Node:
        """`!!str` and its like. CloudFormation has neither timestamps nor binaries: they stay text, with a note."""
        if name not in _TEXT_TYPES and name not in _PLAIN_TYPES:
            note = (
                f"CloudFormation does not support the YAML type !!{shorten(name)[1:-1]}: read as if it were not there"
            )
            self._origin.notes.append((event.start_mark.index, note))
        if type(event) is not ScalarEvent:
            return self._untagged(event, depth)
        if name not in _PLAIN_TYPES:
            return event.value
        value = plain(event.value)
        return float(value) if name == "float" and type(value) is int else value

    def _alias(self, event: Any, depth: int) -> Node:
        at = event.start_mark.index
        if event.anchor not in self._anchors:
            raise self._origin.error(f"no anchor &{event.anchor} stands before this alias", at)
        anchor = self._anchors[event.anchor]
        if anchor is None:
            raise self._origin.error(f"the alias *{event.anchor} stands inside of what it refers to", at)
        self._enter(event, depth + anchor.height)
        self._count(anchor.size, event)
        return anchor.node

    def _key(self, event: Any) -> str:
        """A key that is anchored, tagged, an alias, or no text at all."""
        if type(event) is ScalarEvent and (event.tag is None or event.tag.startswith(_CORE)):
            if event.anchor is not None:
                self._anchors[event.anchor] = _Anchor(event.value, 0, 0)
            return event.value
        if type(event) is AliasEvent and isinstance(key := self._alias(event, 0), str):
            return key
        hint = "quote it if it is text; of a template's template (Jinja, say) scan what it generates"
        raise self._origin.error("a key must be text, not a map, a list or a function", event.start_mark.index, hint)

    def _merge(self, value: Node, at: int) -> Map:
        """The entries that `<<: *map` or `<<: [*one, *other]` brings; of two with the same key the first counts."""
        merged = Map.at(self._origin)
        for part in value if isinstance(value, Seq) else (value,):
            if not isinstance(part, Map):
                raise self._origin.error("<< merges a map or a list of maps, nothing else", at)
            _add_missing(merged, part)
        return merged

    def _enter(self, event: Any, depth: int) -> None:
        if depth > self._deepest:
            self._deepest = depth
            if depth > MAX_DEPTH:
                raise self._origin.too_deep(event.start_mark.index)

    def _count(self, nodes: int, event: Any) -> None:
        self._nodes += nodes
        if self._nodes > MAX_NODES:
            raise self._origin.too_many(event.start_mark.index)


def _add_missing(node: Map, source: Map) -> None:
    for key, value in source.items():
        if key not in node:
            node.put(key, value, source.key_at[key], source.value_at[key])
