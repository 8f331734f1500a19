"""What a policy variable may stand for, so that a text with it matches what it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.engines.iam.circumstances import held
from remit.engines.iam.comparisons import demanded_pattern
from remit.engines.iam.globs import matches
from remit.engines.iam.text import WILD, Symbol, symbols, widened
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from remit.engines.iam.document import Statement
    from remit.engines.iam.request import Request
    from remit.engines.iam.text import Letters

MOST_FILLINGS = 200
"""How many values of variables are tried before the answer is left open."""


def fillings(request: Request, statements: Iterable[Statement]) -> list[Letters]:
    """Values by which texts with variables match the target, or the settled values that conditions compare."""
    found: dict[Letters, None] = {}
    for pattern, text in compared(request, statements):
        for at, letter in enumerate(pattern):
            if isinstance(letter, Symbol) and letter.key:
                found |= dict.fromkeys(between(widened(pattern[:at]), text, widened(pattern[at + 1 :])))
        if len(found) > MOST_FILLINGS:
            raise Undetermined("a policy variable may stand for too many values")
    return list(found)


def compared(request: Request, statements: Iterable[Statement]) -> Iterator[tuple[Letters, Letters]]:
    """Patterns with variables, each with a text that a request compares it with."""
    for statement in statements:
        for pattern in statement.resources.patterns if statement.resources else ():
            if symbols(pattern):
                yield pattern, request.target.arn
        for condition in statement.conditions:
            values = held(request, condition.key) if any(symbols(value.letters) for value in condition.values) else None
            for text in values if isinstance(values, tuple) else ():
                yield from ((demanded_pattern(condition.comparison, value), text) for value in condition.values)


def between(head: Letters, text: Letters, tail: Letters) -> Iterator[Letters]:
    """What may stand between a head and a tail, so that all together match a text."""
    starts = [at for at in range(len(text)) if matches(head, text[:at])]
    ends = [at for at in range(1, len(text) + 1) if matches(tail, text[at:])]
    yield from (text[start:end] for start in starts for end in ends if start < end)


def pieces(statements: Iterable[Statement]) -> list[Letters]:
    """The texts between the colons, slashes and wildcards of statements: a variable may stand for one of them."""
    found = dict.fromkeys(
        piece for statement in statements for text in texts_of(statement) for piece in split(text) if piece
    )
    return list(found)


def texts_of(statement: Statement) -> Iterator[Letters]:
    """The texts of a statement in which variables may stand."""
    yield from statement.resources.patterns if statement.resources else ()
    for condition in statement.conditions:
        yield from (value.letters for value in condition.values)


def split(text: Letters) -> Iterator[Letters]:
    """The parts of a text between what parts it."""
    start = 0
    for at, letter in enumerate((*text, "/")):
        if letter in (*":/*?", *WILD) or isinstance(letter, Symbol):
            yield text[start:at]
            start = at + 1
