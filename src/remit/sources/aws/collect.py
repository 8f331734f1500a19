"""Reading an account: from the tables of the wanted types to an inventory, every question asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import Cause
from remit.sources.aws.asking import Answer
from remit.sources.aws.gathering import (
    Gathered,
    by_region,
    chosen,
    gather,
    in_part,
    indexed,
    misread,
    object_of,
    question_for,
    question_with,
    read,
)
from remit.sources.aws.inventory import LiveInventory
from remit.sources.aws.mapping import filled
from remit.sources.aws.paths import seek
from remit.sources.aws.record import Record
from remit.sources.aws.tables import calls_after_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.sources.aws.account import Account
    from remit.sources.aws.failures import Failure
    from remit.sources.aws.schedule import Schedule
    from remit.sources.aws.table import Batch, Call, Join, Table


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
        self._joins: dict[tuple[int, str], Answer | list[Callable[[Answer], None]]] = {}

    def collect(self) -> LiveInventory:
        """Ask everything, and make the inventory."""
        for table in (*self._wanted, *self._parents):
            if not table.within:
                for region in self._regions(table):
                    self._find(table, region, None)
        self._schedule.run()
        self._joins.clear()
        wanted = [table.type for table in self._wanted]
        return LiveInventory(self._account, wanted, self._records, self._gaps)

    def _regions(self, table: Table) -> tuple[str, ...]:
        if table.where == "global":
            return ("global",)
        account = self._account
        return tuple(dict.fromkeys((*account.regions, account.globally))) if table.where == "both" else account.regions

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
        where = parent.region if parent else region
        if call.over is None and question_for(call, around, where) is None:
            self._gap(table, region, misread(call, KeyError("its parent does not tell what to ask"), region))
        else:
            gather(self._schedule, call, around, where, lambda found: self._found(table, region, parent, found))

    def _around(self, region: str, parent: Record | None) -> dict[str, Any]:
        account = self._account
        around = {"@account": account.id, "@partition": account.partition, "@caller": account.caller, "@region": region}
        return {**around, "@region": parent.region, "^": parent.known} if parent else around

    def _found(self, table: Table, region: str, parent: Record | None, found: Gathered) -> None:
        around = self._around(region, parent)
        failure = found.failure or (None if table.is_whole(around) else in_part(table, region))
        if failure is not None:
            self._gap(table, None if region == "global" else region, failure)
        records = [Record(table, item, around) for item in found.items]
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
            if answer.failure is not None:
                self._lose(table, record, answer.failure)
            else:
                self._start(table, [record] if self._is_new(record) else [])

        question = question_for(call, record.known, record.region)
        if question is None or seek(record.known, table.region) is not None:
            then(Answer([]))
        else:
            self._schedule.ask(question, then)

    def _lose(self, table: Table, record: Record, failure: Failure) -> None:
        """Keep a resource that nobody knows where to ask about: it is there, and that is all."""
        self._records.append(record)
        record.filled.update(filled(call, record.known, record.known) if (call := table.finds) else {})
        for each in calls_after_list(table):
            record.miss(each, failure)

    def _is_new(self, record: Record) -> bool:
        """Whether the resource is to be kept: of the table's kind, in a chosen Region, and not seen in another."""
        table = record.table
        if not table.accepts(record.known):
            return False
        if table.region and not table.everywhere and record.region not in (*self._account.regions, "global"):
            return False
        key = (table.type, record.region, str(record.arn or record.id))
        new = key not in self._seen
        self._seen.add(key)
        return new

    def _gap(self, table: Table, region: str | None, failure: Failure) -> None:
        """Remember that resources of the type, and of all types within, may be missing."""
        if (table.type, region) in self._gaps:
            return
        self._gaps[table.type, region] = failure
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
            record.filled.update({name: seek(record.known, path) for name, path in table.sets.items()})
            if table.finds is not None:
                record.filled.update(filled(table.finds, record.known, record.known))
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
            self._join(call, call.join, records)
        elif call.batch is not None:
            self._batch(call, call.batch, records)
        else:
            for record in records:
                self._alone(call, record)

    def _alone(self, call: Call, record: Record) -> None:
        """One call for this record; or one about each of its parts."""

        def then(answer: Answer) -> None:
            told, failure = object_of(call, answer, record.region)
            self._told(call, record, None if answer.absent else told, failure)

        if call.over is not None:
            gather(
                self._schedule,
                call,
                record.known,
                record.region,
                lambda found: self._told(call, record, found.items, found.failure),
            )
            return
        question = question_for(call, record.known, record.region)
        if question is None:
            self._settle(record)
        else:
            self._schedule.ask(question, then)

    def _told(self, call: Call, record: Record, told: Any, failure: Failure | None) -> None:
        """Fill the record with what one call told about it; nothing, if there is none of it."""
        if failure is not None:
            record.miss(call, failure)
        elif told is not None:
            record.filled.update(filled(call, told, record.known))
            record.learn(told)
        self._settle(record)

    def _batch(self, call: Call, batch: Batch, records: list[Record]) -> None:
        """As few calls as the operation allows; each record finds its items in the answer."""
        for region, together in by_region(records):
            owned: dict[str, list[Record]] = {}
            for record in together:
                value = record.own(batch.own)
                if value is None:
                    self._settle(record)
                else:
                    owned.setdefault(str(value), []).append(record)
            values = list(owned)
            for start in range(0, len(values), batch.size):
                chunk = values[start : start + batch.size]
                self._chunk(call, batch, region, {value: owned[value] for value in chunk})

    def _chunk(self, call: Call, batch: Batch, region: str, owned: dict[str, list[Record]]) -> None:
        """One call for these records, by the value that each has as its own. What is `bound` is the same for all."""

        def then(answer: Answer) -> None:
            items, failure = read(call, answer, region)
            index = indexed(items, batch.by)
            for value, records in owned.items():
                for record in records:
                    self._told(call, record, chosen(index.get(value), many=batch.many), failure)

        first = next(iter(owned.values()))[0]
        bound = {name: seek(first.known, path) for name, path in call.bound.items()}
        self._schedule.ask(question_with(call, {**call.fixed, **bound, **batch.parameters(list(owned))}, region), then)

    def _join(self, call: Call, join: Join, records: list[Record]) -> None:
        """One answer for all; each record finds its items in it."""
        for region, together in by_region(records):

            def then(answer: Answer, together: list[Record] = together) -> None:
                index = answer.bodies[0] if answer.bodies else {}
                for record in together:
                    told = chosen(index.get(str(record.own(join.own))), many=join.many)
                    if told is None and join.late and answer.failure is None:
                        record.lack(call, Cause(join.late))
                    self._told(call, record, told, answer.failure)

            self._joined(call, join, region, then)

    def _joined(self, call: Call, join: Join, region: str, then: Callable[[Answer], None]) -> None:
        """The call's items of a Region by whose they are, as the one body of an answer; asked once for all tables."""
        key = (id(call), region)
        known = self._joins.get(key)
        if isinstance(known, Answer):
            then(known)
            return
        if known is not None:
            known.append(then)
            return
        waiting = self._joins[key] = [then]

        def done(found: Gathered) -> None:
            answer = self._joins[key] = Answer([indexed(found.items, join.by)], found.failure)
            for each in waiting:
                each(answer)

        gather(self._schedule, call, self._around(region, None), region, done)
