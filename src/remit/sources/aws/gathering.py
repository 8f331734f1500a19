"""From calls to questions, and from answers to the items that they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from remit.sources.aws.actions import action_of
from remit.sources.aws.asking import Answer, Question
from remit.sources.aws.failures import IN_PART, Failure
from remit.sources.aws.mapping import evaluated
from remit.sources.aws.paths import MISREAD, seek
from remit.sources.aws.table import Call

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.sources.aws.record import Record
    from remit.sources.aws.schedule import Schedule
    from remit.sources.aws.table import Table

    Done = Callable[["Gathered"], None]


class Gathered(NamedTuple):
    """The items of a call over all that it was asked about, and the first failure."""

    items: list[Any]
    failure: Failure | None


def gather(schedule: Schedule, call: Call, known: dict[str, Any], region: str, done: Done) -> None:
    """Ask a call once, or once about each item that its `over` lists; `done` gets all items together."""
    if call.over is not None:
        gather(
            schedule, call.over, known, region, lambda listed: _about_each(schedule, call, known, region, listed, done)
        )
    elif call.begin:
        _ask(schedule, Call(call.begin), known, region, lambda _: _about_one(schedule, call, known, region, done))
    else:
        _about_one(schedule, call, known, region, done)


def _about_one(schedule: Schedule, call: Call, known: dict[str, Any], region: str, done: Done) -> None:
    _ask(schedule, call, known, region, lambda answer: done(read(call, answer, region)))


def _about_each(
    schedule: Schedule, call: Call, known: dict[str, Any], region: str, listed: Gathered, done: Done
) -> None:
    """Ask about each of the listed items; their own order is kept, whatever the order of the answers."""
    answers: list[Answer | None] = [None] * len(listed.items)

    def take(at: int, answer: Answer) -> None:
        answers[at] = answer
        if all(each is not None for each in answers):
            finish()

    def finish() -> None:
        told = [read(call, answer, region) for answer in answers if answer is not None]
        failure = next((each.failure for each in told if each.failure), listed.failure)
        done(Gathered([item for each in told for item in each.items], failure))

    if not answers:
        finish()
    for at, item in enumerate(listed.items):
        about = {**known, **(item if isinstance(item, dict) else {"it": item})}
        _ask(schedule, call, about, region, lambda answer, at=at: take(at, answer))  # type: ignore[misc]


def _ask(schedule: Schedule, call: Call, known: dict[str, Any], region: str, then: Callable[[Answer], None]) -> None:
    question = question_for(call, known, region)
    if question is None:
        then(Answer([]))
    else:
        schedule.ask(question, then)


def question_for(call: Call, known: dict[str, Any], region: str) -> Question | None:
    """The call with its arguments; None when one of them is not known."""
    parameters = dict(call.fixed)
    for name, path in call.bound.items():
        value = seek(known, path)
        if value is None:
            return None
        parameters[name] = value
    return question_with(call, parameters, region)


def question_with(call: Call, parameters: dict[str, Any], region: str) -> Question:
    """The call with these arguments."""
    return Question(region, call.service, call.name, parameters, call.more, call.absent, call.wait)


def read(call: Call, answer: Answer, region: str) -> Gathered:
    """The items of a list, over all its pages; a failure when they are not of the shape that they should be."""
    items: list[Any] = []
    try:
        for body in answer.bodies:
            found = evaluated(call.result, body)
            items += found if isinstance(found, list) else [found] if found else []
    except MISREAD as raised:
        return Gathered(items, answer.failure or misread(call, raised, region))
    return Gathered([item for item in items if item is not None], answer.failure)


def object_of(call: Call, answer: Answer, region: str) -> tuple[Any, Failure | None]:
    """What the answer is about: an object of its first page, or a list over all pages; and why there is none."""
    if isinstance(call.result, str) and "[]" in call.result:
        found = read(call, answer, region)
        return found.items, found.failure
    try:
        return (evaluated(call.result, answer.bodies[0]) if answer.bodies else None), answer.failure
    except MISREAD as raised:
        return None, misread(call, raised, region)


def misread(call: Call, raised: Exception, region: str) -> Failure:
    """That an answer is not of the shape that it should be."""
    return Failure("UnreadableAnswer", str(raised), action_of(call.service, call.name), region)


def in_part(table: Table, region: str) -> Failure:
    """That a list shows this caller a part of what there is."""
    call = table.calls[0]
    return Failure(IN_PART, "", action_of(call.service, call.name), region)


def indexed(items: Iterable[Any], by: str) -> dict[str, list[Any]]:
    """Items by the value at a path in them; several values, several places."""
    index: dict[str, list[Any]] = {}
    for item in items:
        values = seek(item, by)
        for value in values if isinstance(values, list) else [values]:
            index.setdefault(str(value), []).append(item)
    return index


def chosen(items: list[Any] | None, *, many: bool) -> Any:
    """One resource's items: all, or the first; None when it has none."""
    if not items:
        return [] if many else None
    return items if many else items[0]


def by_region(records: list[Record]) -> list[tuple[str, list[Record]]]:
    """Records of the same Region together, in order of first appearance."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.region, []).append(record)
    return list(groups.items())
