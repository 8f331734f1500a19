"""Where the reports go: `-o FILE` any number of times, the terminal summary beside them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from remit import reports
from remit.model import SEVERITIES, RemitError

if TYPE_CHECKING:
    import argparse
    from typing import IO, Any

    from remit.audit import Audit, Registry
    from remit.reports import Report

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
    group.add_argument(
        "--format",
        choices=tuple(reports.FORMATS),
        metavar="FORMAT",
        help=f"where the ending does not say it: {', '.join(reports.FORMATS)}",
    )
    group.add_argument("-q", "--quiet", action="store_true", help="no summary on the terminal")
    group.add_argument(
        "--fail-on",
        type=str.lower,
        choices=(*SEVERITIES, "never"),
        help="exit 1 for failures this severe or more (default: low)",
    )
    group.add_argument("--fail-on-unknown", action="store_true", help="exit 4 when a verdict is undetermined")


def validate(options: argparse.Namespace) -> None:
    """Refuse an output that cannot be, before the work is done rather than after."""
    files = [path for path in options.output if path != STDOUT]
    if options.format:
        reports.require(options.format)
    if options.format in reports.BINARY and (STDOUT in options.output or not files) and sys.stdout.isatty():
        message = f"the format {options.format} is no text for a terminal"
        raise RemitError(message, hint="write it into a file: -o FILE")
    for path in files:
        reports.require(chosen_format(path, options.format))
    require_folders(files)
    if files and options.format not in (None, *(chosen_format(path, options.format) for path in options.output)):
        message = f"--format {options.format} fits no -o: the ending of {files[0]} says {reports.format_of(files[0])}"
        raise RemitError(message, hint="let the ending name the format, and leave --format out")


def require_folders(files: list[str]) -> None:
    """Refuse a file whose directory there is not. `RemitError`."""
    for path in files:
        if path != STDOUT and not Path(path).absolute().parent.is_dir():
            message = f"there is no directory {Path(path).parent}"
            raise RemitError(message, file=path, hint="make it, or write elsewhere")


def chosen_format(path: str, otherwise: str | None) -> str:
    """What the ending of the path says, else `--format`. `RemitError` when neither says it."""
    if otherwise and (path == STDOUT or Path(path).suffix.lower() not in reports.ENDINGS):
        return otherwise
    return "json" if path == STDOUT else reports.format_of(path)


def write(audit: Audit, registry: Registry, options: argparse.Namespace) -> None:
    """Every report asked for; the terminal summary too, unless `--quiet` or stdout carries another format.

    One that cannot be written keeps none of the others from being: `RemitError` only then.
    """
    failed = write_files(audit, registry, options)
    if STDOUT in options.output or (options.format not in (None, "text") and not options.output):
        name = chosen_format(STDOUT, options.format)
        reports.report(name).write(audit, registry, sys.stdout.buffer if name in reports.BINARY else sys.stdout)
        told = reports.left_out(name, audit)
        if told:
            print(f"remit: {told}", file=sys.stderr)
        tell_errors(audit)
    elif options.quiet:
        tell_errors(audit)
    elif audit.assessments or audit.notes:
        reports.report("text").write(audit, registry, sys.stdout)
    for problem in failed[:-1]:
        print(f"remit: {problem}", file=sys.stderr)
    if failed:
        raise failed[-1]


def write_files(audit: Audit, registry: Registry, options: argparse.Namespace) -> list[RemitError]:
    """Every report that goes into a file; what kept some from being written."""
    failed = []
    for path in options.output:
        if path != STDOUT:
            try:
                write_file(audit, registry, path, chosen_format(path, options.format))
            except RemitError as error:
                failed.append(error)
    return failed


def _opened(path: Path, *, binary: bool) -> IO[Any]:
    return path.open("wb") if binary else path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n")


def tell_errors(audit: Audit) -> None:
    """On stderr what could not be read, where no summary on the terminal says it."""
    errors = [note for note in audit.notes if note.level == "error"]
    if not errors:
        return
    from remit.reports.terminal import inert

    for note in errors:
        where = f"{note.location}: " if note.location and str(note.location) else ""
        print(inert(f"remit: {where}{note.text}{f' ({note.hint})' if note.hint else ''}"), file=sys.stderr)


def write_file(audit: Audit, registry: Registry, path: str, name: str) -> None:
    """One report into a file, whole or not at all. `RemitError` when it cannot be written."""
    save(reports.report(name), audit, registry, path, binary=name in reports.BINARY, told=reports.left_out(name, audit))


def save(report: Report, audit: Audit, registry: Registry, path: str, *, binary: bool = False, told: str = "") -> None:
    """What writes itself, into a file; `told` is said of it beside its name. `RemitError` when it cannot be written."""
    fresh = Path(f"{path}.new")
    try:
        with _opened(fresh, binary=binary) as out:
            report.write(audit, registry, out)
        fresh.replace(path)
    except OSError as error:
        message = f"cannot be written: {error.strerror}"
        raise RemitError(message, file=path, hint="write elsewhere, or make room") from error
    finally:
        fresh.unlink(missing_ok=True)
    print(f"remit: wrote {path}{f' ({told})' if told else ''}", file=sys.stderr)
