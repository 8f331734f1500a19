"""`remit checks`: the list of checks, filtered as a scan would."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import selectors

if TYPE_CHECKING:
    import argparse

    from remit.audit import Check, Member

EPILOG = """\
examples:
  remit checks --duty rest-encryption
  remit checks --type 'AWS::S3::*' --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Selectors, and `--json`."""
    parser.epilog = EPILOG
    selectors.add(parser)
    parser.add_argument("--json", action="store_true", help="as JSON, with every id that other tools give it")


def run(options: argparse.Namespace) -> int:
    """A line for each check and member."""
    selection = selectors.selection(options, selectors.settings(options))
    registry = auditing.load()
    selection.validate(registry)
    chosen = [
        (check, member)
        for check in registry
        if not selection.type or any(selection.includes_type(each) for each in check.types)
        for member in selection.members(check)
    ]
    if options.json:
        print(json.dumps([_record(check, member) for check, member in chosen], indent=1))
        return 0
    for check, member in chosen:
        print(f"{member.severity:<9}{check.finding_id(member):<40} {check.title}")
    print(f"{len(chosen)} checks")
    return 0


def _record(check: Check, member: Member) -> dict[str, object]:
    return {
        "check": check.finding_id(member),
        "title": check.title,
        "types": list(check.types),
        "duty": check.duty,
        "severity": member.severity,
        "also": list(member.also),
        "controls": list(check.controls),
        "needs": list(check.needs),
    }
