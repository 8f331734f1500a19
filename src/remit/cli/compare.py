"""`remit compare`: whether a policy, or an account, grants anything that another, or its earlier state, does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.cli import asked, targets
from remit.model import Obj, RemitError, Undetermined, wrap

if TYPE_CHECKING:
    import argparse

    from remit.cli.asked import Told
    from remit.engines.iam.estate import Estate
    from remit.engines.iam.gains import Gain
    from remit.engines.iam.request import Policy

EPILOG = """\
examples:
  remit compare old-policy.json new-policy.json
  git show main:policy.json > old.json && remit compare old.json policy.json

  remit compare .remit/snapshots/2026-10-01 .remit/snapshots/2026-11-01

Both files hold a policy document in JSON: both an identity policy, or both a
policy of a resource. Of two snapshots every principal and every resource with
a policy is compared.

exit codes:
  0 NEW grants nothing more   1 it does   2 bad input   4 unknown
"""
SEE = "its grammar: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html"
MOST_BYTES = 1_000_000
"""AWS takes no policy above 32 kB."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The two files."""
    parser.epilog = EPILOG
    parser.add_argument("old", metavar="OLD", help="the policy, or the snapshot, as it was")
    parser.add_argument("new", metavar="NEW", help="the policy, or the snapshot, as it is to be")
    parser.add_argument("--json", action="store_true", help="the answer as JSON")


def run(options: argparse.Namespace) -> int:
    """Answer with a request that only the new policy, or somebody in the new snapshot, allows."""
    snapshots = [targets.is_snapshot(Path(each)) for each in (options.old, options.new)]
    if all(snapshots):
        return between_snapshots(options)
    if any(snapshots):
        raise RemitError("one is a snapshot, the other is not", hint="compare two snapshots, or two policies")
    old, new = policy_in(options.old), policy_in(options.new)
    kinds = {kind for policy in (old, new) for kind in kinds_of(policy)}
    if len(kinds) > 1:
        raise RemitError("one policy names principals, the other does not", hint="compare two policies of one kind")
    found = compared(new, old)
    asked.tell(found.record(), asked.lines_of(found), as_json=options.json)
    return 1 if found.answer == asked.YES else asked.exit_code(found.answer)


def between_snapshots(options: argparse.Namespace) -> int:
    """Answer with everybody who gained, a request for each."""
    from remit.engines.iam.gains import gains

    old, new = estate_in(options.old), estate_in(options.new)
    found = sorted(gains(new, old), key=lambda each: each.request is None)
    told = asked.honest(asked.honest(in_short(found), old), new)
    record = told.record() | {"gains": [record_of(each) for each in found]}
    asked.tell(record, [*asked.lines_of(told), *(line_of(each) for each in found)], as_json=options.json)
    return 1 if told.answer == asked.YES else asked.exit_code(told.answer)


def estate_in(path: str) -> Estate:
    """The account of a snapshot."""
    from argparse import Namespace

    from remit.engines.iam.estate import Estate
    from remit.model import Needs

    return Estate(targets.inventory(Namespace(targets=[path]), Needs()))


def in_short(found: list[Gain]) -> Told:
    """Whether anybody gained: the first who surely did, else the first who may have."""
    if not found:
        return asked.Told(asked.NO, ("nobody may do, and nothing lets in, what was not so before",))
    first = found[0]
    if first.request is None:
        return asked.Told(asked.UNKNOWN, (f"{first.name} may have gained", first.doubt.reason if first.doubt else ""))
    return asked.Told(asked.YES, (f"{first.name} has gained",), asked.witness_of(first.request))


def record_of(gain: Gain) -> dict[str, Any]:
    """A gain as JSON has it."""
    witness = asked.witness_of(gain.request) if gain.request is not None else None
    return {"name": gain.name, "witness": witness, "doubt": gain.doubt.reason if gain.doubt else None}


def line_of(gain: Gain) -> str:
    """A gain for people."""
    if gain.request is None:
        return f"  perhaps  {gain.name}: {gain.doubt.reason if gain.doubt else ''}"
    told = asked.witness_of(gain.request)
    return f"  gained   {gain.name}: {told['principal']} may do {told['action']} on {told['resource']}"


def compared(new: Policy, old: Policy) -> Told:
    """Whether the new policy grants more."""
    from remit.engines.iam.inclusion import excess
    from remit.engines.iam.rulings import Grounds

    try:
        found = excess(new, old)
    except Undetermined as raised:
        return asked.Told(asked.UNKNOWN, (raised.cause.reason,))
    if found is None:
        return asked.Told(asked.NO, (f"whatever {new.name} allows, {old.name} allows too",))
    because = (
        f"{new.name} allows what {old.name} does not",
        asked.placed(Grounds(new, found.allow), found.request.action),
    )
    return asked.Told(asked.YES, because, asked.witness_of(found.request))


def policy_in(path: str) -> Policy:
    """The policy in a file. `RemitError` with the line when it is none."""
    from remit.engines.iam.grammar import faults
    from remit.engines.iam.request import policy_of

    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise RemitError(f"cannot be read: {error.strerror}", file=path) from error
    if len(content) > MOST_BYTES:
        raise RemitError("is longer than any policy that AWS takes", file=path)
    document = parsed(content, path)
    if not isinstance(document, dict) or "Statement" not in document:
        raise RemitError("is no policy document", file=path, hint="it has a Version and a Statement")
    policy = wrap(document)
    found = next(faults(policy, "resource" if names_principals(policy) else "identity"), None)
    if found is not None:
        raise RemitError(f"AWS takes no such policy: {found.text}", file=path, hint=SEE)
    return policy_of(path, policy)


def names_principals(policy: Any) -> bool:
    """Whether a statement of a document names principals, as those of a resource's policy do."""
    found = policy["Statement"]
    statements = found if isinstance(found, list) else [found]
    return any({"Principal", "NotPrincipal"}.intersection(each) for each in statements if isinstance(each, Obj))


def parsed(content: bytes, path: str) -> Any:
    """JSON. `RemitError` with the place where it breaks off."""
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise RemitError(f"is no JSON: {error.msg}", file=path, line=error.lineno, column=error.colno) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise RemitError("is no JSON", file=path) from error


def kinds_of(policy: Policy) -> set[bool]:
    """Whether a policy is one of a resource, which names principals; nothing for statements that cannot be read."""
    readable = (each for each in policy.statements if not (each.principals and each.principals[0].kind == "*"))
    return {statement.principals is not None for statement in readable}
