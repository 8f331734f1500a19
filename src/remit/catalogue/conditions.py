"""Checks a mover's condition against the schema: every path exists, lists are asked with `any`, values fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.catalogue.errors import near
from remit.catalogue.when import Asks, Has, Leads, WhenError, parse, tests
from remit.schema import describe, suggest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from remit.catalogue.errors import CatalogueError
    from remit.catalogue.table import Table
    from remit.catalogue.when import Condition
    from remit.schema import Shape

TYPES_OF = {"boolean": bool, "integer": int, "string": str}


def checked(table: Table, when: str, types: Iterable[str]) -> str:
    """The condition as written, if it can be asked of every one of the types."""
    try:
        condition = parse(when)
    except WhenError as raised:
        raise table.refusal(f"`when`: {raised}", raised.hint, "when") from raised
    for type_name in types:
        schema = describe(type_name)
        _check(table, condition, type_name, schema.properties if schema else None)
    return when


def _check(table: Table, condition: Condition, type_name: str, properties: Shape | None) -> None:
    """`properties` is the shape that the condition is asked of: that of the type, or of an item in it."""
    for test in tests(condition):
        shape, listed = _walked(table, test, type_name, properties)
        dotted = ".".join(test.path)
        if shape is not None and test.any_item is not listed:
            word = f"write `any {dotted}`" if listed else f"write `{dotted}` without `any`"
            raise _refused(table, f"{dotted} of {type_name} is {'a list' if listed else 'no list'}", word)
        if isinstance(test, Leads):
            _check_target(table, test)
        elif isinstance(test, Has):
            _check(table, test.condition, type_name, shape)
        elif shape is not None:
            _check_values(table, test, shape)


def _check_target(table: Table, test: Leads) -> None:
    target = describe(test.type)
    if target is None:
        found = suggest(test.type)
        hint = f"did you mean `{found[0]}`?" if found else "write a registry type, as in AWS::ECS::Cluster"
        raise _refused(table, f"there is no type {test.type}", hint)
    _check(table, test.condition, test.type, target.properties)


def _walked(table: Table, test: Asks | Has | Leads, type_name: str, shape: Shape | None) -> tuple[Shape | None, bool]:
    """The shape at the end of a path (None inside free-form JSON), and whether a list was passed on the way or there.

    `present` and `absent` may ask about a list itself, so a list at the very end does not count for them.
    """
    listed = False
    for name in test.path:
        while shape is not None and shape.kind == "list":
            listed, shape = True, shape.items
        if shape is None or shape.kind == "json":
            return None, listed
        below = shape.property(name)
        if below is None:
            hint = near(name, shape.names) or "see the type's page"
            raise _refused(table, f"{type_name} has no {'.'.join(test.path)}", hint)
        shape = below
    if shape is not None and shape.kind == "list" and _asks_items(test):
        return shape.items, True
    return shape, listed


def _asks_items(test: Asks | Has | Leads) -> bool:
    """Whether a question is about the items of a list rather than about the list."""
    return not isinstance(test, Asks) or test.operator not in ("present", "absent")


def _check_values(table: Table, test: Asks, shape: Shape) -> None:
    if test.operator not in ("=", "in"):
        return
    wanted = TYPES_OF.get(shape.kind)
    for value in test.values:
        if wanted is not None and type(value) is not wanted:
            hint = (
                "write true or false" if shape.kind == "boolean" else f"write a {shape.kind} (text of digits in quotes)"
            )
            raise _refused(table, f"{'.'.join(test.path)} is a {shape.kind}, not `{value}`", hint)
        if shape.enum and value not in shape.enum:
            known = [str(each) for each in shape.enum]
            hint = near(str(value), known) or f"use one of: {', '.join(known[:20])}"
            raise _refused(table, f"{'.'.join(test.path)} is never `{value}`", hint)


def _refused(table: Table, message: str, hint: str) -> CatalogueError:
    return table.refusal(f"`when`: {message}", hint, "when")
