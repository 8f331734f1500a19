"""`remit demo`: the whole of remit on an embedded estate, without credentials."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

EPILOG = """\
examples:
  remit demo
  remit demo -o /tmp/page.html --json /tmp/report.json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Where the page goes."""
    parser.epilog = EPILOG
    parser.add_argument(
        "-o", "--output", default="remit-demo.html", metavar="FILE", help="the page (default: remit-demo.html)"
    )
    parser.add_argument("--json", metavar="FILE", help="the JSON report as well")


def run(options: argparse.Namespace) -> int:
    """Start the stand-in for AWS, deploy the estate, audit it live, write the page."""
    from remit import demo

    return demo.run(options.output, options.json)
