"""Type constraints of variables, from `type = …` to the types that `functions.types` converts to.

https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.terraform.evaluation.values import Malformed
from remit.sources.terraform.hcl import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

PLAIN = {"string": "string", "number": "number", "bool": "bool", "any": "any"}
BARE = {"list": ("list", "any"), "map": ("map", "any"), "set": ("set", "any")}
COLLECTIONS = ("list", "map", "set")


def type_of(node: nodes.Expression, constant: Callable[[nodes.Expression], Any]) -> Any:
    """The type that an expression states. `Malformed` when it states none. `constant` evaluates the defaults in it.

    The old spelling in quotes (`"string"`) counts, as do `list` and `map` without what they hold.
    """
    if isinstance(node, nodes.Literal) and isinstance(node.value, str):
        return _named(node.value)
    if isinstance(node, nodes.Name):
        return _named(node.name)
    if isinstance(node, nodes.Call) and len(node.arguments) == 1:
        argument = node.arguments[0]
        if node.name in COLLECTIONS:
            return (node.name, type_of(argument, constant))
        if node.name == "tuple" and isinstance(argument, nodes.Tuple):
            return ("tuple", [type_of(each, constant) for each in argument.items])
        if node.name == "object" and isinstance(argument, nodes.Object):
            return _object(argument, constant)
    raise Malformed(
        "this is no type: write string, number, bool, list(…), set(…), map(…), object({…}), tuple([…]) or any"
    )


def _named(name: str) -> Any:
    found = PLAIN.get(name) or BARE.get(name)
    if found is None:
        raise Malformed(f"there is no type {name[:40]}")
    return found


def _object(node: nodes.Object, constant: Callable[[nodes.Expression], Any]) -> Any:
    """An object's attributes, with the defaults of those that are optional."""
    attributes: dict[str, Any] = {}
    defaults: dict[str, Any] = {}
    for key, value in node.items:
        if not isinstance(key, nodes.Literal):
            raise Malformed("the attributes of an object type are plain names")
        name = str(key.value)
        if isinstance(value, nodes.Call) and value.name == "optional" and value.arguments:
            attributes[name] = type_of(value.arguments[0], constant)
            defaults[name] = constant(value.arguments[1]) if len(value.arguments) > 1 else None
        else:
            attributes[name] = type_of(value, constant)
    return ("object", attributes, defaults)
