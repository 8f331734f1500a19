"""The conditions of one stack as formulas. A parameter's default decides nothing here: only given values do.

https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from remit.model import Cause
from remit.sources.cloudformation.formulas import Atom, Term, atoms, conjunction, disjunction, negate
from remit.sources.cloudformation.functions import NO_VALUE, not_known
from remit.sources.cloudformation.limits import CASES, DEPTH, Malformed
from remit.sources.cloudformation.parameters import PSEUDO, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.sources.cloudformation.evaluator import Evaluator
    from remit.sources.cloudformation.formulas import Facts, Formula
    from remit.sources.cloudformation.parameters import Parameter
    from remit.sources.cloudformation.stack import Stack

Case = tuple["Formula", "Term | str"]
"""What one side of a comparison is, when a formula holds. The formulas of all cases of a side are exclusive."""


class Conditions:
    """Names to formulas, each made once."""

    __slots__ = ("_formulas", "_running", "_terms", "reader", "stack")

    def __init__(self, stack: Stack, reader: Evaluator) -> None:
        """`reader` is the stack's strict evaluator."""
        self.stack = stack
        self.reader = reader
        self._formulas: dict[str, Formula] = {}
        self._running: set[str] = set()
        self._terms: dict[Formula, tuple[Term, ...]] = {}

    def named(self, name: str, at: Any = None) -> Formula:
        """The formula of a declared condition; `at` is the node that names it. One that cannot be read is an atom."""
        if name not in self._formulas:
            self._formulas[name] = self._declared(name, at)
        return self._formulas[name]

    def formula(self, node: Any, reader: Evaluator) -> Formula:
        """The formula that a node of conditions stands for. `Malformed` when it is none."""
        if not isinstance(node, dict) or len(node) != 1:
            raise Malformed("a condition is one condition function")
        [(function, arguments)] = node.items()
        if function == "Condition":
            return self.named(reader.name_in(arguments), node)
        make = _CONDITION_FUNCTIONS.get(function)
        if make is None:
            raise Malformed(f"{function} is no condition function"[:200])
        session = reader.session
        session.depth += 1
        try:
            if session.depth >= DEPTH:
                raise Malformed("conditions are nested too deeply")
            return make(self, arguments, reader)
        finally:
            session.depth -= 1

    def terms(self, formula: Formula) -> tuple[Term, ...]:
        """The terms that a formula speaks of."""
        if isinstance(formula, bool):
            return ()
        if formula not in self._terms:
            self._terms[formula] = tuple({term: None for atom in atoms(formula) for term in atom.terms})
        return self._terms[formula]

    def cause(self, name: str, formula: Formula, facts: Facts) -> Cause:
        """Why a value under an undecided condition is not known, with the key under which the runner may try it."""
        atom = facts.undecided(formula)
        if atom is None:
            return Cause(f"depends on the condition {name}")
        return Cause(f"depends on the condition {name} ({atom.key.partition('?')[2]})", condition=atom.key)

    def parameter_term(self, declared: Parameter) -> Term:
        """The term of a parameter without a given value."""
        name = f"{self.stack.path}.{declared.name}" if self.stack.path else declared.name
        allowed = None if declared.is_list or declared.is_stored else declared.allowed
        return self.stack.estate.term(
            self.stack.scope, name, allowed=allowed, shortest=declared.shortest, parameter=declared.name
        )

    def pseudo_term(self, name: str) -> Term:
        """The term of a pseudo parameter that is not told."""
        own = name in ("AWS::StackName", "AWS::StackId", "AWS::NotificationARNs") and self.stack.path
        return self.stack.estate.term(self.stack.scope, f"{self.stack.path}.{name}" if own else name)

    def opaque(self, name: str) -> Atom:
        """An atom for what cannot be read as a comparison."""
        return self.stack.estate.atom(self.stack.scope, self.stack.estate.term(self.stack.scope, name), "true")

    def _declared(self, name: str, at: Any) -> Formula:
        found = self.stack.declared_conditions.get(name)
        label = f"{self.stack.path}.{name}" if self.stack.path else name
        if found is None:
            self.reader.note(f"the condition {name} is not declared"[:200], at)
            return self.opaque(label)
        node, bindings = found
        if name in self._running:
            self.reader.note(f"the condition {name} leads back to itself", node, level="error")
            return self.opaque(label)
        self._running.add(name)
        try:
            return self.formula(node, self.reader.bound(bindings))
        except Malformed as problem:
            self.reader.note(f"the condition {name}: {problem}"[:300], node)
            return self.opaque(label)
        finally:
            self._running.discard(name)

    # ── the two sides of a comparison ────────────────────

    def cases(self, node: Any, reader: Evaluator) -> list[Case]:
        """What one side of a comparison can be: a text, a term, or one of several under conditions."""
        if isinstance(node, dict) and len(node) == 1:
            [(function, arguments)] = node.items()
            split = _CASE_FUNCTIONS.get(function)
            found = split(self, arguments, reader) if split else None
            if found is not None and len(found) <= CASES:
                return found
        value = reader.value(node)
        if isinstance(value, (dict, list)) and not _plain(value):
            return [(True, self._term(node, reader))]
        if not_known(value) or value is NO_VALUE:
            return [(True, self._term(node, reader))]
        return [(True, text_of(value) if not isinstance(value, dict) else json.dumps(value, sort_keys=True))]

    def equal(self, left: list[Case], right: list[Case]) -> Formula:
        """Whether two sides are the same text."""
        if len(left) * len(right) > CASES * CASES:
            raise Malformed("a comparison has too many cases")
        return disjunction(
            conjunction((held, also, self._compare(one, other))) for held, one in left for also, other in right
        )

    def _compare(self, one: Term | str, other: Term | str) -> Formula:
        if one == other:
            return True
        if isinstance(one, str):
            one, other = other, one
        if isinstance(one, str):
            return False
        if isinstance(other, str):
            if not one.admits(other):
                return False
            return one.allowed == (other,) or self.stack.estate.atom(self.stack.scope, one, other)
        first, second = sorted((one, other), key=lambda term: term.name)
        return self.stack.estate.atom(self.stack.scope, first, second)

    def _term(self, node: Any, reader: Evaluator) -> Term:
        """The term for an expression that the template does not decide; the same expression is the same term."""
        return self.stack.estate.term(self.stack.scope, self.written(node, reader))

    def written(self, node: Any, reader: Evaluator) -> str:
        """An expression as text, with what is known in it replaced by its value, so that equal ones read equal."""
        if isinstance(node, dict) and len(node) == 1:
            [(function, arguments)] = node.items()
            if function == "Ref" and isinstance(arguments, str):
                return self._written_ref(reader.name_in(arguments), reader)
            inner = ", ".join(self.written(each, reader) for each in arguments) if isinstance(arguments, list) else ""
            return f"{function}({inner or self.written(arguments, reader)})"
        if isinstance(node, (dict, list)):
            parts = node.items() if isinstance(node, dict) else enumerate(node)
            return "{" + ", ".join(f"{key}: {self.written(child, reader)}" for key, child in parts) + "}"
        text = reader.name_in(node) if isinstance(node, str) else node
        prefix = f"{self.stack.path}." if self.stack.path and isinstance(node, str) and "${" in node else ""
        return prefix + json.dumps(text)

    def _written_ref(self, name: str, reader: Evaluator) -> str:
        if name in reader.bindings:
            return json.dumps(text_of(reader.bindings[name]))
        given = self.stack.given.get(name, self.stack.pseudo.get(name))
        if given is not None:
            return json.dumps(given)
        parent = self.stack.parent
        if parent is not None and self.stack.passes(name):
            outer = parent.conditions
            return outer.written(self.stack.passed[name], outer.reader.bound(self.stack.bindings))
        return f"{self.stack.path}.{name}" if self.stack.path and name not in PSEUDO else name


def _plain(value: object) -> bool:
    """Whether everything in a value is known."""
    if isinstance(value, dict):
        return all(map(_plain, value.values()))
    if isinstance(value, list):
        return all(map(_plain, value))
    return isinstance(value, (str, bool, int, float))


# ── sides that are one of several ────────────────────


def _ref_cases(conditions: Conditions, argument: Any, reader: Evaluator) -> list[Case] | None:
    """A parameter: its given value, what the stack around passes, or a term."""
    stack = conditions.stack
    name = reader.name_in(argument) if isinstance(argument, str) else ""
    if name in reader.bindings or name in stack.given or name in stack.pseudo:
        return None
    if name in PSEUDO:
        return [(True, conditions.pseudo_term(name))] if name != "AWS::NoValue" else None
    declared = stack.template.parameters.get(name)
    if declared is None:
        return None
    if stack.passes(name) and stack.parent is not None:
        outer = stack.parent.conditions
        return outer.cases(stack.passed[name], outer.reader.bound(stack.bindings))
    return [(True, conditions.parameter_term(declared))]


def _if_cases(conditions: Conditions, argument: Any, reader: Evaluator) -> list[Case] | None:
    """Either branch of an Fn::If under its condition."""
    if not isinstance(argument, list) or len(argument) != 3 or not isinstance(argument[0], str):  # noqa: PLR2004
        return None
    held = conditions.named(reader.name_in(argument[0]), argument)
    return [
        *((conjunction((held, also)), value) for also, value in conditions.cases(argument[1], reader)),
        *((conjunction((negate(held), also)), value) for also, value in conditions.cases(argument[2], reader)),
    ]


def _map_cases(conditions: Conditions, argument: Any, reader: Evaluator) -> list[Case] | None:
    """The entries of a map that the undecided one of its two keys may choose."""
    if not isinstance(argument, list) or len(argument) != 3 or not isinstance(argument[0], str):  # noqa: PLR2004
        return None
    table = conditions.stack.template.mappings.get(reader.name_in(argument[0]))
    firsts, seconds = conditions.cases(argument[1], reader), conditions.cases(argument[2], reader)
    if not isinstance(table, dict) or len(firsts) * len(seconds) > CASES:
        return None
    found: list[Case] = []
    for held, row in _chosen(conditions, firsts, table):
        for also, value in _chosen(conditions, seconds, row):
            if isinstance(value, (dict, list)):
                return None
            found.append((conjunction((held, also)), text_of(value)))
    return found or None


def _chosen(conditions: Conditions, keys: Iterable[Case], table: Any) -> Iterable[tuple[Formula, Any]]:
    """The entries of an object with the formula under which a key chooses each."""
    if not isinstance(table, dict):
        return
    for held, key in keys:
        for name, value in table.items():
            formula = conjunction((held, conditions.equal([(True, key)], [(True, name)])))
            if formula is not False:
                yield formula, value


_CASE_FUNCTIONS: dict[str, Callable[[Conditions, Any, Evaluator], list[Case] | None]] = {
    "Fn::FindInMap": _map_cases,
    "Fn::If": _if_cases,
    "Ref": _ref_cases,
}


# ── condition functions ────────────────────


def _operands(arguments: Any, least: int, most: int, name: str) -> list[Any]:
    if not isinstance(arguments, list) or not least <= len(arguments) <= most:
        raise Malformed(f"{name} takes {least} to {most} conditions" if most > least else f"{name} takes {least}")
    return arguments


def _and(conditions: Conditions, arguments: Any, reader: Evaluator) -> Formula:
    return conjunction([conditions.formula(each, reader) for each in _operands(arguments, 1, 100, "Fn::And")])


def _or(conditions: Conditions, arguments: Any, reader: Evaluator) -> Formula:
    return disjunction([conditions.formula(each, reader) for each in _operands(arguments, 1, 100, "Fn::Or")])


def _not(conditions: Conditions, arguments: Any, reader: Evaluator) -> Formula:
    return negate(conditions.formula(_operands(arguments, 1, 1, "Fn::Not")[0], reader))


def _equals(conditions: Conditions, arguments: Any, reader: Evaluator) -> Formula:
    left, right = _operands(arguments, 2, 2, "Fn::Equals")
    return conditions.equal(conditions.cases(left, reader), conditions.cases(right, reader))


def _contains(conditions: Conditions, arguments: Any, reader: Evaluator) -> Formula:
    """`Fn::Contains` of the rules: a list holds a text."""
    items, text = _operands(arguments, 2, 2, "Fn::Contains")
    return _among(conditions, text, items, reader)


def _each_equals(conditions: Conditions, arguments: Any, reader: Evaluator) -> Formula:
    """`Fn::EachMemberEquals` of the rules: every item of a list is a text."""
    items, text = _operands(arguments, 2, 2, "Fn::EachMemberEquals")
    other = conditions.cases(text, reader)
    return conjunction([conditions.equal(conditions.cases(each, reader), other) for each in _members(items)])


def _each_in(conditions: Conditions, arguments: Any, reader: Evaluator) -> Formula:
    """`Fn::EachMemberIn` of the rules: every item of a list is among those of another."""
    items, allowed = _operands(arguments, 2, 2, "Fn::EachMemberIn")
    return conjunction([_among(conditions, each, allowed, reader) for each in _members(items)])


def _among(conditions: Conditions, text: Any, items: Any, reader: Evaluator) -> Formula:
    side = conditions.cases(text, reader)
    return disjunction([conditions.equal(side, conditions.cases(each, reader)) for each in _members(items)])


def _members(items: Any) -> list[Any]:
    if not isinstance(items, list):
        raise Malformed("the members of this list are known only at deployment")
    return items


_CONDITION_FUNCTIONS: dict[str, Callable[[Conditions, Any, Evaluator], Formula]] = {
    "Fn::And": _and,
    "Fn::Contains": _contains,
    "Fn::EachMemberEquals": _each_equals,
    "Fn::EachMemberIn": _each_in,
    "Fn::Equals": _equals,
    "Fn::Not": _not,
    "Fn::Or": _or,
}
