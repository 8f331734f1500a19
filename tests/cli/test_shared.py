"""`remit shared`: what is open to others than its account, with the request that shows it."""

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
  Closed: {Type: AWS::SQS::Queue}
  Jobs: {Type: AWS::SQS::Queue}
  JobsPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Jobs]
      PolicyDocument:
        Statement:
          - {Effect: Allow, Principal: "*", Action: "sqs:*", Resource: "*"}
          - {Effect: Deny, Principal: "*", Action: "sqs:ReceiveMessage", Resource: "*"}
"""
SECOND = """
  Unsure: {Type: AWS::SNS::Topic}
  UnsurePolicy: {Type: AWS::SNS::TopicPolicy, Properties: {Topics: [!Ref Unsure], PolicyDocument: !Ref Document}}
Parameters: {Document: {Type: String}}
"""


def test_the_widest_with_its_witness(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TEMPLATE, encoding="utf-8")
    done = remit("shared", "--in", "t.yaml", "--json")
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer == {
        "resources": [
            {
                "resource": "t.yaml#Jobs",
                "type": "AWS::SQS::Queue",
                "grade": "public",
                "at_most": "public",
                "because": "it lets anyone do sqs:*",
                "whom": ["anyone", "any AWS principal", "a service, for any account"],
                "witness": {"principal": "anyone", "action": "sqs:SendMessage"},
                "declared": "t.yaml:11",
            }
        ],
        "account_only": 1,
        "unread": [],
    }


def test_people_read_lines(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TEMPLATE, encoding="utf-8")
    lines = remit("shared", "--in", "t.yaml", "--all").stdout.splitlines()
    assert lines[0].split() == ["public", "t.yaml#Jobs"]
    assert lines[1].strip() == "it lets anyone do sqs:*  t.yaml:11"
    assert lines[2].split() == ["account", "only", "t.yaml#Closed"]
    assert lines[-1] == "1 of 2 resources are for their own account only"


def test_what_is_unknown_ends_with_4_and_says_how_wide_it_may_be(remit: Remit, tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(TEMPLATE + SECOND, encoding="utf-8")
    done = remit("shared", "--in", "t.yaml")
    assert done.returncode == 4
    assert "unknown                          t.yaml#Unsure  (at most: public)" in done.stdout
    (tmp_path / "t.yaml").write_text(TEMPLATE, encoding="utf-8")
    assert remit("shared", "--in", "t.yaml", "--partial").returncode == 4


def test_bad_input_is_told(remit: Remit) -> None:
    done = remit("shared", "--in", "nowhere.yaml")
    assert done.returncode == 2
    assert "nowhere.yaml" in done.stderr
