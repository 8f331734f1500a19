"""Sets of texts described by patterns: whether a text exists that some patterns match and others do not.

Patterns are read as small automata that run side by side, so the answer is exact for unions too. Symbols are letters
like any other: what holds for them holds whatever they stand for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import count, takewhile
from typing import TYPE_CHECKING

from remit.engines.iam.text import ANY, ANY_INSIDE, FRESH, ONE, ONE_INSIDE, WILD, Symbol, is_arn
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.engines.iam.text import Letters

    Linked = tuple["Linked", str] | None
    """A text as its last letter and what comes before."""

MOST_MOVES = 200_000
"""How many steps of automata are taken before a comparison is given up; policies of everyday size take hundreds."""
MANY = 8
"""How many patterns it takes for sorting them to be worth while."""
WILDCARDS = frozenset(WILD)
EVERYTHING: Letters = (ANY,)
EXPRESSIONS = {ANY: ".*", ONE: ".", ANY_INSIDE: "[^:]*", ONE_INSIDE: "[^:]"}
FIRST_SIGN, FIRST_ARN, LAST_SIGN = "\U000f0000", "\U00100000", "\U0010ffff"
"""The characters that stand for symbols, where texts are matched by regular expressions: those of ARNs are the second
half. Unicode keeps both planes for private use."""
MOST_SIGNS = 65_536
SIGNED = {
    ANY: ".*",
    ONE: f"[^{FIRST_SIGN}-{LAST_SIGN}]",
    ANY_INSIDE: f"[^:{FIRST_ARN}-{LAST_SIGN}]*",
    ONE_INSIDE: f"[^:{FIRST_SIGN}-{LAST_SIGN}]",
}
"""As `Automaton` takes them: a `?` stands for no symbol, and what holds no colon for no ARN."""
SERIALS = {False: count(), True: count()}


def exists(positives: Sequence[Letters], negatives: Sequence[Letters] = ()) -> bool:
    """Whether some text matches all the positive patterns and none of the negative ones."""
    return witness(positives, negatives) is not None


def witness(positives: Sequence[Letters], negatives: Sequence[Letters] = ()) -> Letters | None:
    """A text that matches all the positive patterns and none of the negative ones; None when there is none."""
    none = any(pattern in negatives for pattern in (EVERYTHING, *positives))  # seen at once, and most often the reason
    return None if none else found(tuple(positives), tuple(negatives))


@lru_cache(maxsize=4096)
def found(positives: tuple[Letters, ...], negatives: tuple[Letters, ...]) -> Letters | None:
    """See `witness`. What all patterns begin with is passed over first; most differ there, or are equal."""
    longest = max(map(head, positives), key=len)
    if not all(longest.startswith(head(pattern)) for pattern in positives):
        return None
    plain = next((pattern for pattern in positives if WILDCARDS.isdisjoint(pattern)), None)
    if plain is not None:  # no other text is looked for
        fits = all(matches(each, plain) for each in positives) and not any(matches(each, plain) for each in negatives)
        return plain if fits else None
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
    automata = [automaton(pattern) for pattern in (*positives, *negatives)]
    most = len(positives)
    start = tuple(each.start for each in automata)
    waiting: list[tuple[tuple[int, ...], Linked]] = [(start, None)]
    seen, moves = {start}, 0
    while waiting:
        state, text = waiting.pop()
        if accepted(automata, state, most):
            return spelled(text)
        for letter in sorted(choices(automata, state)):
            moves += len(automata)
            follower = tuple(
                each.after(places, letter) if places else 0 for each, places in zip(automata, state, strict=True)
            )
            if all(follower[:most]) and follower not in seen:
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
    plain = expression(pattern)
    if plain is not None and len(joined := "".join(text)) == len(text):
        return plain.fullmatch(joined) is not None
    wanted, written = signed_expression(pattern), signed(text)
    if wanted is not None and written is not None:
        return wanted.fullmatch(written) is not None
    made = automaton(pattern)
    places = made.start
    for letter in text:
        places = made.after(places, letter)
        if not places:
            return False
    return bool(places & made.end)


@lru_cache(maxsize=65_536)
def expression(pattern: Letters) -> re.Pattern[str] | None:
    """A pattern as a regular expression, which is the same but faster; None when a part of it is not known."""
    if any(len(letter) > 1 and letter not in EXPRESSIONS for letter in pattern):
        return None
    return re.compile("".join(EXPRESSIONS.get(letter) or re.escape(letter) for letter in pattern), re.DOTALL)


@lru_cache(maxsize=65_536)
def signed_expression(pattern: Letters) -> re.Pattern[str] | None:
    """The same of a pattern with symbols, for texts as `signed` writes them; None where no signs are left."""
    written = [SIGNED.get(letter) or signed((letter,)) for letter in pattern]
    if None in written:
        return None
    found = zip(pattern, filter(None, written), strict=True)
    return re.compile("".join(one if letter in SIGNED else re.escape(one) for letter, one in found), re.DOTALL)


@lru_cache(maxsize=65_536)
def signed(text: Letters) -> str | None:
    """A text with a character for each symbol; None when it holds such characters itself, or too many symbols."""
    written = [sign(letter) if isinstance(letter, Symbol) else letter for letter in text]
    odd = any(
        len(one) != 1 or (one >= FIRST_SIGN) != isinstance(letter, Symbol)
        for one, letter in zip(written, text, strict=True)
    )
    return None if odd else "".join(written)


@lru_cache(maxsize=2 * MOST_SIGNS)
def sign(letter: Symbol) -> str:
    """The character of a symbol, never that of another one; none where there are too many symbols."""
    number = next(SERIALS[is_arn(letter)])
    return chr(ord(FIRST_ARN if is_arn(letter) else FIRST_SIGN) + number) if number < MOST_SIGNS else ""


def covers(pattern: Letters, other: Letters) -> bool:
    """Whether one pattern matches everything that the other matches."""
    return pattern in (EVERYTHING, other) or not exists([other], [pattern])


def meets(pattern: Letters, other: Letters) -> bool:
    """Whether both patterns match some text; most begin with different letters, which is seen at once."""
    if EVERYTHING in (pattern, other):
        return True
    one, two = head(pattern), head(other)
    return (one.startswith(two) or two.startswith(one)) and exists([pattern, other])


@lru_cache(maxsize=8192)
def head(pattern: Letters) -> str:
    """What a pattern begins with, up to its first wildcard."""
    return "".join(takewhile(lambda letter: letter not in WILD, pattern))


def near(patterns: tuple[Letters, ...], other: Letters) -> Sequence[Letters]:
    """Those of several patterns, in no order, that may match what another does, most of the rest passed over.

    The patterns of a statement are asked about one after the other, so that many of them are sorted once.
    """
    return patterns if len(patterns) < MANY else sorter(patterns).near(other)


class Sorter:
    """Patterns sorted by their text, as far as they are plain."""

    __slots__ = ("_plain", "_rest", "_texts")

    def __init__(self, patterns: Sequence[Letters]) -> None:
        """Sort them once; those with a wildcard or a part that is not known are always at hand."""
        plain = {start(each): each for each in patterns if len(start(each)) == len(each)}
        self._rest = [each for each in patterns if len(start(each)) < len(each)]
        self._texts = sorted(plain)
        self._plain = [plain[text] for text in self._texts]

    def near(self, other: Letters) -> list[Letters]:
        """Those that begin like another one, up to where that is plain."""
        text = start(other)
        at = bisect_left(self._texts, text)
        end = at
        while end < len(self._texts) and self._texts[end].startswith(text):
            end += 1
        return [*self._plain[at:end], *self._rest]


sorter = lru_cache(maxsize=64)(Sorter)


def start(pattern: Letters) -> str:
    """What a pattern begins with, up to its first wildcard or part that is not known."""
    return "".join(takewhile(lambda letter: len(letter) == 1, pattern))


class Automaton:
    """A pattern as an automaton. Its places are the bits of a number: bit `n` says that `n` letters are behind.

    A symbol may be many characters, so a `?` never stands for one.
    """

    __slots__ = ("_any", "_inside", "_letters", "_one", "_one_inside", "_stars", "at", "end", "start")

    def __init__(self, pattern: Letters) -> None:
        """Sort the places by what is expected there; `at` has those of plain letters."""
        self._any = places_of(pattern, ANY)
        self._inside = places_of(pattern, ANY_INSIDE)
        self._one = places_of(pattern, ONE)
        self._one_inside = places_of(pattern, ONE_INSIDE)
        self._stars = self._any | self._inside
        self._letters: dict[str, int] = {}
        self.at: dict[int, str] = {}
        for place, letter in enumerate(pattern):
            if letter not in WILD:
                self.at[1 << place] = letter
                self._letters[letter] = self._letters.get(letter, 0) | 1 << place
        self.end = 1 << len(pattern)
        self.start = self._settled(1)

    def after(self, places: int, letter: str) -> int:
        """The places after one more letter."""
        stay, go = self._any, self._letters.get(letter, 0)
        if letter != ":":
            stay |= 0 if is_arn(letter) else self._inside
            go |= 0 if isinstance(letter, Symbol) else self._one | self._one_inside
        else:
            go |= self._one
        return self._settled((places & stay) | (places & go) << 1)

    def _settled(self, places: int) -> int:
        """The places together with those reached past a `*` without a letter."""
        while more := (places & self._stars) << 1 & ~places:
            places |= more
        return places


automaton = lru_cache(maxsize=4096)(Automaton)


def places_of(pattern: Letters, wanted: str) -> int:
    """The places of a pattern at which a letter stands."""
    return sum(1 << place for place, letter in enumerate(pattern) if letter == wanted)


def accepted(automata: Sequence[Automaton], state: tuple[int, ...], positives: int) -> bool:
    """Whether the text so far is one that is looked for."""
    ends = [bool(places & each.end) for each, places in zip(automata, state, strict=True)]
    return all(ends[:positives]) and not any(ends[positives:])


def choices(automata: Sequence[Automaton], state: tuple[int, ...]) -> set[str]:
    """The letters by which the automata could part ways, and one that is like no other."""
    found = {FRESH, ":"}
    for each, places in zip(automata, state, strict=True):
        rest = places
        while rest:
            place = rest & -rest
            rest ^= place
            if place in each.at:
                found.add(each.at[place])
    return found
