"""The words that the drawings share: numbers, texts that stay inert, and the fillings that tell states apart."""

from __future__ import annotations

from html import escape
from pathlib import Path as File
from typing import TYPE_CHECKING

from remit.reports.diagram.elements import MARKS, ORDER
from remit.reports.diagram.labels import fitted, inert, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.model.ledger import State

STYLE = File(__file__).with_name("diagram.css")

PATTERNS = {
    "not-done": '<path class="scratch" stroke-width="1.5" d="M-2 2l4-4M0 8l8-8M6 10l4-4"/>',
    "unknown": '<circle class="hole" cx="2" cy="2" r="1.1"/><circle class="hole" cx="6" cy="6" r="1.1"/>',
    "unassessed": "",
    "waived": '<path class="scratch" stroke-width="1.2" d="M2 0v8M6 0v8"/>',
    "attested": '<path class="scratch" stroke-width="1.2" d="M0 2h8M0 6h8"/>',
}
"""What is scratched out of a filling, so that a state is told without its colour, too.

Done and inherited are whole and dark, unassessed is whole and light.
"""


def number(value: float) -> str:
    """A length, no longer than it need be."""
    return f"{value:.1f}".removesuffix(".0")


def text(x: float, y: float, words: str, look: str) -> str:
    """A text at its baseline; `look` are its classes. Anybody's words are escaped."""
    return f'<text class="{look}" x="{number(x)}" y="{number(y)}">{escape(inert(words))}</text>'


def short(x: float, y: float, words: str, look: str, size: float, room: float) -> str:
    """A text that is shortened to its room."""
    return text(x, y, fitted(words, size, room, bold=look in ("name", "place-title", "heading")), look)


def box(x: float, y: float, width: float, height: float, look: str, radius: float = 0) -> str:
    """A rectangle."""
    rounded = f' rx="{number(radius)}"' if radius else ""
    size = f'width="{number(width)}" height="{number(height)}"'
    return f'<rect class="{look}" x="{number(x)}" y="{number(y)}" {size}{rounded}/>'


def named(tag: str, told: str, look: str, **attributes: str) -> str:
    """The beginning of an element that a screen reader tells in words."""
    more = "".join(f' {name.replace("_", "-")}="{escape(inert(value))}"' for name, value in attributes.items())
    return f'<{tag} class="{look}"{more} aria-label="{escape(inert(told))}"><title>{escape(inert(told))}</title>'


def head(width: float, height: float, title: str, description: str, name: str) -> Iterator[str]:
    """The canvas with its name and description for screen readers. `name` keeps the ids of two drawings apart."""
    size = f'viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}"'
    about = f'role="group" aria-labelledby="rd-{name}-t" aria-describedby="rd-{name}-d"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" class="rd" {size} {about}>'
    yield f'<title id="rd-{name}-t">{escape(inert(title))}</title>'
    yield f'<desc id="rd-{name}-d">{escape(inert(description))}</desc>'


def definitions(room: float) -> Iterator[str]:
    """Style, fillings, arrow heads, and the clip of a card's texts, `room` pixels wide."""
    yield f"<style>{STYLE.read_text(encoding='utf-8')}</style><defs>"
    for state, scratches in PATTERNS.items():
        ground = f'<rect class="c-{state}" width="8" height="8"/>'
        size = 'width="8" height="8" patternUnits="userSpaceOnUse"'
        yield f'<pattern id="rd-{state}" {size}>{ground}{scratches}</pattern>'
    for kind in ("request", "attack"):
        size = 'viewBox="0 0 10 10" refX="8" refY="5" markerWidth="13" markerHeight="13" markerUnits="userSpaceOnUse"'
        yield f'<marker id="rd-{kind}" {size} orient="auto"><path class="head-{kind}" d="M0 0l10 5-10 5z"/></marker>'
    yield f'<clipPath id="rd-words"><rect width="{number(room)}" height="200" y="-60"/></clipPath></defs>'


def signs(x: float, y: float, states: Mapping[State, int]) -> str:
    """The signs of the states as a text; what is not done stands out."""
    first, _, rest = escape(marks(states)).partition(" ")
    bad = f'<tspan class="bad">{first}</tspan>' if "not-done" in states else first
    return f'<text class="marks" x="{number(x)}" y="{number(y)}">{" ".join(filter(None, (bad, rest)))}</text>'


def marks(states: Mapping[State, int]) -> str:
    """How many duties are in which state, as signs: `✕3 ?1 ✓2`; the worst first, AWS's last."""
    return " ".join(f"{MARKS[state]}{states[state]}" for state in reversed(ORDER) if states.get(state))


KEY = {state: f"{MARKS[state]} {state}" for state in reversed(ORDER)}
KEY_SIZE, SWATCH, BETWEEN = 12.0, 22.0, 16.0
"""Letters of the key; a state's filling with the room after it; between two states."""


def key_width() -> float:
    """How wide the key is."""
    return sum(SWATCH + width_of(words, KEY_SIZE) + BETWEEN for words in KEY.values())


def key(x: float, y: float) -> Iterator[str]:
    """The states with their fillings and signs, in one row."""
    for state, words in KEY.items():
        yield box(x, y - 11, 16, 14, f"f-{state}", 2)
        yield text(x + SWATCH, y, words, "key")
        x += SWATCH + width_of(words, KEY_SIZE) + BETWEEN
