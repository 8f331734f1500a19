"""`remit compare` of two snapshots: who may do more than before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Page
from remit.store.snapshots import create

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

ACCOUNT = "111122223333"
TRUST = {"Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}


def statement(action: str, resource: str = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


READS = statement("s3:GetObject", "arn:aws:s3:::logs/*")
WRITES = statement("s3:PutObject", "arn:aws:s3:::logs/*")
NARROW = statement("s3:*", "arn:aws:s3:::logs/*")


def role(*statements: dict[str, Any], name: str = "app", **more: Any) -> dict[str, Any]:
    inline = [{"PolicyName": "p", "PolicyDocument": {"Version": "2012-10-17", "Statement": list(statements)}}]
    return {
        "Path": "/",
        "RoleName": name,
        "RoleId": "AROA1",
        "Arn": f"arn:aws:iam::{ACCOUNT}:role/{name}",
        "CreateDate": "2026-01-01T00:00:00+00:00",
        "RoleLastUsed": {},
        "RolePolicyList": inline,
        "AssumeRolePolicyDocument": TRUST,
        "AttachedManagedPolicies": [],
        **more,
    }


def snapshot(folder: Path, roles: list[dict[str, Any]]) -> str:
    def page(region: str, service: str, operation: str, parameters: dict[str, Any], body: Any) -> Page:
        told: dict[str, Any] = {"account": "" if service == "remit" else ACCOUNT, "region": region, "service": service}
        return Page(**told, operation=operation, parameters=parameters, body=body)

    scan = {"account": ACCOUNT, "partition": "aws", "regions": ["eu-west-1"], "taken": "2026-06-30T00:00:00+00:00"}
    details = {"Filter": ["User", "Role", "Group", "LocalManagedPolicy"], "MaxItems": 1000}
    with create("aws", folder=folder) as made:
        made.append(page("global", "remit", "Scan", {}, scan))
        made.append(page("global", "iam", "GetAccountAuthorizationDetails", details, {"RoleDetailList": roles}))
        made.append(page("global", "organizations", "DescribeOrganization", {}, None))
    return str(made.path)


@pytest.mark.parametrize(
    ("old", "new", "answer", "code"),
    [
        ([role(READS)], [role(READS)], "no", 0),
        ([role(READS, WRITES)], [role(READS)], "no", 0),
        ([role(READS)], [role(READS, WRITES)], "yes", 1),
        ([role(NARROW)], [role(READS)], "no", 0),
        ([role(READS)], [role(NARROW)], "yes", 1),
        ([role(READS)], [role(READS), role(WRITES, name="other")], "yes", 1),
        ([role(READS), role(WRITES, name="other")], [role(READS)], "no", 0),
    ],
)
def test_who_may_do_more_than_before(
    remit: Remit, tmp_path: Path, old: list[Any], new: list[Any], answer: str, code: int
) -> None:
    before, after = snapshot(tmp_path / "old", old), snapshot(tmp_path / "new", new)
    done = remit("compare", before, after, "--json")
    told = json.loads(done.stdout)
    assert (told["answer"], done.returncode) == (answer, code), told
    assert bool(told["gains"]) is (answer == "yes")
    if answer == "yes":
        assert told["witness"]["principal"].startswith(f"arn:aws:iam::{ACCOUNT}:role/")


def test_a_snapshot_is_not_compared_with_a_policy(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(json.dumps({"Statement": READS}), encoding="utf-8")
    done = remit("compare", snapshot(tmp_path / "old", []), "p.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "one is a snapshot" in done.stderr
