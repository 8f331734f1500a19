"""How far a template may go before remit stops following it. CloudFormation's own quotas are far below each.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
"""

from __future__ import annotations

DEPTH = 60
"""Objects, lists and functions within each other."""

STEPS = 300_000
"""Objects, lists and functions read for each stack in one view."""

TEXT = 1_000_000
"""Characters of one text that functions put together."""

PARTS = 1_000
"""Unknown parts of one text."""

ITEMS = 10_000
"""Resources, outputs, conditions or properties that the loops of one template make."""

CASES = 64
"""Values that one side of a comparison can take through Fn::If and Fn::FindInMap."""

STACKS = 500
"""Stacks that the templates of a run make together."""

NESTING = 20
"""Nested stacks within each other."""


class Malformed(Exception):  # noqa: N818 — says what the template is, and never leaves the source
    """A function that CloudFormation would refuse. Its value becomes Unknown, with this text as the reason."""
