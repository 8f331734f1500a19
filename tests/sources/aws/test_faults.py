"""Each operation refused or broken in turn: only what hangs on it becomes unknown, and says which action is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError, ReadTimeoutError
from botocore.parsers import ResponseParserError

from remit.model import Incomplete, Needs, Unknown, cause_of, unwrap
from remit.schema import describe
from remit.sources.aws.actions import action_of
from remit.sources.aws.table import TAGS, Table
from remit.sources.aws.tables import all_tables, allowed, calls_after_list, operations_of
from tests.sources.aws.recorded import MemoryPages, Recorded, by_identity, read, replay, told

if TYPE_CHECKING:
    from collections.abc import Callable

    from remit.model import MemoryInventory, Resource

OPERATIONS = sorted(
    f"{service}:{name}"
    for service, names in allowed().items()
    for name in names
    if name not in ("GetCallerIdentity", "DescribeRegions", "GenerateCredentialReport", "GetBucketLocation")
)


SHARED = (
    "backup:ListBackupVaults",
    "ec2:DescribeFlowLogs",
    "iam:GetAccountAuthorizationDetails",
    "resourcegroupstaggingapi:GetResources",
    "s3:GetBucketPolicy",
)
"""Some that many types take, and one that does not."""


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


@pytest.fixture(scope="module")
def whole(estate: MemoryPages) -> MemoryInventory:
    return replay(estate)


def failing(operation: str, fault: str) -> Callable[[str, str], None]:
    def fail(service: str, name: str) -> None:
        if f"{service}:{name}" == operation:
            raise FAULTS[fault](name)

    return fail


@pytest.mark.parametrize("operation", SHARED)
def test_nothing_else_in_the_account_changes(operation: str, estate: MemoryPages, whole: MemoryInventory) -> None:
    less = read(Recorded(estate.log, failing(operation, "AccessDenied")), MemoryPages())
    holds(operation, by_identity(whole), less, estate)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_only_what_depends_on_it_changes(
    operation: str, fault: str, estate: MemoryPages, whole: MemoryInventory
) -> None:
    types = {table.type for table in all_tables() if operation in operations_of(table)}
    less = read(Recorded(estate.log, failing(operation, fault)), MemoryPages(), Needs(types))
    holds(operation, {key: each for key, each in by_identity(whole).items() if key[0] in types}, less, estate)


def holds(
    operation: str, before: dict[tuple[str, str, str], Resource], less: MemoryInventory, estate: MemoryPages
) -> None:
    """That `less` is what was there before, but for what hangs on the operation."""
    after = by_identity(less)
    lost = unlisted(operation)
    action = action_of(*operation.split(":"))
    for key, resource in before.items():
        if key not in after:
            assert key[0] in lost
            assert action in less.gap(resource.type, resource.scope, resource.region)
        else:
            differs_only_there(resource, after[key], operation, action)
    assert set(after) <= set(before)
    if told_of(operation, estate):
        assert action in {note.action for note in less.notes if note.level == "error"}


def told_of(operation: str, estate: MemoryPages) -> bool:
    return any(f"{page.service}:{page.operation}" == operation for page in estate.log)


def unlisted(operation: str) -> set[str]:
    """The types that an operation lists, and those found within them."""
    lost: set[str] = set()
    for table in all_tables():
        if (table.finds and operation in table.finds.operations) or table.within in lost:
            lost.add(table.type)
    return lost | {table.type for table in all_tables() if table.within in lost}


def differs_only_there(before: Resource, after: Resource, operation: str, action: str) -> None:
    """The resource is the same but for the properties that hang on the operation; those are unknown for want of it."""
    hanging = {path.partition(".")[0] for table in tables_of(before) for path in hanging_on(table, operation)}
    old, new = told(before), told(after)
    changed = {name for name in {*old, *new} if old.get(name) != new.get(name)}
    assert changed <= hanging
    for name in changed:
        values = list(unknowns(unwrap(after.properties)[name]))
        assert values
        assert {cause_of(value).action for value in values} <= {action, ""}


def tables_of(resource: Resource) -> list[Table]:
    return [table for table in all_tables() if table.type == resource.type]


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


def test_a_bucket_whose_region_is_not_told_is_there_and_no_more(estate: MemoryPages) -> None:
    less = read(Recorded(estate.log, failing("s3:GetBucketLocation", "AccessDenied")), MemoryPages())
    bucket = next(less.of_type("AWS::S3::Bucket"))
    assert bucket.region is None
    assert cause_of(unwrap(bucket.properties)["BucketPolicy"]).action == "s3:GetBucketLocation"
    assert bucket.properties.BucketName == bucket.id


def test_expired_credentials_end_the_scan_and_keep_what_was_read(estate: MemoryPages, whole: MemoryInventory) -> None:
    pages = MemoryPages()
    asked = 0

    def expire(_: str, name: str) -> None:
        nonlocal asked
        asked += 1
        if asked > 40:
            raise refused("ExpiredTokenException", 400)(name)

    with pytest.raises(Incomplete, match="ran out") as raised:
        read(Recorded(estate.log, expire), pages)
    assert "--resume" in raised.value.hint
    assert raised.value.exit_code == 4
    assert len(pages.log) == 40
    assert asked < 60  # those that were under way, and no more
    resumed = Recorded(estate.log)
    assert by_identity(read(resumed, pages)).keys() == by_identity(whole).keys()
    assert len(resumed.asked) < len(estate.log)


def test_a_service_that_is_down_is_not_asked_a_thousand_times(estate: MemoryPages) -> None:
    def fail(service: str, _: str) -> None:
        if service == "s3":
            raise EndpointConnectionError(endpoint_url="https://s3.example.com")

    caller = Recorded(estate.log, fail)
    pages = MemoryPages()
    read(caller, pages, workers=1)
    buckets = [page for page in estate.log if page.operation == "ListBuckets"]
    assert buckets
    assert len([one for one in caller.asked if one[1] == "s3"]) <= 3


def test_denied_is_asked_again_when_resumed_and_not_when_offline(estate: MemoryPages) -> None:
    def deny(service: str, name: str) -> None:
        if service == "kms":
            raise refused("AccessDeniedException", 400)(name)

    pages = MemoryPages()
    denied = read(Recorded(estate.log, deny), pages)
    assert "AWS::KMS::Key" not in denied.types()
    again = Recorded(estate.log)
    assert "AWS::KMS::Key" in read(again, pages).types()
    assert {service for _, service, _, _ in again.asked} >= {"kms"}
    assert "s3" not in {service for _, service, _, _ in again.asked}


def test_region_that_is_not_enabled(estate: MemoryPages) -> None:
    def closed(service: str, name: str) -> None:
        if service == "ec2":
            raise refused("AuthFailure", 401)(name)

    found = read(Recorded(estate.log, closed), MemoryPages())
    assert "not enabled" in found.gap("AWS::EC2::Instance", "123456789012", "eu-west-1")
