"""`regex`, `regexall` and `replace` with a pattern: RE2's syntax, matched in time linear in the text.

Python's own engine takes another syntax, and can be kept busy for ever by a pattern that a stranger wrote. This one
tries alternatives in the order in which they stand, as RE2 does, and visits no state twice at one place.
https://github.com/google/re2/wiki/Syntax
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from remit.model import Cause, Unknown
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.functions.pattern_syntax import Parser, Unsupported, compiled
from remit.sources.terraform.evaluation.values import Exceeded, List, Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"\$(?:\$|\{(\w+)\}|(\w+))", re.ASCII)
_WORD = frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_")


class Tired(Exception):  # noqa: N818 — it is an answer, not an error
    """Matching would take more steps than `limits.WORK`."""

    cause = Cause("the regular expression would take too long to try")


class Pattern:
    """A compiled pattern. Malformed when RE2 would refuse it, Unsupported when remit does not know what it means."""

    def __init__(self, pattern: str) -> None:
        """Parse and compile."""
        parser = Parser(pattern)
        self.program = compiled(parser.parsed())
        self.names: list[str] = parser.names
        self.steps = 0

    def search(self, text: str, start: int = 0) -> tuple[int | None, ...] | None:
        """Where the leftmost match begins and ends, then the same for each group; None without a match."""
        seen: set[tuple[int, int]] = set()
        for at in range(start, len(text) + 1):
            found = self._at(text, at, seen)
            if found is not None:
                return found
        return None

    def _at(self, text: str, start: int, seen: set[tuple[int, int]]) -> tuple[int | None, ...] | None:
        """The match that begins at a place. `seen` are the states that lead nowhere from there or before."""
        stack: list[tuple[int, int, tuple[int | None, ...]]] = [(0, start, (None,) * (2 * len(self.names) + 2))]
        while stack:
            state, at, groups = stack.pop()
            if (state, at) in seen:
                continue
            seen.add((state, at))
            self.steps += 1
            if self.steps > limits.WORK:
                raise Tired
            step = self.program[state]
            if step[0] == "match":
                return (start, at, *groups[2:])
            stack += _next(step, text, (state, at, groups))
        return None

    def all(self, text: str) -> Iterator[tuple[int | None, ...]]:
        """Every match from left to right; an empty one not where another has just ended."""
        at, last = 0, -1
        while at <= len(text):
            found = self.search(text, at)
            if found is None:
                return
            start, end = found[0] or 0, found[1] or 0
            if end > start or start != last:
                yield found
            last = end
            at = end if end > start else end + 1


def _next(step: tuple[Any, ...], text: str, here: Any) -> list[Any]:
    """The states to which one instruction leads, the first one last."""
    kind, *rest = step
    state, at, groups = here
    if kind == "split":
        return [(target, at, groups) for target in reversed(rest)]
    if kind == "save":
        return [(state + 1, at, (*groups[: rest[0]], at, *groups[rest[0] + 1 :]))]
    if kind == "char":
        return [(state + 1, at + 1, groups)] if at < len(text) and rest[0](text[at]) else []
    return [(state + 1, at, groups)] if holds(rest[0], text, at) else []


def holds(kind: str, text: str, at: int) -> bool:
    """Whether an assertion holds at a place: A start, z end, ^ and $ of a line, b word boundary, B none."""
    if kind == "A":
        return at == 0
    if kind == "z":
        return at == len(text)
    if kind == "^":
        return at == 0 or text[at - 1] == "\n"
    if kind == "$":
        return at == len(text) or text[at] == "\n"
    before = at > 0 and text[at - 1] in _WORD
    after = at < len(text) and text[at] in _WORD
    return (before != after) is (kind == "b")


def _result(pattern: Pattern, text: str, found: tuple[int | None, ...]) -> Any:
    """What Terraform makes of a match: its text, or a tuple of groups, or an object of named groups."""
    if not pattern.names:
        return text[found[0] : found[1]]
    groups = [_group(text, found, number) for number in range(1, len(pattern.names) + 1)]
    if not any(pattern.names):
        return groups
    return dict(zip(pattern.names, groups, strict=True))


def _group(text: str, found: tuple[int | None, ...], number: int) -> str | None:
    start, end = found[2 * number : 2 * number + 2]
    return None if start is None or end is None else text[start:end]


def _pattern(pattern: str) -> Pattern:
    made = Pattern(pattern)
    if any(made.names) and not all(made.names):
        raise Malformed("the pattern has both groups with a name and groups without")
    return made


def regex(pattern: str, text: str) -> Any:
    """`regex`: the first match; Malformed without one."""
    try:
        made = _pattern(pattern)
        found = made.search(text)
    except (Unsupported, Tired) as error:
        return Unknown(error.cause)
    if found is None:
        raise Malformed("the pattern matches nothing")
    return _result(made, text, found)


def regex_all(pattern: str, text: str) -> Any:
    """`regexall`: every match."""
    try:
        made = _pattern(pattern)
        return List(_result(made, text, found) for found in made.all(text))
    except (Unsupported, Tired) as error:
        return Unknown(error.cause)


def replaced(pattern: str, text: str, new: str) -> Any:
    """`replace` with a pattern; `$1`, `$name` and `${name}` stand for groups."""
    pieces: list[str] = []
    at = size = 0
    try:
        made = Pattern(pattern)
        for found in made.all(text):
            pieces += (text[at : found[0]], _expanded(made, new, text, found))
            size += len(pieces[-1])
            if size > limits.TEXT:
                raise Exceeded("the text would be too long")
            at = found[1] or 0
    except (Unsupported, Tired) as error:
        return Unknown(error.cause)
    return "".join(pieces) + text[at:]


def _expanded(pattern: Pattern, new: str, text: str, found: tuple[int | None, ...]) -> str:
    def group(name: re.Match[str]) -> str:
        told = name[1] or name[2]
        if told is None:
            return "$"
        number = int(told) if told.isdigit() and len(told) < 5 else _numbered(pattern, told)  # noqa: PLR2004 — groups that nobody writes
        if number == 0:
            return text[found[0] : found[1]]
        return (_group(text, found, number) or "") if 0 < number <= len(pattern.names) else ""

    return _NAME.sub(group, new)


def _numbered(pattern: Pattern, name: str) -> int:
    return pattern.names.index(name) + 1 if name in pattern.names else -1
