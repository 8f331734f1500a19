"""String functions. Of a text whose parts are not all known they keep what stays known.

https://developer.hashicorp.com/terraform/language/functions#string-functions
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown, cause_of
from remit.sources.addresses import MARKS, is_whole, spelled
from remit.sources.terraform import limits
from remit.sources.terraform.evaluation.derived import unnamed
from remit.sources.terraform.evaluation.functions.graphemes import clusters
from remit.sources.terraform.evaluation.values import Exceeded, List, Malformed, OpenList, OpenSet, joined, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SPACE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""White space as Unicode has it, and Go with it; Python counts four control characters more."""


def parts_of(text: Any) -> tuple[Any, ...]:
    """The parts of a text: itself when it is whole. Of a URL that AWS gives, scheme and host are told apart."""
    if isinstance(text, Reference):
        return spelled(text)
    return text.parts if isinstance(text, PartialString) else (text,)


def unknown_of(*values: Any) -> Unknown | None:
    """The first of these that is not known as an Unknown; None when all are known."""
    return next((Unknown(cause_of(value)) for value in values if not known(value)), None)


def _each(text: Any, change: Callable[[str], str]) -> Any:
    """A text with a change made to every character of it on its own."""
    return joined(change(part) if isinstance(part, str) else Unknown(cause_of(part)) for part in parts_of(text))


def _cased(char: str, case: str) -> str:
    """One character in another case, where that is one character: Go knows no others."""
    return case if len(case) == 1 else char


def upper(text: Any) -> Any:
    """`upper`."""
    return _each(text, lambda part: part.upper() if part.isascii() else "".join(_cased(c, c.upper()) for c in part))


def lower(text: Any) -> Any:
    """`lower`."""
    return _each(text, lambda part: part.lower() if part.isascii() else "".join(_cased(c, c.lower()) for c in part))


def title(text: str) -> str:
    """`title`: the first letter of each word in upper case, the others as they are."""
    changed = [
        char if _in_word(before) else _cased(char, char.title()) for before, char in zip(" " + text, text, strict=False)
    ]
    return "".join(changed)


def _in_word(char: str) -> bool:
    """Whether a letter after this one begins no word."""
    return char.isalnum() or char == "_" or (not char.isascii() and char not in SPACE)


def chomp(text: Any) -> Any:
    """`chomp`: without the line ends at the end."""
    return _trimmed(text, lambda part: part.rstrip("\r\n"), start=False)


def trim_space(text: Any) -> Any:
    """`trimspace`. What AWS hands out, a Reference, has no white space around it."""
    return _trimmed(text, lambda part: part.strip(SPACE), keep_references=True)


def trim(text: Any, cut: Any) -> Any:
    """`trim`: without the characters of `cut` at both ends."""
    unsure = unknown_of(cut)
    if unsure is not None:
        return unsure
    return _trimmed(text, lambda part: part.strip(cut) if cut else part)


def _trimmed(text: Any, change: Callable[[str], str], *, start: bool = True, keep_references: bool = False) -> Any:
    """A text of which a change takes what stands at its ends.

    What is not known at an end may lose something, and where it is empty or goes wholly, so does what is beside it.
    """
    if isinstance(text, str):
        return change(text)
    parts = list(parts_of(text))
    for end, inner in ((-1, -2), (0, 1)) if start else ((-1, -2),):
        at = end
        if not isinstance(parts[end], str):
            if keep_references and isinstance(parts[end], Reference):
                continue
            parts[end] = Unknown(cause_of(parts[end]))
            at = inner
        if len(parts) > 1 and isinstance(parts[at], str):
            parts[at] = change(parts[at] + "\0")[:-1] if end == 0 else change("\0" + parts[at])[1:]
        if len(parts) == 1 or not isinstance(parts[at], (str, Reference)) or parts[at] == "":
            return Unknown(cause_of(text))
    return joined(parts)


def trim_prefix(text: Any, prefix: Any) -> Any:
    """`trimprefix`: without this beginning, if it has it."""
    answer = starts_with(text, prefix)
    if isinstance(answer, Unknown):
        return answer
    if not answer or (isinstance(prefix, str) and not prefix):
        return text
    first, *others = parts_of(text)
    return joined([first[len(prefix) :], *others])


def trim_suffix(text: Any, suffix: Any) -> Any:
    """`trimsuffix`: without this end, if it has it."""
    answer = ends_with(text, suffix)
    if isinstance(answer, Unknown):
        return answer
    if not answer or not suffix:
        return text
    *others, last = parts_of(text)
    return joined([*others, last[: -len(suffix)]])


def starts_with(text: Any, prefix: Any) -> Any:
    """`startswith`: decided by the known beginning where that is enough."""
    return _decided(
        parts_of(text)[0], parts_of(prefix), lambda whole, known_part: whole.startswith(known_part), text, prefix
    )


def ends_with(text: Any, suffix: Any) -> Any:
    """`endswith`: decided by the known end where that is enough."""
    return _decided(
        parts_of(text)[-1], parts_of(suffix)[::-1], lambda whole, known_part: whole.endswith(known_part), text, suffix
    )


def _decided(outer: Any, wanted: tuple[Any, ...], holds: Callable[[str, str], bool], text: Any, affix: Any) -> Any:
    first = wanted[0]
    if isinstance(outer, str) and isinstance(first, str):
        if holds(outer, first) and len(wanted) == 1:
            return True
        whole = isinstance(text, str)
        if not holds(outer, first) and (whole or not holds(first, outer)):
            return False
    elif first == "" if isinstance(first, str) else False:
        return True
    unsure = unknown_of(text, affix)
    return False if unsure is None else unsure


def contains(text: Any, wanted: Any) -> Any:
    """`strcontains`: true when a known part has it."""
    unsure = unknown_of(wanted)
    if unsure is not None:
        return unsure
    if any(isinstance(part, str) and wanted in part for part in parts_of(text)):
        return True
    unsure = unknown_of(text)
    return False if unsure is None else unsure


def indent(spaces: Any, text: Any) -> Any:
    """`indent`: every line but the first after so many spaces. What is not known is taken to have one line."""
    unsure = unknown_of(spaces)
    if unsure is not None:
        return unsure
    if isinstance(text, str):
        count = _whole(spaces)
        if text.count("\n") * count > limits.TEXT:
            raise Exceeded("the text would be too long")
        return text.replace("\n", "\n" + " " * count)
    return _each(text, lambda part: indent(spaces, part))


def _whole(number: Any) -> int:
    if not isinstance(number, int) or not 0 <= number <= limits.TEXT:
        raise Malformed("a whole number is needed that is not negative")
    return number


def join(separator: Any, *lists: Any) -> Any:
    """`join`: what is not known stays as a part; beside a list that may hold more, separators are not known either."""
    if not lists:
        raise Malformed("a list is needed")
    unsure = unknown_of(separator) if isinstance(separator, Reference) else None
    if separator == "" and len(lists) == 1 and isinstance(lists[0], OpenList) and _is_one_reference(lists[0]):
        return lists[0][0]  # `join("", aws_vpc.this[*].id)` is how people wrote `one(aws_vpc.this[*].id)`
    pieces: list[Any] = []
    follows = False
    for item, gap in _items(lists):
        if follows and not gap:
            pieces.append(separator if unsure is None else unsure)
        pieces.append(item)
        follows = not gap
    whole = sum(len(piece) for piece in pieces if isinstance(piece, str))
    if whole > limits.TEXT:
        raise Exceeded("the text would be too long")
    return joined(pieces)


def _is_one_reference(items: list[Any]) -> bool:
    return len(items) == 1 and isinstance(items[0], Reference)


def _items(lists: tuple[Any, ...]) -> Iterator[tuple[Any, bool]]:
    """The items of all lists, and whether one stands for any number of items."""
    for each in lists:
        if not known(each):
            yield Unknown(unnamed(cause_of(each))), True
            continue
        if isinstance(each, OpenSet):
            yield Unknown(unnamed(each.cause)), True
            continue
        for item in each:
            if item is None:
                raise Malformed("an item of the list is null")
            yield item, False
        if isinstance(each, OpenList):
            yield Unknown(unnamed(each.cause)), True


def split(separator: Any, text: Any) -> Any:
    """`split`: of a text in parts the pieces that end before the first part that is not known; more may follow."""
    unsure = unknown_of(separator)
    if unsure is not None:
        return unsure
    if isinstance(text, str) and not separator:
        return List(_counted([*text]))
    pieces: list[list[Any]] = [[]]
    for part in parts_of(text):
        if not isinstance(part, str) and not (separator in MARKS and is_whole(part)):
            return OpenList([joined(piece) for piece in pieces[:-1]], cause_of(text))
        known_part = [part] if not isinstance(part, str) else part.split(separator) if separator else [*part]
        pieces[-1].append(known_part[0])
        pieces += [[piece] for piece in _counted(known_part[1:])]
    return List(_counted([joined(piece) for piece in pieces]))


def _counted(pieces: list[Any]) -> list[Any]:
    """The pieces of a text, as many as there may be."""
    if len(pieces) > limits.ITEMS:
        raise Exceeded("the text has too many pieces")
    return pieces


def replace(text: Any, old: Any, new: Any) -> Any:
    """`replace`; `old` between slashes is a regular expression. In a text in parts only single characters are sure."""
    unsure = unknown_of(old, new)
    if unsure is not None:
        return unsure
    if len(old) > 1 and old[0] == old[-1] == "/":
        from remit.sources.terraform.evaluation.functions.patterns import replaced

        unsure = unknown_of(text)
        return replaced(old[1:-1], text, new) if unsure is None else unsure
    parts = parts_of(text)
    if old in MARKS and all(isinstance(part, str) or is_whole(part) for part in parts):
        return joined(_replaced(part, old, new) if isinstance(part, str) else part for part in parts)
    if len(old) != 1 and not isinstance(text, str):
        return unknown_of(text)
    return _each(text, lambda part: _replaced(part, old, new))


def _replaced(text: str, old: str, new: str) -> str:
    if len(text) + text.count(old) * len(new) > limits.TEXT:
        raise Exceeded("the text would be too long")
    return text.replace(old, new)


def reverse(text: str) -> str:
    """`strrev`: letters with their marks stay together."""
    return "".join(reversed(clusters(text)))


def part(text: Any, offset: Any, length: Any) -> Any:
    """`substr`: `length` letters from `offset`, which counts from the end when negative.

    A length of -1 is all that follow; so is one of 0 from the end.
    """
    unsure = unknown_of(offset, length)
    if unsure is not None:
        return unsure
    if not isinstance(offset, int) or not isinstance(length, int):
        raise Malformed("offset and length are whole numbers")
    first = parts_of(text)[0]
    if not isinstance(text, str):
        enough = isinstance(first, str) and offset >= 0 and length >= 0 and offset + length <= len(clusters(first))
        return part(first, offset, length) if enough else unknown_of(text)
    letters = clusters(text)
    if offset >= 0:
        return "".join(letters[offset : offset + length] if length >= 0 else letters[offset:])
    start = max(offset + len(letters), 0)
    return "".join(letters[start : start + length] if length > 0 else letters[start:])
