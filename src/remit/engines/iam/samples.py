"""Contexts that stand for all: of each key that nothing settles, one value for every way in which conditions part.

Two values that all the conditions treat alike are one. So the samples of a key are: absent; each text that is demanded
as it is; one text for each combination of patterns; the edges of networks and between numbers.
"""

from __future__ import annotations

from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from remit.engines.iam.binding import bound_condition
from remit.engines.iam.circumstances import held, is_consistent, is_optional
from remit.engines.iam.comparisons import ORDERS, demanded_pattern, network_of, number_of
from remit.engines.iam.fillings import fillings, pieces, texts_of
from remit.engines.iam.globs import exists, matches, witness
from remit.engines.iam.request import Free, letters_of
from remit.engines.iam.text import ANY, FRESH, ONE, WILD, Symbol, symbols
from remit.model import Undetermined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from remit.engines.iam.document import Statement
    from remit.engines.iam.operators import Condition, Given
    from remit.engines.iam.request import Request
    from remit.engines.iam.text import Letters, Text

MOST_CONTEXTS = 20_000
MOST_REGIONS = 200
"""How many combinations, and how many patterns of one key, are tried before the answer is left open."""

SOMETHING: Letters = (ONE, ANY)
"""Any text but an empty one, which counts as absent."""


def contexts(request: Request, statements: Sequence[Statement]) -> Iterator[Request]:
    """The request in every context that the statements tell apart. `Undetermined` when they are too many."""
    conditions = [each for statement in statements for each in statement.conditions if each.cause is None]
    keys = variables(request, statements)
    values = [*pieces(statements), *fillings(request, statements)] if keys else []
    for first in filled(request, keys, conditions, values):
        settled = [bound_condition(each, first) for each in conditions]
        keys = [key for key in dict.fromkeys(each.key for each in settled) if isinstance(held(first, key), Free)]
        yield from filled(first, keys, settled, ())


def filled(
    request: Request, keys: Sequence[str], conditions: Sequence[Condition], more: Iterable[Letters]
) -> Iterator[Request]:
    """The request with every combination of samples for some keys."""
    domains = [samples(key, [each for each in conditions if each.key == key], more) for key in keys]
    size = 1
    for domain in domains:
        size *= len(domain)
    if size > MOST_CONTEXTS:
        raise Undetermined("the conditions of the policies are too many to be tried together")
    for values in product(*domains):
        context = {**request.context, **dict(zip(keys, values, strict=True))}
        if is_consistent(context):
            yield request._replace(context=context)


def variables(request: Request, statements: Iterable[Statement]) -> list[str]:
    """The keys that stand as variables in statements and are not settled."""
    letters = (letter for each in statements for text in texts_of(each) for letter in symbols(text))
    keys = dict.fromkeys(letter.key for letter in letters if letter.key)
    return [key for key in keys if isinstance(held(request, key), Free)]


def samples(key: str, conditions: Sequence[Condition], more: Iterable[Letters] = ()) -> list[Given]:
    """The values of a key that stand for all; several at once where conditions ask about sets."""
    single = dict.fromkeys((*texts(conditions), *numbers(conditions), *addresses(conditions), *more))
    if any(each.comparison == "bool" for each in conditions):
        single |= dict.fromkeys((letters_of("true"), letters_of("false")))
    if not any(each.comparison in (*ORDERS, "ipaddress", "bool") for each in conditions):
        single.setdefault((FRESH,))
    asking = [each for each in conditions if each.comparison != "null"]
    several = len(asking) if any(each.quantifier for each in asking) else 1  # one value for each that asks is enough
    found: list[Given] = [(letters,) for letters in single]
    for size in range(2, several + 1):
        found += combinations(single, size)
        if len(found) > MOST_CONTEXTS:
            raise Undetermined("the conditions of the policies are too many to be tried together")
    return [*found, None] if is_optional(key) else found


def texts(conditions: Iterable[Condition]) -> Iterator[Letters]:
    """A text for each way in which the texts and patterns of conditions may match."""
    asked = [
        (condition.comparison, value)
        for condition in conditions
        if condition.comparison.startswith(("string", "arn"))
        for value in condition.values
    ]
    if not asked:
        return  # what is compared as a number, an address or a truth is no other text
    patterns = dict.fromkeys(demanded_pattern(*each) for each in asked)
    plain = [each for each in patterns if not any(letter in WILD for letter in each)]
    wild = [each for each in patterns if each not in plain]
    yield from plain
    yield from (upper(value) for comparison, value in asked if comparison == "stringequalsignorecase")
    yield from (tuple(FRESH if letter in WILD else letter for letter in each) for each in wild if symbols(each))
    yield from regions([each for each in wild if not symbols(each)], [each for each in plain if not symbols(each)])


def upper(value: Text) -> Letters:
    """A text in upper case, parts that are not known as they are."""
    return tuple(letter if isinstance(letter, Symbol) else letter.upper() for letter in value.literal())


def regions(patterns: Iterable[Letters], without: Sequence[Letters], shape: Letters = SOMETHING) -> Iterator[Letters]:
    """A text for every combination of patterns that some text, unlike those without wildcards, matches."""
    cells: list[tuple[tuple[Letters, ...], tuple[Letters, ...]]] = [((shape,), tuple(without))]
    for pattern in patterns:
        parted = [
            cell
            for positives, negatives in cells
            for cell in (((*positives, pattern), negatives), (positives, (*negatives, pattern)))
            if exists(*cell)
        ]
        cells = parted
        if len(cells) > MOST_REGIONS:
            raise Undetermined("the patterns of a condition are too many to be tried together")
    for positives, negatives in cells:
        found = witness(positives, negatives)
        if found is not None:
            yield legible(found, positives, negatives)


def legible(found: Letters, positives: Iterable[Letters], negatives: Iterable[Letters]) -> Letters:
    """The text with letters like no other in the place of colons, where that makes no difference."""
    other = tuple(FRESH if letter == ":" else letter for letter in found)
    alike = all(matches(each, other) for each in positives) and not any(matches(each, other) for each in negatives)
    return other if alike else found


def numbers(conditions: Iterable[Condition]) -> Iterator[Letters]:
    """The numbers, or dates, that conditions compare with, those between them, and those beyond."""
    texts = [
        str(value) for each in conditions if each.comparison in ORDERS for value in each.values if not value.cause()
    ]
    dates = any(number_of(text) is not None and "-" in text[1:] and "e" not in text.lower() for text in texts)
    found = sorted({number for text in texts if (number := number_of(text)) is not None})
    if found:
        between = [(low + high) / 2 for low, high in pairwise(found)]
        for number in (found[0] - 1, *found, *between, found[-1] + 1):
            yield letters_of(date_of(number) if dates else f"{number:g}" if number == round(number, 4) else str(number))


def date_of(number: float) -> str:
    """Seconds since 1970 as a date, or as they are where no calendar reaches."""
    from datetime import UTC, datetime

    try:
        return datetime.fromtimestamp(number, UTC).isoformat()
    except (ValueError, OverflowError, OSError):
        return str(number)


def addresses(conditions: Sequence[Condition]) -> Iterator[Letters]:
    """The first address of each network that conditions list, and the first one behind it."""
    listed = [
        value for each in conditions if each.comparison == "ipaddress" for value in each.values if not value.cause()
    ]
    networks = [network for value in listed if (network := network_of(str(value))) is not None]
    if any(each.comparison == "ipaddress" for each in conditions):
        yield from (letters_of("0.0.0.0"), letters_of("::"))  # noqa: S104 — an address to compare with, not to bind to
    for network in networks:
        yield letters_of(str(network.network_address))
        if int(network.broadcast_address) + 1 < 2**network.max_prefixlen:
            yield letters_of(str(network.broadcast_address + 1))
