"""The two ways to an account's inventory: ask AWS, or read the pages of a snapshot. One code path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from remit.model import NothingToAudit
from remit.sources.aws.account import Account, identify, kept
from remit.sources.aws.asking import Asker
from remit.sources.aws.collect import Collector
from remit.sources.aws.rate import Rate
from remit.sources.aws.schedule import Schedule
from remit.sources.aws.tables import allowed, parents_of, tables_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from remit.model import MemoryInventory, Needs, Pages
    from remit.sources.aws.asking import Caller
    from remit.sources.aws.schedule import Progress
    from remit.sources.aws.target import AwsTarget

WORKERS = 16
"""Threads that ask. AWS's own limits come before more would help."""


def collect(  # noqa: PLR0913 — the options of a scan
    target: AwsTarget,
    needs: Needs,
    pages: Pages,
    *,
    regions: Sequence[str] | None = None,
    workers: int = WORKERS,
    max_rate: float | None = None,
    progress: Progress | None = None,
) -> MemoryInventory:
    """Read the types that are needed from a live account, in the given Regions (None: all that it has enabled).

    Every page goes to `pages` before it is used, and is taken from there when it is there already. `max_rate` is
    requests a second; `progress(answered, known, call)` is told after each call. The inventory's scope is the account
    id, closed; a call that failed makes the properties that hang on it unknown, or a gap where it lists.

    `RemitError` (exit 2) without usable credentials, `Incomplete` (exit 4) when they expire on the way or a page cannot
    be kept; what was read until then is in `pages`.
    """
    from remit.sources.aws.client import Clients

    clients = Clients(target, allowed(), rate=Rate(max_rate), workers=workers)
    try:
        account = identify(clients, pages, regions)
        return _read(account, needs, pages, clients, workers, progress)
    finally:
        clients.close()


def from_pages(pages: Pages, needs: Needs, *, progress: Progress | None = None) -> MemoryInventory:
    """The inventory that pages read before amount to, without asking anything.

    What is needed and not among them is unknown. `NothingToAudit` (exit 3) when they hold no collection.
    """
    account = kept(pages)
    if account is None:
        raise NothingToAudit("the snapshot holds no page of any account", hint="make one: remit scan aws")
    return _read(account, needs, pages, None, 1, progress)


def _read(
    account: Account, needs: Needs, pages: Pages, caller: Caller | None, workers: int, progress: Progress | None
) -> MemoryInventory:
    asker = Asker(pages, account.id, caller, account.globally)
    schedule = Schedule(asker.ask, workers, progress)
    tables = tables_for(needs)
    return Collector(account, schedule, tables, parents_of(tables)).collect()
