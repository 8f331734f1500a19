"""Whose credentials these are, and which Regions there are to read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from remit.model import Incomplete, Page, RemitError
from remit.sources.aws.asking import Asker, Question
from remit.sources.aws.failures import kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.model import Pages
    from remit.sources.aws.client import Clients

GLOBAL_REGIONS = {
    "aws": "us-east-1",
    "aws-cn": "cn-north-1",
    "aws-us-gov": "us-gov-west-1",
    "aws-eusc": "eusc-de-east-1",
}
"""Where a partition's global services answer."""

OF_THE_CLOCK = ("signature expired", "signature not yet current", "difference between the request time")
"""What AWS says of a request from a machine whose clock is wrong.

https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html and
https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (RequestTimeTooSkewed)
"""

SCAN: tuple[str, str, str, str, dict[str, Any], str] = ("", "global", "remit", "Scan", {}, "")
"""The page in which a collection keeps what it was asked to read, beside the pages of AWS."""


class Account(NamedTuple):
    """An account as a scan sees it: 12-digit id, partition, the Regions to read, in order, and when it was read.

    `taken` (ISO 8601) is when the collection began: ages count from then, however late its pages are replayed.
    `caller` is who read it: `role/NAME` or `user/NAME`; empty when several did.
    """

    id: str
    partition: str
    regions: tuple[str, ...]
    taken: str = ""
    caller: str = ""

    @property
    def globally(self) -> str:
        """The Region that answers for global services."""
        return GLOBAL_REGIONS.get(self.partition, self.regions[0] if self.regions else "us-east-1")


def identify(clients: Clients, pages: Pages, regions: Sequence[str] | None) -> Account:
    """The account of the credentials, with the chosen Regions or all that it has enabled; kept in `pages`.

    `RemitError` (exit 2) when the credentials are not valid, or belong to another account than the pages.
    """
    for region in regions or ():
        clients.check(region)
    account, partition, caller = _caller(clients)
    earlier = kept(pages)
    if earlier is not None and earlier.id != account:
        raise RemitError(
            f"the snapshot is of account {earlier.id}, these credentials are of {account}",
            hint="use credentials of that account, or begin a new snapshot",
        )
    chosen = tuple(dict.fromkeys(regions or ())) or (earlier.regions if earlier else ())
    taken = (earlier.taken if earlier else "") or datetime.now(UTC).isoformat(timespec="seconds")
    caller = caller if earlier is None or earlier.caller == caller else ""
    found = Account(account, partition, chosen or _enabled(clients, pages, account, partition), taken, caller)
    if found != earlier:
        body = {"account": found.id, "partition": found.partition, "regions": list(found.regions), "taken": taken}
        body["caller"] = caller
        names = ("account", "region", "service", "operation", "parameters", "token")
        pages.append(Page(**dict(zip(names, SCAN, strict=True)), body=body))  # type: ignore[arg-type]
    return found


def kept(pages: Pages) -> Account | None:
    """The account and Regions of which these are the pages; None when they hold no collection."""
    page = pages.get(*SCAN)
    if page is None:
        return None
    body = page.body
    taken, caller = body.get("taken", ""), body.get("caller", "")
    return Account(body["account"], body["partition"], tuple(body["regions"]), taken, caller)


def _caller(clients: Clients) -> tuple[str, str, str]:
    """Account id, partition and who calls, from STS, asked anew: nothing else may be believed about credentials."""
    from remit.sources.aws.errors import error_of, is_failure_of_call

    try:
        answer = clients.call("sts", clients.region, "GetCallerIdentity", {})
    except Exception as raised:
        if not is_failure_of_call(raised):
            raise
        raise _refusal(*error_of(raised)) from raised
    _, partition, _, _, _, who = str(answer["Arn"]).split(":", 5)
    return str(answer["Account"]), partition, principal(who)


def _refusal(code: str, message: str) -> RemitError:
    """Why AWS did not say whose the credentials are: it was not reached, the clock is wrong, or they do not hold."""
    if kind_of(code) in ("connection", "server", "throttled", "unanswered"):
        told = f"AWS did not say whose these credentials are: {message} ({code})"
        return Incomplete(told, hint="check the connection, and try again")
    hint = "check with aws sts get-caller-identity; run aws sso login if they have expired"
    if any(words in message.lower() for words in OF_THE_CLOCK):
        hint = "the clock of this machine is wrong: AWS takes no request that is off by more than five minutes"
    return RemitError(f"AWS does not accept these credentials: {message} ({code})", hint=hint)


def principal(who: str) -> str:
    """The role or user of an identity, without the path and the session: `assumed-role/NAME/SESSION`, `user/a/NAME`."""
    kind, _, name = who.partition("/")
    return f"role/{name.partition('/')[0]}" if kind == "assumed-role" else f"{kind}/{name.rpartition('/')[2]}"


def _enabled(clients: Clients, pages: Pages, account: str, partition: str) -> tuple[str, ...]:
    """The Regions that the account has enabled, sorted."""
    home = Account(account, partition, (clients.region,))
    answer = Asker(pages, account, clients, home.globally).ask(Question(clients.region, "ec2", "DescribeRegions", {}))
    if answer.failure is not None:
        raise Incomplete(
            f"cannot tell which Regions the account has enabled: {answer.failure.reason}",
            hint="name the Regions (--region eu-west-1), or allow ec2:DescribeRegions",
        )
    return tuple(sorted(region["RegionName"] for region in answer.bodies[0]["Regions"]))
