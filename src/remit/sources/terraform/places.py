"""Where a value stands in the files: a path of attributes, blocks and indexes followed through what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.hcl import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Location
    from remit.sources.terraform.evaluation.resources import ResourceInstance

    Path = tuple[str | int, ...]

WRAPPERS = frozenset({"jsonencode", "jsondecode", "tolist", "toset", "tomap", "sensitive", "nonsensitive"})
"""Functions of which a part of the result is a part of the argument."""


def locator(instance: ResourceInstance) -> Callable[[Path], Location]:
    """Answers where the value at a path is written: the nearest place above it when it is computed."""
    declared = instance.declared
    detail = chain(instance)

    def locate(path: Path) -> Location:
        walk = Walk(declared.block.body, declared.block.body.file, declared.block.at)
        for step in path:
            if not walk.step(step):
                break
        return walk.file.place(walk.at, detail)

    return locate


def chain(instance: ResourceInstance) -> str:
    """The calls that led to the module that an instance stands in: `module.app.module.db, called at main.tf:3`."""
    calls = instance.module.chain
    if not calls:
        return ""
    places = ", ".join(str(each.declared.place) for each in calls)
    return f"{instance.module.prefix[:-1]}, called at {places}"


class Walk:
    """A walk down what is written. `file` and `at` are the place reached so far."""

    def __init__(self, body: nodes.Body, file: nodes.File, at: int) -> None:
        """Begins at a block."""
        self.file = file
        self.at = at
        self._here: Any = body

    def step(self, step: str | int) -> bool:
        """Go to an attribute, a block or an element. False when it is not written as such."""
        here = self._here
        if isinstance(here, nodes.Body):
            return isinstance(step, str) and self._into(here, step)
        if isinstance(here, list):
            return self._block(here, step)
        return self._expression(here, step)

    def _into(self, body: nodes.Body, name: str) -> bool:
        attribute = body.attributes.get(name)
        if attribute is not None:
            self.file, self.at, self._here = attribute.file or body.file, attribute.at, attribute.value
            return True
        blocks = [each for each in body.blocks if each.type == name or _makes(each, name)]
        if not blocks:
            return False
        self.file, self.at, self._here = blocks[0].body.file, blocks[0].at, blocks
        return True

    def _block(self, blocks: list[nodes.Block], step: str | int) -> bool:
        """The block of an index; a name goes into the only one. What follows a `dynamic` block stands in that."""
        index = step if isinstance(step, int) else 0
        before = next((each for each in blocks[: index + 1] if each.type == "dynamic"), None)
        if before is None and index >= len(blocks):
            return False
        block = before or blocks[index]
        content = next((each for each in block.body.blocks if each.type == "content"), None)
        body = content.body if before is not None and content is not None else block.body
        self.file, self.at, self._here = body.file, block.at, body
        return True if isinstance(step, int) else self._into(body, step)

    def _expression(self, node: Any, step: str | int) -> bool:
        while isinstance(node, nodes.Call) and node.name in WRAPPERS and len(node.arguments) == 1:
            node = node.arguments[0]
        if isinstance(node, nodes.Object):
            for key, value in node.items:
                if isinstance(key, nodes.Literal) and key.value == step:
                    self.at, self._here = key.at, value
                    return True
        if isinstance(node, nodes.Tuple) and isinstance(step, int) and step < len(node.items):
            self._here = node.items[step]
            self.at = self._here.at
            return True
        if isinstance(node, nodes.Object) and step == 0:
            self._here = node  # one object where a list was made of it
            return True
        return False


def _makes(block: nodes.Block, name: str) -> bool:
    return block.type == "dynamic" and block.labels[:1] == (name,)
