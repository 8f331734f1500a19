"""A topic in 80 columns, and as Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from remit.cli.explained.topic import Links, Rows, Stack, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.cli.explained.topic import Level, Topic

WIDTH = 80
NAME, OWNER, REST = 24, 15, 39
"""Columns of the stack: the duty, its owner, the reason."""

ROW = 42
"""Columns of a name in a list that has texts beside it."""

LINE = "the line"


def text(topic: Topic) -> str:
    """For a terminal. Only addresses are longer than 80 columns."""
    lines = list(_filled(f"{topic.title}{topic.aside}", 0))
    for part in topic.parts:
        lines += ["", *_part(part)]
    return "\n".join(lines) + "\n"


def _part(part: Text | Rows | Links | Stack) -> Iterator[str]:
    if isinstance(part, Text):
        yield from _filled(f"{part.label}: {part.text}" if part.label else part.text, 0)
    elif isinstance(part, Links):
        if part.head:
            yield f"{part.head}:"
        yield from (f"  {address}" if part.head else address for address in part.addresses)
    elif isinstance(part, Rows):
        yield f"{part.head}:"
        for name, told in part.rows:
            yield from _row(name, told)
    else:
        yield from _stack(part)


def _row(name: str, told: str) -> Iterator[str]:
    """A short name with the text beside it, a long one with the text below."""
    if not told:
        yield from _filled(name, 2, 4)
    elif len(name) < ROW and len(told) <= WIDTH - ROW - 2:
        yield f"  {name:<{ROW}}{told}"
    else:
        yield from _filled(f"{name}: {told}", 2, 4)


def _filled(told: str, indent: int, after: int = 0) -> list[str]:
    first, rest = " " * indent, " " * (after or indent)
    return textwrap.wrap(
        told, WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False, break_long_words=False
    )


def _stack(stack: Stack) -> Iterator[str]:
    """Top to bottom, with the line where everything below is AWS's."""
    above = len(stack.levels) - stack.aws
    for place, level in enumerate(stack.levels):
        if place == above:
            yield f"  {'─' * 3} {LINE}: below it all is AWS's {'─' * 41}"
        yield from _level(level)
    if any(level.checks or level.movers for level in stack.levels):
        yield ""
        yield "  · a check that holds it up   ↔ a setting that moves it (below)"


def _level(level: Level) -> Iterator[str]:
    first, *rest = textwrap.wrap(level.because, REST, break_on_hyphens=False) or [""]
    yield f"  {level.duty:<{NAME}}{level.owner:<{OWNER}}{first}".rstrip()
    space = " " * (2 + NAME + OWNER)
    yield from (space + each for each in rest)
    yield from (f"{space}· {each}" for each in level.checks)
    yield from (f"{space}↔ {each}{' (applies)' if each in level.moved else ''}" for each in level.movers)


def markdown(topic: Topic) -> str:
    """As Markdown: a heading, tables, lists of links."""
    lines = [f"# {topic.title}", *(["", topic.aside.strip(" :")] if topic.aside.strip(" :") else [])]
    for part in topic.parts:
        lines += ["", *_markdown(part)]
    return "\n".join(lines) + "\n"


def _markdown(part: Text | Rows | Links | Stack) -> Iterator[str]:
    if isinstance(part, Text):
        yield f"**{part.label}:** {part.text}" if part.label else part.text
        return
    if isinstance(part, Stack):
        yield from _markdown_stack(part)
        return
    if part.head:
        yield f"## {part.head}"
        yield ""
    if isinstance(part, Links):
        yield from (f"- <{address}>" for address in part.addresses)
    else:
        yield from (f"- {_code(name)}{f': {told}' if told else ''}" for name, told in part.rows)


def _markdown_stack(stack: Stack) -> Iterator[str]:
    yield "| Duty | Owner | Because | Checks | Moved by |"
    yield "| --- | --- | --- | --- | --- |"
    above = len(stack.levels) - stack.aws
    for place, level in enumerate(stack.levels):
        if place == above:
            yield f"| **{LINE}** | | _below it all is AWS's_ | | |"
        checks = ", ".join(map(_code, level.checks))
        movers = ", ".join(f"**{_code(each)}**" if each in level.moved else _code(each) for each in level.movers)
        yield f"| {_code(level.duty)} | {level.owner} | {_cell(level.because)} | {checks} | {movers} |"


def _code(name: str) -> str:
    """A name as a code span; a sign that ends a cell or the span is no part of any name here."""
    return f"`{_cell(name).replace('`', '')}`"


def _cell(told: str) -> str:
    return told.replace("|", "\\|").replace("\n", " ")
