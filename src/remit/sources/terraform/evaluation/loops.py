"""Expressions that make collections: tuples, objects, `for`, splats; and what two possible values have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Reference, Unknown, cause_of
from remit.sources.sameness import same
from remit.sources.terraform.evaluation.access import Opaque, Uncounted
from remit.sources.terraform.evaluation.derived import made_of, unnamed
from remit.sources.terraform.evaluation.values import (
    List,
    Malformed,
    OpenList,
    OpenMap,
    OpenSet,
    Set,
    known,
    wholly_known,
)
from remit.sources.terraform.limits import ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.sources.terraform.evaluation.evaluator import Evaluator
    from remit.sources.terraform.evaluation.functions.files import Files
    from remit.sources.terraform.hcl import nodes


class Bare:
    """The scope of a template: no name but those given to it."""

    def __init__(self, files: Files) -> None:
        """`files`: what its functions may read."""
        self.files = files

    def resolve(self, name: str, steps: list[Any]) -> tuple[Any, int]:  # noqa: ARG002 — the protocol's signature
        """Nothing is known by name here."""
        raise Malformed(f"the template is not given the name {name[:80]}")

    def template(self, path: str, variables: Mapping[str, Any], evaluator: Evaluator) -> Any:  # noqa: ARG002 — the protocol's signature
        """A template may not call another: https://developer.hashicorp.com/terraform/language/functions/templatefile."""
        raise Malformed("a template cannot call templatefile()")


def tuple_of(evaluator: Evaluator, node: nodes.Tuple) -> Any:
    """`[a, b]`."""
    return [evaluator.value(each) for each in node.items]


def object_of(evaluator: Evaluator, node: nodes.Object) -> Any:
    """`{ a = 1 }`. A key that is not known leaves the object open, and what it may override unknown."""
    from remit.sources.terraform.evaluation.functions.types import to_string

    made: dict[str, Any] = {}
    cause: Cause | None = None
    for key_node, value_node in node.items:
        key = to_string(evaluator.value(key_node))
        value = evaluator.value(value_node)
        if key is None:
            raise Malformed("null is no key")
        if isinstance(key, str):
            made[key] = value
        else:
            cause = cause or cause_of(key)
            made = {name: Unknown(cause) for name in made}
    return made if cause is None else OpenMap(made, cause)


def comprehension(evaluator: Evaluator, node: nodes.For) -> Any:
    """`[for …]` or `{for …}`."""
    collection = evaluator.value(node.collection)
    if collection is None:
        raise Malformed("null cannot be walked over")
    if not known(collection):
        return Unknown(cause_of(collection))
    return _list(evaluator, node, collection) if node.result_key is None else _map(evaluator, node, collection)


def _list(evaluator: Evaluator, node: nodes.For, collection: Any) -> Any:
    made: list[Any] = []
    cause = collection.cause if isinstance(collection, (OpenList, OpenMap)) else None
    for inner in _elements(evaluator, node, collection):
        kept = _kept(inner, node)
        if isinstance(kept, Cause):
            cause = cause or kept
        elif kept:
            made.append(inner.value(node.result_value))  # after a gap too: it is there, wherever
    return made if cause is None else OpenList(made, cause)


def _map(evaluator: Evaluator, node: nodes.For, collection: Any) -> Any:
    from remit.sources.terraform.evaluation.functions.types import to_string

    made: dict[str, Any] = {}
    cause = collection.cause if isinstance(collection, (OpenList, OpenMap)) else None
    for inner in _elements(evaluator, node, collection):
        kept = _kept(inner, node)
        key = to_string(inner.value(node.result_key)) if kept and node.result_key is not None else None
        if isinstance(kept, Cause) or (kept and key is not None and not isinstance(key, str)):
            cause = cause or (kept if isinstance(kept, Cause) else cause_of(key))
        elif kept:
            _add(made, key, inner.value(node.result_value), grouped=node.grouped)
    ordered = {key: made[key] for key in sorted(made)}
    return ordered if cause is None else OpenMap(ordered, cause)


def _add(made: dict[str, Any], key: Any, value: Any, *, grouped: bool) -> None:
    if key is None:
        raise Malformed("null is no key")
    if grouped:
        made.setdefault(key, []).append(value)
    elif key in made:
        raise Malformed(f"two elements have the key {key[:80]}")
    else:
        made[key] = value


def _kept(evaluator: Evaluator, node: nodes.For) -> bool | Cause:
    """Whether the condition keeps the element; the cause when that is not known."""
    if node.condition is None:
        return True
    from remit.sources.terraform.evaluation.functions.types import to_bool

    condition = to_bool(evaluator.value(node.condition))
    if condition is None:
        raise Malformed("the condition of a for is null")
    return bool(condition) if known(condition) else cause_of(condition)


def _elements(evaluator: Evaluator, node: nodes.For | nodes.TemplateFor, collection: Any) -> Iterator[Evaluator]:
    """The evaluator at each element, with the names that the loop gives."""
    for key, value in pairs_of(collection):
        names = {node.value: value}
        if node.key:
            names[node.key] = key
        yield evaluator.bound(names)


def pairs_of(collection: Any) -> Iterator[tuple[Any, Any]]:
    """Keys and values, in Terraform's order: maps by key, lists by index, sets by value, which is the key too."""
    if isinstance(collection, dict):
        pairs: Any = ((key, collection[key]) for key in sorted(collection))
    elif isinstance(collection, list):
        by_value = isinstance(collection, (Set, OpenSet))
        pairs = ((each if by_value else index, each) for index, each in enumerate(collection))
    else:
        raise Malformed("only lists, sets, maps and objects can be walked over")
    if len(collection) > ITEMS:
        raise Malformed(f"a collection of more than {ITEMS:,} elements is walked over")
    yield from pairs


def template(evaluator: Evaluator, node: nodes.TemplateFor) -> Any:
    """`%{ for }` in a text."""
    from remit.sources.terraform.evaluation.functions.types import to_string
    from remit.sources.terraform.evaluation.values import joined

    collection = evaluator.value(node.collection)
    if collection is None:
        raise Malformed("null cannot be walked over")
    if not known(collection):
        return Unknown(cause_of(collection))
    parts = [to_string(inner.value(node.body)) for inner in _elements(evaluator, node, collection)]
    if isinstance(collection, (OpenList, OpenMap)):
        parts.append(Unknown(collection.cause))
    return joined(parts)


def splat(evaluator: Evaluator, node: nodes.Splat) -> Any:
    """`list[*].name`: of every element; of a single value as if it were a list of it; nothing of null."""
    value = evaluator.value(node.object)
    if value is None:
        return []
    if isinstance(value, Unknown) and not isinstance(value, Opaque):
        return Unknown(cause_of(value))
    if isinstance(value, Uncounted):
        return OpenList([evaluator.at_item(value).value(node.each)], cause_of(value))
    if not isinstance(value, list):
        return [evaluator.at_item(value).value(node.each)]
    made = [evaluator.at_item(each).value(node.each) for each in value]
    if isinstance(value, OpenList):
        return OpenList(made, value.cause)
    return List(made) if isinstance(value, (List, Set)) else made


def agreed(then: Any, otherwise: Any, cause: Cause) -> Any:
    """What is known when a value is one of two: the value when both are the same, the parts on which both agree."""
    if isinstance(then, dict) and isinstance(otherwise, dict) and then.keys() == otherwise.keys():
        return {key: agreed(value, otherwise[key], unnamed(cause)) for key, value in then.items()}
    if isinstance(then, list) and isinstance(otherwise, list) and 0 < len(then) == len(otherwise):
        if not isinstance(then, Set):
            return [agreed(one, other, unnamed(cause)) for one, other in zip(then, otherwise, strict=True)]
        return then if wholly_known([then, otherwise]) and then == otherwise else Unknown(cause)
    if wholly_known(then) and wholly_known(otherwise) and type(then) is type(otherwise) and then == otherwise:
        return then
    if isinstance(then, (Reference, Unknown)) and same(then, otherwise):
        return then
    return made_of(Unknown(cause), [then, otherwise], "?")
