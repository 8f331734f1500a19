"""The estate as it was read once: answers to replay, faults to inject, inventories to compare."""

from __future__ import annotations

import copy
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from remit.model import Needs, Page, PartialString, Unknown, cause_of, unwrap
from remit.sources.aws import from_pages
from remit.sources.aws.account import Account
from remit.sources.aws.asking import Asker, home
from remit.sources.aws.collect import Collector
from remit.sources.aws.schedule import Schedule
from remit.sources.aws.tables import parents_of, tables_for

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from remit.model import MemoryInventory, Pages, Resource

ACCOUNT = "123456789012"
REGION = "eu-west-1"
TAKEN = datetime.now(UTC).isoformat(timespec="seconds")
"""When the estate is read: about when it was made, as its ages need."""
EVERYTHING = Needs()


class MemoryPages:
    """`Pages` in memory. `log` is every page in the order in which it came."""

    def __init__(self, *, offline: bool = False) -> None:
        self.offline = offline
        self.log: list[Page] = []
        self._pages: dict[str, Page] = {}

    def get(self, *key: Any) -> Page | None:
        return self._pages.get(json.dumps(key, sort_keys=True))

    def append(self, page: Page) -> None:
        key = (page.account, page.region, page.service, page.operation, page.parameters, page.token)
        kept = Page(**json.loads(json.dumps({name: getattr(page, name) for name in Page.__slots__})))
        self._pages[json.dumps(key, sort_keys=True)] = kept
        self.log.append(kept)


class Recorded:
    """An AWS that answers as it did when the pages were read. `asked` is what it was asked, in order.

    `fault` may raise instead, given service and operation.
    """

    def __init__(self, pages: list[Page], fault: Callable[[str, str], None] | None = None) -> None:
        self._pages = {
            (
                home(p.service, p.operation, "us-east-1") if p.region == "global" else p.region,
                p.service,
                p.operation,
                json.dumps(p.parameters, sort_keys=True),
            ): p
            for p in pages
            if not p.token
        }
        self._fault = fault
        self.asked: list[tuple[str, str, str, str]] = []

    def call(self, service: str, region: str, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        text = json.dumps(parameters, sort_keys=True)
        self.asked.append((region, service, operation, text))
        if self._fault:
            self._fault(service, operation)
        page = self._pages[region, service, operation, text]
        if page.error:
            raise ClientError({"Error": {"Code": page.error["code"], "Message": page.error["message"]}}, operation)
        body: dict[str, Any] = copy.deepcopy(page.body)
        return body


def read(
    caller: Any,
    pages: Pages,
    needs: Needs = EVERYTHING,
    *,
    workers: int = 4,
    owner: str = ACCOUNT,
    who: str = "role/audit",
) -> MemoryInventory:
    """The inventory that comes of asking `caller`, as `who` of the account of that number."""
    account = Account(owner, "aws", (REGION,), TAKEN, who)
    tables = tables_for(needs)
    schedule = Schedule(Asker(pages, owner, caller, "us-east-1").ask, workers)
    return Collector(account, schedule, tables, parents_of(tables)).collect()


def replay(pages: MemoryPages, needs: Needs = EVERYTHING) -> MemoryInventory:
    """The inventory that the pages alone amount to."""
    pages.offline = True
    return from_pages(pages, needs)


def by_identity(inventory: MemoryInventory) -> dict[tuple[str, str, str], Resource]:
    """All resources by type, Region and id."""
    found = {}
    for name in inventory.types():
        for one in inventory.of_type(name):
            found[name, one.region or "", one.id] = one
    return found


def plain(value: Any) -> Any:
    """A property's value as JSON, with unknown ones told by their reason; what remit never reads is left out."""
    if isinstance(value, (Unknown, PartialString)):
        return {"unknown": cause_of(value).reason}
    if isinstance(value, dict):
        return {name: plain(item) for name, item in value.items() if not is_never_read(item)}
    return [plain(item) for item in value] if isinstance(value, list) else value


def is_never_read(value: Any) -> bool:
    """Whether no call of remit's tells the value, so that nothing can change it."""
    return isinstance(value, Unknown) and bool(re.search("remit does not read|never tells", cause_of(value).reason))


def told(resource: Resource) -> dict[str, Any]:
    """All properties of a resource as JSON."""
    properties: dict[str, Any] = plain(unwrap(resource.properties))
    return properties


def same(one: MemoryInventory, other: MemoryInventory) -> bool:
    """Whether two inventories say the same, gaps and notes included."""
    left, right = by_identity(one), by_identity(other)
    return (
        list(left) == list(right)
        and all(
            (a.key, a.tags, told(a)) == (b.key, b.tags, told(b))
            for a, b in zip(left.values(), right.values(), strict=True)
        )
        and one.gaps == other.gaps
        and [note.text for note in one.notes] == [note.text for note in other.notes]
    )
