"""A check's page, read from the docstring of its module: title, why, fix, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.audit.registry import Check

SECTION = re.compile(r"^(Why|Fix|Links|Note):[ ]*", re.MULTILINE)


class Page:
    """What a reader is told about a check. Paragraphs are one line each; `links` are https addresses."""

    __slots__ = ("fix", "links", "note", "title", "why")

    def __init__(self, docstring: str) -> None:
        """Split a docstring into its sections; a missing one is empty."""
        head, *rest = SECTION.split(docstring.strip())
        sections = dict(zip(rest[::2], rest[1::2], strict=True))
        self.title = head.strip()
        self.why = flat(sections.get("Why", ""))
        self.fix = flat(sections.get("Fix", ""))
        self.note = flat(sections.get("Note", ""))
        self.links = tuple(line.removeprefix("- ").strip() for line in sections.get("Links", "").strip().splitlines())


def page(check: Check) -> Page:
    """The page of a check; imports its module."""
    return Page(check.load().__doc__ or "")


def flat(text: str) -> str:
    """Lines of a paragraph joined by spaces."""
    return " ".join(text.split())


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence, or a semicolon's worth of it."""
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
