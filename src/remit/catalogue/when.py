"""The small language in which a mover says when it applies: read into a tree that `decide` evaluates.

    LaunchType = FARGATE
    Engine starts with custom-oracle-
    PackageType = Zip and not RuntimeManagementConfig.UpdateRuntimeOn present
    any CapacityProviderStrategy.CapacityProvider in (FARGATE, FARGATE_SPOT)
    any OptionSettings has (OptionName = ManagedActionsEnabled and Value = "true")
    Cluster leads to AWS::ECS::Cluster where (any CapacityProviders = FARGATE)

`any` is said where a path passes through a list; `has` asks several things of one and the same item. `present` means
given and not empty. Words need quotes only when they hold spaces, parentheses, commas or an equals sign; `true`,
`false` and whole numbers are read as such.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    Scalar = str | int | bool

OPERATORS = ("=", "in", "starts with", "ends with", "contains", "present", "absent", "has", "leads to")
"""What may follow a path."""

_TOKEN = re.compile(r'\s*(?:"([^"]*)"|([(),=]|[^\s(),="]+))')
_PATH = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)*")
_NUMBER = re.compile(r"-?[0-9]+")
_TWO_WORDS = {"starts": "with", "ends": "with", "leads": "to"}


class Asks(NamedTuple):
    """One question about one property. `any_item`: the path passes through a list, one item suffices."""

    any_item: bool
    path: tuple[str, ...]
    operator: str
    values: tuple[Scalar, ...]


class Has(NamedTuple):
    """A question about an item of a list, or about an object, taken by itself."""

    any_item: bool
    path: tuple[str, ...]
    condition: Condition


class Leads(NamedTuple):
    """A question about the resource of type `type` that a property points to."""

    any_item: bool
    path: tuple[str, ...]
    type: str
    condition: Condition


class Both(NamedTuple):
    """Every part holds."""

    parts: tuple[Condition, ...]


class Either(NamedTuple):
    """At least one part holds."""

    parts: tuple[Condition, ...]


class Not(NamedTuple):
    """The part does not hold."""

    part: Condition


Condition = Asks | Has | Leads | Both | Either | Not


class WhenError(ValueError):
    """A condition that cannot be read; `hint` says what to write."""

    def __init__(self, message: str, hint: str) -> None:
        """Both in one clause."""
        super().__init__(message)
        self.hint = hint


def parse(text: str) -> Condition:
    """Read a condition. `WhenError` names the word at fault and what may stand there."""
    reader = _Reader(_tokens(text))
    condition = reader.either()
    if reader.peek() is not None:
        message = f"cannot read `{reader.peek()}` after a complete condition"
        raise WhenError(message, "join conditions by `and` or `or`")
    return condition


def tests(condition: Condition) -> list[Asks | Has | Leads]:
    """Every question that a condition asks of the resource itself, in the order written."""
    if isinstance(condition, (Both, Either)):
        return [test for part in condition.parts for test in tests(part)]
    if isinstance(condition, Not):
        return tests(condition.part)
    return [condition]


class _Word(str):
    """A token; a quoted one is never a keyword."""

    __slots__ = ("quoted",)

    quoted: bool


def _tokens(text: str) -> list[_Word]:
    words: list[_Word] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            message = f"a quotation mark is not closed in `{text}`"
            raise WhenError(message, 'quote a value on both sides: "like this"')
        word = _Word(match[2] if match[1] is None else match[1])
        word.quoted = match[1] is not None
        words.append(word)
        at = match.end()
    return words


class _Reader:
    """Recursive descent over the words."""

    def __init__(self, words: list[_Word]) -> None:
        self._words = words
        self._at = 0

    def peek(self) -> _Word | None:
        return self._words[self._at] if self._at < len(self._words) else None

    def take(self, expected: str) -> _Word:
        word = self.peek()
        if word is None:
            message = "the condition ends too early"
            raise WhenError(message, f"write {expected} at its end")
        self._at += 1
        return word

    def took(self, keyword: str) -> bool:
        word = self.peek()
        if word is None or word.quoted or word != keyword:
            return False
        self._at += 1
        return True

    def must(self, keyword: str) -> None:
        if not self.took(keyword):
            message = f"`{keyword}` is missing before `{self.peek() or 'the end'}`"
            raise WhenError(message, f"write `{keyword}` there")

    def either(self) -> Condition:
        return self._joined("or", self.both, Either)

    def both(self) -> Condition:
        return self._joined("and", self.negated, Both)

    def _joined(
        self, keyword: str, part: Callable[[], Condition], whole: Callable[[tuple[Condition, ...]], Condition]
    ) -> Condition:
        parts = [part()]
        while self.took(keyword):
            parts.append(part())
        return parts[0] if len(parts) == 1 else whole(tuple(parts))

    def negated(self) -> Condition:
        if self.took("not"):
            return Not(self.negated())
        if self.took("("):
            inner = self.either()
            self.must(")")
            return inner
        return self.test()

    def test(self) -> Condition:
        any_item = self.took("any")
        word = self.take("a property")
        if word.quoted or not _PATH.fullmatch(word):
            message = f"`{word}` is not a property path"
            raise WhenError(message, "begin with a property, as in `LaunchType = FARGATE`")
        path = tuple(word.split("."))
        operator = self.operator(word)
        if operator == "leads to":
            return self.leads(path, any_item=any_item)
        if operator == "has":
            return Has(any_item, path, self.within())
        return Asks(any_item, path, operator, self.values(operator))

    def operator(self, after: str) -> str:
        first = self.take("an operator")
        second = _TWO_WORDS.get(first)
        operator = f"{first} {self.take(second)}" if second else str(first)
        if operator not in OPERATORS:
            message = f"`{operator}` is not an operator (after `{after}`)"
            raise WhenError(message, f"use one of: {', '.join(OPERATORS)}")
        return operator

    def leads(self, path: tuple[str, ...], *, any_item: bool) -> Leads:
        target = str(self.take("a resource type"))
        self.must("where")
        return Leads(any_item, path, target, self.within())

    def within(self) -> Condition:
        self.must("(")
        condition = self.either()
        self.must(")")
        return condition

    def values(self, operator: str) -> tuple[Scalar, ...]:
        if operator in ("present", "absent"):
            return ()
        if operator != "in":
            return (self.value(),)
        self.must("(")
        values = [self.value()]
        while self.took(","):
            values.append(self.value())
        self.must(")")
        return tuple(values)

    def value(self) -> Scalar:
        word = self.take("a value")
        if word.quoted:
            return str(word)
        if word in ("(", ")", ",", "="):
            raise WhenError(f"`{word}` stands where a value should", "write a value; put a sign like this in quotes")
        if word in ("true", "false"):
            return word == "true"
        return int(word) if _NUMBER.fullmatch(word) else str(word)
