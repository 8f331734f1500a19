"""One table carried out backwards: from properties to the attributes of a Terraform type that say them.

What the attributes cannot say stays in the properties. Functions of a table are undone by trial: the raw value that
the function makes the wanted property of is the right one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Undetermined, Unknown
from remit.schema import describe
from remit.sources.terraform.mapping.matching import property_of
from remit.sources.terraform.mapping.table import Block, Each, Item, Table, To
from remit.sources.terraform.mapping.writing import MISREAD, SILENT
from tests.checks.terraform_examples.hcl import Blocks, Json, snake
from tests.checks.terraform_examples.inverses import INVERSES
from tests.checks.terraform_examples.trial import candidates, same
from tests.sources.terraform import provider_schema

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.schema import Shape
    from remit.sources.terraform.mapping.table import Spec, Whole
    from tests.sources.terraform.provider_schema import Entries, Entry

    Tree = dict[str, Any]

NOTHING = object()
"""No value: the attribute says none of the properties, or nothing is left of one."""


class Reversal:
    """A Terraform type as a way of saying properties of a registry type."""

    def __init__(self, name: str, table: Table, type_name: str) -> None:
        self.name = name
        self.table = table
        schema = describe(type_name)
        assert schema is not None, type_name
        self._schema = schema

    def attributes(self, properties: Tree) -> Tree:
        """Takes out of the properties what the type can say, and says it."""
        table = self.table
        entries = provider_schema.resource(self.name).entries
        together = {name for each in table.whole for name in each.reads.split()}
        together |= {name for each in table.also for name in each.reads.split()}
        skipped = together | {*table.by.split(), *table.match.split()} | SILENT
        block = Block("", table.attributes, " ".join(table.drop | skipped))
        made = self._block(entries, self._schema.properties, block, properties, self._schema.name)
        for each in table.whole:
            made |= self._together(each, properties)
        if made or not table.parents:
            self._taken_for_granted(properties)
        return made

    def _taken_for_granted(self, properties: Tree) -> None:
        """What the provider sets by itself need not be said."""
        for path, value in self.table.defaults.items():
            told = at(properties, path)
            if told is not NOTHING and same(told, value):
                take(properties, path)

    def _block(self, entries: Entries, shape: Shape, block: Block, holder: Tree, type_name: str = "") -> Tree:
        made: Tree = {}
        drop = set(block.drop.split())
        for name, entry in sorted(entries.items(), key=lambda each: each[0].endswith("_json")):
            if name in drop or not entry.is_configurable or (type_name and name in provider_schema.SETTLED):
                continue
            spec = self._spec(shape, block, name, type_name)
            told = self._attribute(entry, shape, spec, holder) if spec is not None else NOTHING
            if told is not NOTHING:
                made[name] = told
        return made

    def _spec(self, shape: Shape, block: Block, name: str, type_name: str) -> Spec | None:
        tags = self._schema.tags if type_name and name == "tags" else None
        return block.attributes.get(name) or tags or property_of(shape, name, type_name)

    def _attribute(self, entry: Entry, shape: Shape, spec: Spec, holder: Tree) -> Any:
        if isinstance(spec, str):
            spec = Block(spec)
        if isinstance(spec, Block):
            return self._around(entry, shape, spec, holder) if not spec.path else self._in(entry, shape, spec, holder)
        value = at(holder, spec.path)
        if value is NOTHING:
            return NOTHING
        if isinstance(spec, To):
            return self._changed(entry, spec, value, holder)
        return self._items(entry, spec, value, holder)

    def _around(self, entry: Entry, shape: Shape, block: Block, holder: Tree) -> Any:
        """A block whose attributes belong to the object around it."""
        inner = self._block(entry.entries or {}, shape, block, holder)  # type: ignore[arg-type]
        return Blocks([inner]) if inner else NOTHING

    def _in(self, entry: Entry, shape: Shape, block: Block, holder: Tree) -> Any:
        """An attribute or a block that is the property at a path."""
        value = take(holder, block.path)
        if value is NOTHING:
            return NOTHING
        target = shape_at(shape, block.path)
        made, rest = self._value(entry, target, block, value) if target is not None else (NOTHING, value)
        if rest is not NOTHING:
            put(holder, block.path, rest)
        return made

    def _value(self, entry: Entry, shape: Shape, block: Block, value: Any) -> tuple[Any, Any]:
        """The attribute's value, and what is left of the property's."""
        if entry.entries is None:
            return plainly(entry, value), NOTHING
        if isinstance(value, Unknown):
            return shaped(entry, [value]), NOTHING
        if not isinstance(value, (dict, list)):
            return NOTHING, value
        found, rest = [], []
        for item in value if isinstance(value, list) else [value]:
            made, left = self._object(entry.entries, item_of(shape), block, item)
            found += [made] if made is not NOTHING else []
            rest += [left] if left is not NOTHING else []
        left = NOTHING if not rest else rest if isinstance(value, list) else rest[0]
        return (shaped(entry, found) if found else NOTHING), left

    def _object(self, entries: Entries, shape: Shape, block: Block, item: Any) -> tuple[Any, Any]:
        if isinstance(item, Unknown):
            return item, NOTHING
        if not isinstance(item, dict):
            return NOTHING, item
        left = copied(item)
        made = self._block(entries, shape, block, left)
        if item and not made:
            return NOTHING, item
        return made, left or NOTHING

    # ── functions, undone by trial ────────────────────

    def _changed(self, entry: Entry, spec: To, value: Any, holder: Tree) -> Any:
        by_hand = INVERSES.get((self.name, entry.name))
        if by_hand is not None and not isinstance(value, Unknown):
            raw = phrased(entry, by_hand(value))
        else:
            raw = undone(self.name, entry, spec.change, value)
        if raw is NOTHING:
            return NOTHING
        take(holder, spec.path)
        return raw

    def _items(self, entry: Entry, spec: Each | Item, value: Any, holder: Tree) -> Any:
        """The blocks or the value that make items of a list; the other items stay."""
        if isinstance(value, Unknown):
            if isinstance(spec, Item):
                return NOTHING
            take(holder, spec.path)
            return shaped(entry, [value]) if entry.entries is not None else value
        if not isinstance(value, list):
            return NOTHING
        found: list[Any] = []
        rest: list[Any] = []
        for item in value:
            raw = undone(self.name, entry, spec.change, item, one=True)
            full = isinstance(spec, Item) and bool(found)
            (rest if raw is NOTHING or full else found).append(item if raw is NOTHING or full else raw)
        if not found and value:
            return NOTHING
        take(holder, spec.path)
        if rest:
            put(holder, spec.path, rest)
        return phrased(entry, found[0] if isinstance(spec, Item) else found)

    def _together(self, whole: Whole, properties: Tree) -> Tree:
        told = {path: value for path in whole.paths if (value := at(properties, path)) is not NOTHING}
        if not told:
            return {}
        for raw in candidates(self.name, " ".join(whole.paths), told):
            if isinstance(raw, dict) and agrees(whole.change, raw, told):
                for path in told:
                    take(properties, path)
                entries = provider_schema.resource(self.name).entries
                return {name: phrased(entries[name], value) for name, value in raw.items()}
        return {}


def agrees(change: Callable[[Any], Any], raw: Tree, told: Tree) -> bool:
    """Whether the attributes together make these properties."""
    made = tried(change, raw)
    return isinstance(made, dict) and all(same(made.get(path), value) for path, value in told.items())


def undone(name: str, entry: Entry, change: Callable[[Any], Any], value: Any, *, one: bool = False) -> Any:
    """The raw value of which a function makes this one, as the attribute is written."""
    if isinstance(value, Unknown):
        return value if entry.entries is None else shaped(entry, [value])
    for raw in candidates(name, entry.name, value):
        made = tried(change, raw)
        if same(made, value) or (one and isinstance(made, list) and same(made, [value])):
            return raw if one else phrased(entry, raw)
    return NOTHING


def tried(change: Callable[[Any], Any], raw: Any) -> Any:
    """What a function makes of a value; nothing when the value is of another form than it takes."""
    try:
        return change(raw)
    except (*MISREAD, Undetermined):
        return NOTHING


# ── how an attribute is written ────────────────────


def phrased(entry: Entry, raw: Any) -> Any:
    """A raw value, in which blocks are lists of mappings, as it is written."""
    if entry.entries is None:
        return plainly(entry, raw)
    inner = [
        {name: phrased(entry.entries[name], value) for name, value in each.items() if name in entry.entries}
        for each in (raw if isinstance(raw, list) else [raw])
    ]
    return shaped(entry, inner)


def shaped(entry: Entry, items: list[Any]) -> Any:
    """Objects as blocks, or as the value of an attribute."""
    if entry.is_block:
        return Blocks(items)
    if items and isinstance(items[0], Unknown):
        return items[0]
    return items if entry.nesting in ("list", "set") else items[0]


def plainly(entry: Entry, value: Any) -> Any:
    """A value for an attribute without a structure of its own."""
    if entry.kind.startswith("map") and isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return {each["Key"]: each.get("Value") for each in value if "Key" in each}
    if entry.kind == "any" and isinstance(value, dict):
        return nested(value)
    if entry.kind.startswith(("list", "set")):
        return value if isinstance(value, (list, Unknown)) else [value]
    if entry.kind == "string" and isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict):
        return value[0]
    return Json(value) if entry.kind == "string" and isinstance(value, (dict, list)) else value


def nested(value: Any) -> Any:
    """What the provider's index does not follow (a statement in a statement): objects as blocks, named by the rule."""
    if isinstance(value, dict):
        return Blocks([{snake(name): nested(item) for name, item in value.items()}])
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return Blocks([block for item in value for block in nested(item)])
    return value


# ── trees of properties ────────────────────


def at(tree: Any, path: str) -> Any:
    """What stands at a dotted path, or `NOTHING`."""
    for step in path.split("."):
        tree = tree.get(step, NOTHING) if isinstance(tree, dict) else NOTHING
    return tree


def take(tree: Tree, path: str) -> Any:
    """Removes what stands at a dotted path, and the objects around it that are empty then."""
    first, _, rest = path.partition(".")
    if not rest or not isinstance(tree.get(first), dict):
        return tree.pop(first, NOTHING) if not rest else NOTHING
    found = take(tree[first], rest)
    if found is not NOTHING and not tree[first]:
        del tree[first]
    return found


def put(tree: Tree, path: str, value: Any) -> None:
    """Puts a value back at a dotted path."""
    *outer, last = path.split(".")
    for step in outer:
        tree = tree.setdefault(step, {})
    tree[last] = value


def copied(value: Any) -> Any:
    """A tree of its own; its leaves are shared."""
    if isinstance(value, dict):
        return {name: copied(item) for name, item in value.items()}
    return [copied(item) for item in value] if isinstance(value, list) else value


def leaves(tree: Any, path: str = "") -> Iterator[str]:
    """The dotted paths of all that is in a tree."""
    inner: Iterable[tuple[str, Any]] = ()
    if isinstance(tree, dict) and tree:
        inner = ((f"{path}.{name}" if path else name, item) for name, item in tree.items())
    elif isinstance(tree, list) and tree:
        inner = ((path, item) for item in tree)
    elif path:
        yield path
    for below, item in inner:
        yield from leaves(item, below)


def shape_at(shape: Shape, path: str) -> Shape | None:
    """What the property at a dotted path may hold."""
    found: Shape | None = shape
    for step in path.split("."):
        found = found.property(step) if found is not None else None
    return found


def item_of(shape: Shape) -> Shape:
    """The object that a property is, or that its list holds."""
    while shape.kind == "list" and shape.items is not None:
        shape = shape.items
    return shape
