"""Amazon Inspector: what it looks at in a Region of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.table import Batch, Call, Table, Via

if TYPE_CHECKING:
    from collections.abc import Callable


def status(scan: str) -> Callable[[dict[str, Any]], str]:
    """How a kind of scan stands for an account; an answer without it is misread, not a scan that is off."""
    return lambda account: str(account["resourceState"][scan]["status"])


TABLES = (
    Table(
        "Remit::Inspector::Account",
        None,
        (
            Call(
                "inspector2:BatchGetAccountStatus",
                "accounts[]",
                batch=Batch(lambda ids: {"accountIds": ids}, 100, own="@account", by="accountId"),
                fills={
                    "Ec2.Status": Via(status("ec2")),
                    "Ecr.Status": Via(status("ecr")),
                    "Lambda.Status": Via(status("lambda")),
                    "LambdaCode.Status": Via(status("lambdaCode")),
                },
            ),
        ),
        id="@region",
    ),
)
