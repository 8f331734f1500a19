"""What the questions about an estate share: where it is read, how requests are told, how an answer is."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from remit.cli import targets
from remit.cli.wanted import PRINCIPALS
from remit.model import Incomplete, Needs, RemitError, Undetermined
from remit.reports.phrases import plain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable
    from typing import Any

    from remit.engines.iam.estate import Estate
    from remit.engines.iam.request import Caller, Request, Target
    from remit.engines.iam.rulings import Grounds
    from remit.engines.iam.text import Letters
    from remit.engines.iam.trial import Outcome
    from remit.model import Inventory

YES, NO, UNKNOWN = "yes", "no", "unknown"
EVERY_ACTION = EVERY_RESOURCE = "*"
MOST_CALLS = 5
"""How many calls without an answer are told beside a question: most of them do not bear on it."""
MOST_ACTIONS = 3
"""How many actions of a statement are told."""
MOST_REQUESTS = 2_000
"""How many requests are tried for one question."""

EXIT_CODES = """
exit codes:
  0 yes or no   2 bad input   4 unknown
"""


class Told(NamedTuple):
    """An answer as it is told: `because` in clauses, `witness` the request that shows a yes."""

    answer: str
    because: tuple[str, ...]
    witness: dict[str, Any] | None = None

    def record(self) -> dict[str, Any]:
        """As JSON has it."""
        return {"answer": self.answer, "because": list(self.because), "witness": self.witness}


def add(parser: argparse.ArgumentParser) -> None:
    """`--in`, `--json`, and what each kind of target takes."""
    parser.add_argument(
        "--in",
        dest="targets",
        action="append",
        default=[],
        metavar="TARGET",
        help="a path, a snapshot, aws or aws:PROFILE (default: the newest snapshot)",
    )
    parser.add_argument("--json", action="store_true", help="the answer as JSON")
    parser.add_argument("--account", type=account_id, metavar="ID", help="the account that code is deployed to")
    parser.add_argument(
        "--region", action="append", default=[], metavar="REGION", help="the Region, or Regions to read"
    )
    targets.add(parser)


def account_id(text: str) -> str:
    """The word after `--account`. `ArgumentTypeError` when it is none of an account."""
    if re.fullmatch("[0-9]{12}", text) is None:
        raise ArgumentTypeError(f"{text} is no account: write its twelve digits")
    return text


def estate(options: argparse.Namespace, needs: Needs | None = None) -> Estate:
    """The estate that a question is about: of a live account what is needed. `RemitError` when there is none."""
    from remit.engines.iam.estate import Estate

    if not options.targets:
        options.targets = [str(newest(options))]
    read = targets.inventory(options, needs or Needs())
    warn(read)
    settle(read, options.account)
    return Estate(read, account=options.account, partial=options.partial)


def settle(read: Inventory, account: str | None) -> None:
    """Say of what code declares that it is of the account that the code is deployed to."""
    for resource in (each for name in read.types() for each in read.of_type(name)):
        if resource.declared and not resource.external and resource.account is None:
            resource.account = account


def warn(read: Inventory) -> None:
    """Tell what could not be read: of files all, of calls a few. An answer that hangs on one of them names it."""
    notes = [note for note in read.notes if note.level == "error"]
    calls = [note for note in notes if note.location is None or note.location.file is None]
    kept = [note for note in notes if note not in calls[MOST_CALLS:]]
    for note in kept:
        where = f"{note.location}: " if note.location and str(note.location) else ""
        print(plain(f"remit: {where}{note.text}"), file=sys.stderr)
    if len(kept) < len(notes):
        print(f"remit: {len(notes) - len(kept)} more calls were not answered; a scan lists them", file=sys.stderr)


def honest(found: Told, where: Estate) -> Told:
    """The answer, or unknown when a file was not read as a whole: what it declares might change any answer.

    Of an account, what was refused is unknown in its own place. With `--partial` anything may be declared elsewhere.
    """
    gaps = unread(where)
    return Told(UNKNOWN, (gaps[0], *found.because)) if gaps else found


def complete(found: Told, where: Estate) -> Told:
    """The answer; a no about all users and roles is unknown when there may be more of them than were read."""
    gaps = missing(where.inventory, PRINCIPALS) if found.answer == NO else []
    return Told(UNKNOWN, (gaps[0], *found.because)) if gaps else found


def unread(where: Estate) -> list[str]:
    """What was not read of files, and might change any answer."""
    notes = [note for note in where.inventory.notes if note.level == "error"]
    gaps = ["policies that are declared elsewhere may change it (--partial)"] if where.partial else []
    return gaps + [
        f"{note.location} was not read: {note.text}" for note in notes if note.location and note.location.file
    ]


def missing(read: Inventory, types: Iterable[str]) -> list[str]:
    """Why there may be more resources of some types than were read: a module that is not here, a refused call."""
    told = read.missing()
    declared = [why for scope, why in told.items() if not read.closed(scope)]
    scopes = dict.fromkeys([*told, *(each.scope for name in read.types() for each in read.of_type(name))])
    refused = (read.gap(name, scope, None) for name in types for scope in scopes)
    return list(dict.fromkeys([*declared, *filter(None, refused)]))


def newest(options: argparse.Namespace) -> Path:
    """The snapshot that was taken last."""
    from remit.store import snapshots

    found = snapshots.latest(Path(options.snapshots))
    if found is None:
        raise RemitError(f"there is no snapshot in {options.snapshots}", hint="name what to look into with --in")
    return found


def answer(where: Estate, caller: Caller, action: str, target: Target) -> Told:
    """Whether a caller can do an action on a resource, or any of those that a pattern stands for."""
    if target.arn == (EVERY_RESOURCE,) and caller.account:  # any at all: of those at hand
        target = where.home(caller)
    question = some_of if is_pattern(action) else answered
    return honest(question(where, caller, action, target), where)


def some_of(where: Estate, caller: Caller, pattern: str, target: Target) -> Told:
    """Whether a caller can do any action that a pattern stands for, on a resource or on what is in it."""
    from remit.engines.iam.abilities import whole
    from remit.engines.iam.decision import decide
    from remit.engines.iam.estate import sessions
    from remit.engines.iam.services import free_of_permission
    from remit.engines.iam.symbolic import Space, allowed
    from remit.engines.iam.trial import Outcome

    free = free_of_permission(caller.kind, pattern)
    if free:
        request = where.request(caller, free, target)
        return told(Outcome(YES, request, decide(request)), where)
    doubt = ""
    for who in sessions(caller, target):
        space = Space(where.request(who, "", target), patterns_of(pattern), whole(target.arn))
        try:
            found = allowed(space)
        except Undetermined as raised:
            doubt = doubt or raised.cause.reason
            continue
        if found is not None:
            return told(Outcome(YES, found, decide(found)), where)
    return Told(UNKNOWN, (doubt,)) if doubt else Told(NO, (f"no policy allows any of {pattern}",))


def patterns_of(action: str) -> tuple[Letters, ...]:
    """An action, or a pattern of actions, as the engine reads it."""
    from remit.engines.iam.ways import pattern_of

    return (pattern_of("*:*" if action == EVERY_ACTION else action),)


def is_pattern(action: str) -> bool:
    """Whether a word stands for several actions."""
    return "*" in action or "?" in action


def answered(where: Estate, caller: Caller, action: str, target: Target) -> Told:
    """See `answer`, for an estate that was read as a whole."""
    from remit.engines.iam.trial import tried

    doubt: Outcome | None = None
    refused: Outcome | None = None
    for at, request in enumerate(where.requests(caller, action, target)):
        if at == MOST_REQUESTS:
            return Told(UNKNOWN, ("the policies mention too many resources to be tried",))
        outcome = tried(request)
        if outcome.answer == YES:
            return told(outcome, where)
        if outcome.answer == UNKNOWN:
            doubt = doubt or outcome
        refused = refused or outcome
    found = doubt or refused
    return told(found, where) if found else Told(NO, ("no policy allows it",))


def checked(action: str) -> None:
    """`RemitError` for what is no action, or none that AWS has.

    The list of actions may be older than an action. So a service that it lacks, and a pattern, are answered with a
    word of warning; a name that it lacks in a service that it has is most often written in error, and its answer would
    be a no that nobody asked for. Written as a pattern it is answered.
    """
    service, colon, name = action.partition(":")
    if action != EVERY_ACTION and (not (colon and service and name) or " " in action):
        raise RemitError(f"{action} is no action", hint="name one, such as s3:GetObject, or several, such as s3:Get*")
    from remit.engines.iam.actions import origin, unheard

    found = unheard(action)
    if found is None:
        return
    meant = f"did you mean {' or '.join(found.like)}? " if found.like else ""
    if found.service or is_pattern(action):
        what = f"service {service}" if found.service else f"action like {action}"
        print(plain(f"remit: there is no {what} in the list of {origin()}. {meant}".rstrip()), file=sys.stderr)
        return
    newer = f"One that is newer than the list of {origin()} is asked for as '{action[:-1]}?'."
    raise RemitError(f"AWS has no action {action}", hint=f"{meant}{newer}")


def told(outcome: Outcome, where: Estate) -> Told:
    """An outcome in words."""
    decision = outcome.decision
    because = [decision.reason]
    if decision.grounds is not None:
        at = where.place(decision.grounds)
        because.append(placed(decision.grounds, outcome.request.action) + (f" ({at})" if at and str(at) else ""))
    return Told(outcome.answer, tuple(because), witness_of(outcome.request) if outcome.answer == YES else None)


def placed(grounds: Grounds, action: str) -> str:
    """A statement and the policy that holds it, with those of its actions that speak of the one in question."""
    from remit.engines.iam.globs import meets
    from remit.engines.iam.ways import pattern_of
    from remit.model import Obj

    at = grounds.statement.at
    sid = at["Sid"] if isinstance(at, Obj) else None
    named = f"statement {sid}" if isinstance(sid, str) else "a statement"
    actions = grounds.statement.actions
    texts = list(zip(map(str, actions.texts), actions.patterns, strict=True))
    meant = [text for text, pattern in texts if action and meets(pattern, pattern_of(action.lower()))]
    shown = ", ".join((meant or [text for text, _ in texts])[:MOST_ACTIONS])
    return f"{named} of {grounds.policy.name}: {'all but ' if actions.excludes else ''}{shown}"


def witness_of(request: Request) -> dict[str, Any]:
    """A request in plain words: letters that no policy holds as `x`, what is not known as `…`."""
    caller = request.caller
    who = caller.session or caller.arn or (caller.names[0] if caller.names else ())
    return {
        "principal": spelled(who) or caller.kind,
        "action": request.action,
        "resource": spelled(request.target.arn),
        "context": {
            key: None if values is None else [spelled(value) for value in values]
            for key, values in sorted(request.context.items())
            if values is None or isinstance(values, tuple)
        },
    }


def spelled(letters: tuple[str, ...]) -> str:
    """Letters as text."""
    from remit.engines.iam.arns import text_of
    from remit.engines.iam.text import FRESH

    return text_of(letters).replace(FRESH, "x")


def tell(record: dict[str, Any], lines: list[str], *, as_json: bool) -> None:
    """Print an answer: as JSON, or as lines whose control characters are shown."""
    if as_json:
        print(json.dumps(record, indent=2))
    else:
        print("\n".join(plain(line) for line in lines))


def lines_of(found: Told) -> list[str]:
    """An answer for people."""
    lines = [found.answer, *(f"  {clause}" for clause in found.because)]
    if found.witness:
        lines.append(f"  {found.witness['principal']}: {found.witness['action']} on {found.witness['resource']}")
        for key, values in found.witness["context"].items():
            lines.append(f"    with {key} = {', '.join(values)}" if values is not None else f"    without {key}")
    return lines


def whole(read: Inventory) -> int:
    """The exit code of an answer that lists things: 4 when a file could not be read, for more may stand in it."""
    lost = any(each.level == "error" and each.location and each.location.file for each in read.notes)
    return Incomplete.exit_code if lost else 0


def exit_code(found: str) -> int:
    """4 for unknown, else 0."""
    return Incomplete.exit_code if found == UNKNOWN else 0
