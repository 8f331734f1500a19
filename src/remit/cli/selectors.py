"""The options that several commands share: which checks, on what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from remit.audit import Selection, Settings, read
from remit.audit.settings import NAME
from remit.model import DUTIES, SEVERITIES, RemitError

if TYPE_CHECKING:
    import argparse


def add(parser: argparse.ArgumentParser) -> None:
    """`--check`, `--skip`, `--severity`, `--duty`, `--type`, `--region`, `--config`."""
    group = parser.add_argument_group("what to check")
    group.add_argument(
        "--check", action="append", default=[], metavar="ID", help="only these checks (own or other tools' ids, globs)"
    )
    group.add_argument(
        "--skip", "--skip-check", action="append", default=[], metavar="ID", help="leave these checks out"
    )
    group.add_argument(
        "--severity", action="append", default=[], metavar="LEVEL", help=f"only these: {', '.join(SEVERITIES)}"
    )
    group.add_argument("--duty", action="append", default=[], metavar="DUTY", help="only checks of these duties")
    group.add_argument("--type", action="append", default=[], metavar="TYPE", help="only these resource types (globs)")
    group.add_argument("--region", action="append", default=[], metavar="REGION", help="only these Regions")
    group.add_argument("--config", metavar="FILE", help=f"settings and waivers (default: {NAME} here, if there is one)")


def settings(options: argparse.Namespace) -> Settings:
    """The settings file that was named, or the one of the working directory, or none."""
    if options.config:
        return read(Path(options.config))
    return read(Path(NAME)) if Path(NAME).is_file() else Settings()


def selection(options: argparse.Namespace, configured: Settings) -> Selection:
    """What the command line says, and where it is silent the settings file.

    `RemitError` for words that mean nothing.
    """
    given = {key: words(getattr(options, key)) for key in configured.lists}
    given["severity"] = [word.lower() for word in given["severity"]]
    chosen = {key: given[key] or configured.lists[key] for key in given}
    for key, allowed in (("severity", SEVERITIES), ("duty", DUTIES)):
        for word in chosen[key]:
            if word not in allowed:
                message = f"{word} is no {key}"
                raise RemitError(message, hint=f"one of {', '.join(allowed)}")
    return Selection(**chosen)


def words(values: list[str]) -> list[str]:
    """Repeated options and comma-separated words alike."""
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
