"""What principals have and do not use, and for how long."""

from __future__ import annotations

from typing import Any

from remit.engines.iam.unused import unused
from remit.model import MemoryInventory, Resource
from tests.engines.iam.exposed import HIDDEN, resource
from tests.engines.iam.policies import OWN

TAKEN = "2026-06-30T12:00:00+00:00"


def user(**properties: Any) -> Resource:
    return resource("AWS::IAM::User", "ann", **properties)


def role(**properties: Any) -> Resource:
    return resource("AWS::IAM::Role", "app", **properties)


def told(*principals: Resource, days: int = 90, taken: str = TAKEN) -> list[tuple[str, int | None, bool]]:
    inventory = MemoryInventory(principals, whole=True)
    inventory.times = {OWN: taken}
    return [(each.what, each.days, each.never) for each in unused(inventory, days=days)]


CREDENTIALS = {"PasswordEnabled": True, "PasswordLastChanged": "2026-01-01", "UserCreationTime": "2020-01-01"}
NEVER = {"Status": "Active", "LastRotated": "2026-06-01T00:00:00Z"}
LONG_AGO = {"Status": "Active", "LastRotated": "2020-01-01", "LastUsed": "2025-06-30T12:00:00Z"}


def test_credentials_count_from_their_last_use_or_from_when_they_were_made() -> None:
    ann = user(Credentials=CREDENTIALS, AccessKeys=[NEVER, LONG_AGO, {**LONG_AGO, "Status": "Inactive"}])
    assert told(ann) == [("access key 2", 365, False), ("password", 180, True)]
    assert told(ann, days=20) == [*told(ann), ("access key 1", 29, True)]
    assert told(user(Credentials={"PasswordEnabled": False})) == []


def test_a_role_and_the_services_that_it_is_allowed() -> None:
    services = [{"ServiceNamespace": "s3", "LastAuthenticated": "2026-06-29"}, {"ServiceNamespace": "iam"}]
    used = {"LastUsedDate": "2026-06-29T00:00:00Z"}
    app = role(CreateDate="2026-01-01", RoleLastUsed=used, ServicesLastAccessed=services)
    assert told(app) == [("permissions for iam", 180, True)]
    assert told(role(CreateDate="2026-01-01", RoleLastUsed={})) == [("role", 180, True)]
    assert told(role(CreateDate="2026-01-01", Path="/aws-service-role/x/")) == []


def test_what_is_not_known_is_told_and_never_called_used() -> None:
    assert told(user(Credentials=HIDDEN)) == [("credentials", None, False)]
    assert told(user(Credentials={}, AccessKeys=HIDDEN)) == [("access keys", None, False)]
    hidden = role(CreateDate="2026-06-01", RoleLastUsed=HIDDEN, ServicesLastAccessed=HIDDEN)
    assert told(hidden) == [("permissions", None, False), ("role", None, False)]
    assert told(role(CreateDate="2026-01-01", RoleLastUsed={}), taken="") == [("role", None, True)]
    assert told(role(CreateDate="soon", RoleLastUsed={})) == [("role", None, True)]


def test_code_uses_nothing() -> None:
    declared = resource("AWS::IAM::Role", "app", declared=True)
    assert told(declared) == []
