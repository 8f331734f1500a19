"""Reading an account: from the tables of the wanted types to an inventory, every question asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.sources.aws.asking import Answer, Question
from remit.sources.aws.inventory import LiveInventory
from remit.sources.aws.mapping import evaluated, filled
from remit.sources.aws.paths import find
from remit.sources.aws.record import TAGS, Record
from remit.sources.aws.table import Call, Join

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from remit.sources.aws.account import Account
    from remit.sources.aws.failures import Failure
    from remit.sources.aws.schedule import Schedule
    from remit.sources.aws.table import Table

TAGGING = Call(
    "resourcegroupstaggingapi:GetResources",
    "ResourceTagMappingList[]",
    fixed={"ResourcesPerPage": 100},
    more="PaginationToken",
    join=Join(own="@arn", by="ResourceARN"),
    fills={TAGS: "Tags"},
)
"""The tags of all resources of a Region in a few calls, instead of one call each."""


class Collector:
    """One collection. `tables` are those of the wanted types; what they need listed first is listed, but not kept."""

    def __init__(self, account: Account, schedule: Schedule, tables: Iterable[Table], parents: Iterable[Table]) -> None:
        self._account = account
        self._schedule = schedule
        self._wanted = list(tables)
        self._parents = list(parents)
        self._records: list[Record] = []
        self._seen: set[tuple[str, str, str]] = set()
        self._gaps: dict[tuple[str, str | None], Failure] = {}
        self._joins: dict[tuple[int, str], list[Answer | Callable[[Answer], None]]] = {}

    def collect(self) -> LiveInventory:
        """Ask everything, and make the inventory."""
        for table in (*self._wanted, *self._parents):
            if not table.within:
                for region in self._regions(table):
                    self._find(table, region, None)
        self._schedule.run()
        wanted = [table.type for table in self._wanted]
        return LiveInventory(self._account, wanted, self._records, self._gaps)

    def _regions(self, table: Table) -> tuple[str, ...]:
        return ("global",) if table.where == "global" else self._account.regions

    # Finding resources

    def _find(self, table: Table, region: str, parent: Record | None) -> None:
        """List the resources of a table in a Region, or of one parent."""
        around = self._around(region, parent)
        call = table.finds
        if call is None:
            self._start(table, [Record(table, {}, around)])
            return
        if parent is not None and not call.applies(parent.known):
            return
        question = self._question(call, around, parent.region if parent else region)
        if question is not None:
            self._schedule.ask(question, lambda answer: self._found(table, call, region, parent, answer))

    def _around(self, region: str, parent: Record | None) -> dict[str, Any]:
        around = {"@account": self._account.id, "@partition": self._account.partition, "@region": region}
        return {**around, "@region": parent.region, "^": parent.known} if parent else around

    def _found(self, table: Table, call: Call, region: str, parent: Record | None, answer: Answer) -> None:
        if answer.failure is not None:
            self._gap(table, None if region == "global" else region, answer.failure)
        around = self._around(region, parent)
        records = [Record(table, item, around) for item in items_of(call, answer)]
        if table.locates is None or table not in self._wanted:
            self._start(table, [record for record in records if self._is_new(record)])
            return
        for record in records:
            self._locate(table, table.locates, record)

    def _locate(self, table: Table, call: Call, record: Record) -> None:
        """Ask for the Region of a resource whose list did not tell it, then go on."""

        def then(answer: Answer) -> None:
            if answer.bodies:
                record.move(filled(call, answer.bodies[0], record.known).get("region"))
            self._start(table, [record] if self._is_new(record) else [])

        question = self._question(call, record.known, record.region)
        if question is None or find(record.known, table.region) is not None:
            then(Answer([]))
        else:
            self._schedule.ask(question, then)

    def _is_new(self, record: Record) -> bool:
        """Whether the resource is to be kept: of the table's kind, in a chosen Region, and not seen in another."""
        table = record.table
        if table.keeps is not None and not table.keeps(record.known):
            return False
        if table.region and record.region not in (*self._account.regions, "global"):
            return False
        key = (table.type, record.region, record.arn or record.id)
        new = key not in self._seen
        self._seen.add(key)
        return new

    def _gap(self, table: Table, region: str | None, failure: Failure) -> None:
        """Remember that resources of the type, and of all types within, may be missing."""
        self._gaps.setdefault((table.type, region), failure)
        for child in self._within(table):
            self._gap(child, region, failure)

    # Reading each

    def _start(self, table: Table, records: list[Record]) -> None:
        """Go on to what lies within, and if the type is wanted itself, read each."""
        for child in self._within(table):
            for record in records:
                self._find(child, record.region, record)
        if table in self._wanted:
            self._records += records
            self._read(table, records)

    def _within(self, table: Table) -> list[Table]:
        """The tables whose resources are found within those of a table."""
        return [child for child in (*self._wanted, *self._parents) if child.within == table.type]

    def _read(self, table: Table, records: list[Record]) -> None:
        """Take what the list told, and make the calls that follow for each."""
        for record in records:
            record.pending = 1
            if table.finds is not None:
                record.filled.update(filled(table.finds, record.known.get("it", record.known), record.known))
        for call in calls_after_list(table):
            if not call.after:
                self._follow(call, records)
        for record in records:
            self._settle(record)

    def _settle(self, record: Record) -> None:
        """One call less to wait for; after the last, those that needed it."""
        record.pending -= 1
        if record.pending:
            return
        record.pending = -1  # never zero again
        for call in calls_after_list(record.table):
            if call.after in record.failures:
                record.miss(call, record.failures[call.after])
            elif call.after:
                self._follow(call, [record])

    def _follow(self, call: Call, records: list[Record]) -> None:
        """Make one call for each of the records that it applies to: alone, in batches, or once for all."""
        records = [record for record in records if call.applies(record.known)]
        for record in records:
            record.pending += 1
        if call.join is not None:
            self._join(call, records)
        elif call.batch is not None:
            self._batch(call, records)
        else:
            for record in records:
                self._alone(call, record)

    def _alone(self, call: Call, record: Record) -> None:
        question = self._question(call, record.known, record.region)
        if question is None:
            self._settle(record)
            return
        self._schedule.ask(question, lambda answer: self._told(call, record, answer, object_of(call, answer)))

    def _told(self, call: Call, record: Record, answer: Answer, told: Any) -> None:
        """Fill the record with what one call told about it."""
        if answer.failure is not None:
            record.miss(call, answer.failure)
        elif not answer.absent and told is not None:
            record.filled.update(filled(call, told, record.known))
            record.learn(told)
        self._settle(record)

    def _batch(self, call: Call, records: list[Record]) -> None:
        """As few calls as the operation allows; each record finds its items in the answer."""
        batch = call.batch
        for region, together in by_region(records):
            owned: dict[str, list[Record]] = {}
            for record in together:
                value = record.own(batch.own) if batch else None
                if value is None:
                    self._settle(record)
                else:
                    owned.setdefault(str(value), []).append(record)
            values = list(owned)
            for start in range(0, len(values), batch.size if batch else 1):
                self._chunk(call, region, {value: owned[value] for value in values[start : start + batch.size]})  # type: ignore[union-attr]

    def _chunk(self, call: Call, region: str, owned: dict[str, list[Record]]) -> None:
        batch = call.batch
        if batch is None:
            return

        def then(answer: Answer) -> None:
            index = indexed(items_of(call, answer), batch.by)
            for value, records in owned.items():
                for record in records:
                    self._told(call, record, answer, chosen(index.get(value), many=batch.many))

        parameters = {**call.fixed, **batch.parameters(list(owned))}
        self._schedule.ask(self._asking(call, parameters, region), then)

    def _join(self, call: Call, records: list[Record]) -> None:
        """One answer for all; each record finds its items in it."""
        join = call.join
        if join is None:
            return
        for region, together in by_region(records):

            def then(answer: Answer, together: list[Record] = together) -> None:
                index = answer.bodies[0] if answer.bodies else {}
                for record in together:
                    told = chosen(index.get(str(record.own(join.own))), many=join.many)
                    self._told(call, record, answer, told)

            self._joined(call, join, region, then)

    def _joined(self, call: Call, join: Join, region: str, then: Callable[[Answer], None]) -> None:
        """The call's items of a Region by whose they are, as the one body of an answer; asked once for all tables."""
        key = (id(call), region)
        waiting = self._joins.get(key)
        if waiting is not None:
            first = waiting[0]
            if isinstance(first, Answer):
                then(first)
            else:
                waiting.append(then)
            return
        self._joins[key] = [then]

        def done(items: list[Any], failure: Failure | None) -> None:
            answer = Answer([indexed(items, join.by)], failure)
            waiting = self._joins[key]
            self._joins[key] = [answer]
            for each in waiting:
                each(answer)  # type: ignore[operator]

        Gathering(call, region, self._around(region, None), done).begin(self._schedule, self._question)

    # Questions

    def _question(self, call: Call, known: dict[str, Any], region: str) -> Question | None:
        """The call with its arguments; None when one of them is not known."""
        parameters = dict(call.fixed)
        for name, path in call.bound.items():
            value = find(known, path)
            if value is None:
                return None
            parameters[name] = value
        return self._asking(call, parameters, region)

    @staticmethod
    def _asking(call: Call, parameters: dict[str, Any], region: str) -> Question:
        return Question(region, call.service, call.name, parameters, call.more, call.absent, call.wait)


class Gathering:
    """The items of a joined call: asked once, or once about each item that another call lists."""

    def __init__(
        self, call: Call, region: str, around: dict[str, Any], done: Callable[[list[Any], Failure | None], None]
    ) -> None:
        self._call = call
        self._region = region
        self._around = around
        self._done = done
        self._items: list[Any] = []
        self._failure: Failure | None = None
        self._left = 1

    def begin(self, schedule: Schedule, question: Callable[[Call, dict[str, Any], str], Question | None]) -> None:
        """Ask; `done` gets all items, and the first failure."""
        self._schedule = schedule
        self._question = question
        call, over = self._call, self._call.join.over if self._call.join else None
        if over is not None:
            self._ask(over, self._around, self._over)
        elif call.begin:
            started = Call(call.begin)
            self._ask(started, self._around, lambda _: self._ask(call, self._around, self._take))
        else:
            self._ask(call, self._around, self._take)

    def _ask(self, call: Call, known: dict[str, Any], then: Callable[[Answer], None]) -> None:
        question = self._question(call, known, self._region)
        if question is None:
            then(Answer([]))
        else:
            self._schedule.ask(question, then)

    def _over(self, answer: Answer) -> None:
        over = self._call.join.over if self._call.join else None
        listed = list(items_of(over, answer)) if over else []
        self._failure = answer.failure
        self._left = len(listed) + 1
        for item in listed:
            known = {**(item if isinstance(item, dict) else {"it": item}), **self._around}
            self._ask(self._call, known, self._take)
        self._one_less()

    def _take(self, answer: Answer) -> None:
        self._failure = self._failure or answer.failure
        self._items += items_of(self._call, answer)
        self._one_less()

    def _one_less(self) -> None:
        self._left -= 1
        if not self._left:
            self._done(self._items, self._failure)


def calls_after_list(table: Table) -> tuple[Call, ...]:
    """The calls that follow for each resource; the tagging API's among them where it tells the tags."""
    return (*table.follow, TAGGING) if table.tags == "@tagging" else table.follow


def items_of(call: Call, answer: Answer) -> Iterator[Any]:
    """The items of a list, over all its pages."""
    for body in answer.bodies:
        found = evaluated(call.result, body)
        yield from found if isinstance(found, list) else [] if found is None else [found]


def object_of(call: Call, answer: Answer) -> Any:
    """What the answer is about: an object of its first page, or a list over all pages."""
    if isinstance(call.result, str) and "[]" in call.result:
        return list(items_of(call, answer))
    return evaluated(call.result, answer.bodies[0]) if answer.bodies else None


def indexed(items: Iterable[Any], by: str) -> dict[str, list[Any]]:
    """Items by the value at a path in them; several values, several places."""
    index: dict[str, list[Any]] = {}
    for item in items:
        values = find(item, by)
        for value in values if isinstance(values, list) else [values]:
            index.setdefault(str(value), []).append(item)
    return index


def chosen(items: list[Any] | None, *, many: bool) -> Any:
    """One resource's items: all, or the first; None when it has none."""
    if not items:
        return [] if many else None
    return items if many else items[0]


def by_region(records: list[Record]) -> list[tuple[str, list[Record]]]:
    """Records of the same Region together, in order of first appearance."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.region, []).append(record)
    return list(groups.items())
