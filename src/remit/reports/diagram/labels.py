"""Texts in a drawing: how wide they may come out, and what of them fits.

Nobody knows the reader's font, so a letter counts as wide as the widest of the common sans-serif fonts have it; what is
written is clipped to its place besides.
"""

from __future__ import annotations

import re
import unicodedata

WIDE, NORMAL, NARROW = 1.02, 0.62, 0.36
"""Widths of letters in em: East Asian and capital ones, most, the slim ones."""

SLIM = frozenset("iljtfrI.,:;'|!()[]{}/ -·")
BROAD = frozenset("mwMW@%…")
BOLD = 1.1
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories that draw nothing, or turn the direction of what follows: told as �."""


def natural(text: str) -> list[tuple[int, str]]:
    """A key by which web-2 comes before web-10."""
    parts = enumerate(re.split("([0-9]+)", text))  # words and numbers by turns
    return [(len(part.lstrip("0")), part.lstrip("0")) if at % 2 else (0, part) for at, part in parts]


def inert(text: str) -> str:
    """The text without what a drawing cannot show: controls, direction marks, lone surrogates, stacked accents."""
    shown = []
    for character in text:
        category = unicodedata.category(character)
        if category in INVISIBLE:
            shown.append("�")
        elif category in ("Mn", "Me") and shown and unicodedata.category(shown[-1]) in ("Mn", "Me"):
            continue
        else:
            shown.append(character)
    return "".join(shown)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """How many pixels a text of that font size takes at most."""
    return sum(map(_em, text)) * size * (BOLD if bold else 1)


def _em(character: str) -> float:
    if character in SLIM:
        return NARROW
    if character in BROAD or unicodedata.east_asian_width(character) in "WF":
        return WIDE
    return 0.75 if character.isupper() else NORMAL


def wrapped(text: str, size: float, room: float, most: int = 2) -> list[str]:
    """The words in lines that fit, at most so many; what is too long is shortened in the last one."""
    lines: list[str] = [""]
    for word in inert(text[:500]).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < most and width_of(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return [fitted(line, size, room) for line in lines]


def fitted(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """The text, or its beginning and end around an ellipsis: both tell names of one scheme apart."""
    shown = inert(text[:500])
    if width_of(shown, size, bold=bold) <= room:
        return shown
    head = tail = ""
    while True:
        longer = (head + shown[len(head)], tail) if len(head) <= len(tail) else (head, shown[-len(tail) - 1] + tail)
        if width_of(f"{longer[0]}…{longer[1]}", size, bold=bold) > room:
            return f"{head}…{tail}"
        head, tail = longer
