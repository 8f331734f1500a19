"""Questions to an account of which everything was read: the answers are whole, and say so by their exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.session import Session

from remit.cli import main
from tests.sources.aws.recorded import REGION

if TYPE_CHECKING:
    from pathlib import Path

ELSEWHERE = "777788889999"
"""An account of its own in the server, so that the estate of the other tests stays as it is."""
ANYONE = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:*"}]}


@pytest.fixture
def account(aws: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Credentials of the account, which has a queue for anyone, a key for itself, and nothing that listens."""
    role = f"arn:aws:iam::{ELSEWHERE}:role/reader"
    sts = Session().create_client("sts", region_name=REGION, endpoint_url=aws)
    given = sts.assume_role(RoleArn=role, RoleSessionName="test")["Credentials"]
    for name, key in (("ACCESS_KEY_ID", "AccessKeyId"), ("SECRET_ACCESS_KEY", "SecretAccessKey")):
        monkeypatch.setenv(f"AWS_{name}", given[key])
    monkeypatch.setenv("AWS_SESSION_TOKEN", given["SessionToken"])
    monkeypatch.chdir(tmp_path)

    def client(service: str) -> Any:
        return Session().create_client(service, region_name=REGION, endpoint_url=aws)

    queue = client("sqs").create_queue(QueueName="in")["QueueUrl"]
    client("sqs").set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(ANYONE)})
    client("kms").create_key()
    return client


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    code = main([*words, "--in", "aws", "--region", REGION, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_what_is_shared_is_told_as_a_whole(account: Any, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = asked(capsys, "shared")
    assert [each["grade"] for each in told["resources"]] == ["public"]
    assert (code, len(told["unread"])) == (4, 1)
    assert "lakeformation:ListPermissions" in told["unread"][0]  # a reader that is no administrator sees a part
    reader = {"DataLakePrincipalIdentifier": f"arn:aws:iam::{ELSEWHERE}:role/reader"}
    account("lakeformation").put_data_lake_settings(DataLakeSettings={"ReadOnlyAdmins": [reader]})
    code, told = asked(capsys, "shared")
    assert (code, told["unread"]) == (0, [])


@pytest.mark.usefixtures("account")
def test_what_is_not_exposed_is_surely_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert asked(capsys, "exposed") == (0, {"answer": "no", "paths": [], "because": []})
