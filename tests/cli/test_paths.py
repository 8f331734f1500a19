"""`remit paths` as people call it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Remit = Callable[..., subprocess.CompletedProcess[str]]

TEMPLATE = """
Resources:
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]
  Deploy:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {AWS: !GetAtt Dev.Arn}, Action: "sts:AssumeRole"}]
      Policies:
        - PolicyName: deploy
          PolicyDocument:
            Statement:
              - {Sid: Pass, Effect: Allow, Action: "iam:PassRole", Resource: !GetAtt Admin.Arn}
              - {Effect: Allow, Action: "lambda:*", Resource: "*"}
  Dev: {Type: AWS::IAM::User}
  Intern: {Type: AWS::IAM::User}
  Guest:
    Type: AWS::IAM::User
    Properties: {Policies: [{PolicyName: own, PolicyDocument: !Ref Document}]}
Parameters:
  Document: {Type: String}
"""


@pytest.fixture
def asked(remit: Remit, tmp_path: Path) -> Any:
    """The command over the template: exit code, standard output and standard error."""
    (tmp_path / "t.yaml").write_text(TEMPLATE, encoding="utf-8")
    return lambda *words: remit("paths", *words, "--in", str(tmp_path / "t.yaml"))


def test_a_chain_is_told_step_by_step(asked: Any) -> None:
    done = asked("Dev")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[:2] == ["yes", "  Dev becomes Admin"]
    assert "certain  Dev → Admin" in lines
    assert "  Dev → Deploy: assumes the role" in lines
    assert any("lambda-001: iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction" in line for line in lines)
    assert any("statement Pass of policy deploy of Deploy: iam:PassRole" in line and ":18)" in line for line in lines)


def test_json_has_the_chains_shortest_first_and_the_cuts(asked: Any) -> None:
    done = asked("--json")
    record = json.loads(done.stdout)
    assert (done.returncode, record["answer"]) == (0, "yes")
    assert [(each["from"], len(each["hops"])) for each in record["paths"] if each["certain"]] == [
        ("Deploy", 1),
        ("Dev", 2),
    ]
    assert [each["from"] for each in record["paths"] if not each["certain"]] == ["Guest"]
    assert record["cuts"][0] == {"from": "Deploy", "to": "Admin", "sources": 2}
    assert record["witness"] == {"from": "Deploy", "to": "Admin", "by": ["lambda-001"]}
    assert all(
        hop["link"].startswith("https://docs.aws.amazon.com/") for each in record["paths"] for hop in each["hops"]
    )


def test_from_one_to_another(asked: Any) -> None:
    assert json.loads(asked("Dev", "Deploy", "--json").stdout)["answer"] == "yes"
    assert json.loads(asked("Deploy", "Dev", "--json").stdout)["answer"] == "no"


def test_nobody_and_perhaps(asked: Any) -> None:
    done = asked("Intern")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "no")
    done = asked("Guest")
    assert (done.returncode, done.stdout.splitlines()[0]) == (4, "unknown")
    assert "Guest may be an administrator already" in done.stdout


def test_who_is_not_there_is_an_error_with_a_hint(asked: Any) -> None:
    done = asked("Nobody")
    assert done.returncode == 2
    assert "no user or role is called Nobody" in done.stderr
    assert "use its name" in done.stderr


def test_what_is_declared_elsewhere_may_change_a_no(asked: Any) -> None:
    assert asked("Intern", "--partial").returncode == 4
