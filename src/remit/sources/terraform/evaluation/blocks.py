"""What a body comes to: attributes by name, nested blocks as lists under their type, `dynamic` ones unrolled.

https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Unknown, cause_of
from remit.sources.terraform.evaluation.loops import pairs_of
from remit.sources.terraform.evaluation.values import Malformed, OpenList, OpenMap, known
from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.limits import INSTANCES

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.sources.terraform.evaluation.evaluator import Evaluator

    Tell = Callable[[str, nodes.File, int], None]

META = frozenset({"count", "depends_on", "for_each", "lifecycle", "provider", "provisioner", "connection"})
"""Arguments and blocks of every resource that are Terraform's own."""


class BlockReader:
    """Evaluates the bodies of one resource. `tell` hears what cannot be evaluated; `what` is the resource's address."""

    __slots__ = ("_tell", "_what")

    def __init__(self, what: str, tell: Tell) -> None:
        """See the class."""
        self._what = what
        self._tell = tell

    def values(self, body: nodes.Body, evaluator: Evaluator, *, meta: bool = False) -> dict[str, Any]:
        """All attributes and blocks of a body; `meta`: without Terraform's own."""
        made = {
            name: self.settled(each, evaluator, body.file)
            for name, each in body.attributes.items()
            if not (meta and name in META)
        }
        for kind in dict.fromkeys(_kind(block) for block in body.blocks):
            if not (meta and kind in META):
                made[kind] = self.blocks(body, kind, evaluator)
        return made

    def settled(self, attribute: nodes.Attribute, evaluator: Evaluator, file: nodes.File) -> Any:
        """The value of an attribute; Unknown, and told, when Terraform would refuse it."""
        try:
            return evaluator.value(attribute.value)
        except Malformed as error:
            self._tell(f"{self._what}.{attribute.name}: {error}", attribute.file or file, attribute.value.at)
            return Unknown(Cause(f"{self._what}.{attribute.name} cannot be evaluated: {error}"))

    def blocks(self, body: nodes.Body, kind: str, evaluator: Evaluator) -> Any:
        """The nested blocks of one type, in the order in which they are written."""
        made: list[Any] = []
        cause: Cause | None = None
        for block in body.blocks:
            if _kind(block) != kind:
                continue
            if block.type == "dynamic":
                more, why = self._dynamic(block, evaluator)
                made += more
                cause = cause or why
            else:
                made.append(self.values(block.body, evaluator))
        if cause is None:
            return made
        return OpenList(made, cause) if made else Unknown(cause)

    def _dynamic(self, block: nodes.Block, evaluator: Evaluator) -> tuple[list[Any], Cause | None]:
        """The blocks that a `dynamic` makes, and why there may be more."""
        content = next((each for each in block.body.blocks if each.type == "content"), None)
        over = block.body.attributes.get("for_each")
        if content is None or over is None:
            self._tell(f"{self._what}: dynamic needs for_each and content", block.body.file, block.at)
            return [], Cause(f"a dynamic block of {self._what} is not complete")
        collection = self.settled(over, evaluator, block.body.file)
        if not known(collection):
            return [], cause_of(collection)
        name = _iterator(block)
        try:
            made = [
                self.values(content.body, evaluator.bound({name: {"key": key, "value": value}}))
                for key, value in _bounded(collection)
            ]
        except Malformed as error:
            self._tell(f"{self._what}: {error}", block.body.file, over.value.at)
            return [], Cause(f"a dynamic block of {self._what} cannot be evaluated: {error}")
        return made, collection.cause if isinstance(collection, (OpenList, OpenMap)) else None


def _bounded(collection: Any) -> list[tuple[Any, Any]]:
    if collection is None:
        raise Malformed("for_each is null")
    pairs = list(pairs_of(collection))
    if len(pairs) > INSTANCES:
        raise Malformed(f"for_each makes more than {INSTANCES:,} blocks")
    return pairs


def _kind(block: nodes.Block) -> str:
    return block.labels[0] if block.type == "dynamic" and block.labels else block.type


def _iterator(block: nodes.Block) -> str:
    """The name that the content calls the element by."""
    written = block.body.attributes.get("iterator")
    if written is not None and isinstance(written.value, nodes.Name):
        return written.value.name
    return block.labels[0] if block.labels else ""
