"""The stack of one resource type as a drawing (SVG): sixteen duties, and the line of responsibility through them.

A bar is AWS's on its left, the customer's on its right; the line runs where the two meet, from top to bottom. What
nobody has to do is grey, and the line passes it by; what cannot be known is hatched.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from remit.reports.words import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, ROW, TOP, LEFT, BAR, BOTTOM = 1100, 30, 92, 218, 300, 56
AWS, CUSTOMER, NOBODY, INK, QUIET, LINE = "#2f6fb3", "#e08a1e", "#d7dbe0", "#1b2530", "#5b6673", "#c2185b"
SHARE = {"aws": 1.0, "shared": 0.5, "customer": 0.0}
"""How much of a bar is AWS's."""

MOST = 80
"""Letters of a reason beside its bar; the whole is its tooltip."""


class Bar(NamedTuple):
    """A duty, top of the stack first; `moved` says that a setting has moved it."""

    duty: str
    owner: str
    because: str
    checks: int
    moved: bool


def draw(title: str, aside: str, bars: Sequence[Bar]) -> str:
    """The drawing. Texts may be anybody's: all are escaped."""
    height = TOP + len(bars) * ROW + BOTTOM
    told = f"{title}{f' ({aside})' if aside else ''}: who carries which duty"
    parts = [
        *_head(height, told, "; ".join(f"{each.duty}: {each.owner}" for each in bars)),
        _text(18, 30, title, size=19, weight="bold"),
        _text(18, 52, aside, fill=QUIET),
        _text(LEFT, TOP - 12, "AWS", fill=AWS, weight="bold"),
        _text(LEFT + BAR, TOP - 12, "you", fill=CUSTOMER, weight="bold", anchor="end"),
    ]
    for place, bar in enumerate(bars):
        parts += _row(bar, TOP + place * ROW)
    parts += [_line(bars), *_legend(TOP + len(bars) * ROW + 30), "</svg>\n"]
    return "\n".join(parts)


def _head(height: int, title: str, description: str) -> Iterator[str]:
    """The canvas, its name and description for screen readers, and the hatching."""
    size = f'viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}"'
    look = 'font-family="system-ui, sans-serif" font-size="13"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d" {look}>'
    yield f'<title id="t">{escape(title)}</title>'
    yield f'<desc id="d">{escape(description)}</desc>'
    yield '<defs><pattern id="h" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    yield f'<rect width="8" height="8" fill="#fff"/><rect width="4" height="8" fill="{NOBODY}"/></pattern></defs>'
    yield f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>'


def _row(bar: Bar, top: int) -> Iterator[str]:
    middle = top + ROW // 2 + 4
    yield f"<g><title>{escape(f'{bar.duty}: {bar.owner}. {bar.because}')}</title>"
    yield _text(LEFT - 12, middle, LABELS.get(bar.duty, bar.duty), anchor="end")  # type: ignore[call-overload]
    yield from _bar(bar, top)
    checks = f" · {bar.checks} {'check' if bar.checks == 1 else 'checks'}" if bar.checks else ""
    room = MOST - len(checks)
    reason = bar.because if len(bar.because) <= room else bar.because[: room - 1] + "…"
    yield _text(LEFT + BAR + 14, middle, reason + checks, fill=INK if bar.moved else QUIET, size=12)
    yield "</g>"


def _bar(bar: Bar, top: int) -> Iterator[str]:
    share = SHARE.get(bar.owner)
    if share is None:
        fill = NOBODY if bar.owner == "not-applicable" else "url(#h)"
        yield _box(LEFT, top, BAR, fill)
        word = "nobody's" if bar.owner == "not-applicable" else "not known"
        yield _text(LEFT + BAR // 2, top + ROW // 2 + 4, word, fill=QUIET, anchor="middle", size=11)
        return
    cut = int(BAR * share)
    if cut:
        yield _box(LEFT, top, cut, AWS)
    if cut < BAR:
        yield _box(LEFT + cut, top, BAR - cut, CUSTOMER)


def _box(x: int, top: int, width: int, fill: str) -> str:
    return f'<rect x="{x}" y="{top + 3}" width="{width}" height="{ROW - 6}" fill="{fill}"/>'


def _line(bars: Sequence[Bar]) -> str:
    """The line: a step at every duty whose owner differs from the one above."""
    points: list[str] = []
    for place, bar in enumerate(bars):
        share = SHARE.get(bar.owner)
        if share is None:
            continue
        x, top = LEFT + int(BAR * share), TOP + place * ROW
        points += [f"{x},{top}", f"{x},{top + ROW}"]
    if not points:
        return ""
    return (
        f'<polyline points="{" ".join(points)}" fill="none" stroke="{LINE}" stroke-width="4" stroke-linejoin="round"/>'
    )


def _legend(y: int) -> Iterator[str]:
    at = 18
    for fill, word in (
        (AWS, "AWS"),
        (CUSTOMER, "you"),
        (NOBODY, "nobody"),
        ("url(#h)", "not known"),
        (LINE, "the line"),
    ):
        yield f'<rect x="{at}" y="{y - 10}" width="14" height="{4 if fill == LINE else 12}" fill="{fill}"/>'
        yield _text(at + 20, y, word, fill=QUIET, size=12)
        at += 46 + 8 * len(word)


def _text(  # noqa: PLR0913 — where, what, and how it looks
    x: int, y: int, text: str, *, fill: str = INK, size: int = 13, weight: str = "normal", anchor: str = "start"
) -> str:
    look = f'fill="{fill}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}"'
    return f'<text x="{x}" y="{y}" {look}>{escape(text)}</text>'
