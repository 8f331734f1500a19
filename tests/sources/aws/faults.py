"""What is read of an AWS when one operation is refused or broken, and that nothing changes but what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError, ReadTimeoutError
from botocore.parsers import ResponseParserError

from remit.model import Needs, Unknown, cause_of, unwrap
from remit.schema import describe
from remit.sources.aws.actions import action_of
from remit.sources.aws.table import TAGS, Table
from remit.sources.aws.tables import all_tables, allowed, calls_after_list
from tests.sources.aws.cases import Answers, cases
from tests.sources.aws.recorded import ACCOUNT, EVERYTHING, MemoryPages, Recorded, by_identity, read, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from remit.model import MemoryInventory, Resource

    Fault = Callable[[str, str], None]

OPERATIONS = sorted(
    f"{service}:{name}"
    for service, names in allowed().items()
    for name in names
    if name not in ("GetCallerIdentity", "DescribeRegions", "GenerateCredentialReport", "GetBucketLocation")
)


def refused(code: str, status: int) -> Callable[[str], Exception]:
    def make(operation: str) -> Exception:
        told_back = {"Error": {"Code": code, "Message": "no"}, "ResponseMetadata": {"HTTPStatusCode": status}}
        error: Exception = ClientError(told_back, operation)
        return error

    return make


FAULTS: dict[str, Callable[[str], Exception]] = {
    "AccessDenied": refused("AccessDeniedException", 400),
    "Throttling": refused("ThrottlingException", 400),
    "500": refused("500", 500),
    "timeout": lambda _: ReadTimeoutError(endpoint_url="https://example.com"),
    "truncated": lambda _: ResponseParserError("cut off"),
}


def failing(operation: str, fault: str) -> Fault:
    def fail(service: str, name: str) -> None:
        if f"{service}:{name}" == operation:
            raise FAULTS[fault](name)

    return fail


class Stage:
    """Something that answers as an AWS does: what was read of it, and which operations that took."""

    def __init__(self, ask: Callable[[Fault | None], Any], needs: Needs, owner: str = ACCOUNT) -> None:
        """`ask` gives who answers, with a fault or without."""
        self._ask = ask
        self._owner = owner
        self.needs = needs
        pages = MemoryPages()
        self.whole = read(ask(None), pages, needs, owner=owner)
        self.asked = {f"{page.service}:{page.operation}" for page in pages.log}

    def of(self, types: Iterable[str]) -> Stage:
        """The same, of which no more is read than these types."""
        return Stage(self._ask, Needs(types), self._owner)

    def less(self, operation: str, fault: str) -> MemoryInventory:
        """What is read when the operation fails."""
        return read(self._ask(failing(operation, fault)), MemoryPages(), self.needs, owner=self._owner)


def replayed(pages: MemoryPages, needs: Needs = EVERYTHING, owner: str = ACCOUNT) -> Stage:
    """An AWS that answers as it did when the pages were read."""
    return Stage(lambda fault: Recorded(pages.log, fault), needs, owner)


def told_by_cases() -> list[Stage]:
    """One for each case whose answers are written down."""
    return [_told(case.answers, case.type) for case in cases() if case.answers]


def _told(answers: dict[str, Any], type_name: str) -> Stage:
    return Stage(lambda fault: Answers(answers, fault), Needs([type_name]))


def taken(operation: str, stage: Stage, less: MemoryInventory) -> int:
    """How many properties and resources the fault took, after making sure that nothing else has changed.

    What hangs on the operation is unknown, or may be missing, for want of its action; all else is as it was.
    """
    before, after = by_identity(stage.whole), by_identity(less)
    assert set(after) <= set(before)
    lost = unlisted(operation)
    action = action_of(*operation.split(":"))
    count = 0
    for key, resource in before.items():
        if key in after:
            count += len(changes(resource, after[key], operation, action))
            continue
        assert key[0] in lost
        assert action in less.gap(resource.type, resource.scope, resource.region)
        count += 1
    if operation in stage.asked:
        assert action in {note.action for note in less.notes if note.level == "error"}
    return count


def unlisted(operation: str) -> set[str]:
    """The types that an operation lists, and those found within them."""
    lost: set[str] = set()
    for table in all_tables():
        if (table.finds and operation in table.finds.operations) or table.within in lost:
            lost.add(table.type)
    return lost | {table.type for table in all_tables() if table.within in lost}


def changes(before: Resource, after: Resource, operation: str, action: str) -> set[str]:
    """The properties that are not as before: all of them hang on the operation and are unknown for want of it.

    Or they hang on its service, when that is not asked any more because it has stopped answering.
    """
    tables = [table for table in all_tables() if table.type == before.type]
    hanging = {path.partition(".")[0] for table in tables for path in hanging_on(table, operation)}
    old, new = told(before), told(after)
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    for name in changed:
        causes = [cause_of(value) for value in unknowns(unwrap(after.properties)[name])]
        assert causes
        given_up = all(gave_up_on(action, cause.reason) for cause in causes)
        assert given_up or (name in hanging and {cause.action for cause in causes} <= {action, ""})
    return changed


def gave_up_on(action: str, reason: str) -> bool:
    """Whether an operation of the action's service was not asked, since the service has stopped answering."""
    return f"{action.partition(':')[0]}:" in reason and "(NoConnection)" in reason


def hanging_on(table: Table, operation: str) -> set[str]:
    """The properties that are told by a call that takes the operation, or by one that needs its answer."""
    schema = describe(table.type)
    found: set[str] = set()
    for call in calls_after_list(table):
        if operation in (*call.operations, call.after):
            found.update(schema.tags if name == TAGS and schema and schema.tags else name for name in call.properties)
    return found


def unknowns(value: object) -> list[Unknown]:
    if isinstance(value, Unknown):
        return [value]
    if isinstance(value, dict):
        return [each for item in value.values() for each in unknowns(item)]
    return [each for item in value for each in unknowns(item)] if isinstance(value, list) else []
