"""Standard output and error: always there, and drawn with ASCII where the encoding has nothing better."""

from __future__ import annotations

import codecs
import io
import os
import sys

DRAWN = str.maketrans({"█": "#", "▓": "=", "░": ".", "▒": "-", "─": "-", "·": ".", "…": "...", "→": ">", "×": "x"})
"""What remit draws with → what stands for it, one column where that is possible."""
HANDLER = "remit-drawn"


def prepare() -> None:
    """Give the process the streams that it was started without, and an answer to characters that one lacks."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # `remit scan . >&-`
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 — open to the end
    if isinstance(sys.stdout, io.TextIOWrapper):
        codecs.register_error(HANDLER, drawn)
        sys.stdout.reconfigure(errors=HANDLER)


def drawn(error: UnicodeError) -> tuple[str, int]:
    """Characters that an encoding lacks: what remit draws in ASCII, names from the estate by their numbers."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(DRAWN)
    return lacking.encode("ascii", "backslashreplace").decode(), error.end
