"""Writes the properties of one resource by its table, and remembers from which attribute each came."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from remit.model import Cause, OpenObj, Reference, Undetermined, Unknown, cause_of, is_known
from remit.sources.nulls import is_of_a_policy
from remit.sources.terraform.evaluation.values import JsonText, OpenList, OpenMap, PartialJson, is_unset
from remit.sources.terraform.mapping.matching import property_of
from remit.sources.terraform.mapping.table import ITSELF, Block, Each, Item, To
from remit.sources.terraform.plans.plan_values import Unset

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.schema import Shape, TypeSchema
    from remit.sources.terraform.instances import Instance
    from remit.sources.terraform.mapping.table import Spec, Table, Whole

    Path = tuple[str | int, ...]

SILENT = frozenset({"id", "region", "tags_all", "timeouts"})
"""Attributes of every resource that are no property: its Region and tags are read beside the table."""

NOWHERE: tuple[Path, Path] = (("\0",), ("\0",))
"""The paths of what has no origin of its own: no property is asked for by such a path."""

TRUTHS = {"true": True, "1": True, "false": False, "0": False}
"""Texts that Terraform takes for a bool: https://developer.hashicorp.com/terraform/language/expressions/types."""

MISREAD = (TypeError, ValueError, KeyError, IndexError, AttributeError)
"""What a table's function raises when a value is of another form than the provider documents."""


class Writer:
    """Fills `properties`. `origins` maps paths of properties to paths of attributes; `elsewhere` is why there may be
    more properties than were written. `strict`: an attribute that names no property is such a reason.
    """  # noqa: D205

    def __init__(self, table: Table, schema: TypeSchema, itself: Reference, *, strict: bool) -> None:
        """Nothing is written yet. `itself` refers to the resource that is written."""
        self.properties: dict[str, Any] = {}
        self.origins: dict[Path, Path] = {}
        self.elsewhere: Cause | None = None
        self._table = table
        self._schema = schema
        self._itself = itself
        self._strict = strict

    def write(self, instance: Instance) -> None:
        """Carry out the table on the instance's attributes."""
        table, values = self._table, self._tagged(instance)
        beside = {name for each in table.also for name in each.reads.split() if name not in table.attributes}
        together = {name for each in table.whole for name in each.reads.split()}
        spent = {*together, *beside, *table.by.split(), *table.match.split()}
        plain = {name: value for name, value in values.items() if name not in spent and name not in SILENT}
        self._into(self.properties, self._schema.properties, Block("", table.attributes), plain, ((), ()))
        for each in table.whole:
            self._together(each, values)
        for path, value in table.defaults.items():
            if instance.open_ is None and _at(self.properties, path) is None:
                told = self._changed(value, values, (path,)) if callable(value) else value
                if told is not None:
                    self._put(self.properties, path, told)

    def _tagged(self, instance: Instance) -> Mapping[str, Any]:
        """The attributes, with the provider's default tags under the resource's own."""
        values, default = instance.values, instance.provider.default_tags
        if not self._schema.tags or self._table.parents or isinstance(values.get("tags"), Unknown):
            return values
        if not isinstance(default, Unknown) and not default:
            return values
        own = values.get("tags")
        if own is not None and not isinstance(own, dict):
            return values
        if isinstance(default, Unknown):
            return {**values, "tags": OpenMap(dict(own or {}), cause_of(default))}
        return {**values, "tags": {**default, **(own or {})}}

    # ── an object ────────────────────

    def _into(
        self, target: dict[str, Any], shape: Shape, block: Block, values: Mapping[str, Any], at: tuple[Path, Path]
    ) -> None:
        """Write the attributes of a block into the object that it becomes. `at`: its property and attribute paths."""
        drop = self._table.drop if not at[1] else frozenset(block.drop.split())
        if block.defaults and not isinstance(values, OpenMap):
            there = {name: value for name, value in values.items() if not is_unset(value)}
            values = {**self._defaults(block, there, at[1]), **there}
        for name, value in values.items():
            if name in drop or is_unset(value):
                continue
            spec = block.attributes.get(name)
            if spec is None:
                tags = self._schema.tags if name == "tags" and not at[1] else None
                found = tags or property_of(shape, name, self._schema.name if not at[0] else "")
                if found is None:
                    self._unmatched(name, value)
                    continue
                spec = found
            self._attribute(target, shape, spec, value, (at[0], (*at[1], name)))

    def _defaults(self, block: Block, there: Mapping[str, Any], origin: Path) -> dict[str, Any]:
        return {
            name: self._changed(value, there, (*origin, name)) if callable(value) else value
            for name, value in block.defaults.items()
        }

    def _attribute(self, target: dict[str, Any], shape: Shape, spec: Spec, value: Any, at: tuple[Path, Path]) -> None:
        if isinstance(spec, str):
            spec = Block(spec)
        if _is_left_to_the_provider(value, spec, shape):
            return
        if isinstance(spec, To):
            self._set(target, shape, spec.path, self._changed(spec.change, value, at[1]), at)
        elif isinstance(spec, Each):
            self._set(target, shape, spec.path, self._each(spec, value, at[1]), at, apart=True)
        elif isinstance(spec, Item):
            path = (*at[0], *spec.path.split("."))
            self.origins[*path, self._length(path)] = at[1]
            self._set(target, shape, spec.path, self._item(spec, value), at, apart=True)
        elif spec.path:
            below = _shape_at(shape, spec.path)
            path = (*at[0], *spec.path.split("."))
            self._set(target, shape, spec.path, self._converted(below, value, spec, (path, at[1])), at, done=True)
        else:
            self._around(target, shape, spec, value, at)

    def _around(self, target: dict[str, Any], shape: Shape, block: Block, value: Any, at: tuple[Path, Path]) -> None:
        """A block whose attributes belong to the object around it. One that is not known may set all that it names."""
        inner, origin = value, at[1]
        if isinstance(value, OpenList) and not value:
            inner = Unknown(value.cause)
        elif isinstance(value, list):
            inner, origin = (value[0], (*origin, 0)) if value else ({}, origin)
        if isinstance(inner, dict):
            self._into(target, shape, block, inner, (at[0], origin))
            if isinstance(inner, OpenMap):
                rest = {name: spec for name, spec in block.attributes.items() if name not in inner}
                self._hide(target, Block("", rest), Unknown(inner.cause))
        elif not is_known(inner):
            self._hide(target, block, Unknown(cause_of(inner)))

    def _hide(self, target: dict[str, Any], block: Block, why: Unknown) -> None:
        for spec in block.attributes.values():
            path = spec if isinstance(spec, str) else spec.path
            if path:
                self._put(target, path, why)
            elif isinstance(spec, Block):
                self._hide(target, spec, why)

    def _set(  # noqa: PLR0913 — where, what, and how
        self,
        target: dict[str, Any],
        shape: Shape,
        path: str,
        value: Any,
        at: tuple[Path, Path],
        *,
        apart: bool = False,
        done: bool = False,
    ) -> None:
        """Put a value at a path of the object, and remember its attribute. `apart`: its items have origins already."""
        if value is None:
            return
        if not done:
            value = self._converted(_shape_at(shape, path), value, Block(""), None)
        full = (*at[0], *path.split("."))
        if not apart or full not in self.origins:
            self.origins.setdefault(full, at[1])
        self._put(target, path, value)

    def _put(self, target: dict[str, Any], path: str, value: Any) -> None:
        """Put a value at a dotted path; lists and objects join what is there, another value replaces it.

        What is not known joins a list as an item that is not known: it may be several, or none.
        """
        *outer, last = path.split(".")
        for step in outer:
            inner = target.setdefault(step, {})
            if not isinstance(inner, dict):
                return  # the object as a whole is unknown, or was written as something else
            target = inner
        target[last] = _joined(target.get(last), value)

    def _unmatched(self, name: str, value: Any) -> None:
        if self._strict and self.elsewhere is None and not isinstance(value, Unknown):
            type_name = self._table.names[0]
            self.elsewhere = Cause(f"remit has no complete table of {type_name}, and does not know what {name} sets")

    # ── values ────────────────────

    def _converted(self, shape: Shape | None, value: Any, block: Block, at: tuple[Path, Path] | None) -> Any:
        """A value as its shape wants it: one block as an object, a map as pairs, a document as what it holds.

        `at` are its paths as property and attribute; None when what is below has no origin of its own.
        """
        kind = shape.kind if shape is not None else "json"
        if value is ITSELF:
            return self._itself
        if isinstance(value, (JsonText, PartialJson)) and kind in ("json", "object", "map"):
            value = value.value
        if shape is not None and kind == "object":
            return self._object(shape, value, block, at)
        if shape is not None and kind == "list":
            return self._list(shape, value, block, at)
        if kind == "boolean":
            return _truth(value)
        return _plain(_block_of(value) if kind == "json" else value)

    def _object(self, shape: Shape, value: Any, block: Block, at: tuple[Path, Path] | None) -> Any:
        if isinstance(value, list):
            if not value:
                return Unknown(value.cause) if isinstance(value, OpenList) else None
            value, at = value[0], (at[0], (*at[1], 0)) if at else None
        if not isinstance(value, dict):
            return _plain(value)
        made: dict[str, Any] = {}
        self._into(made, shape, block, value, at or NOWHERE)
        return OpenObj(made, value.cause) if isinstance(value, OpenMap) else made

    def _list(self, shape: Shape, value: Any, block: Block, at: tuple[Path, Path] | None) -> Any:
        items = shape.items
        if isinstance(value, dict) and items is not None:
            if {"Key", "Value"} <= set(items.names):
                return _pairs(value)
            value = [value]
        if not isinstance(value, list):
            return _plain(value) if isinstance(value, (Unknown, Reference)) or shape.scalar else [_plain(value)]
        made: list[Any] = []
        before = self._length(at[0]) if at else 0
        for index, item in enumerate(value):
            place = ((*at[0], before + len(made)), (*at[1], index)) if at else None
            if place:
                self.origins.setdefault(*place)
            converted = self._converted(items, item, block, place)
            if converted is not None and not (at and isinstance(converted, dict) and not converted):
                made.append(converted)
        return _with_rest(made, value)

    def _each(self, spec: Each, value: Any, origin: Path) -> Any:
        """What the function makes of every item, spread into one list."""
        if isinstance(value, Unknown):
            return value
        made: list[Any] = []
        path = tuple(spec.path.split("."))
        before = self._length(path)
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            told = self._changed(spec.change, item, (*origin, index))
            for one in told if isinstance(told, list) else [told]:
                if one is not None:
                    self.origins[*path, before + len(made)] = (*origin, index) if isinstance(value, list) else origin
                    made.append(one)
        return _with_rest(made, value)

    def _item(self, spec: Item, value: Any) -> Any:
        """The list of the one item that an attribute becomes; None when it becomes none."""
        try:
            made = spec.change(value)
        except Undetermined as raised:
            made = Unknown(raised.cause)
        return None if made is None else [made]

    def _length(self, path: Path) -> int:
        """How many items a list of the resource has already: what is added comes after them."""
        there: Any = self.properties
        for step in path:
            there = there.get(step) if isinstance(there, dict) else None
        return len(there) if isinstance(there, list) else 0

    def _changed(self, change: Callable[[Any], Any], value: Any, origin: Path) -> Any:
        """The value changed by a table's function; Unknown when it cannot tell. A map that may hold more never can."""
        if isinstance(value, Unknown):
            return value
        if isinstance(value, OpenMap):
            return Unknown(value.cause)
        try:
            return change(value)
        except Undetermined as raised:
            return Unknown(raised.cause)
        except MISREAD:
            return Unknown(f"{'.'.join(map(str, origin))} is of a form that remit cannot read")

    def _together(self, whole: Whole, values: Mapping[str, Any]) -> None:
        """What several attributes make together; all of it is Unknown while they cannot tell."""
        names = whole.reads.split()
        given = {name: value for name in names if not is_unset(value := values.get(name))}
        if not given:
            return
        told = self._changed(lambda _: whole.change(given), given, tuple(names[:1]))
        made = dict.fromkeys(whole.paths, told) if isinstance(told, Unknown) else told
        origin = next((name for name in names if name in given), "")
        for path, value in made.items():
            self._set(self.properties, self._schema.properties, path, value, ((), (origin,)))


def _is_left_to_the_provider(value: Any, spec: Spec, shape: Shape) -> bool:
    """Whether a plan says of a plain attribute that nobody sets it. Of a block it cannot say so for sure."""
    if not isinstance(value, Unknown) or not isinstance(cause_of(value), Unset):
        return False
    if isinstance(spec, Item):
        return True
    target = _shape_at(shape, spec.path) if not isinstance(spec, str) and spec.path else None
    if target is not None and target.kind == "list":
        target = target.items
    return target is not None and target.kind != "object"


def _joined(there: Any, value: Any) -> Any:
    """What a property is when a value is put where another is already."""
    if isinstance(there, (list, Unknown)) and isinstance(value, (list, Unknown)):
        if isinstance(there, Unknown) and isinstance(value, Unknown):
            return there
        return [*(there if isinstance(there, list) else [there]), *(value if isinstance(value, list) else [value])]
    if isinstance(there, dict) and isinstance(value, dict):
        return {**there, **value}
    return there if isinstance(there, Unknown) and isinstance(value, dict) else value


def _shape_at(shape: Shape, path: str) -> Shape | None:
    found: Shape | None = shape
    for step in path.split("."):
        found = found.property(step) if found is not None else None
    return found


def _at(properties: Any, path: str) -> Any:
    for step in path.split("."):
        properties = properties.get(step) if isinstance(properties, dict) else properties
    return properties


def _truth(value: Any) -> Any:
    """A bool, also when it is written as text; Unknown where the provider would refuse the value."""
    if value is None or isinstance(value, bool) or not is_known(value):
        return _plain(value)
    told = TRUTHS.get(value) if isinstance(value, str) else None
    return Unknown("what is written is neither true nor false") if told is None else told


def _block_of(value: Any) -> Any:
    """What stands where anything may: a block without attributes as an empty object, and none as not set."""
    if not isinstance(value, list) or isinstance(value, OpenList) or len(value) > 1:
        return value
    inner = value[0] if value else None
    return value if value and (not isinstance(inner, dict) or inner) else inner


def _pairs(value: dict[str, Any]) -> Any:
    return _with_rest([{"Key": key, "Value": _plain(item)} for key, item in value.items()], value)


def _with_rest(made: list[Any], value: Any) -> Any:
    """A list, with an Unknown item where it may hold more; Unknown as a whole when nothing of it is known."""
    if not isinstance(value, (OpenList, OpenMap)):
        return made
    return [*made, Unknown(value.cause)] if made else Unknown(value.cause)


def _plain(value: Any, *, keeps_null: bool = False) -> Any:
    """A value in the model's own terms: plain numbers and lists, open maps as such; null only within a policy."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, PartialJson):
        return value
    if isinstance(value, list):
        return _with_rest([_plain(item, keeps_null=keeps_null) for item in value], value)
    if isinstance(value, dict):
        kept = keeps_null or is_of_a_policy(value)
        made = {key: _plain(item, keeps_null=kept) for key, item in value.items() if kept or item is not None}
        return OpenObj(made, value.cause) if isinstance(value, OpenMap) else made
    return value
