"""A declared resource as the model knows it: properties resolved, types made true, places kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause, OpenObj, OpenProperties, Resource, cause_of, wrap
from remit.schema import Problem, coerce, describe, suggest
from remit.sources.cloudformation.functions import NO_VALUE, not_known
from remit.sources.cloudformation.places import locator
from remit.sources.cloudformation.template import SAM_TYPES
from remit.sources.cloudformation.waivers import waivers_of
from remit.sources.embedded import opened
from remit.sources.naming import name_of, tags_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import Location
    from remit.model.resource import Path
    from remit.sources.cloudformation.evaluator import Evaluator
    from remit.sources.cloudformation.stack import Declared

MODULE = "::MODULE"
"""How the type of a module ends.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html
"""


def read(declared: Declared, evaluator: Evaluator) -> Resource:
    """The resource under the evaluator's facts, before anything is folded into it."""
    reader = evaluator.bound(declared.bindings)
    values, elsewhere = _properties(declared, reader)
    schema = describe(declared.type)
    if reader.session.embeds and schema is not None:
        values = {name: opened(schema.properties.property(name), value) for name, value in values.items()}
    if schema is None:
        _tell_type(declared, reader)
    else:
        _tell_names(declared, values, schema.properties.names, reader)
    problems: list[Problem] = []
    coerced = coerce(declared.type, values, problems)
    locate = locator(declared, reader)
    for problem in problems:
        _tell(problem, declared, reader, locate)
    properties = {name: wrap(value) for name, value in coerced.items()}
    options = declared.stack.estate.options
    return Resource(
        declared.type,
        declared.id,
        declared.key,
        properties,
        scope=declared.stack.scope,
        account=options.account,
        region=options.region,
        name=name_of(schema.primary_identifier if schema else (), properties),
        tags=tags_of(properties.get((schema.tags if schema else None) or "Tags")),
        location=declared.location,
        locate=locate,
        elsewhere=elsewhere,
        waivers=waivers_of(declared),
    )


def duplicate(resource: Resource) -> Resource:
    """A copy whose properties may be changed; their values are shared."""
    own = resource.properties
    return Resource(
        resource.type,
        resource.id,
        resource.key,
        own.__dict__,
        scope=resource.scope,
        account=resource.account,
        region=resource.region,
        name=resource.name,
        tags=resource.tags,
        location=resource.location,
        locate=resource.locate,
        conditional=resource.conditional,
        elsewhere=cause_of(own[""]) if isinstance(own, OpenProperties) else None,
        waivers=resource.waivers,
    )


def _properties(declared: Declared, reader: Evaluator) -> tuple[dict[str, Any], Cause | None]:
    """The resolved properties, and why there may be more."""
    elsewhere: Cause | None = None
    if declared.type.endswith(MODULE):
        elsewhere = Cause(f"{declared.type} is a module of the account, whose resources are not in the template")
        reader.note(elsewhere.reason, declared.body, key="Type")
    if declared.type.startswith(SAM_TYPES):
        return {}, Cause(f"{declared.type} could not be translated, so what it makes is not known")
    if "Fn::Transform" in declared.body:
        elsewhere = Cause(f"what Fn::Transform adds to {declared.id} is not known")
        reader.note(elsewhere.reason, declared.body, key="Fn::Transform")
    value = reader.value(declared.properties)
    if isinstance(value, dict):
        return value, elsewhere
    if isinstance(value, OpenObj):
        return dict(value.__dict__), cause_of(value[""])
    if not_known(value):
        return {}, cause_of(value)
    if value is not None and value is not NO_VALUE:
        reader.note(f"the Properties of {declared.id} are no object", declared.body, key="Properties")
        return {}, Cause(f"the properties of {declared.id} are no object")
    return {}, elsewhere


def _tell(problem: Problem, declared: Declared, reader: Evaluator, locate: Callable[[Path], Location]) -> None:
    """A value of the wrong kind."""
    if reader.session.notes is not None:
        text = f"{declared.id}: {problem.path} is {problem.got} where {declared.type} has {problem.expected}"
        reader.session.notes.add(text[:300], locate(_path(problem.path)))


def _tell_type(declared: Declared, reader: Evaluator) -> None:
    """A type that no schema knows: new, private, or misspelt."""
    if reader.session.notes is None or not declared.type.startswith("AWS::") or declared.type.endswith(MODULE):
        return
    if declared.type.startswith(SAM_TYPES):
        return
    near = suggest(declared.type, 1)
    reader.session.notes.add(
        f"{declared.type} is no resource type that remit knows: nothing is known about it"[:200],
        reader.stack.template.place(declared.body, "Type"),
        hint=f"did you mean {near[0]}?" if near else "",
    )


def _tell_names(declared: Declared, values: dict[str, Any], names: tuple[str, ...], reader: Evaluator) -> None:
    """A property that is misspelt is absent to every check: told, where it is near to one that there is."""
    notes = reader.session.notes
    unknown = [name for name in values if name not in names] if notes is not None else []
    if not unknown or notes is None:
        return
    from difflib import get_close_matches

    for name in unknown:
        near = get_close_matches(name[:100], names, 1, cutoff=0.8)
        if near:
            text = f"{declared.type} has no property {name[:100]}: it counts for nothing"
            notes.add(text, reader.stack.template.place(declared.properties, name), hint=f"did you mean {near[0]}?")


def _path(dotted: str) -> Path:
    """`SecurityGroupIngress[0].FromPort` as a path."""
    steps = dotted.replace("[", ".[").split(".")
    return tuple(int(step[1:-1]) if step.startswith("[") and step[1:-1].isdigit() else step for step in steps if step)
