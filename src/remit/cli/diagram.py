"""`remit diagram`: the estate as a picture, with the line of responsibility through each resource."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit import reports
from remit.cli import outputs, scan, selectors, targets
from remit.model import RemitError

if TYPE_CHECKING:
    import argparse
    from typing import TextIO

    from remit.audit import Audit, Registry

FORMATS = ("svg", "mermaid")
ENDINGS = (".svg", ".mmd", ".mermaid")
FEWEST = 1

EPILOG = """\
examples:
  remit diagram . > estate.svg
  remit diagram aws:production --region eu-west-1 -o estate.svg
  remit diagram template.yaml -o estate.mmd      Mermaid, for Markdown
  remit diagram . --most 500 -o estate.svg       fewer resources on one box
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Targets, inputs, selectors, and where the picture goes."""
    parser.epilog = EPILOG
    parser.add_argument("targets", nargs="+", metavar="TARGET", help="a path, a snapshot, aws, or aws:PROFILE")
    targets.add(parser)
    selectors.add(parser)
    group = parser.add_argument_group("what to draw")
    group.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        metavar="FILE",
        help="write it there: .svg, or .mmd for Mermaid (default: SVG on standard output)",
    )
    group.add_argument("--format", choices=FORMATS, help="where the ending does not say it")
    group.add_argument(
        "--most",
        type=targets.positive(int),
        default=None,
        metavar="N",
        help="at most N boxes; of a larger estate, what is alike in one place shares a box (default: 60)",
    )


def run(options: argparse.Namespace) -> int:
    """Read, audit, draw. What is wrong in the estate is in the picture: it does not fail the command."""
    gc.disable()  # as the scan does: everything read is kept until the end
    chosen = {path: _format(path, options.format) for path in options.output or [outputs.STDOUT]}
    outputs.require_folders(options.output)
    settings = selectors.settings(options)
    selection = selectors.selection(options, settings)
    registry = auditing.load()
    selection.validate(registry)
    inventory = targets.inventory(options, selection.needs(registry))
    audit = auditing.run(
        inventory,
        registry,
        selection=selection,
        settings=settings,
        targets=tuple(options.targets),
        partial_estate=options.partial,
    )
    if not audit.assessments and not any(note.level == "error" for note in audit.notes):
        raise scan.nothing_in(inventory, options)
    for path, name in chosen.items():
        picture = Picture(name, options.most)
        if path == outputs.STDOUT:
            picture.write(audit, registry, sys.stdout)
        else:
            outputs.save(picture, audit, registry, path)
    outputs.tell_errors(audit)
    return scan.exit_code(audit, "never", unknown=False)


class Picture:
    """A report in one of the formats, of as many boxes as were asked for."""

    def __init__(self, name: str, most: int | None) -> None:
        """`most` None: as many as the format thinks good."""
        self._name = name
        self._more = {} if most is None else {"most": most}

    def write(self, audit: Audit, registry: Registry, out: TextIO, /) -> None:
        """The picture."""
        from remit.reports.diagram import mermaid, svg

        (svg if self._name == "svg" else mermaid).write(audit, registry, out, **self._more)


def _format(path: str, otherwise: str | None) -> str:
    """What the ending of the path says, else `--format`, else SVG on standard output. `RemitError` for another."""
    if otherwise and (path == outputs.STDOUT or not path.lower().endswith(ENDINGS)):
        return otherwise
    ended = path == outputs.STDOUT or path.lower().endswith(ENDINGS)
    name = "svg" if path == outputs.STDOUT else reports.format_of(path) if ended else ""
    if name not in FORMATS:
        message = f"{path or 'a file without a name'} is no file of a picture"
        raise RemitError(message, hint="write estate.svg or estate.mmd; remit scan -o writes the other formats")
    return name
