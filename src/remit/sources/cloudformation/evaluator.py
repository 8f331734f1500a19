"""Turns what a template writes into values: every intrinsic function, lazily, once, and never in a circle.

A function that CloudFormation would refuse gives an Unknown that says why, and a note with its line.
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import OpenObj, Reference, Unknown, cause_of, wrap
from remit.sources.addresses import NAMED
from remit.sources.causes import Elsewhere
from remit.sources.cloudformation import expansion
from remit.sources.cloudformation.functions import NO_VALUE, PLAIN, not_known
from remit.sources.cloudformation.intrinsics import FUNCTIONS, transform
from remit.sources.cloudformation.limits import DEPTH, STEPS, Malformed
from remit.sources.cloudformation.parameters import DEFAULT_PSEUDO, PSEUDO, pseudo_value, text_of
from remit.sources.cloudformation.text import MARK, resolved
from remit.sources.nulls import is_of_a_policy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from remit.sources.cloudformation.formulas import Facts, Formula, Term
    from remit.sources.cloudformation.parameters import Parameter
    from remit.sources.cloudformation.stack import Declared, Output, Stack
    from remit.sources.notes import Notes

NULL_IN_A_POLICY = "null is no value in CloudFormation, and no part of a policy"


class Session:
    """What all evaluators of one view share: which terms were asked for, how deep and how far the reading went."""

    __slots__ = (
        "_evaluators",
        "allowed",
        "depth",
        "embeds",
        "keeps_null",
        "notes",
        "running",
        "steps",
        "strict",
        "touched",
    )

    def __init__(self, notes: Notes | None = None, *, strict: bool = False, stacks: int = 0) -> None:
        """`stacks` are to be read; `allowed` grows with each. `notes` takes the problems; a repeated reading has none.

        A `strict` session takes no parameter's default for its value: what it knows, holds in every deployment.
        """
        self.notes = notes
        self.strict = strict
        self.touched: set[Term] = set()
        self.running: set[tuple[int, str]] = set()
        self.depth = 0
        self.keeps_null = False
        self.steps = 0
        self.embeds = False
        self.allowed = STEPS * stacks
        self._evaluators: dict[tuple[int, int], Evaluator] = {}

    def evaluator(self, stack: Stack, facts: Facts) -> Evaluator:
        """The evaluator of a stack under some facts. With no memory between two facts, so that nothing leaks."""
        key = (id(stack), id(facts))
        if key not in self._evaluators:
            self._evaluators[key] = Evaluator(self, stack, facts)
        return self._evaluators[key]


class Evaluator:
    """Reads the nodes of one stack's template under some facts.

    Values are plain dicts, lists and scalars, with Unknown, Reference and PartialString where the template alone does
    not tell, and NO_VALUE for what is to be dropped. `bindings` are the identifiers of the loops around a node.
    """

    __slots__ = ("_memory", "bindings", "facts", "session", "stack")

    def __init__(self, session: Session, stack: Stack, facts: Facts) -> None:
        """Nothing is read before it is asked for."""
        self.session = session
        self.stack = stack
        self.facts = facts
        self.bindings: Mapping[str, Any] = {}
        self._memory: dict[str, tuple[Any, frozenset[Term]]] = {}

    def bound(self, bindings: Mapping[str, Any]) -> Evaluator:
        """The same, inside of a loop."""
        if not bindings:
            return self
        inner = Evaluator(self.session, self.stack, self.facts)
        inner.bindings = {**self.bindings, **bindings}
        inner._memory = self._memory
        return inner

    # ── nodes ────────────────────

    def value(self, node: Any) -> Any:
        """What a node of the template stands for."""
        if isinstance(node, str):
            return self._text(node)
        if not isinstance(node, (dict, list)):
            return node
        session = self.session
        session.steps += 1
        if session.depth >= DEPTH or session.steps > session.allowed:
            return self.refused(
                node, "this is nested too deeply" if session.depth >= DEPTH else "the template is too large"
            )
        session.depth += 1
        kept = session.keeps_null
        session.keeps_null = kept or (isinstance(node, dict) and is_of_a_policy(node))
        try:
            return self._list(node) if isinstance(node, list) else self._map(node)
        except Malformed as problem:
            return self.refused(node, str(problem))
        finally:
            session.depth -= 1
            session.keeps_null = kept

    def refused(self, node: Any, why: str) -> Unknown:
        """Unknown, and a note at the place of the node."""
        self.note(why, node)
        return Unknown(why)

    def note(self, text: str, node: Any, *, key: str | None = None, level: str = "warning") -> None:
        """Tell the reader of the report, once, unless this is a repeated reading."""
        if self.session.notes is not None:
            self.session.notes.add(text, self.stack.template.place(node, key), level=level)

    def items(self, node: list[Any]) -> Iterator[tuple[int, Any]]:
        """The nodes of a list's items, with their index in the template, without those that come to no value."""
        for index, item in enumerate(node):
            value = self.value(item)
            if value is not None and value is not NO_VALUE:
                yield index, item

    def branch(self, node: Any) -> Any:
        """The node that a decided Fn::If comes to, else the node itself."""
        while isinstance(node, dict) and len(node) == 1 and isinstance(node.get("Fn::If"), list):
            arguments = node["Fn::If"]
            if len(arguments) != 3:  # noqa: PLR2004 — a condition and two branches
                break
            decided = self.facts.decide(self.stack.conditions.named(self.name_in(arguments[0])))
            if decided is None:
                break
            node = arguments[1] if decided else arguments[2]
        return node

    def name_in(self, text: object) -> str:
        """A name with the identifiers of loops replaced."""
        if not isinstance(text, str):
            raise Malformed("a name is a text")
        return expansion.substituted(text, self.bindings) if self.bindings else text

    def _text(self, text: str) -> Any:
        if self.bindings:
            text = expansion.substituted(text, self.bindings)
        return resolved(text) if MARK in text else text

    def _list(self, node: list[Any]) -> list[Any]:
        values: list[Any] = []
        for item in node:
            value = self.value(item)
            if value is None and self.session.keeps_null:
                self.note(NULL_IN_A_POLICY, node)
                values.append(None)
            elif value is None:
                self.note("null is no value in CloudFormation; the item is taken as absent", node)
            elif value is not NO_VALUE:
                values.append(value)
        return values

    def _map(self, node: dict[str, Any]) -> Any:
        if len(node) == 1:
            [(name, arguments)] = node.items()
            function = FUNCTIONS.get(name)
            if function is not None:
                return function(self, arguments)
            if name.startswith("!"):
                return Unknown(f"{name} is no function of CloudFormation"[:200])
        if self.bindings:
            return self._unrolled(node)
        values: dict[str, Any] = {}
        for key, child in node.items():
            if key[:4] == "Fn::":
                return self._unrolled(node)
            if type(child) is str and MARK not in child:
                values[key] = child  # by far the most frequent, without a call
            else:
                self._put(values, key, self.value(child), node)
        return values

    def _unrolled(self, node: dict[str, Any]) -> Any:
        """An object with loops, macros or keys that name a loop's identifier."""
        values: dict[str, Any] = {}
        unsure: Unknown | None = None
        for entry in expansion.entries(self, node):
            if isinstance(entry.node, expansion.Unexpanded):
                unsure = Unknown(entry.node.why)
            elif entry.key == "Fn::Transform":
                added = transform(entry.reader, entry.node)
                unsure = unsure if isinstance(added, dict) else Unknown(cause_of(added))
                values |= added if isinstance(added, dict) else {}
            elif entry.key.startswith("Fn::"):
                why = "stands beside other keys" if entry.key in FUNCTIONS else "is no function of CloudFormation"
                raise Malformed(f"{entry.key} {why}"[:200])
            else:
                self._put(values, entry.key, entry.reader.value(entry.node), node)
        return values if unsure is None else OpenObj(wrap(values).__dict__, cause_of(unsure))

    def _put(self, values: dict[str, Any], key: str, value: Any, node: dict[str, Any]) -> None:
        if value is None and self.session.keeps_null:
            self.note(NULL_IN_A_POLICY, node, key=key)
            values[key] = None
        elif value is None:
            self.note(f"{key} is null, which CloudFormation refuses; it is taken as absent", node, key=key)
        elif value is not NO_VALUE:
            values[key] = value

    # ── what has a name ────────────────────

    def once(self, key: str, compute: Callable[[], Any], otherwise: Callable[[], Any]) -> Any:
        """A value with a name, computed once; `otherwise` when it is asked for while it is being computed."""
        session = self.session
        remembered = self._memory.get(key)
        if remembered is None:
            running = (id(self._memory), key)
            if running in session.running:
                return otherwise()
            session.running.add(running)
            outer, session.touched = session.touched, set()
            try:
                value = compute()
            finally:
                session.running.discard(running)
                inner, session.touched = session.touched, outer
            remembered = self._memory[key] = (value, frozenset(inner))
        session.touched |= remembered[1]
        return remembered[0]

    def ref(self, name: str) -> Any:
        """`Ref`: a loop's identifier, a pseudo parameter, a parameter, or a resource."""
        if name in self.bindings:
            return self.bindings[name]
        stack = self.stack
        if name in PSEUDO:
            return self._pseudo(name)
        if name in stack.template.parameters:
            return self.once(f"parameter {name}", lambda: self._parameter(name), lambda: self._circular(name))
        if name in stack.resources:
            return Reference(stack.resources[name].key)
        return stack.absent(name, f"Ref names {name}, which the template does not declare")

    def attribute(self, name: str, attribute: str) -> Any:
        """`Fn::GetAtt`: an attribute of a resource, or an output of a nested stack."""
        stack = self.stack
        if name not in stack.resources:
            return stack.absent(name, f"Fn::GetAtt names {name}, which the template does not declare")
        if stack.resources[name].type == "AWS::CloudFormation::Stack" and attribute.startswith("Outputs."):
            return self._output_of(name, attribute.removeprefix("Outputs."))
        return Reference(stack.resources[name].key, attribute)

    def declared_property(self, reference: Reference) -> Any:
        """What a resource of this stack declares for the property that an attribute repeats; None when it does not."""
        declared = self._declared(reference)
        if declared is None or not isinstance(declared.properties, dict):
            return None
        node = declared.properties.get(reference.attribute)
        return None if node is None else self.bound(declared.bindings).value(node)

    def gives_name(self, reference: Reference) -> bool:
        """Whether a reference is to the plain name or id of a resource of this stack."""
        declared = self._declared(reference) if reference.attribute == "Ref" else None
        return declared is not None and declared.type in NAMED

    def _declared(self, reference: Reference) -> Declared | None:
        declared = self.stack.resources.get(reference.target.rpartition("#")[2])
        return declared if declared is not None and declared.key == reference.target else None

    def output(self, output: Output) -> Any:
        """The value of one output of this stack."""
        inner = self.bound(output.bindings)
        return self.once(
            f"output {output.name}",
            lambda: inner.value(output.node),
            lambda: self.refused(output.node, f"the output {output.name} leads back to itself"),
        )

    def decides(self, formula: Formula, of: Stack | None = None) -> bool | None:
        """Whether a condition (`of` another stack) holds under the facts; what it asks for is remembered as touched."""
        self.session.touched.update((of or self.stack).conditions.terms(formula))
        return self.facts.decide(formula)

    def _output_of(self, name: str, output: str) -> Any:
        child = self.stack.children.get(name)
        if child is None:
            reason = f"the nested stack {name} is not read here, so its output {output} is not known"
            return Unknown(Elsewhere(reason, name=f"{name}.Outputs.{output}"))
        found = child.outputs.get(output)
        if found is None:
            return child.absent(output, f"the nested stack {name} has no output {output}")
        self.session.touched.update(self.stack.conditions.terms(child.presence))
        return self.session.evaluator(child, self.facts.holding(child.presence)).output(found)

    def _pseudo(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NO_VALUE
        told = self.stack.pseudo
        if name in told:
            return told[name]
        if self.session.strict and name in DEFAULT_PSEUDO:
            return Unknown(f"{name} is not given")
        term = self.stack.conditions.pseudo_term(name)
        self.session.touched.add(term)
        return self.facts.value(term) or pseudo_value(name, told)

    def _parameter(self, name: str) -> Any:
        """Given, passed in by the stack around, the only choice that the facts leave, or the default."""
        declared = self.stack.template.parameters[name]
        if name in self.stack.given:
            return _typed(declared, self.stack.given[name])
        if self.stack.passes(name):
            return self._passed(declared)
        if self.session.strict or declared.is_stored:
            return declared.unknown()
        term = self.stack.conditions.parameter_term(declared)
        self.session.touched.add(term)
        only = self.facts.value(term)
        if only is not None:
            return _typed(declared, only)
        if declared.default is not None and not self.facts.excludes(term, declared.default):
            return _typed(declared, declared.default)
        return declared.unknown()

    def _passed(self, declared: Parameter) -> Any:
        """What the stack around gives to a parameter of this one."""
        stack = self.stack
        parent = stack.parent
        if parent is None:
            return declared.unknown()
        outer = self.session.evaluator(parent, self.facts).bound(stack.bindings)
        value = outer.value(stack.passed[declared.name])
        if isinstance(value, str):
            return _typed(declared, value)
        if isinstance(value, (bool, int, float)):
            return _typed(declared, text_of(value))
        if value is NO_VALUE:
            return declared.unknown()
        if declared.is_list and not_known(value) and not isinstance(value, Unknown):
            return PLAIN["Fn::Split"]([",", value])
        return value

    def _circular(self, name: str) -> Unknown:
        return self.refused(self.stack.passed, f"the value of {name} leads back to itself")


def _typed(declared: Parameter, text: str) -> Any:
    """A parameter's value as `Ref` gives it; a dynamic reference in it is read at deployment."""
    value = declared.typed(text)
    return resolved(value) if isinstance(value, str) and MARK in value else value
