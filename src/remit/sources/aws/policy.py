"""The IAM policy that a scan needs, no more and no less: made from the same tables that make its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.actions import action_of
from remit.sources.aws.tables import ALWAYS, operations_of, parents_of, tables_for

if TYPE_CHECKING:
    from remit.model import Needs


def actions(needs: Needs) -> tuple[str, ...]:
    """The IAM actions that reading the needed types takes, sorted. `sts:GetCallerIdentity` needs no permission."""
    tables = tables_for(needs)
    called = {f"{service}:{name}" for service, names in ALWAYS.items() if service != "sts" for name in names}
    needed: set[str] = set()
    for table in tables:
        called.update(operations_of(table))
        needed.update(action for call in table.calls for action in call.needs)
    called.update(name for parent in parents_of(tables) if parent.finds for name in parent.finds.operations)
    needed.update(action_of(*operation.split(":")) for operation in called)
    return tuple(sorted(needed, key=str.lower))


def policy(needs: Needs) -> dict[str, Any]:
    """An IAM policy document that allows those actions. All are reads of configuration; none reads data."""
    statement = {"Sid": "RemitReadsConfiguration", "Effect": "Allow", "Action": list(actions(needs)), "Resource": "*"}
    return {"Version": "2012-10-17", "Statement": [statement]}
