"""The instances that `count` and `for_each` make of a resource or a module call.

https://developer.hashicorp.com/terraform/language/meta-arguments/for_each
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, Unknown, cause_of
from remit.sources.terraform.evaluation.access import ANY
from remit.sources.terraform.evaluation.derived import part_of
from remit.sources.terraform.evaluation.loops import pairs_of
from remit.sources.terraform.evaluation.values import Malformed, OpenList, OpenMap, known
from remit.sources.terraform.limits import INSTANCES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.sources.terraform.evaluation.evaluator import Evaluator
    from remit.sources.terraform.hcl import nodes
    from remit.sources.terraform.module import Declared


class Expanded:
    """One instance: its key (None without `count` and `for_each`), the names it gives, and why it may not exist."""

    __slots__ = ("bindings", "doubt", "key")

    def __init__(self, key: int | str | None, bindings: dict[str, Any], doubt: Cause | None = None) -> None:
        """See the class."""
        self.key = key
        self.bindings = bindings
        self.doubt = doubt

    @property
    def suffix(self) -> str:
        """The key as an address has it: `[0]`, `["a"]`, `[?]` for one that stands for those not known."""
        if self.key is None:
            return ""
        if self.key == ANY and self.doubt is not None:
            return "[?]"
        if isinstance(self.key, int):
            return f"[{self.key}]"
        written = self.key.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'["{written}"]'


def repeated(declared: Declared) -> nodes.Attribute | None:
    """The `count` or `for_each` of a block."""
    attributes = declared.block.body.attributes
    return attributes.get("count") or attributes.get("for_each")


def expand(declared: Declared, evaluator: Evaluator) -> list[Expanded]:
    """The instances, in Terraform's order. `Malformed` when Terraform would refuse `count` or `for_each`."""
    over = repeated(declared)
    if over is None:
        return [Expanded(None, {})]
    value = evaluator.value(over.value)
    made = list(_counted(value) if over.name == "count" else _each(value))
    if len(made) > INSTANCES:
        raise Malformed(f"{over.name} makes more than {INSTANCES:,} instances")
    return made


def _counted(value: Any) -> Iterator[Expanded]:
    from remit.sources.terraform.evaluation.functions.types import to_number

    if not known(value):
        unknown = Unknown(part_of(cause_of(value), "index"))
        yield Expanded(ANY, {"count": {"index": unknown}}, cause_of(value))
        return
    number = to_number(value) if value is not None else None
    if not isinstance(number, int) or number < 0:
        raise Malformed("count needs a whole number that is not negative")
    if number > INSTANCES:
        raise Malformed(f"count makes more than {INSTANCES:,} instances")
    for index in range(number):
        yield Expanded(index, {"count": {"index": index}})


def _each(value: Any) -> Iterator[Expanded]:
    if value is None:
        raise Malformed("for_each is null")
    cause = value.cause if isinstance(value, (OpenList, OpenMap)) else None if known(value) else cause_of(value)
    if known(value):
        for key, item in pairs_of(value):
            name = key if isinstance(value, dict) else item  # a list is taken for the set that Terraform asks for
            if isinstance(name, str):
                yield Expanded(name, {"each": {"key": name, "value": item}})
            elif not known(name):
                cause = cause or cause_of(name)
            else:
                raise Malformed("for_each needs a map, or a set of texts")
    if cause is not None:
        names = {name: Unknown(part_of(cause, name)) for name in ("key", "value")}
        yield Expanded(ANY, {"each": names}, cause)
