"""`remit routes`: the way of a user's request through the estate, and whose each station of it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked

if TYPE_CHECKING:
    import argparse

    from remit.audit.routes import Routes

EPILOG = """\
examples:
  remit routes --in template.yaml
  remit routes Balancer --in template.yaml     by one entry point alone
  remit routes --in aws:production --region eu-west-1 --json

Each entry point that the internet can use, and the stations behind it: how each
is reached, who ends TLS with which certificate, what guards it, and how its
duties stand. + holds, - does not, ? is not known. A station that is marked
possible hangs on what could not be read.

exit codes:
  0 answered   2 bad input   4 a file could not be read
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """By which entry point, and where to look."""
    parser.epilog = EPILOG
    parser.add_argument(
        "entry", nargs="?", metavar="ENTRY", help="an entry point by name, id, address or key (default: all of them)"
    )
    add(parser)


def add(parser: argparse.ArgumentParser) -> None:
    """Where to look, and the settings whose waivers and attestations count."""
    asked.add(parser)
    parser.add_argument("--config", metavar="FILE", help="settings and waivers (default: remit.toml here, if there)")


def run(options: argparse.Namespace) -> int:
    """Tell every request path."""
    from remit.reports import routes_json, routes_text

    found = audited(options)
    if options.entry is not None:
        found.narrow(options.entry)
    asked.tell(routes_json.routes(found) if options.json else {}, list(routes_text.routes(found)), as_json=options.json)
    return asked.whole(found.audit.inventory)


def audited(options: argparse.Namespace) -> Routes:
    """The estate that the question is about, audited. `RemitError` when there is none."""
    from remit import audit as auditing
    from remit.audit.routes import Routes
    from remit.cli import selectors

    settings = selectors.settings(options)
    where = asked.estate(options)
    audit = auditing.run(where.inventory, auditing.load(), settings=settings, partial_estate=options.partial)
    return Routes(audit, partial=options.partial)
