"""`Fn::ForEach`: a fragment repeated for each item of a collection, in resources, outputs, conditions and properties.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-foreach.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.sources.cloudformation.functions import not_known
from remit.sources.cloudformation.limits import ITEMS, Malformed
from remit.sources.cloudformation.parameters import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.sources.cloudformation.evaluator import Evaluator

LOOP = "Fn::ForEach::"
"""How the key of a loop begins; the loop's name follows."""


class Entry(NamedTuple):
    """An entry of an object, loops unrolled: key, node of the value, and the evaluator that knows the loops around it.

    `holder` and `written` tell where it stands: the object in the template, and the key as written there.
    """

    key: str
    node: Any
    reader: Evaluator
    holder: Mapping[str, Any]
    written: str


class Unexpanded:
    """What stands for a loop whose collection is not known: there may be any number of entries."""

    __slots__ = ("why",)

    def __init__(self, why: str) -> None:
        """Keep the reason."""
        self.why = why


def entries(reader: Evaluator, node: Mapping[str, Any]) -> Iterator[Entry]:
    """The entries of an object. A loop that cannot be unrolled comes as its own key with an `Unexpanded`."""
    for key, child in node.items():
        if not key.startswith(LOOP):
            yield Entry(substituted(key, reader.bindings), child, reader, node, key)
            continue
        try:
            yield from _loop(reader, key, child)
        except Malformed as problem:
            reader.note(f"{key}: {problem}"[:300], node, key=key)
            yield Entry(key, Unexpanded(str(problem)), reader, node, key)


def substituted(text: str, bindings: Mapping[str, Any]) -> str:
    """A text with `${Identifier}` replaced by the item, and `&{Identifier}` by its letters and digits."""
    if not bindings or "{" not in text:
        return text
    for name, item in bindings.items():
        value = text_of(item)
        text = text.replace("${" + name + "}", value)
        if "&{" in text:
            text = text.replace("&{" + name + "}", "".join(each for each in value if each.isascii() and each.isalnum()))
    return text


def _loop(reader: Evaluator, key: str, loop: Any) -> Iterator[Entry]:
    if not isinstance(loop, list) or len(loop) != 3:  # noqa: PLR2004 — identifier, collection, fragment
        raise Malformed("a loop takes an identifier, a collection and a fragment")
    identifier, collection, fragment = loop
    if not isinstance(identifier, str) or not isinstance(fragment, dict):
        raise Malformed("a loop takes an identifier, a collection and a fragment")
    if not reader.stack.template.extended:
        reader.note("Fn::ForEach needs Transform: AWS::LanguageExtensions", loop)
    items = reader.value(collection)
    if not isinstance(items, list) or any(not_known(item) or isinstance(item, (dict, list)) for item in items):
        raise Malformed(f"the collection of {key} is not known")
    for item in items:
        reader.stack.unrolled += 1
        if reader.stack.unrolled > ITEMS:
            raise Malformed(f"the loops of this template make more than {ITEMS:,} entries")
        yield from entries(reader.bound({identifier: item}), fragment)
