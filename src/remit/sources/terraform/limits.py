"""How far a configuration may go before remit stops following it. What people write is far below each."""

from __future__ import annotations

BYTES = 8_000_000
"""Of one file of HCL."""

DEPTH = 100
"""Blocks, brackets and templates within each other in a file."""

CALLS = 200
"""Values that need each other, one within the other, before an expression counts as endless."""

MODULES = 30
"""Module calls within each other."""

INSTANCES = 10_000
"""Resources that one `count` or `for_each` makes, or blocks that one `dynamic` does."""

ITEMS = 100_000
"""Elements of one collection that a function or a `for` makes."""

TEXT = 2_000_000
"""Characters of one text that a template or a function makes."""

STEPS = 5_000_000
"""Expressions evaluated for one root directory."""

PROBLEMS = 200
"""Notes about single places in one file."""
