"""Sets of texts described by patterns: whether a text exists that some patterns match and others do not.

Patterns are read as small automata that run side by side, so the answer is exact for unions too. Symbols are letters
like any other: what holds for them holds whatever they stand for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from remit.engines.iam.text import ANY, ANY_INSIDE, FRESH, ONE, ONE_INSIDE, WILD, Symbol, is_arn
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.engines.iam.text import Letters

    Places = frozenset[int]
    Linked = tuple["Linked", str] | None
    """A text as its last letter and what comes before."""

MOST_MOVES = 200_000
"""How many steps of automata are taken before a comparison is given up; policies of everyday size take hundreds."""
EVERYTHING: Letters = (ANY,)


def exists(positives: Sequence[Letters], negatives: Sequence[Letters] = ()) -> bool:
    """Whether some text matches all the positive patterns and none of the negative ones."""
    return witness(positives, negatives) is not None


def witness(positives: Sequence[Letters], negatives: Sequence[Letters] = ()) -> Letters | None:
    """A text that matches all the positive patterns and none of the negative ones; None when there is none."""
    return None if EVERYTHING in negatives else found(tuple(positives), tuple(negatives))


@lru_cache(maxsize=4096)
def found(positives: tuple[Letters, ...], negatives: tuple[Letters, ...]) -> Letters | None:
    """See `witness`. What all patterns begin with is passed over first; most differ there, or are equal."""
    at = 0
    while True:
        heads = {pattern[at] if len(pattern) > at else "" for pattern in positives}
        if heads == {""} or heads.intersection(WILD):
            break
        if len(heads) > 1:
            return None
        negatives = tuple(pattern for pattern in negatives if len(pattern) > at and pattern[at] in (*WILD, *heads))
        if any(pattern[at] in WILD for pattern in negatives):
            break
        at += 1
    rest = walked([pattern[at:] for pattern in positives], [pattern[at:] for pattern in negatives])
    return None if rest is None else (*positives[0][:at], *rest)


def walked(positives: list[Letters], negatives: list[Letters]) -> Letters | None:
    """See `witness`: all automata side by side, letter by letter, letters unlike all others first."""
    if EVERYTHING in negatives:
        return None
    patterns = [*positives, *negatives]
    start = tuple(settled(pattern, frozenset((0,))) for pattern in patterns)
    waiting: list[tuple[tuple[Places, ...], Linked]] = [(start, None)]
    seen, moves = {start}, 0
    while waiting:
        state, text = waiting.pop()
        if accepted(patterns, state, len(positives)):
            return spelled(text)
        for letter in sorted(choices(patterns, state)):
            moves += len(patterns)
            follower = tuple(advanced(pattern, places, letter) for pattern, places in zip(patterns, state, strict=True))
            if all(follower[: len(positives)]) and follower not in seen:
                seen.add(follower)
                waiting.append((follower, (text, letter)))
        if moves > MOST_MOVES:
            raise Undetermined("the patterns of the policy are too many to be compared")
    return None


def spelled(text: Linked) -> Letters:
    """The letters of a text that was put together one by one."""
    letters = []
    while text is not None:
        text, letter = text
        letters.append(letter)
    return tuple(reversed(letters))


def matches(pattern: Letters, text: Letters) -> bool:
    """Whether a pattern matches a text without wildcards."""
    places = settled(pattern, frozenset((0,)))
    for letter in text:
        places = advanced(pattern, places, letter)
    return len(pattern) in places


def covers(pattern: Letters, other: Letters) -> bool:
    """Whether one pattern matches everything that the other matches."""
    return pattern in (EVERYTHING, other) or not exists([other], [pattern])


def meets(pattern: Letters, other: Letters) -> bool:
    """Whether both patterns match some text."""
    return EVERYTHING in (pattern, other) or exists([pattern, other])


def accepted(patterns: Sequence[Letters], state: tuple[Places, ...], positives: int) -> bool:
    """Whether the text so far is one that is looked for."""
    ends = [len(pattern) in places for pattern, places in zip(patterns, state, strict=True)]
    return all(ends[:positives]) and not any(ends[positives:])


def choices(patterns: Sequence[Letters], state: tuple[Places, ...]) -> set[str]:
    """The letters by which the automata could part ways, and one that is like no other."""
    found = {FRESH, ":"}
    for pattern, places in zip(patterns, state, strict=True):
        found.update(pattern[place] for place in places if place < len(pattern))
    return found.difference(WILD)


def settled(pattern: Letters, places: Places) -> Places:
    """The places together with those reached past a `*` without a letter."""
    found = set(places)
    for place in places:
        at = place
        while at < len(pattern) and pattern[at] in (ANY, ANY_INSIDE):
            at += 1
            found.add(at)
    return frozenset(found)


def advanced(pattern: Letters, places: Places, letter: str) -> Places:
    """The places after one more letter."""
    found: set[int] = set()
    for place in places:
        if place < len(pattern):
            found.update(moved(pattern[place], place, letter))
    return settled(pattern, frozenset(found))


def moved(expected: str, place: int, letter: str) -> tuple[int, ...]:
    """Where one automaton goes from one place: a symbol may be many characters, so a `?` never stands for one."""
    if expected in (ANY, ANY_INSIDE):
        return (place,) if expected == ANY or not (letter == ":" or is_arn(letter)) else ()
    if expected in (ONE, ONE_INSIDE):
        return () if isinstance(letter, Symbol) or (expected == ONE_INSIDE and letter == ":") else (place + 1,)
    return (place + 1,) if expected == letter else ()
