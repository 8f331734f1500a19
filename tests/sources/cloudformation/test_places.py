"""Every property is found on its line again, through functions, branches, loops, coercion and folding."""

from __future__ import annotations

import pytest

from remit.sources.cloudformation import load_text

FILE = "t.yaml"

TEMPLATE = """\
Parameters: {Stage: {Type: String}}
Conditions: {IsProd: !Equals [!Ref Stage, prod]}
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: !Join
        - " "
        - [a, b]
      SecurityGroupIngress:
        - !If [IsProd, !Ref AWS::NoValue, {IpProtocol: tcp, CidrIp: 10.0.0.0/8}]
        - IpProtocol: tcp
          CidrIp: 0.0.0.0/0
        - !If
          - IsProd
          - IpProtocol: udp
            FromPort: 53
          - !Ref AWS::NoValue
  Rule:
    Type: AWS::EC2::SecurityGroupIngress
    Properties:
      GroupId: !Ref Group
      IpProtocol: tcp
      FromPort: 22
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          Effect: Allow
          Action: sts:AssumeRole
  Empty:
    Type: AWS::S3::Bucket
"""

IN_PROD = {f'{FILE}?Stage == "prod"': True}
ELSEWHERE = {f'{FILE}?Stage == "prod"': False}


@pytest.mark.parametrize(
    ("resource", "path", "assumed", "place"),
    [
        ("Group", ("GroupDescription",), {}, (7, 7)),
        ("Group", ("GroupDescription", "Deeper"), {}, (7, 7)),
        ("Group", ("VpcId",), {}, (6, 5)),
        ("Group", ("SecurityGroupIngress", 1, "CidrIp"), {}, (13, 11)),
        ("Group", ("SecurityGroupIngress", 0, "CidrIp"), IN_PROD, (13, 11)),
        ("Group", ("SecurityGroupIngress", 1, "FromPort"), IN_PROD, (17, 13)),
        ("Group", ("SecurityGroupIngress", 0, "CidrIp"), ELSEWHERE, (11, 61)),
        ("Group", ("SecurityGroupIngress", 2, "FromPort"), {}, (14, 11)),
        ("Group", ("SecurityGroupIngress", 3, "FromPort"), {}, (24, 7)),
        ("Group", ("SecurityGroupIngress", 3), {}, (19, 3)),
        ("Group", ("SecurityGroupIngress", 3, "ToPort"), {}, (21, 5)),
        ("Role", ("AssumeRolePolicyDocument", "Statement", 0, "Effect"), {}, (30, 11)),
        ("Empty", ("VersioningConfiguration", "Status"), {}, (32, 3)),
        ("Empty", (), {}, (32, 3)),
    ],
)
def test_place(resource: str, path: tuple[str | int, ...], assumed: dict[str, bool], place: tuple[int, int]) -> None:
    inventory = load_text(TEMPLATE, FILE)
    found = inventory.under(assumed).get(f"{FILE}#{resource}")
    assert found is not None
    location = found.locate(path)
    assert (location.file, location.line, location.column) == (FILE, *place)


def test_values_of_the_wrong_kind_are_told_at_their_place() -> None:
    inventory = load_text("""\
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: Enabled
      Tags:
        - {Key: a, Value: b}
        - {Key: {c: d}, Value: e}
      BucketName: null
""")
    assert [(note.text, note.location.line) for note in inventory.notes if note.location] == [
        ("BucketName is null, which CloudFormation refuses; it is taken as absent", 9),
        ("Bucket: VersioningConfiguration is string where AWS::S3::Bucket has object", 5),
        ("Bucket: Tags[1].Key is object where AWS::S3::Bucket has string", 8),
    ]


def test_names_tags_and_types() -> None:
    (bucket,) = load_text("""
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: mine
      Tags: [{Key: team, Value: shop}, {Key: !Sub "${AWS::StackName}", Value: x}]
      PublicAccessBlockConfiguration: {BlockPublicAcls: "true"}
""").of_type("AWS::S3::Bucket")
    assert (bucket.name, bucket.id, bucket.tags) == ("mine", "Bucket", {"team": "shop"})
    assert bucket.properties.PublicAccessBlockConfiguration.BlockPublicAcls is True
