"""The parts of a control of NIST SP 800-53 Revision 5: what its statement lists as a, b, c."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from string import ascii_lowercase

FILE = Path(__file__).with_name("nist_parts.toml")


def parts_of(control: str) -> tuple[str, ...]:
    """The ids of a control's parts (`AC-2(a)`, `AC-2(b)` …); the control's own when it has none, or none is known."""
    return tuple(f"{control}({letter})" for letter in ascii_lowercase[: _counts().get(control, 0)]) or (control,)


@cache
def _counts() -> dict[str, int]:
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {control: int(count) for count, controls in told.items() for control in controls}
