"""A stack: one instance of a template, with the values given to it. The root of a tree, or nested in another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Cause, Unknown, cause_of
from remit.sources.cloudformation.conditions import Conditions
from remit.sources.cloudformation.expansion import Unexpanded, entries
from remit.sources.cloudformation.formulas import conjunction, disjunction, negate
from remit.sources.cloudformation.limits import Malformed
from remit.sources.cloudformation.nodes import Map

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.model import Location, Waiver
    from remit.sources.cloudformation.estate import Estate
    from remit.sources.cloudformation.evaluator import Evaluator
    from remit.sources.cloudformation.expansion import Entry
    from remit.sources.cloudformation.formulas import Formula
    from remit.sources.cloudformation.template import Template

NESTED = "AWS::CloudFormation::Stack"
RESOURCES = "resources"
NOTHING: Mapping[str, Any] = {}


class Declared:
    """One resource as a template declares it, loops unrolled. `presence` is the formula under which it exists."""

    __slots__ = ("bindings", "body", "id", "key", "location", "presence", "stack", "type")

    def __init__(
        self,
        stack: Stack,
        logical_id: str,
        type_name: str,
        body: Map,
        bindings: Mapping[str, Any],
        location: Location,
    ) -> None:
        """`bindings` are the identifiers of the loops around it."""
        self.stack = stack
        self.id = logical_id
        self.type = type_name
        self.body = body
        self.bindings = bindings
        self.key = f"{stack.key}#{logical_id}"
        self.location = location
        self.presence: Formula = stack.presence

    @property
    def properties(self) -> Any:
        """The node of its properties; None when it has none."""
        return self.body.get("Properties")


class Output(NamedTuple):
    """One output: the node of its value, the node of its export's name (None: not exported), and its loops."""

    name: str
    node: Any
    export: Any
    presence: Formula
    bindings: Mapping[str, Any]


class Stack:
    """What the template's names mean in this instance.

    `path` tells where in its tree it stands: the logical ids of the nested stacks, empty for the root. `passed` holds
    the nodes of the parameters that the parent passes, `bindings` the loops around them; `given` the values that the
    user gave.
    """

    def __init__(
        self,
        estate: Estate,
        template: Template,
        *,
        parent: Stack | None = None,
        within: Declared | None = None,
    ) -> None:
        """`within` is the resource of the parent that makes this stack; None for a root."""
        self.estate = estate
        self.template = template
        self.parent = parent
        self.path: str = f"{parent.path}.{within.id}".lstrip(".") if parent and within else ""
        self.scope: str = parent.scope if parent else template.file
        self.depth: int = parent.depth + 1 if parent else 0
        self.key: str = f"{template.file}@{self.scope}/{self.path.replace('.', '/')}" if parent else template.file
        self.presence: Formula = within.presence if within else True
        self.given = {} if parent else _accepted(estate.options.given_to(template.file), template)
        self.pseudo = estate.options.pseudo()
        if parent:
            self.pseudo.pop("AWS::StackName", None)
        passed = within.properties.get("Parameters") if within and isinstance(within.properties, dict) else None
        self.passed: Mapping[str, Any] = passed if isinstance(passed, dict) else NOTHING
        self.bindings: Mapping[str, Any] = within.bindings if within else NOTHING
        self.unrolled = 0
        self.commented: dict[tuple[str | None, int, int], list[Waiver]] | None = None  # see waivers.py
        self.children: dict[str, Stack] = {}
        self.resources: dict[str, Declared] = {}
        self.gaps: list[str] = []
        self.missing: list[str] = []
        self.unread: list[str] = []  # nested stacks whose resources are not here
        for name in template.macros:
            self.lacks(f"the macro {name} may make more resources", RESOURCES)
        self.conditions = Conditions(self, estate.strict.evaluator(self, estate.nothing))
        self.declared_conditions = {
            entry.key: (entry.node, entry.reader.bindings) for entry in self._entries(template.conditions, "conditions")
        }
        for entry in self._entries(template.resources, RESOURCES):
            self._declare(entry)
        self.outputs = self._read_outputs()

    def passes(self, name: str) -> bool:
        """Whether the parent gives a value to the parameter."""
        return name in self.passed

    def absent(self, name: str, why: str) -> Unknown:
        """The value of a name that is not declared: a macro may make it; else `Malformed`."""
        if self.gaps:
            return Unknown(Cause(f"{name} is not declared, but {self.gaps[0]}"))
        raise Malformed(why[:200])

    def rules(self) -> Iterator[Formula]:
        """What the template's rules demand of its parameters.

        https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html
        """
        for rule in self.template.rules.values():
            assertions = rule.get("Assertions") if isinstance(rule, dict) else None
            if isinstance(rule, dict) and isinstance(assertions, list):
                applies = self._rule(rule["RuleCondition"]) if "RuleCondition" in rule else True
                for each in assertions:
                    demanded = self._rule(each.get("Assert")) if isinstance(each, dict) else True
                    yield (
                        disjunction((negate(applies), demanded))
                        if applies is not None and demanded is not None
                        else True
                    )

    def _rule(self, node: Any) -> Formula | None:
        """A formula of the rules; None for one that asks what only a deployment knows."""
        try:
            return self.conditions.formula(node, self.conditions.reader)
        except Malformed:
            return None

    def lacks(self, why: str, what: str) -> None:
        """Remember that a section may hold more than can be read."""
        self.gaps.append(why)
        if what == RESOURCES:
            self.missing.append(why)

    def _entries(self, section: Mapping[str, Any], what: str) -> Iterator[Entry]:
        """The entries of a section, loops unrolled; one that cannot be is a gap."""
        reader = self.estate.first.evaluator(self, self.estate.nothing)
        for entry in entries(reader, section):
            if isinstance(entry.node, Unexpanded):
                self.lacks(f"{entry.key} may make more {what}: {entry.node.why}", what)
            elif entry.key == "Fn::Transform":
                yield from self._included(reader, entry.node, what)
            else:
                yield entry

    def _included(self, reader: Evaluator, node: Any, what: str) -> Iterator[Entry]:
        """What a macro adds to a section: the entries of a file that can be read, else a gap."""
        added = self.estate.library.included(reader, node)
        if isinstance(added, Map):
            yield from self._entries(added, what)
        else:
            self.lacks(f"Fn::Transform may make more {what}: {cause_of(added).reason}", what)

    def _declare(self, entry: Entry) -> None:
        name, body, reader = entry.key, entry.node, entry.reader
        place, notes = self.template.place(entry.holder, entry.written), self.estate.notes
        type_name = body.get("Type") if isinstance(body, Map) else None
        if not isinstance(body, Map) or not isinstance(type_name, str):
            notes.add(f"the resource {name} has no Type; it is left out"[:200], place)
            return
        if name in self.resources:
            notes.add(f"the resource {name} is made twice; the second is left out"[:200], place)
            return
        place = self.template.source(name) or place
        place.detail = self.template.detail(name) or _construct(body)
        declared = Declared(self, name, reader.name_in(type_name), body, reader.bindings, place)
        condition = body.get("Condition")
        if isinstance(condition, str):
            declared.presence = conjunction((self.presence, self.conditions.named(reader.name_in(condition), body)))
        elif condition is not None:
            notes.add(f"the Condition of {name} is no name; it is taken as not there"[:200], place)
        self.resources[name] = declared

    def _read_outputs(self) -> dict[str, Output]:
        found: dict[str, Output] = {}
        for name, body, inner, _, _ in self._entries(self.template.outputs, "outputs"):
            if isinstance(body, dict) and "Value" in body:
                export = body.get("Export")
                condition = body.get("Condition")
                held = self.conditions.named(inner.name_in(condition), body) if isinstance(condition, str) else True
                exported = export.get("Name") if isinstance(export, dict) else None
                found[name] = Output(name, body["Value"], exported, held, inner.bindings)
        return found


def _construct(body: Map) -> str:
    """The construct path that the CDK notes in a resource's metadata.

    https://docs.aws.amazon.com/cdk/v2/guide/identifiers.html
    """
    metadata = body.get("Metadata")
    path = metadata.get("aws:cdk:path") if isinstance(metadata, dict) else None
    return path if isinstance(path, str) else ""


def _accepted(given: Mapping[str, str], template: Template) -> dict[str, str]:
    """The given values that the template's parameters allow; the others are told of as errors, and are not used."""
    declared = template.parameters
    return {name: value for name, value in given.items() if name in declared and not declared[name].refuses(value)}
