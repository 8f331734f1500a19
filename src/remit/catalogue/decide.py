"""Whether a mover's condition holds for a resource: yes, no, or the fact that is missing. Kleene logic throughout."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from remit.catalogue.when import Asks, Both, Either, Has, Not
from remit.model import MISSING, Missing, Obj, Undetermined, Unknown, cause_of, is_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from remit.catalogue.when import Condition, Leads

    Resolve = Callable[[Any, str], Any]


class Gap(NamedTuple):
    """What would have to be known: the property, and why it is not."""

    property: str
    reason: str

    def __str__(self) -> str:
        """As the ledger shows it."""
        return f"{self.property}: {self.reason}"


class Subject(NamedTuple):
    """What is asked: the properties, whether absent ones are merely unseen, and how to follow a reference.

    `resolve` takes a value and a type name and gives the properties of the resource meant, `MISSING`, or an `Unknown`.
    """

    properties: Any
    unseen: str = ""
    resolve: Resolve | None = None


def holds(condition: Condition, subject: Subject) -> bool | Gap:
    """True, False, or the gap that keeps the answer open."""
    if isinstance(condition, Asks):
        if not condition.any_item:
            return _tested(condition, _value(condition.path, subject))
        return _any(_tested(condition, value) for value in _values(condition, subject))
    if isinstance(condition, Both):
        return _negated(_any(_negated(holds(part, subject)) for part in condition.parts))
    if isinstance(condition, Either):
        return _any(holds(part, subject) for part in condition.parts)
    if isinstance(condition, Not):
        return _negated(holds(condition.part, subject))
    return _any(_asked_further(condition, value, subject) for value in _values(condition, subject))


def _any(answers: Iterable[bool | Gap]) -> bool | Gap:
    """One yes outweighs every gap; a gap outweighs every no."""
    gap: Gap | None = None
    for answer in answers:
        if answer is True:
            return True
        if answer is not False:
            gap = gap or answer
    return gap or False


def _negated(answer: bool | Gap) -> bool | Gap:  # noqa: FBT001 — an answer is a bool
    return answer if isinstance(answer, Gap) else not answer


def _value(path: tuple[str, ...], subject: Subject) -> Any:
    """The value at a path that passes through no list."""
    value = subject.properties
    for name in path:
        value = _step(value, name, subject.unseen)
    return value


def _values(test: Asks | Has | Leads, subject: Subject) -> Iterator[Any]:
    """The values at a path: exactly one, or with `any` one for every item of the lists on the way."""
    if not subject.unseen and subject.properties[test.path[0]] is MISSING:
        return iter((MISSING,))
    values = [subject.properties]
    for name in test.path:
        values = [_step(item, name, subject.unseen) for value in values for item in _items(value, each=test.any_item)]
    return iter([item for value in values for item in _items(value, each=test.any_item)])


def _items(value: Any, *, each: bool) -> list[Any]:
    return value if each and isinstance(value, list) else [value]


def _step(value: Any, name: str, unseen: str) -> Any:
    if isinstance(value, Obj):
        found = value[name]
        return Unknown(unseen) if unseen and isinstance(found, Missing) else found
    if value is MISSING:
        return MISSING
    return Unknown(cause_of(value)) if not is_known(value) else MISSING


def _tested(test: Asks, value: Any) -> bool | Gap:
    try:
        return _QUESTIONS[test.operator](value, test.values)
    except Undetermined as raised:
        return Gap(".".join(test.path), raised.cause.reason)


def _asked_further(test: Has | Leads, value: Any, subject: Subject) -> bool | Gap:
    return _had(test, value, subject) if isinstance(test, Has) else _led(test, value, subject)


def _had(test: Has, item: Any, subject: Subject) -> bool | Gap:
    """Whether one item is as asked; what is no object is not, and what is unknown leaves it open."""
    if isinstance(item, Obj):
        return holds(test.condition, Subject(item, subject.unseen, subject.resolve))
    if is_known(item) or isinstance(item, Missing):
        return False
    return Gap(".".join(test.path), cause_of(item).reason)


def _led(test: Leads, value: Any, subject: Subject) -> bool | Gap:
    place = ".".join(test.path)
    if isinstance(value, Missing):
        return False
    if subject.resolve is None:
        return Gap(place, f"the {test.type} that it names is not at hand")
    try:
        target = subject.resolve(value, test.type)
    except Undetermined as raised:
        return Gap(place, raised.cause.reason)
    if isinstance(target, Missing):
        return False
    if not isinstance(target, Obj):
        return Gap(place, cause_of(target).reason)
    return holds(test.condition, Subject(target, resolve=subject.resolve))


def _given(value: Any) -> bool:
    """Present and not empty; `false` and 0 are given."""
    if isinstance(value, Unknown):
        raise Undetermined(cause_of(value))
    if value is None or isinstance(value, Missing):
        return False
    return bool(value) if isinstance(value, (str, list, Obj)) else True


def _begins(value: Any, prefix: Any) -> bool:
    return not isinstance(value, (Missing, Obj)) and bool(value.startswith(prefix))


def _finishes(value: Any, suffix: Any) -> bool:
    return not isinstance(value, (Missing, Obj)) and bool(value.endswith(suffix))


def _same(value: Any, literals: tuple[Any, ...]) -> bool:
    """Equal to one of the literals: a certain yes outweighs an uncertain comparison."""
    undetermined: Undetermined | None = None
    for literal in literals:
        try:
            if value == literal:
                return True
        except Undetermined as raised:
            undetermined = raised
    if undetermined is not None:
        raise undetermined
    return False


_QUESTIONS: dict[str, Callable[[Any, tuple[Any, ...]], bool]] = {
    "=": _same,
    "in": _same,
    "starts with": lambda value, literals: _begins(value, literals[0]),
    "ends with": lambda value, literals: _finishes(value, literals[0]),
    "contains": lambda value, literals: literals[0] in value,
    "present": lambda value, _: _given(value),
    "absent": lambda value, _: not _given(value),
}
