"""Circles end in an error with file and line, and never in a loop."""

from __future__ import annotations

import pytest

from remit.sources.cloudformation import load_text

GROUPS = """
Resources:
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties: {GroupDescription: web, SecurityGroupIngress: [{IpProtocol: tcp, SourceSecurityGroupId: !Ref Data}]}
  Data:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: data
      SecurityGroupIngress: [{IpProtocol: tcp, SourceSecurityGroupId: !GetAtt Web.GroupId}]
"""
TEXT = """
Resources:
  A: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Sub "${B.TopicName} and ${!B}"}}
  B: {Type: AWS::SNS::Topic, DependsOn: [A]}
"""
TAKEN_IN_TURN = """
Parameters: {First: {Type: String}}
Conditions: {IsFirst: !Equals [!Ref First, "yes"]}
Resources:
  A: {Type: AWS::SNS::Topic, Properties: {DisplayName: !If [IsFirst, !GetAtt B.TopicName, none]}}
  B: {Type: AWS::SNS::Topic, Properties: {DisplayName: !If [IsFirst, none, !GetAtt A.TopicName]}}
"""


@pytest.mark.parametrize(("text", "line", "first"), [(GROUPS, 3, "Web"), (TEXT, 3, "A")])
def test_a_circle_is_an_error_where_it_begins(text: str, line: int, first: str) -> None:
    """The note names the way round, and the line of one of its members."""
    errors = [note for note in load_text(text).notes if note.level == "error"]
    assert len(errors) == 1
    told = errors[0]
    members = told.text.partition(": ")[2].split(" → ")
    assert first in members
    assert members[0] == members[-1]
    assert told.location is not None
    assert told.location.line in (line, line + 1, line + 3)


def test_branches_that_are_never_taken_together_are_no_circle() -> None:
    """Only the branch that is taken makes a dependency."""
    assert not [note for note in load_text(TAKEN_IN_TURN).notes if note.level == "error"]
