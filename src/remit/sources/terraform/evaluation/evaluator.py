"""Evaluates expressions. What is not known stays Unknown, and takes along no more than it must.

https://developer.hashicorp.com/terraform/language/expressions
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from remit.model import Unknown, cause_of
from remit.sources.terraform.evaluation import loops
from remit.sources.terraform.evaluation.access import Opaque, attribute, indexed, refuse
from remit.sources.terraform.evaluation.derived import made_of
from remit.sources.terraform.evaluation.values import Exceeded, Malformed, OpenList, first_cause, known
from remit.sources.terraform.hcl import nodes
from remit.sources.terraform.limits import CALLS, STEPS, TEXT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from remit.sources.terraform.evaluation.functions.files import Files


class Scope(Protocol):
    """What names mean where an expression stands."""

    files: Files

    def resolve(self, name: str, steps: list[Any]) -> tuple[Any, int]:
        """The value that a name and the first `steps` after it mean (`var` and `x`), and how many steps it took.

        A step is a text for an attribute, None for an index, whose value cannot be part of a name.
        """

    def template(self, path: str, variables: Mapping[str, Any], evaluator: Evaluator) -> Any:
        """A template file rendered."""


class Steps:
    """Counts what is evaluated for one root directory, and how deep: a hostile configuration comes to an end."""

    __slots__ = ("deep", "done")

    def __init__(self) -> None:
        """Nothing yet."""
        self.done = 0
        self.deep = 0


class Evaluator:
    """Evaluates expressions in a scope. `bindings` are the names that `for`, `each`, `count` and `dynamic` give."""

    __slots__ = ("bindings", "item", "scope", "steps")

    def __init__(
        self, scope: Scope, bindings: Mapping[str, Any] | None = None, steps: Steps | None = None, item: Any = None
    ) -> None:
        """`item` is the element of the splat around."""
        self.scope = scope
        self.bindings: Mapping[str, Any] = bindings or {}
        self.steps = steps or Steps()
        self.item = item

    def bound(self, bindings: Mapping[str, Any]) -> Evaluator:
        """The same with more names."""
        return Evaluator(self.scope, {**self.bindings, **bindings}, self.steps, self.item)

    def at_item(self, item: Any) -> Evaluator:
        """The same at an element of a splat."""
        return Evaluator(self.scope, self.bindings, self.steps, item)

    def value(self, node: nodes.Expression) -> Any:
        """The value. `Malformed` when Terraform would refuse the expression."""
        steps = self.steps
        steps.done += 1
        if steps.done > STEPS:
            raise Malformed(f"the configuration takes more than {STEPS:,} steps to evaluate")
        steps.deep += 1
        try:
            if steps.deep > CALLS:
                raise Malformed("values need each other too deeply")
            return _EVALUATE[type(node)](self, node)
        finally:
            steps.deep -= 1

    # ── names ────────────────────

    def traversal(self, node: nodes.Expression) -> Any:
        """A name with the attributes and indexes after it."""
        chain: list[nodes.GetAttr | nodes.Index] = []
        while isinstance(node, (nodes.GetAttr, nodes.Index)):
            chain.append(node)
            node = node.object
        chain.reverse()
        if not isinstance(node, nodes.Name):
            return self._steps(self.value(node), chain)
        if node.name in self.bindings:
            return self._steps(self.bindings[node.name], chain)
        names = [each.name if isinstance(each, nodes.GetAttr) else None for each in chain]
        value, taken = self.scope.resolve(node.name, names)
        return self._steps(value, chain[taken:])

    def _steps(self, value: Any, chain: list[nodes.GetAttr | nodes.Index]) -> Any:
        for each in chain:
            if isinstance(each, nodes.GetAttr):
                value = attribute(value, each.name)
            else:
                value = indexed(value, self.value(each.key))
        return value

    # ── texts ────────────────────

    def _template(self, node: nodes.Template) -> Any:
        from remit.sources.terraform.evaluation.functions.types import to_string
        from remit.sources.terraform.evaluation.values import joined

        parts: list[Any] = []
        for part in node.parts:
            value = self.value(part)
            if value is None:
                raise Malformed("null cannot be part of a text")
            parts.append(to_string(value))
        made = joined(parts)
        if isinstance(made, str) and len(made) > TEXT:
            raise Malformed(f"a text grows beyond {TEXT:,} characters")
        return made

    def _template_if(self, node: nodes.TemplateIf) -> Any:
        return self._conditional(nodes.Conditional(node.condition, node.then, node.otherwise, node.at))

    # ── operators ────────────────────

    def _unary(self, node: nodes.Unary) -> Any:
        from remit.sources.terraform.evaluation.operators import unary

        operand = self.value(node.operand)
        return made_of(unary(node.operator, operand), [operand], node.operator)

    def _binary(self, node: nodes.Binary) -> Any:
        from remit.sources.terraform.evaluation.operators import binary

        sides = [self.value(node.left), self.value(node.right)]
        return made_of(binary(node.operator, *sides), sides, node.operator)

    def _conditional(self, node: nodes.Conditional) -> Any:
        """One side, in the type of both; when the condition is not known, what both sides agree on."""
        from remit.sources.terraform.evaluation.functions.types import to_bool, unified

        condition = to_bool(self.value(node.condition))
        if condition is None:
            raise Malformed("the condition of a conditional is null")
        if known(condition):
            return self._side(node, condition)
        then, otherwise = self._tried(node.then), self._tried(node.otherwise)
        cause = cause_of(condition)
        sides = [each for each in (then, otherwise) if not isinstance(each, Malformed)]
        made: Any = Unknown(cause)
        if len(sides) == 2:  # noqa: PLR2004 — both are valid
            with suppress(Malformed):
                made = loops.agreed(*unified(then, otherwise), cause)
        return made_of(made, [condition, *sides], "?")

    def _side(self, node: nodes.Conditional, condition: bool) -> Any:  # noqa: FBT001 — it chooses
        """The chosen side; the other one only tells the type, and may not even be valid here."""
        from remit.sources.terraform.evaluation.functions.types import unified

        chosen, other = (node.then, node.otherwise) if condition else (node.otherwise, node.then)
        value = self.value(chosen)
        if value is None or isinstance(value, Unknown) or not isinstance(other, _PLAIN):
            return value
        against = self._tried(other)
        if isinstance(against, Malformed) or against is None:
            return value
        return unified(value, against)[0]

    def _tried(self, node: nodes.Expression) -> Any:
        try:
            return self.value(node)
        except Malformed as error:
            return error

    # ── functions ────────────────────

    def _call(self, node: nodes.Call) -> Any:
        special = _SPECIAL.get(node.name)
        if special is not None:
            return special(self, node)
        from remit.sources.terraform.evaluation.functions import call

        arguments = [self.value(each) for each in node.arguments]
        if node.expand:
            last = arguments.pop()
            if last is None or not known(last):
                return Unknown(cause_of(last)) if last is not None else refuse("null cannot be spread")
            if not isinstance(last, list):
                raise Malformed("only a list can be spread into arguments")
            if isinstance(last, OpenList):
                return Unknown(last.cause)
            arguments += last
        return call(node.name, arguments, self.scope.files)

    def _try(self, node: nodes.Call) -> Any:
        """The first argument that is no error. One that cannot be decided decides: it may or may not be an error."""
        failed: Malformed | None = None
        for index, each in enumerate(node.arguments, start=1):
            try:
                return self._attempted(each, node.arguments[index:])
            except Exceeded as error:
                return Unknown(str(error))  # remit's own limit: Terraform may go on
            except Malformed as error:
                failed = error
        raise Malformed("no argument of try() succeeds") from failed

    def _attempted(self, node: nodes.Expression, others: Sequence[nodes.Expression]) -> Any:
        value = self.value(node)
        if not others or not isinstance(value, Unknown) or isinstance(value, Opaque):
            return value
        return made_of(Unknown(cause_of(value)), [value, *map(self._tried, others)], "try")

    def _can(self, node: nodes.Call) -> Any:
        if len(node.arguments) != 1:
            raise Malformed("can() takes one argument")
        value = self._tried(node.arguments[0])
        if isinstance(value, Exceeded):
            return Unknown(str(value))
        if isinstance(value, Malformed):
            return False
        return Unknown(cause_of(value)) if isinstance(value, Unknown) and not isinstance(value, Opaque) else True

    def _template_file(self, node: nodes.Call) -> Any:
        return self._rendered(node, lambda path, told: self.scope.template(path, told, self))

    def _template_string(self, node: nodes.Call) -> Any:
        if node.arguments and isinstance(node.arguments[0], (nodes.Literal, nodes.Template)):
            raise Malformed("templatestring() takes a reference to its template")
        from remit.sources.terraform.hcl.reading import read_template

        def render(text: str, told: Mapping[str, Any]) -> Any:
            from remit.model import RemitError

            try:
                parsed = read_template(text, "template")
            except RemitError as error:
                raise Malformed(f"templatestring(): {error.message}") from error
            return Evaluator(loops.Bare(self.scope.files), told, self.steps).value(parsed)

        return self._rendered(node, render)

    def _rendered(self, node: nodes.Call, render: Callable[[str, Mapping[str, Any]], Any]) -> Any:
        if len(node.arguments) != 2:  # noqa: PLR2004 — the template, and what its names mean
            raise Malformed(f"{node.name}() takes two arguments")
        what, told = (self.value(each) for each in node.arguments)
        if not isinstance(what, str) or not known(told):
            cause = first_cause([what, told])
            return Unknown(cause) if cause is not None else refuse(f"{node.name}() takes a text and a map")
        if not isinstance(told, dict):
            raise Malformed(f"{node.name}() takes a map as its second argument")
        return render(what, told)


def _splat_item(evaluator: Evaluator, _node: nodes.Expression) -> Any:
    return evaluator.item


def _literal(_evaluator: Evaluator, node: Any) -> Any:
    return node.value


_PLAIN = (nodes.Literal, nodes.Template, nodes.Tuple, nodes.Object, nodes.Call, nodes.For, nodes.Conditional)
"""Sides of a conditional whose type can matter to the other one, and that stand there to be seen."""

_SPECIAL: dict[str, Callable[[Evaluator, nodes.Call], Any]] = {
    "try": Evaluator._try,  # noqa: SLF001 — as all below: these are the evaluator's own
    "can": Evaluator._can,  # noqa: SLF001
    "templatefile": Evaluator._template_file,  # noqa: SLF001
    "templatestring": Evaluator._template_string,  # noqa: SLF001
}

_EVALUATE: dict[type[nodes.Expression], Callable[[Evaluator, Any], Any]] = {
    nodes.Literal: _literal,
    nodes.Template: Evaluator._template,  # noqa: SLF001
    nodes.TemplateIf: Evaluator._template_if,  # noqa: SLF001
    nodes.TemplateFor: loops.template,
    nodes.Name: Evaluator.traversal,
    nodes.GetAttr: Evaluator.traversal,
    nodes.Index: Evaluator.traversal,
    nodes.Splat: loops.splat,
    nodes.SplatItem: _splat_item,
    nodes.Call: Evaluator._call,  # noqa: SLF001
    nodes.Unary: Evaluator._unary,  # noqa: SLF001
    nodes.Binary: Evaluator._binary,  # noqa: SLF001
    nodes.Conditional: Evaluator._conditional,  # noqa: SLF001
    nodes.Tuple: loops.tuple_of,
    nodes.Object: loops.object_of,
    nodes.For: loops.comprehension,
}
