"""Answers made into properties: the specs of a table evaluated, and names and lists as the registry has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.engines.secrets import REDACTED, WITHHELD
from remit.model import Missing, PartialString, Undetermined, Unknown
from remit.sources.aws.paths import MISREAD, find
from remit.sources.aws.redaction import UNSEARCHED
from remit.sources.aws.table import Fixed, Pick, Via, With

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.schema import Shape
    from remit.sources.aws.table import Call, Spec

UNTOLD = Unknown(WITHHELD)


class KeptBack(PartialString):
    """What stands for a redacted value: it is there, and nothing that is asked about it is answered.

    Its parts hold the marker, where that names the kind of a credential, for those who look for one.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        """A value that says nothing was not redacted."""
        return True

    def __eq__(self, other: object) -> bool:
        """Absent it is not; whatever else it may be."""
        if isinstance(other, Missing):
            return False
        raise Undetermined(self.cause())

    __hash__ = None  # type: ignore[assignment]  # as the class above

    def __contains__(self, text: object) -> bool:
        """Nobody knows."""
        raise Undetermined(self.cause())

    def startswith(self, prefix: str) -> bool:  # noqa: ARG002 — as the class above
        """Nobody knows."""
        raise Undetermined(self.cause())

    def endswith(self, suffix: str) -> bool:  # noqa: ARG002 — as the class above
        """Nobody knows."""
        raise Undetermined(self.cause())


KEPT_BACK = KeptBack([UNTOLD])

_names: dict[Shape, dict[str, tuple[str, Shape | None]]] = {}
"""The properties of a shape by their names in lower case, each with its own shape."""


def filled(call: Call, answer: Any, known: Any) -> dict[str, Any]:
    """The properties that one answer fills, by dotted path; absent ones are left out."""
    values: dict[str, Any] = {}
    for name in call.same.split():
        if isinstance(answer, dict):
            values[name] = answer[name] if name in answer else answer.get(name[0].lower() + name[1:])
    for name, spec in call.fills.items():
        try:
            values[name] = evaluated(spec, answer, known)
        except MISREAD:
            values[name] = Unknown(f"{call.operation} tells {name} in a form that remit cannot read")
    return {name: value for name, value in values.items() if value is not None}


def evaluated(spec: Spec, answer: Any, known: Any = None) -> Any:
    """What a spec makes of an answer; None when the answer does not tell."""
    if isinstance(spec, Fixed):
        return spec.value
    if isinstance(spec, With):
        return spec.function(answer, known)
    inner = find(answer, spec if isinstance(spec, str) else spec.path)
    if inner is None or isinstance(spec, str):
        return inner
    if isinstance(spec, Via):
        return spec.function(inner)
    return _object(spec.fields, inner) if isinstance(spec, Pick) else [_object(spec.fields, item) for item in inner]


def _object(fields: Mapping[str, Spec], answer: Any) -> dict[str, Any]:
    values = {name: evaluated(spec, answer) for name, spec in fields.items()}
    return {name: value for name, value in values.items() if value is not None}


def in_words(shape: Shape | None, value: Any) -> Any:
    """A value with the registry's names for its members, where only the case of the first letters differs.

    Members that the registry does not know are left out; null is absence; `{Quantity, Items}` is the list that it
    wraps; a list of tags becomes a map where the registry has one. What was redacted is there, but unknown.
    """
    if isinstance(value, str):
        return _told(value) if REDACTED[:-1] in value else value
    if shape is None or shape.kind == "json":
        return _document(value)
    if shape.kind == "list":
        return _list(shape, value)
    if shape.kind == "map":
        return _map(shape, value)
    return _members(shape, value) if isinstance(value, dict) and shape.kind == "object" else value


def _told(text: str) -> PartialString | Unknown:
    """A text of which the whole or a part was redacted."""
    if text == UNSEARCHED:
        return Unknown("the user data is in no form that remit can search, and is not kept")
    if text == REDACTED:
        return KEPT_BACK
    if text.startswith(REDACTED[:-1]) and REDACTED not in text:
        return KeptBack([text, UNTOLD])
    first, *rest = text.split(REDACTED)
    return PartialString([first, *(part for each in rest for part in (UNTOLD, each))])


def _document(value: Any) -> Any:
    """A free-form value as it is, but for what was redacted in it."""
    if isinstance(value, str):
        return in_words(None, value)
    if isinstance(value, dict):
        return {name: in_words(None, item) for name, item in value.items()}
    return [in_words(None, item) for item in value] if isinstance(value, list) else value


def _map(shape: Shape, value: Any) -> Any:
    """Any names, values of one kind; a list of tags is such a map."""
    are_tags = isinstance(value, list) and all(isinstance(item, dict) for item in value)
    told = tags_of(value) if are_tags else value
    if not isinstance(told, dict):
        return told
    return {name: in_words(shape.items, item) for name, item in told.items() if item is not None}


def _list(shape: Shape, value: Any) -> Any:
    """A list, out of the forms in which AWS wraps one."""
    if isinstance(value, dict) and "Quantity" in value:
        value = value.get("Items") or []
    if isinstance(value, dict) and shape.items is not None and {"Key", "Value"} <= set(shape.items.names):
        value = [{"Key": key, "Value": text} for key, text in value.items()]
    if isinstance(value, (list, tuple)):
        return [in_words(shape.items, item) for item in value]
    return value


def _members(shape: Shape, value: dict[str, Any]) -> dict[str, Any]:
    names = _names.get(shape)
    if names is None:
        names = _names[shape] = {name.lower(): (name, shape.property(name)) for name in shape.names}
    found: dict[str, Any] = {}
    for told, item in value.items():
        known = names.get(told.lower())
        if known is not None and item is not None:
            found[known[0]] = in_words(known[1], item)
        elif known is None and shape.items is not None:
            found[told] = in_words(shape.items, item)
    return found


def tags_of(value: Any) -> dict[str, str]:
    """Tags as a plain map, from any of the forms in which AWS tells them."""
    if isinstance(value, dict):
        return {str(key): str(text) for key, text in value.items()}
    tags: dict[str, str] = {}
    for item in value or ():
        key = item.get("Key", item.get("key", item.get("TagKey")))
        if key is not None:
            tags[str(key)] = str(item.get("Value", item.get("value", item.get("TagValue", ""))))
    return tags


def put(properties: dict[str, Any], path: str, value: Any) -> None:
    """Set a property at a dotted path, making the objects on the way; nothing is set below an unknown one."""
    *way, last = path.split(".")
    for name in way:
        below = properties.setdefault(name, {})
        if not isinstance(below, dict):
            return
        properties = below
    properties[last] = value
