"""Templates that the tests of the command line scan."""

from __future__ import annotations

BUCKET = """\
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: "logs"
"""
"""Fails among others `s3.public-access-not-blocked` (high) and `s3.plain-http` (medium)."""

PARAMETER = """\
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Versioning: {Type: String}
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: {Status: !Ref Versioning}
"""
"""`s3.no-versioning` hangs on a parameter."""

DEPTH = 50_000

BAD: dict[str, tuple[str, bytes, str]] = {
    "malformed YAML": ("t.yaml", b"Resources:\n  A:\n    Type: [\n  B: }\n", "t.yaml:4: not valid YAML"),
    "malformed JSON": ("t.json", b'{"Resources":\n{"A": {"Type": "AWS::S3::Bucket"', "t.json:2"),
    "bomb of aliases": (
        "t.yaml",
        (
            "A0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            + "".join(f"A{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12))
            + "Resources:\n  B: {Type: AWS::S3::Bucket, Properties: {Tags: *a11}}\n"
        ).encode(),
        "alias",
    ),
    "an alias in itself": (
        "t.yaml",
        b"Resources:\n  B: &b\n    Type: AWS::S3::Bucket\n    Properties: *b\n",
        "t.yaml:",
    ),
    "50,000 nestings in YAML": (
        "t.yaml",
        f"Resources: {{B: {{Type: AWS::S3::Bucket, Properties: {{Tags: {'[' * DEPTH}{']' * DEPTH}}}}}}}".encode(),
        "nest",  # said by remit, or by a PyYAML that has a limit of its own
    ),
    "50,000 nestings in JSON": (
        "t.json",
        f'{{"Resources":{{"B":{{"Type":"AWS::S3::Bucket","Properties":{"[" * DEPTH}{"]" * DEPTH}}}}}}}'.encode(),
        "nested",
    ),
    "25 MB": ("t.yaml", BUCKET.encode() + b"# " + b"x" * 25_000_000, "larger than 20 MB"),
    "invalid UTF-8": (
        "t.yaml",
        b"Resources:\n  B:\n    Type: AWS::S3::Bucket # caf\xe9\n",
        "t.yaml:3: not valid UTF-8",
    ),
    "a key twice": (
        "t.yaml",
        b"Resources:\n  B:\n    Type: AWS::S3::Bucket\n  B:\n    Type: AWS::SQS::Queue\n",
        "t.yaml:4: the key 'B' stands twice, first at line 2",
    ),
}
"""What is wrong → file name, content, and what the message must say: exit code 2."""

CIRCLES = {
    "conditions": """\
Conditions:
  A: !Not [!Condition B]
  B: !Not [!Condition A]
Resources:
  Logs: {Type: AWS::S3::Bucket, Condition: A}
""",
    "references": """\
Resources:
  A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref B}}
  B: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref A}}
""",
    "substitutions": """\
Resources:
  A: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "${B}-x"}}
  B: {Type: AWS::S3::Bucket, Properties: {BucketName: !Join ["-", [!Ref A, !GetAtt B.Arn]]}}
""",
    "stacks": "Resources:\n  Again: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: circle.yaml}}\n",
}
"""Things that lead back to themselves."""
