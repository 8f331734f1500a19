"""`remit compare`: whether a policy grants anything that another does not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remit.cli import asked
from remit.model import RemitError, Undetermined, wrap

if TYPE_CHECKING:
    import argparse

    from remit.cli.asked import Told
    from remit.engines.iam.request import Policy

EPILOG = """\
examples:
  remit compare old-policy.json new-policy.json
  git show main:policy.json > old.json && remit compare old.json policy.json

Both files hold a policy document in JSON: both an identity policy, or both a
policy of a resource.

exit codes:
  0 NEW grants nothing more   1 it does   2 bad input   4 unknown
"""
MOST_BYTES = 1_000_000
"""AWS takes no policy above 32 kB."""


def configure(parser: argparse.ArgumentParser) -> None:
    """The two files."""
    parser.epilog = EPILOG
    parser.add_argument("old", metavar="OLD", help="the policy as it was")
    parser.add_argument("new", metavar="NEW", help="the policy as it is to be")
    parser.add_argument("--json", action="store_true", help="the answer as JSON")


def run(options: argparse.Namespace) -> int:
    """Answer with a request that only the new policy allows."""
    old, new = policy_in(options.old), policy_in(options.new)
    kinds = {kind for policy in (old, new) for kind in kinds_of(policy)}
    if len(kinds) > 1:
        raise RemitError("one policy names principals, the other does not", hint="compare two policies of one kind")
    found = compared(new, old)
    asked.tell(found.record(), asked.lines_of(found), as_json=options.json)
    return 1 if found.answer == asked.YES else asked.exit_code(found.answer)


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
    because = (f"{new.name} allows what {old.name} does not", asked.placed(Grounds(new, found.allow)))
    return asked.Told(asked.YES, because, asked.witness_of(found.request))


def policy_in(path: str) -> Policy:
    """The policy in a file. `RemitError` with the line when it is none."""
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
    return policy_of(path, wrap(document))


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
