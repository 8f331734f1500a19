"""`remit completion`: a completion script, made from the parser itself by shtab."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

SHELLS = ("bash", "zsh", "tcsh")
EPILOG = """\
examples:
  remit completion bash > ~/.local/share/bash-completion/completions/remit
  remit completion zsh > ~/.zfunc/_remit
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The shell."""
    parser.epilog = EPILOG
    parser.add_argument("shell", choices=SHELLS)


def run(options: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    from remit.cli import parser

    print(shtab.complete(parser(), options.shell))
    return 0
