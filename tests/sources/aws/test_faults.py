"""Each operation refused or broken in turn: only what hangs on it becomes unknown, and says which action is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from botocore.exceptions import EndpointConnectionError

from remit.model import Incomplete, cause_of, unwrap
from remit.sources.aws.tables import all_tables, operations_of
from tests.sources.aws.faults import FAULTS, OPERATIONS, Stage, failing, refused, replayed, taken
from tests.sources.aws.recorded import MemoryPages, Recorded, by_identity, read, replay

if TYPE_CHECKING:
    from remit.model import MemoryInventory


@pytest.fixture(scope="module")
def stages(estate: MemoryPages) -> dict[str, Stage]:
    """For each operation the estate, of which no more is read than the types that it tells of."""
    whole = replayed(estate)
    asking = {each: frozenset(t.type for t in all_tables() if each in operations_of(t)) for each in OPERATIONS}
    made = {types: whole.of(types) for types in set(asking.values())}
    return {operation: made[types] for operation, types in asking.items()}


@pytest.fixture(scope="module")
def whole(estate: MemoryPages) -> MemoryInventory:
    return replay(estate)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("operation", OPERATIONS)
def test_only_what_depends_on_it_changes(operation: str, fault: str, stages: dict[str, Stage]) -> None:
    """In the estate; `test_refused_verdicts.py` makes sure that each operation has something to take."""
    stage = stages[operation]
    taken(operation, stage, stage.less(operation, fault))


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
