"""Ages are told from the moment at which an account was read, and by nothing else."""

from __future__ import annotations

import pytest

from remit.audit.world import EstateWorld
from remit.model import MISSING, JoinedInventory, MemoryInventory, Undetermined, Unknown
from tests.audit.made import resource

USER = resource("ann", "AWS::IAM::User", scope="111122223333", key="111122223333/global#ann")
CODE = resource()


def world(taken: str = "2026-06-30T12:00:00+00:00") -> EstateWorld:
    account = MemoryInventory([USER], whole=True)
    account.times = {USER.scope: taken}
    return EstateWorld(JoinedInventory([MemoryInventory([CODE]), account]))


@pytest.mark.parametrize(
    ("moment", "days"),
    [
        ("2026-06-30T11:59:59+00:00", 0),
        ("2026-06-29T11:59:59Z", 1),
        ("2026-06-29T14:00:01+02:00", 0),
        ("2026-06-29", 1),
        ("2025-06-30T12:00:00", 365),
        ("2026-07-01T12:00:00Z", -1),
    ],
)
def test_days_are_counted_to_the_time_of_the_scan(moment: str, days: int) -> None:
    assert world().days_since(moment, of=USER.properties) == days


@pytest.mark.parametrize("moment", [MISSING, Unknown("refused"), "yesterday", ""])
def test_what_is_no_known_moment_has_no_age(moment: object) -> None:
    with pytest.raises(Undetermined):
        world().days_since(moment, of=USER.properties)


def test_code_has_no_clock() -> None:
    with pytest.raises(Undetermined, match="remit scan aws"):
        world().days_since("2026-06-29", of=CODE.properties)


def test_a_snapshot_that_does_not_tell_its_time_has_no_clock() -> None:
    with pytest.raises(Undetermined):
        world("").days_since("2026-06-29", of=USER.properties)
