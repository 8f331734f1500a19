"""What holds in effect puts failures of a policy's text first or last, and changes nothing else."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

import pytest

from remit.audit import Registry, registry
from remit.audit.audit import run
from remit.audit.effect import urgency
from remit.reports import html, terminal
from remit.sources.cloudformation import load_text

if TYPE_CHECKING:
    from remit.audit import Audit

OPEN = '{Statement: [{Effect: Allow, Principal: "*", Action: "sqs:*", Resource: "*"}]}'
CLOSED = """{Statement: [{Effect: Allow, Principal: "*", Action: "s3:Get*", Resource: "*"}]}"""
TEMPLATE = f"""
Resources:
  Jobs: {{Type: AWS::SQS::Queue}}
  JobsPolicy: {{Type: AWS::SQS::QueuePolicy, Properties: {{Queues: [!Ref Jobs], PolicyDocument: {OPEN}}}}}
  Cut:
    Type: AWS::S3::Bucket
    Properties: {{PublicAccessBlockConfiguration: {{RestrictPublicBuckets: true}}}}
  CutPolicy: {{Type: AWS::S3::BucketPolicy, Properties: {{Bucket: !Ref Cut, PolicyDocument: {CLOSED}}}}}
  Unsure: {{Type: AWS::S3::Bucket}}
  UnsurePolicy: {{Type: AWS::S3::BucketPolicy, Properties: {{Bucket: !Ref Unsure, PolicyDocument: !Ref Document}}}}
Parameters:
  Document: {{Type: String}}
"""
CHECKS = Registry(registry.build()["checks"])


@pytest.fixture(scope="module")
def audit() -> Audit:
    return run(load_text(TEMPLATE, "t.yaml"), CHECKS)


def effect(audit: Audit, check: str, id_: str) -> str:
    return next(each.effect for each in audit.findings if each.check == check and each.resource.id == id_)


def test_a_failure_of_the_text_is_weighed_by_what_holds_in_effect(audit: Audit) -> None:
    assert effect(audit, "sqs.public-policy", "Jobs") == "in effect"
    assert effect(audit, "any.open-in-effect:public", "Jobs") == "in effect"
    assert effect(audit, "s3.public-access-not-blocked", "Cut") == "without effect"
    assert effect(audit, "s3.public-access-not-blocked", "Unsure") == "", "undetermined says nothing"
    assert effect(audit, "sqs.unencrypted", "Jobs") == "", "nothing in effect is asked about keys"


def test_what_has_no_effect_comes_last_whatever_its_severity(audit: Audit) -> None:
    ordered = sorted(audit.failures(), key=urgency)
    last = [each.effect for each in ordered]
    assert last == [each for each in last if each != "without effect"] + ["without effect"] * last.count(
        "without effect"
    )
    assert ordered[0].effect == "in effect"
    assert ordered[-1].check == "s3.public-access-not-blocked"
    first = html.first(audit, CHECKS)
    assert (first[0]["check"], first[0]["others"][0]) == ("any.open-in-effect:public", "sqs.public-policy")


def test_an_access_point_under_a_condition_is_tried_both_ways() -> None:
    text = """
Parameters: {Stage: {Type: String}}
Conditions: {Test: !Equals [!Ref Stage, test]}
Resources:
  Data: {Type: AWS::S3::Bucket}
  Delegates:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement: [{Effect: Allow, Principal: "*", Action: "s3:*", Resource: !Sub "${Data.Arn}/*",
          Condition: {StringEquals: {"s3:DataAccessPointAccount": !Ref AWS::AccountId}}}]
  Point:
    Type: AWS::S3::AccessPoint
    Condition: Test
    Properties:
      Bucket: !Ref Data
      PublicAccessBlockConfiguration: {RestrictPublicBuckets: false}
      Policy: {Statement: [{Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*"}]}
"""
    found = run(load_text(text, "t.yaml"), CHECKS).findings
    (one,) = [each for each in found if each.check == "s3.public-in-effect:public" and each.resource.id == "Data"]
    assert one.verdict == "undetermined"
    assert one.reason.startswith("depends on a condition: fail if (")
    assert "pass if not (" in one.reason


def test_the_terminal_says_so(audit: Audit) -> None:
    out = StringIO()
    terminal.write(audit, CHECKS, out)
    text = out.getvalue()
    assert text.index("any.open-in-effect") < text.index("COULD NOT BE DECIDED")


def test_every_check_that_is_outweighed_exists_and_is_of_a_shared_type() -> None:
    for check in CHECKS:
        for name in {name for member in check.members for name in member.outweighs}:
            other = CHECKS.get(name)
            assert other is not None, name
            assert set(other.types) & set(check.types), name
