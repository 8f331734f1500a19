"""When principals last used what they may: a job of IAM's is begun, waited for, and read page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.engines.iam.unused import unused
from remit.model import Needs, unwrap
from tests.sources.aws.recorded import MemoryPages, Recorded, plain, read, replay

if TYPE_CHECKING:
    from collections.abc import Mapping

    from remit.model import MemoryInventory

USERS = Needs(["AWS::IAM::User"])
S3 = {"ServiceName": "Amazon S3", "ServiceNamespace": "s3", "LastAuthenticated": "2026-06-01T00:00:00+00:00"}
IAM = {"ServiceName": "AWS IAM", "ServiceNamespace": "iam", "TotalAuthenticatedEntities": 0}


class Jobs(Recorded):
    """An IAM whose job runs for a while (`turns`) and then ends in `state`, with two pages of services."""

    def __init__(self, estate: MemoryPages, turns: int, state: str = "COMPLETED") -> None:
        super().__init__(estate.log)
        self._turns = turns
        self._state = state

    def call(self, service: str, region: str, operation: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
        if operation == "GenerateServiceLastAccessedDetails":
            assert parameters == {"Arn": "arn:aws:iam::123456789012:user/alice"}
            return {"JobId": "j-1"}
        if operation != "GetServiceLastAccessedDetails":
            return super().call(service, region, operation, parameters)
        assert parameters["JobId"] == "j-1"
        self._turns -= 1
        if self._turns >= 0:
            return {"JobStatus": "IN_PROGRESS", "ServicesLastAccessed": []}
        if "Marker" in parameters:
            return {"JobStatus": self._state, "ServicesLastAccessed": [IAM]}
        return {"JobStatus": self._state, "ServicesLastAccessed": [S3], "IsTruncated": True, "Marker": "more"}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("remit.sources.aws.asking.time.sleep", lambda _: None)


def services(inventory: MemoryInventory) -> Any:
    (alice,) = inventory.of_type("AWS::IAM::User")
    return plain(unwrap(alice.properties.ServicesLastAccessed))


def test_a_job_is_waited_for_and_read_to_the_end(estate: MemoryPages) -> None:
    pages = MemoryPages()
    told = [
        {"ServiceNamespace": "s3", "LastAuthenticated": "2026-06-01T00:00:00+00:00"},
        {"ServiceNamespace": "iam"},
    ]
    assert services(read(Jobs(estate, 3), pages, USERS)) == told
    pages.append(next(each for each in estate.log if each.service == "remit"))
    assert services(replay(pages, USERS)) == told


@pytest.mark.parametrize(("turns", "state"), [(1_000, "COMPLETED"), (0, "FAILED")])
def test_a_job_that_does_not_end_well_tells_nothing(estate: MemoryPages, turns: int, state: str) -> None:
    found = services(read(Jobs(estate, turns, state), MemoryPages(), USERS))
    assert "iam:GetServiceLastAccessedDetails" in found["unknown"]


def test_what_is_unused_in_an_account_that_was_read(estate: MemoryPages) -> None:
    """Ages are those of the scan: moto's key and role were made when it began. The stand-in tells no services."""
    found = {(each.principal.name, each.what): each for each in unused(replay(estate), days=-2)}
    assert found["alice", "access key 1"].days in (0, -1)
    assert found["alice", "access key 1"].never
    assert found["web", "role"].days in (0, -1)
    assert set(found) == {("alice", "access key 1"), ("web", "role")}


def test_whose_services_are_not_told_is_not_taken_to_use_none(estate: MemoryPages) -> None:
    found = {
        (each.principal.name, each.what): each
        for each in unused(read(Jobs(estate, 0, "FAILED"), MemoryPages()), days=45)
    }
    assert found["alice", "permissions"].days is None
    assert "iam:GetServiceLastAccessedDetails" in found["alice", "permissions"].unknown
