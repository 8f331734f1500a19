"""Where a property stands in its template: the path of a resolved value followed back through functions and loops."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from remit.sources.cloudformation.expansion import entries
from remit.sources.cloudformation.limits import Malformed

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Location
    from remit.model.resource import Path
    from remit.sources.cloudformation.evaluator import Evaluator
    from remit.sources.cloudformation.stack import Declared


def locator(declared: Declared, reader: Evaluator) -> Callable[[Path], Location]:
    """Answers where the property at a path is declared: the nearest place above it when it is absent or computed."""

    def locate(path: Path) -> Location:
        place = declared.location
        if "Properties" in declared.body and path and declared.stack.template.source(declared.id) is None:
            found = _Walk(reader, declared)
            for step in path:
                if not found.step(step):
                    break
            place = found.place
            place.detail = declared.location.detail
        return place

    return locate


class _Walk:
    """A walk down the nodes of a resource's properties."""

    def __init__(self, reader: Evaluator, declared: Declared) -> None:
        self.reader = reader
        self.node: Any = declared.properties
        self.place: Location = reader.stack.template.place(declared.body, "Properties")

    def step(self, step: str | int) -> bool:
        """Go to a key or an item. False when the template does not write it as such."""
        try:
            self.node = self.reader.branch(self.node)
            if isinstance(self.node, dict):
                return self._key(step)
            return isinstance(self.node, list) and isinstance(step, int) and self._item(step)
        except Malformed:
            return False

    def _key(self, step: str | int) -> bool:
        if isinstance(step, int):
            return step == 0  # one object where a list was made of it
        for entry in entries(self.reader, self.node):
            if entry.key == step:
                self.place = self.reader.stack.template.place(entry.holder, entry.written)
                self.node, self.reader = entry.node, entry.reader
                return True
        return False

    def _item(self, step: int) -> bool:
        items = self.node
        found = next(islice(self.reader.items(items), step, None), None)
        if found is None:
            return False
        index, node = found
        self.place = self.reader.stack.template.place(items, index)
        self.node = node
        return True
