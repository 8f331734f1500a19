"""A resource type: the stack of its duties, under the settings that are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit import catalogue, schema
from remit.cli.explained.topic import Level, Links, Rows, Stack, Text, Topic
from remit.model import DUTIES, RemitError

if TYPE_CHECKING:
    from typing import Any

    from remit.audit import Check, Registry
    from remit.catalogue import TypeExplanation

ASIDE = ("aws", "not-applicable")
"""Owners that leave nothing to the reader: the line runs above as many of them as stand at the bottom."""


def explain(name: str, settings: dict[str, Any], registry: Registry) -> Topic:
    """`RemitError` for a type or a property that there is not, with the nearest that there is."""
    if schema.describe(name) is None:
        message = f"there is no resource type {name}"
        near = list(schema.suggest(name))[:3]
        raise RemitError(
            message, hint=f"did you mean {', '.join(near)}?" if near else "see the CloudFormation registry"
        )
    told = catalogue.explain(name, settings)
    stack = _stack(told, registry.for_type(name))
    return Topic(
        name,
        f"  {told.service}".rstrip(),
        tuple(_parts(told, stack)),
        _record(told, stack),
        lambda: _drawn(told, stack),
    )


def _stack(told: TypeExplanation, checks: list[Check]) -> Stack:
    levels = tuple(
        Level(
            duty,
            told.duties[duty].owner,
            told.duties[duty].because,
            tuple(each.id for each in checks if each.duty == duty),
            tuple(each.id for each in told.movers if duty in each.lines),
            told.duties[duty].moved_by,
        )
        for duty in reversed(DUTIES)
    )
    aws = next((place for place, duty in enumerate(DUTIES) if told.duties[duty].owner not in ASIDE), len(DUTIES))
    return Stack(levels, aws)


def _parts(told: TypeExplanation, stack: Stack) -> list[Text | Rows | Links | Stack]:
    parts: list[Text | Rows | Links | Stack] = []
    if told.settings:
        parts.append(Text("With", _with(told)))
    parts.append(stack)
    acts = tuple((duty, told.duties[duty].act) for duty in reversed(DUTIES) if told.duties[duty].act)
    if acts:
        parts.append(Rows("What remains for you", acts))
    missing = tuple((duty, line.missing) for duty, line in told.duties.items() if line.missing)
    if missing:
        parts.append(Rows("What would have to be known", missing))
    if told.movers:
        rows = tuple((each.id, f"{each.when}: {each.because}") for each in told.movers)
        parts.append(Rows("What moves the line", rows))
    sources = dict.fromkeys(line.source for line in told.duties.values() if line.source)
    parts.append(Links("Sources", tuple(sources)))
    return parts


def _with(told: TypeExplanation) -> str:
    """The settings that are tried, in one line."""
    pairs = (f"{name} = {value}" for name, value in told.settings.items())
    return "".join(each if each.isprintable() else f"\\x{ord(each):02x}" for each in ", ".join(pairs))


def _record(told: TypeExplanation, stack: Stack) -> dict[str, Any]:
    """The contract of `--json`, with the checks and movers of each duty beside it."""
    record = told.record()
    for level in stack.levels:
        record["duties"][level.duty] |= {"checks": list(level.checks), "movers": list(level.movers)}
    return record


def _drawn(told: TypeExplanation, stack: Stack) -> str:
    from remit.reports.stack import Bar, draw

    aside = _with(told) or told.service
    bars = [Bar(each.duty, each.owner, each.because, len(each.checks), bool(each.moved)) for each in stack.levels]
    return draw(told.type, aside, bars)
