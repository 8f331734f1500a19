"""`remit can`: whether a principal can do an action on a resource, or all that it can, all policies taken together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.cli import asked
from remit.cli.asked import NO, UNKNOWN, YES, Told

if TYPE_CHECKING:
    import argparse

    from remit.engines.iam.abilities import Ability
    from remit.engines.iam.estate import Estate

EPILOG = f"""\
examples:
  remit can deploy iam:PassRole Admin --in template.yaml
  remit can aws_iam_role.app s3:GetObject aws_s3_bucket.logs --in infra
  remit can anyone 's3:*' logs            any of these actions
  remit can deploy                        everything, service by service
  remit can deploy 'iam:*' --json

anyone is a request without credentials, authenticated one by any principal of
an account that nobody here knows. Session policies, which only take away, are
not seen. Without RESOURCE, what the principal's own policies give it counts in
its own account, and what resources' policies give it on those that are read.
{asked.EXIT_CODES}"""
EVERYTHING = "*"


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, what, on which."""
    parser.epilog = EPILOG
    parser.add_argument(
        "principal",
        metavar="PRINCIPAL",
        help="a user or role by name, logical id, address or ARN; a service; anyone; authenticated",
    )
    parser.add_argument(
        "action",
        metavar="ACTION",
        nargs="?",
        default=asked.EVERY_ACTION,
        help="one action, such as s3:GetObject, or a pattern: any of these; default: all",
    )
    parser.add_argument(
        "resource",
        metavar="RESOURCE",
        nargs="?",
        help="by name, logical id, address or ARN; NAME/KEY for a part; default: all",
    )
    asked.add(parser)


def run(options: argparse.Namespace) -> int:
    """Answer with the request that shows it, or with what stands in its way."""
    asked.checked(options.action)
    where = asked.estate(options)
    if options.resource is None:
        return everything(where, options)
    caller, target = where.caller(options.principal), where.target(options.resource, options.action)
    found = asked.answer(where, caller, options.action, target)
    asked.tell(found.record(), asked.lines_of(found), as_json=options.json)
    return asked.exit_code(found.answer)


def everything(where: Estate, options: argparse.Namespace) -> int:
    """Answer with all that a principal can, or may, do of some actions."""
    from remit.engines.iam.abilities import abilities

    found = list(abilities(where, where.caller(options.principal), asked.patterns_of(options.action)))
    whole = asked.honest(overall(found), where)
    record = {**whole.record(), "abilities": [record_of(each) for each in found]}
    asked.tell(record, [whole.answer, *map(line_of, sorted(found, key=order))], as_json=options.json)
    return asked.exit_code(whole.answer)


def overall(found: list[Ability]) -> Told:
    """Whether there is anything, with the first request that shows it."""
    shown = next((each for each in found if each.request is not None), None)
    if shown is not None and shown.request is not None:
        because = f"{shown.source} allows {', '.join(shown.actions)}"
        return Told(YES, (because,), asked.witness_of(shown.request))
    return Told(UNKNOWN, (reason_of(found[0]),)) if found else Told(NO, ("no policy allows anything of it",))


def reason_of(ability: Ability) -> str:
    """Why it is not known."""
    return ability.cause.reason if ability.cause else ""


def order(ability: Ability) -> tuple[bool, str]:
    """What is known first, by service."""
    return ability.request is None, ability.service


def record_of(ability: Ability) -> dict[str, Any]:
    """An ability as JSON has it."""
    return {
        "service": ability.service,
        "actions": list(ability.actions),
        "resources": list(ability.resources),
        "answer": UNKNOWN if ability.request is None else YES,
        "because": [reason_of(ability) if ability.request is None else ability.source],
        "witness": None if ability.request is None else asked.witness_of(ability.request),
    }


def line_of(ability: Ability) -> str:
    """An ability for people."""
    service = "any service" if ability.service == EVERYTHING else ability.service
    actions = ", ".join(each.removeprefix(f"{ability.service}:") for each in ability.actions)
    on = f" on {', '.join(ability.resources)}" if ability.resources else ""
    why = f"unknown: {reason_of(ability)}" if ability.request is None else ability.source
    return f"  {service:14}{actions}{on}  ({why})"
