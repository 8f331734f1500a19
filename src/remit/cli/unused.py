"""`remit unused`: what users and roles have and have not used, for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked, wanted

if TYPE_CHECKING:
    import argparse

    from remit.engines.iam.estate import Estate
    from remit.engines.iam.unused import Unused

EPILOG = """\
examples:
  remit unused                  of the newest snapshot
  remit unused --days 180 --json
  remit unused --in aws:production

Told are passwords, access keys, roles, and the services that a principal's
policies allow, by what IAM tells of their last use. Only an account that was
read shows that; ages count to the day of the scan. What IAM does not track,
such as passing a role, looks unused.

exit codes:
  0 answered   2 bad input   4 some are unknown
"""
DAYS = 90


def configure(parser: argparse.ArgumentParser) -> None:
    """Where, and for how long."""
    parser.epilog = EPILOG
    parser.add_argument(
        "--days", type=int, default=DAYS, metavar="N", help="tell what was not used for more than N days (default: 90)"
    )
    asked.add(parser)


def run(options: argparse.Namespace) -> int:
    """List what is unused, the longest first."""
    from remit.engines.iam.unused import unused

    where = asked.estate(options, wanted.for_use())
    found = unused(where.inventory, days=options.days)
    gaps = unread(where)
    record = {"days": options.days, "unused": [record_of(each) for each in found], "unread": gaps}
    lines = [*map(line_of, found), *closing(found, options.days), *gaps]
    asked.tell(record, lines, as_json=options.json)
    unknown = bool(gaps) or any(each.days is None for each in found)
    return asked.exit_code(asked.UNKNOWN if unknown else asked.YES)


def unread(where: Estate) -> list[str]:
    """What was not read: files, users and roles; and that code shows no use."""
    principals = (each for name in wanted.PRINCIPALS for each in where.inventory.of_type(name))
    code = ["when users and roles of code are used is not known: scan the account"]
    declared = any(each.declared for each in principals)
    more = [f"there may be more: {why}" for why in asked.missing(where.inventory, wanted.PRINCIPALS)]
    return [*(code if declared else ()), *asked.unread(where), *more]


def record_of(found: Unused) -> dict[str, object]:
    """One thing as JSON has it."""
    return {
        "principal": found.principal.key,
        "what": found.what,
        "days": found.days,
        "never": found.never,
        "unknown": found.unknown or None,
    }


def line_of(found: Unused) -> str:
    """One thing for people."""
    name = found.principal.name or found.principal.id
    if found.days is None:
        return f"{'unknown':>12}  {name}  {found.what}  ({found.unknown})"
    since = "  (never used since it was made)" if found.never else ""
    return f"{found.days:>7} days  {name}  {found.what}{since}"


def closing(found: list[Unused], days: int) -> list[str]:
    """How many there are."""
    from remit.reports.terminal import plural

    principals = {each.principal.key for each in found if each.days is not None}
    things = sum(each.days is not None for each in found)
    of_whom = f"{plural(things, 'thing')} of {plural(len(principals), 'principal')}"
    return [f"{of_whom} not used for more than {plural(days, 'day')}"]
