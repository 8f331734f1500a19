"""Documents broken in every way: a part replaced by something else, or the text cut off."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

SCALARS = st.sampled_from(
    [None, True, False, 0, -1, 3, 1.5, "", "x", "module.", "a.b", "[", '["', "var.stage", "\0", "é"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["references", "x", "tags"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def mangled(draw: st.DrawFn, document: Any) -> Any:
    """The document with up to three of its parts replaced. It is changed in place."""
    for _ in range(draw(st.integers(1, 3))):
        holder, key = draw(st.sampled_from(list(_places(document, 0))))
        holder[key] = draw(VALUES)
    return document


def _places(node: Any, depth: int) -> list[tuple[Any, Any]]:
    """Every (holder, key); the outer ones as often as many of the inner ones, since there are few."""
    found = []
    for key in list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        found += [(node, key)] * max(1, 30 // (1 + depth * depth))
        found += _places(node[key], depth + 1)
    return found
