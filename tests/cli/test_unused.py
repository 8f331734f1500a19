"""`remit unused`: what an account shows; code has no use yet."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from remit.model import Page
from remit.store.snapshots import create

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

ACCOUNT = "111122223333"
ROLE = {
    "Path": "/",
    "RoleName": "app",
    "RoleId": "AROA1",
    "Arn": f"arn:aws:iam::{ACCOUNT}:role/app",
    "CreateDate": "2026-01-01T00:00:00+00:00",
    "RoleLastUsed": {},
}


def snapshot(folder: Path) -> None:
    """A snapshot with one role, which was never used."""

    def page(region: str, service: str, operation: str, parameters: dict[str, Any], body: Any) -> Page:
        told: dict[str, Any] = {"account": "" if service == "remit" else ACCOUNT, "region": region, "service": service}
        return Page(**told, operation=operation, parameters=parameters, body=body)

    scan = {"account": ACCOUNT, "partition": "aws", "regions": ["eu-west-1"], "taken": "2026-06-30T00:00:00+00:00"}
    details = {"Filter": ["User", "Role", "Group", "LocalManagedPolicy"], "MaxItems": 1000}
    with create("aws", folder=folder) as made:
        made.append(page("global", "remit", "Scan", {}, scan))
        made.append(page("global", "iam", "GetAccountAuthorizationDetails", details, {"RoleDetailList": [ROLE]}))


def test_the_newest_snapshot_is_asked(remit: Remit, tmp_path: Path) -> None:
    snapshot(tmp_path / ".remit" / "snapshots")
    done = remit("unused", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "days": 90,
        "unused": [
            {
                "principal": f"{ACCOUNT}/global#{ROLE['Arn']}",
                "what": "role",
                "days": 180,
                "never": True,
                "unknown": None,
            }
        ],
        "unread": [],
    }
    lines = remit("unused").stdout.splitlines()
    assert lines[0] == "    180 days  app  role  (never used since it was made)"
    assert lines[-1] == "1 thing of 1 principal not used for more than 90 days"
    assert remit("unused", "--days", "200").stdout.startswith("0 things")


def test_code_has_no_use_yet(remit: Remit) -> None:
    done = remit("unused", "--in", "bucket.yaml")
    assert done.returncode == 0
    assert done.stdout == "0 things of 0 principals not used for more than 90 days\n"


def test_bad_input_is_told(remit: Remit) -> None:
    assert remit("unused", "--days", "soon").returncode == 2
    assert remit("unused").returncode == 2, "there is no snapshot"
