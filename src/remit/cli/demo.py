"""`remit demo`: the whole of remit on an embedded estate, without credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

PAGE = "remit-demo.html"
EPILOG = """\
examples:
  remit demo
  remit demo -o /tmp/page.html -o /tmp/report.json -o /tmp/remit.sarif
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Where the page goes, and what else is written."""
    parser.epilog = EPILOG
    parser.add_argument(
        *("-o", "--output"),
        action="append",
        metavar="FILE",
        help="a report whose format is what its ending says; can be repeated (default: the page, remit-demo.html)",
    )
    parser.add_argument("--json", metavar="FILE", help="the JSON report as well")


def run(options: argparse.Namespace) -> int:
    """Start the stand-in for AWS, deploy the estate, audit it live, write the page."""
    from remit import demo, reports
    from remit.cli import outputs

    files = {path: reports.format_of(path) for path in options.output or [PAGE]}
    if options.json:
        files[options.json] = "json"
    outputs.require_folders([*files])
    return demo.run(files)
