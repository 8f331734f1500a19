"""Amazon Inspector: what it looks at in a Region of the account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.table import Call, Table, Via

if TYPE_CHECKING:
    from collections.abc import Callable


def status(scan: str) -> Callable[[list[dict[str, Any]]], str]:
    """How a kind of scan stands for the one account asked; an answer without it is misread, not a scan that is off."""
    return lambda accounts: str(accounts[0]["resourceState"][scan]["status"])


TABLES = (
    Table(
        "Remit::Inspector::Account",
        None,
        (
            Call(
                "inspector2:BatchGetAccountStatus",
                fills={
                    "Ec2.Status": Via(status("ec2"), "accounts"),
                    "Ecr.Status": Via(status("ecr"), "accounts"),
                    "Lambda.Status": Via(status("lambda"), "accounts"),
                    "LambdaCode.Status": Via(status("lambdaCode"), "accounts"),
                },
            ),
        ),
        id="@region",
    ),
)
