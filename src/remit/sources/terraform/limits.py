"""How far a configuration may go before remit stops following it. What people write is far below each."""

from __future__ import annotations

BYTES = 8_000_000
"""Of one file of HCL."""

DEPTH = 100
"""Blocks, brackets and templates within each other in a file."""

CALLS = 1_000
"""Expressions within each other, through all that they name, before they count as endless."""

FRAMES = 15 * CALLS
"""Of Python's stack, for that many."""

MODULES = 30
"""Module calls within each other."""

INSTANCES = 10_000
"""Resources that one `count` or `for_each` makes, or blocks that one `dynamic` does."""

ITEMS = 100_000
"""Elements of one collection that a function or a `for` makes."""

TEXT = 2_000_000
"""Characters of one text that a template or a function makes."""

STEPS = 2_000_000
"""Expressions evaluated for one root directory."""

PROBLEMS = 200
"""Notes about single places in one file."""

COMPARED = 2_000
"""Lists and maps that are compared each with each, as the elements of a set are."""

DIGITS = 2_000
"""Of one number that a function or an operator makes."""

WORK = 2_000_000
"""Steps of matching one regular expression against one text."""
