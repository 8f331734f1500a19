"""How waivers in comments begin, apart from their grammar: a source that finds no mark need not load it."""

from __future__ import annotations

MARKS = ("remit:ignore", "checkov:skip", "trivy:ignore", "tfsec:ignore")
"""How a waiver begins. A text without any of them holds none."""


def holds_marks(text: str) -> bool:
    """Whether there can be a waiver in the text at all."""
    return any(mark in text for mark in MARKS)
