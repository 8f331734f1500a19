"""Where the reports go: `-o FILE` any number of times, the terminal summary beside them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from remit import reports
from remit.model import SEVERITIES, RemitError

if TYPE_CHECKING:
    import argparse

    from remit.audit import Audit, Registry

STDOUT = "-"


def add(parser: argparse.ArgumentParser) -> None:
    """`-o`, `--format`, `--quiet`, `--fail-on`, `--fail-on-unknown`."""
    group = parser.add_argument_group("what to write")
    group.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="FILE",
        help="write a report; its ending chooses the format",
    )
    group.add_argument("--format", choices=tuple(reports.FORMATS), help="the format, where the ending does not say it")
    group.add_argument("-q", "--quiet", action="store_true", help="no summary on the terminal")
    group.add_argument(
        "--fail-on", choices=(*SEVERITIES, "never"), help="exit 1 for failures this severe or more (default: low)"
    )
    group.add_argument("--fail-on-unknown", action="store_true", help="exit 4 when a verdict is undetermined")


def validate(options: argparse.Namespace) -> None:
    """Refuse an output that cannot be, before the work is done rather than after."""
    for path in options.output:
        if path != STDOUT:
            options.format or reports.format_of(path)
            if not Path(path).absolute().parent.is_dir():
                message = f"there is no directory {Path(path).parent}"
                raise RemitError(message, file=path, hint="make it, or write elsewhere")


def write(audit: Audit, registry: Registry, options: argparse.Namespace) -> None:
    """Every report asked for; the terminal summary too, unless `--quiet` or stdout carries another format."""
    to_stdout = STDOUT in options.output or (options.format not in (None, "text") and not options.output)
    for path in options.output:
        if path != STDOUT:
            write_file(audit, registry, path, options.format or reports.format_of(path))
    if to_stdout:
        reports.report(options.format or "json").write(audit, registry, sys.stdout)
    elif not options.quiet:
        reports.report("text").write(audit, registry, sys.stdout)
    if to_stdout or options.quiet:
        tell_errors(audit)


def tell_errors(audit: Audit) -> None:
    """On stderr what could not be read, where no summary on the terminal says it."""
    from remit.reports.terminal import inert

    for note in audit.notes:
        if note.level == "error":
            where = f"{note.location}: " if note.location and str(note.location) else ""
            print(inert(f"remit: {where}{note.text}{f' ({note.hint})' if note.hint else ''}"), file=sys.stderr)


def write_file(audit: Audit, registry: Registry, path: str, name: str) -> None:
    """One report into a file, whole or not at all. `RemitError` when it cannot be written."""
    fresh = Path(f"{path}.new")
    try:
        with fresh.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            reports.report(name).write(audit, registry, out)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        message = f"cannot be written: {error.strerror}"
        raise RemitError(message, file=path, hint="write elsewhere, or make room") from error
    print(f"remit: wrote {path}", file=sys.stderr)
