"""Letters as readers see them: a character with the marks that follow it.

An approximation of Unicode's grapheme clusters (https://unicode.org/reports/tr29/): marks, joiners, variation and tag
characters, skin tones, pairs of regional indicators, and the end of a line. Hangul is met in its composed form.
"""

from __future__ import annotations

from unicodedata import category

_JOINER = "\u200d"


def clusters(text: str) -> list[str]:
    """The letters of a text."""
    if text.isascii() and "\r" not in text:
        return list(text)
    letters: list[str] = []
    for char in text:
        if letters and _belongs(letters[-1], char):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _belongs(letter: str, char: str) -> bool:
    """Whether a character goes with the letter before it."""
    if letter == "\r":
        return char == "\n"
    if letter[-1] in "\r\n":
        return False
    if (
        char == _JOINER
        or category(char) in {"Mn", "Me", "Mc"}
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    ):
        return True
    if letter[-1] == _JOINER:
        return True
    return len(letter) == 1 and _regional(letter) and _regional(char)


def _regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"
