"""Amazon Inspector: what it looks at in a Region of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.table import Batch, Call, Table, Via

if TYPE_CHECKING:
    from collections.abc import Callable


def of_account(answer: dict[str, Any]) -> list[dict[str, Any]]:
    """What is told of the one account asked; an answer without it is misread, not an account without scans."""
    return [answer["accounts"][0]]


def status(scan: str) -> Callable[[dict[str, Any]], str]:
    """How a kind of scan stands for the account; without it the answer is misread too."""
    return lambda account: str(account["resourceState"][scan]["status"])


TABLES = (
    Table(
        "Remit::Inspector::Account",
        None,
        (
            Call(
                "inspector2:BatchGetAccountStatus",
                Via(of_account),
                batch=Batch(lambda accounts: {"accountIds": accounts}, 1, own="@account", by="accountId"),
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
