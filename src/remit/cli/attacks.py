"""`remit attacks`: what whoever takes over something on the internet gains, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked
from remit.cli.routes import add, audited

if TYPE_CHECKING:
    import argparse

EPILOG = """\
examples:
  remit attacks --in template.yaml
  remit attacks --in aws:production --region eu-west-1 --json

Each path leads from the internet through an entry point to code, takes the role
that the code acts as, and ends at what that gains: every permission, data to
change or read, a database that takes connections. Whether the code has a hole
is not known here. + guards the way, - eases it, ? is not known.

exit codes:
  0 answered   2 bad input   4 a file could not be read
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Where to look."""
    parser.epilog = EPILOG
    add(parser)


def run(options: argparse.Namespace) -> int:
    """Tell every attack path."""
    from remit.reports import routes_json, routes_text

    found = audited(options)
    record = routes_json.attacks(found) if options.json else {}
    asked.tell(record, list(routes_text.attacks(found)), as_json=options.json)
    return asked.whole(found.audit.inventory)
