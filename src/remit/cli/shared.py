"""`remit shared`: which resources are open to others than their own account, in effect, the widest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked, wanted

if TYPE_CHECKING:
    import argparse
    from typing import Any

    from remit.engines.iam.estate import Estate
    from remit.engines.iam.exposure import Exposure

EPILOG = """\
examples:
  remit shared --in template.yaml
  remit shared --in infra --json
  remit shared --all

A grade is what holds in effect: policies, Deny statements, conditions that an
outsider cannot choose, resource control policies, ACLs, blocks of public
access, access points, launch permissions, shares. From wide to narrow:
  public                           nobody has to sign in
  any authenticated AWS principal  of any account
  any customer of a service        the service acts for whoever asks it
  outside the organization         named accounts that are not members
  named accounts                   others than its own
  unknown                          what decides could not be read

exit codes:
  0 answered   2 bad input   4 some are unknown
"""
WIDTH = 33


def configure(parser: argparse.ArgumentParser) -> None:
    """Where, and how much."""
    parser.epilog = EPILOG
    parser.add_argument("--all", action="store_true", help="list what only its own account can use as well")
    asked.add(parser)


def run(options: argparse.Namespace) -> int:
    """Grade every resource that can be shared."""
    from remit.engines.iam.exposure import ACCOUNT, ROWS, UNKNOWN, exposures
    from remit.reports.terminal import plural

    where = asked.estate(options, wanted.for_sharing())
    found = exposures(where)
    shown = [each for each in found if options.all or each.grade != ACCOUNT]
    more = asked.missing(where.inventory, ROWS)
    others = f" (and {plural(len(more) - 1, 'more reason')})" if len(more) > 1 else ""
    gaps = [*asked.unread(where), *(f"there may be more: {why}{others}" for why in more[:1])]
    record = {
        "resources": [record_of(each, where) for each in shown],
        "account_only": sum(each.grade == ACCOUNT for each in found),
        "unread": gaps,
    }
    asked.tell(record, [*lines_of(shown, where), *closing(found, gaps)], as_json=options.json)
    return asked.exit_code(asked.UNKNOWN if gaps or any(each.grade == UNKNOWN for each in found) else asked.YES)


def record_of(found: Exposure, where: Estate) -> dict[str, Any]:
    """One resource as JSON has it. `at_most` is the widest grade that is possible."""
    shown = found.witness
    return {
        "resource": found.resource.key,
        "type": found.resource.type,
        "grade": found.grade,
        "at_most": found.possible,
        "because": found.reason,
        "whom": list(found.whom),
        "witness": {"principal": shown.who, "action": shown.action} if shown and shown.truth is True else None,
        "declared": place_of(found, where),
    }


def place_of(found: Exposure, where: Estate) -> str:
    """Where the statement or property stands that shows the grade."""
    shown = found.witness
    place = where.location(found.resource, shown.at) if shown is not None and shown.at is not None else None
    return str(place or found.resource.location)


def lines_of(shown: list[Exposure], where: Estate) -> list[str]:
    """Two lines for each: the grade and the resource, then why and where."""
    lines = []
    for each in shown:
        at_most = f"  (at most: {each.possible})" if each.grade == "unknown" else ""
        lines.append(f"{each.grade:{WIDTH}}{each.resource.key}{at_most}")
        lines.append(f"{'':{WIDTH}}{each.reason}  {place_of(each, where)}")
    return lines


def closing(found: list[Exposure], gaps: list[str]) -> list[str]:
    """How many there are besides, and what was not seen."""
    closed = sum(each.grade == "account only" for each in found)
    return [f"{closed} of {len(found)} resources are for their own account only", *gaps]
