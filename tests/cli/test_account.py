"""`--account`: what code declares is of that account, and of no other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

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
        Statement:
          - {Effect: Allow, Principal: {AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root"}, Action: "sts:AssumeRole"}
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]
  Dev:
    Type: AWS::IAM::User
    Properties:
      Policies:
        - PolicyName: p
          PolicyDocument: {Statement: [{Effect: Allow, Action: "sts:AssumeRole", Resource: "*"}]}
"""


def test_telling_the_account_makes_no_answer_vaguer(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TEMPLATE, encoding="utf-8")
    for words in ((), ("--account", "111122223333")):
        told = json.loads(remit("paths", "--in", "t.yaml", "--json", *words).stdout)
        assert [(each["from"], each["to"], each["certain"]) for each in told["paths"]] == [("Dev", "Admin", True)]


def test_what_is_no_account_is_told(remit: Remit) -> None:
    done = remit("shared", "--in", "bucket.yaml", "--account", "production")
    assert done.returncode == 2
    assert "production is no account" in done.stderr
