"""`remit who-can`: which principals can do an action on a resource, the target's own and whom its policy names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.cli import asked, wanted
from remit.cli.asked import NO, UNKNOWN, YES, Told

if TYPE_CHECKING:
    import argparse

EPILOG = f"""\
examples:
  remit who-can kms:Decrypt OrdersKey --in template.yaml
  remit who-can sts:AssumeRole Admin --json
  remit who-can 's3:*' Logs               any of these actions

Asked are the users and roles of the target, anybody, and whom the policy of
the resource names. What other accounts allow their own is not known here.
{asked.EXIT_CODES}"""


def configure(parser: argparse.ArgumentParser) -> None:
    """What, on which."""
    parser.epilog = EPILOG
    parser.add_argument("action", metavar="ACTION", help="one action, such as kms:Decrypt, or a pattern: any of these")
    parser.add_argument("resource", metavar="RESOURCE", help="by name, logical id, address or ARN; NAME/KEY for a part")
    asked.add(parser)


def run(options: argparse.Namespace) -> int:
    """Answer for each principal; those that cannot are left out of the text."""
    asked.checked(options.action)
    where = asked.estate(options)
    target = where.target(options.resource, options.action)
    answers = {name: asked.answer(where, caller, options.action, target) for name, caller in where.everyone(target)}
    whole = overall(answers)
    first = next((found for found in answers.values() if found.answer == whole), Told(NO, ("no policy allows it",)))
    first = asked.complete(first, where)
    more = [f"there may be more: {why}" for why in asked.missing(where.inventory, wanted.PRINCIPALS)]
    principals = [{"principal": name, **found.record()} for name, found in answers.items()]
    asked.tell(first.record() | {"principals": principals}, [*lines_of(answers), *more], as_json=options.json)
    return asked.exit_code(first.answer)


def overall(answers: dict[str, Told]) -> str:
    """Whether anybody can."""
    found = {each.answer for each in answers.values()}
    return YES if YES in found else UNKNOWN if UNKNOWN in found else NO


def lines_of(answers: dict[str, Told]) -> list[str]:
    """One line for each principal that can, or may."""
    lines = [
        f"{found.answer:8}{name}  ({'; '.join(found.because)})"
        for name, found in sorted(answers.items(), key=lambda each: [YES, UNKNOWN, NO].index(each[1].answer))
        if found.answer != NO
    ]
    out = sum(1 for found in answers.values() if found.answer == NO)
    return [*lines, f"{out} of {len(answers)} principals cannot"]
