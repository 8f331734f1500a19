"""`remit checks`: the list of checks, filtered as a scan would."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from remit import audit as auditing
from remit.cli import selectors

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Mapping

    from remit.audit import Check, Member
    from remit.audit.coverage import Coverage

EPILOG = """\
examples:
  remit checks --duty rest-encryption
  remit checks --type 'AWS::S3::*' --json
  remit checks --sources          where each can look: code, Terraform, accounts
"""
LETTERS = {"cloudformation": "C", "terraform": "T", "live": "L"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Selectors, and `--json`."""
    parser.epilog = EPILOG
    selectors.add(parser)
    parser.add_argument(
        "--sources",
        action="store_true",
        help="with the sources that show what each is about: C(loudFormation), T(erraform), L(ive accounts)",
    )
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
    sources = _sources(dict.fromkeys(check for check, _ in chosen)) if options.sources else {}
    if options.json:
        print(json.dumps([_record(check, member, sources) for check, member in chosen], indent=1))
        return 0
    for check, member in chosen:
        shown = f"{_letters(sources[check])}  " if sources else ""
        print(f"{member.severity:<9}{shown}{member.id:<40} {check.title}")
    print(f"{len(chosen)} checks")
    for line in _summary(list(sources.values())):
        print(line)
    return 0


def _sources(checks: Iterable[Check]) -> dict[Check, Coverage]:
    """What shows each check's fact. Reads the examples of all of them, which takes seconds."""
    from remit.audit.coverage import coverage

    return {check: coverage(check) for check in checks}


def _letters(told: Coverage) -> str:
    """`CTL`, with a dot for each source that cannot show it."""
    return "".join(letter if told.record()[name] else "·" for name, letter in LETTERS.items())


def _summary(told: list[Coverage]) -> Iterator[str]:
    """How many checks each set of sources shows; families count once."""
    numbers = Counter(map(_letters, told))
    for letters, number in numbers.most_common():
        names = [name for name, letter in LETTERS.items() if letter in letters]
        yield f"{number:>5}  {letters}  {', '.join(names)}"


def _record(check: Check, member: Member, sources: Mapping[Check, Coverage]) -> dict[str, object]:
    reads = {"reads": sources[check].record()} if sources else {}
    return reads | {
        "check": member.id,
        "title": check.title,
        "types": list(check.types),
        "duty": check.duty,
        "severity": member.severity,
        "also": list(member.also),
        "controls": list(check.controls),
        "needs": list(check.needs),
    }
