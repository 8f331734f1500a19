"""`remit diff`: what got better or worse between two reports, snapshots, paths or Git revisions."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import selectors, targets
from remit.cli.ends import Ends, Sources
from remit.cli.scan import at_or_above
from remit.model import SEVERITIES, Incomplete, RemitError

if TYPE_CHECKING:
    import argparse

    from remit.audit import Registry
    from remit.audit.comparison import Comparison

FORMATS = {"text": "comparison_text", "json": "comparison_json", "markdown": "comparison_markdown"}
"""Name of a format → its module in `remit.reports`."""
ENDINGS = {".txt": "text", ".json": "json", ".md": "markdown"}
EPILOG = """\
examples:
  remit diff main..HEAD                 two revisions, from where you stand
  remit diff main...HEAD infra          since the branch left main, in infra
  remit diff main infra                 a revision and the work tree
  remit diff monday.json today.json     two JSON reports
  remit diff main...HEAD -o comment.md  the comment for a pull request

exit codes:
  0 nothing worse   1 new failures at or above --fail-on   2 bad input
  4 a side could not be read as a whole
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The two sides, inputs, selectors, outputs."""
    parser.epilog = EPILOG
    parser.add_argument("sides", nargs="+", metavar="SIDE", help="BEFORE AFTER, or A..B or A...B and then paths")
    targets.add_code(parser)
    selectors.add(parser)
    group = parser.add_argument_group("what to write")
    group.add_argument("-o", "--output", action="append", default=[], metavar="FILE", help="a file: .json, .md, .txt")
    group.add_argument("--format", choices=tuple(FORMATS), help="the format on standard output (default: text)")
    group.add_argument("-q", "--quiet", action="store_true", help="nothing on the terminal")
    group.add_argument(
        "--fail-on",
        type=str.lower,
        choices=(*SEVERITIES, "never"),
        help="exit 1 for new failures this severe (default: low)",
    )


def run(options: argparse.Namespace) -> int:
    """Read both sides, compare, write."""
    from remit.audit.comparison import compare

    gc.disable()  # as for a scan: everything read is kept until the end
    for path in options.output:
        format_of(path)
    settings = selectors.settings(options)
    selection = selectors.selection(options, settings)
    registry = auditing.load()
    selection.validate(registry)
    ends = Ends(options.sides)
    sources = Sources(options, registry, selection, settings)
    comparison = compare(*ends.sides(sources))
    write(comparison, registry, options)
    return exit_code(comparison, options.fail_on or settings.fail_on or "low")


def exit_code(comparison: Comparison, fail_on: str) -> int:
    """1 for new failures, 4 for a side that is not whole or a check that crashed on the later one, else 0."""
    found = {each.outcome.severity for each in comparison.of("new")}
    counted = at_or_above(fail_on)
    if counted and any(each in counted or each not in SEVERITIES for each in found):  # a report may say anything
        return 1
    incomplete = comparison.before.incomplete or comparison.after.incomplete or comparison.after.crashed
    return Incomplete.exit_code if incomplete else 0


def format_of(path: str) -> str:
    """The format that the ending of a path asks for. `RemitError` when it names none."""
    found = ENDINGS.get(PurePath(path).suffix.lower())
    if found is None:
        raise RemitError(f"the ending of {path} names no format", hint=f"use {', '.join(ENDINGS)}")
    return found


def write(comparison: Comparison, registry: Registry, options: argparse.Namespace) -> None:
    """Every file asked for; the terminal as well, unless `--quiet`. `RemitError` for a file that cannot be written."""
    for path in options.output:
        try:
            with Path(path).open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
                import_module(f"remit.reports.{FORMATS[format_of(path)]}").write(comparison, registry, out)
        except OSError as error:
            told = f"cannot be written: {error.strerror}"
            raise RemitError(told, file=path, hint="write elsewhere, or make room") from error
        print(f"remit: wrote {path}", file=sys.stderr)
    if not options.quiet or options.format:
        name = FORMATS[options.format or "text"]
        import_module(f"remit.reports.{name}").write(comparison, registry, sys.stdout)
