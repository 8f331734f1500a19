"""`remit version`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit import __version__

if TYPE_CHECKING:
    import argparse


def configure(parser: argparse.ArgumentParser) -> None:
    """No arguments."""


def run(_: argparse.Namespace) -> int:
    """Print it."""
    print(f"remit {__version__}")
    return 0
