"""A module as written: the files of one directory, merged into its declarations.

https://developer.hashicorp.com/terraform/language/files, …/files/override
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.model import Location
    from remit.sources.terraform.hcl import nodes

    Tell = Callable[[str, Location], None]

ENDINGS = (".tf", ".tofu", ".tf.json", ".tofu.json")


class Declared:
    """A block with the file that it stands in."""

    __slots__ = ("block", "file")

    def __init__(self, block: nodes.Block, file: nodes.File) -> None:
        """See the class."""
        self.block = block
        self.file = file

    @property
    def place(self) -> Location:
        """Where the block begins."""
        return self.file.place(self.block.at)

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line of the block."""
        return self.file.line(self.block.at), self.file.line(max(self.block.at, self.block.body.end - 1))

    def attribute(self, name: str) -> nodes.Expression | None:
        """The expression of an argument, None when it is not written."""
        found = self.block.body.attributes.get(name)
        return found.value if found is not None else None


class Module:
    """The declarations of a directory, by name. `name` is how the reader knows it, `directory` where it is."""

    def __init__(self, name: str) -> None:
        """Empty; `add` fills it."""
        self.name = name
        self.directory = Path(name)
        self.variables: dict[str, Declared] = {}
        self.locals: dict[str, tuple[nodes.Attribute, nodes.File]] = {}
        self.outputs: dict[str, Declared] = {}
        self.resources: dict[tuple[str, str], Declared] = {}
        self.data: dict[tuple[str, str], Declared] = {}
        self.calls: dict[str, Declared] = {}
        self.providers: list[Declared] = []
        self.files: list[nodes.File] = []

    def add(self, bodies: Iterable[nodes.Body], tell: Tell) -> None:
        """Take the files in. `tell` hears of what is declared twice; the first one stays."""
        for body in bodies:
            self.files.append(body.file)
            for block in body.blocks:
                self._take(Declared(block, body.file), tell)

    def override(self, bodies: Iterable[nodes.Body]) -> None:
        """Merge override files: their arguments and nested blocks replace those of the same name."""
        for body in bodies:
            self.files.append(body.file)
            for block in body.blocks:
                found = self._found(block)
                if block.type == "locals":
                    self.locals |= {name: (each, body.file) for name, each in block.body.attributes.items()}
                elif found is not None:
                    _merge(found.block.body, block.body)

    def _take(self, declared: Declared, tell: Tell) -> None:
        block = declared.block
        if block.type == "locals":
            for name, attribute in block.body.attributes.items():
                if name in self.locals:
                    tell(
                        f"local.{name} is declared twice; the first one counts"[:200], declared.file.place(attribute.at)
                    )
                self.locals.setdefault(name, (attribute, declared.file))
        elif block.type == "provider" and len(block.labels) == 1:
            self.providers.append(declared)
        else:
            self._name(declared, tell)

    def _name(self, declared: Declared, tell: Tell) -> None:
        block = declared.block
        named = {"variable": self.variables, "output": self.outputs, "module": self.calls}.get(block.type)
        typed = {"resource": self.resources, "data": self.data}.get(block.type)
        if named is not None and len(block.labels) == 1:
            (name,) = block.labels
            if named.setdefault(name, declared) is not declared:
                tell(f"{block.type} {name} is declared twice; the first one counts"[:200], declared.place)
        elif typed is not None and len(block.labels) == 2:  # noqa: PLR2004 — type and name
            kind, name = block.labels
            if typed.setdefault((kind, name), declared) is not declared:
                tell(f"{kind}.{name} is declared twice; the first one counts"[:200], declared.place)
        elif named is not None or typed is not None:
            tell(
                f"{block.type} needs {'a name' if named is not None else 'a type and a name'}; left out", declared.place
            )

    def _found(self, block: nodes.Block) -> Declared | None:
        """The declaration that an override names."""
        if block.type == "provider":
            return next((each for each in self.providers if _alias(each.block) == _alias(block)), None)
        named = {"variable": self.variables, "output": self.outputs, "module": self.calls}.get(block.type)
        if named is not None:
            return named.get(block.labels[0]) if block.labels else None
        typed = {"resource": self.resources, "data": self.data}.get(block.type)
        return typed.get((block.labels[0], block.labels[1])) if typed is not None and len(block.labels) > 1 else None


def _alias(block: nodes.Block) -> tuple[str, object]:
    alias = block.body.attributes.get("alias")
    return block.labels[0] if block.labels else "", getattr(alias.value, "value", None) if alias else None


def _merge(body: nodes.Body, other: nodes.Body) -> None:
    for attribute in other.attributes.values():
        attribute.file = other.file
    body.attributes |= other.attributes
    replaced = {block.type for block in other.blocks}
    body.blocks = [block for block in body.blocks if block.type not in replaced] + other.blocks
