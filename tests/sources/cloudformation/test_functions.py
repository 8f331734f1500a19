"""What every function comes to, written as a template would write it."""

from __future__ import annotations

from typing import Any

import pytest

from remit.model import Obj, PartialString, Reference, Unknown, cause_of
from remit.sources.cloudformation import Options, load_text

FILE = "t.yaml"

TEMPLATE = """
Transform: AWS::LanguageExtensions
Parameters:
  Name: {{Type: String}}
  Stage: {{Type: String, Default: dev}}
  Count: {{Type: Number, Default: 3}}
  Ids: {{Type: CommaDelimitedList, Default: "a, b,c"}}
  Only: {{Type: String, AllowedValues: [one]}}
  Stored: {{Type: "AWS::SSM::Parameter::Value<String>", Default: /golden/ami}}
  Secret: {{Type: String, NoEcho: true}}
  Looked: {{Type: String, Default: "{{{{resolve:secretsmanager:db}}}}"}}
Mappings:
  Sizes:
    dev: {{class: t3.micro, zones: [a, b]}}
    prod: {{class: m7g.large, zones: [a, b, c]}}
Resources:
  Bucket: {{Type: AWS::S3::Bucket, Properties: {{BucketName: literal}}}}
  Api: {{Type: AWS::ApiGateway::RestApi}}
  Url: {{Type: AWS::Lambda::Url, Properties: {{AuthType: NONE, TargetFunctionArn: orders}}}}
  Vpc: {{Type: AWS::EC2::VPC, Properties: {{CidrBlock: 10.0.0.0/16}}}}
  Subject:
    Type: Custom::Thing
    Properties:
      Value: {expression}
"""


def value_of(expression: str, **options: Any) -> Any:
    inventory = load_text(TEMPLATE.format(expression=expression), FILE, Options(**options))
    found = inventory.get(f"{FILE}#Subject")
    assert found is not None
    return found.properties.Value


def problems_of(expression: str) -> list[str]:
    inventory = load_text(TEMPLATE.format(expression=expression), FILE)
    assert all(note.location and note.location.line for note in inventory.notes)
    return [note.text for note in inventory.notes if note.level == "warning"]


def shape(value: Any) -> Any:
    """A value that can be compared: `("Ref", target)` for references, `"?reason"` for the unknown."""
    if isinstance(value, Reference):
        return (value.attribute, value.target.partition("#")[2])
    if isinstance(value, PartialString):
        return ["text", *map(shape, value.parts)]
    if isinstance(value, Unknown):
        return "?" + (cause_of(value).parameter or cause_of(value).reason)
    if isinstance(value, Obj):
        return {key: shape(item) for key, item in value.__dict__.items()}
    return [shape(each) for each in value] if isinstance(value, list) else value


BUCKET = ("Ref", "Bucket")
ARN = ("Arn", "Bucket")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        # parameters: the given value, else the default, else the only allowed value, else unknown
        ("!Ref Stage", "dev"),
        ("!Ref Count", 3),
        ("!Ref Ids", ["a", "b", "c"]),
        ("!Ref Only", "one"),
        ("!Ref Name", "?Name"),
        ("!Ref Secret", "?Secret"),
        ("!Ref Stored", "?Stored"),
        ("!Ref AWS::Partition", "aws"),
        ("!Ref AWS::Region", "?AWS::Region"),
        ("!Ref AWS::URLSuffix", "amazonaws.com"),
        # resources are references, even when their name is written: the relation matters more
        ("!Ref Bucket", BUCKET),
        ("!GetAtt Bucket.Arn", ARN),
        ("!GetAtt [Bucket, Arn]", ARN),
        ("{Fn::GetAtt: Bucket.Arn}", ARN),
        # text
        ('!Sub "${Stage}-${Count}"', "dev-3"),
        ('!Sub "${Bucket.Arn}/*"', ["text", ARN, "/*"]),
        ('!Sub "${Bucket}"', BUCKET),
        ('!Sub "${!Stage} ${Stage}"', "${Stage} dev"),
        ('!Sub ["${Other}/${Stage}", {Other: !Ref Name}]', ["text", "?Name", "/dev"]),
        ('!Join ["-", [a, !Ref Stage, 1, true]]', "a-dev-1-true"),
        ('!Join [",", !Ref Ids]', "a,b,c"),
        ('!Join [":", [arn, !Ref Bucket, !Ref Name]]', ["text", "arn:", BUCKET, ":", "?Name"]),
        ('!Join ["", [!Ref Bucket]]', BUCKET),
        ("!Base64 {Fn::Sub: 'echo ${Stage}'}", "echo dev"),
        # lists
        ("!Select [1, !Ref Ids]", "b"),
        ('!Select ["0", [!Ref Name, x]]', "?Name"),
        ('!Split ["-", a-b-c]', ["a", "b", "c"]),
        ('!Split [",", !Join [",", [!Ref Bucket, x]]]', [BUCKET, "x"]),
        ('!Select [0, !Split ["-", !Sub "${Stage}-x"]]', "dev"),
        # the host in a URL: what is not known of it holds none of its marks
        ("!Select [2, !Split [/, !GetAtt Url.FunctionUrl]]", ("FunctionUrl.Host", "Url")),
        ("!Select [0, !Split [/, !Select [1, !Split ['://', !GetAtt Url.FunctionUrl]]]]", ("FunctionUrl.Host", "Url")),
        (
            "!Select [2, !Split [/, !Sub 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com/prod']]",
            ["text", ("Ref", "Api"), ".execute-api.", "?AWS::Region", ".amazonaws.com"],
        ),
        (
            "!Select [0, !Split ['.', !Sub '${Api}.execute-api']]",
            "?the value of Ref of t.yaml#Api is known only once it exists",
        ),
        ("!Select [0, !Split [/, !Sub '${Name}/x']]", "?Name"),
        ("[a, !Ref AWS::NoValue, b]", ["a", "b"]),
        ("{Fn::Length: !Ref Ids}", 3),
        ("!Select [0, !GetAZs '']", "?the Availability Zones are chosen by the account and Region"),
        ("!Cidr [10.0.0.0/16, 2, 8]", ["10.0.0.0/24", "10.0.1.0/24"]),
        ("!Cidr ['2001:db8::/56', 2, 64]", ["2001:db8::/64", "2001:db8:0:1::/64"]),
        ("!Select [2, !Cidr [!GetAtt Vpc.CidrBlock, 4, 8]]", "10.0.2.0/24"),
        # mappings
        ("!FindInMap [Sizes, !Ref Stage, class]", "t3.micro"),
        ("!FindInMap [Sizes, !Ref Stage, zones]", ["a", "b"]),
        ("!FindInMap [Sizes, nowhere, class, {DefaultValue: t3.nano}]", "t3.nano"),
        ("!FindInMap [Sizes, !Ref Name, class]", "?Name"),
        # structure
        ("{Fn::ToJsonString: {a: !Ref Stage, b: [1, !Ref Bucket]}}", {"a": "dev", "b": [1, BUCKET]}),
        ("{a: !Ref AWS::NoValue, b: 1}", {"b": 1}),
        # what only a deployment knows
        ("'{{resolve:ssm:/db/host:1}}'", "?a parameter of Parameter Store, read at deployment (dynamic reference ssm)"),
        ("{Fn::GetStackOutput: {StackName: net, OutputName: Vpc}}", "?net.Vpc is an output of another stack"),
        (
            "!ImportValue network-vpc",
            "?network-vpc is imported from another stack; no template that was read exports it",
        ),
    ],
)
def test_value(expression: str, expected: object) -> None:
    assert shape(value_of(expression)) == expected
    assert problems_of(expression) == []


def test_a_secret_is_never_taken_for_text_that_the_template_holds() -> None:
    kind = "a secret of Secrets Manager, read at deployment (dynamic reference secretsmanager)"
    whole = value_of("'{{resolve:secretsmanager:db:SecretString:password}}'")
    within = value_of("'https://user:{{resolve:secretsmanager:db}}@host/'")
    built = value_of("!Sub '{{resolve:secretsmanager:${Bucket}:SecretString:password}}'")
    joined = value_of("!Join ['', ['{{resolve:', 'ssm-secure:', !Ref Name, ':1}}', ' tail']]")
    assert shape(whole) == shape(value_of("!Ref Looked")) == "?" + kind
    assert shape(within) == ["text", "https://user:", "?" + kind, "@host/"]
    assert shape(built) == "?" + kind
    assert shape(joined) == [
        "text",
        "?a secure string of Parameter Store, read at deployment (dynamic reference ssm-secure)",
        " tail",
    ]


def test_options_answer_pseudo_parameters() -> None:
    options = {"region": "cn-north-1", "account": "123456789012", "stack_name": "shop"}
    text = '!Sub "arn:${AWS::Partition}:s3:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}.${AWS::URLSuffix}"'
    assert value_of(text, **options) == "arn:aws-cn:s3:cn-north-1:123456789012:shop.amazonaws.com.cn"


@pytest.mark.parametrize(
    ("expression", "problem"),
    [
        ("!Ref Nobody", "Ref names Nobody, which the template does not declare"),
        ("!GetAtt Nobody.Arn", "Fn::GetAtt names Nobody, which the template does not declare"),
        ("!GetAtt Bucket", "Fn::GetAtt takes a resource and an attribute"),
        ('!Sub "${Nobody}"', "Ref names Nobody, which the template does not declare"),
        ("!Sub [a]", "Fn::Sub takes a text, or a text and an object of variables"),
        ('!Sub "${Ids}"', "a list cannot be part of a text"),
        ("!Join [a]", "Fn::Join takes a delimiter and a list"),
        ("!Select [7, [a]]", "Fn::Select takes item 7 of a list of 1"),
        ("!Select [x, [a]]", "the index of Fn::Select is a whole number"),
        ("!Cidr [10.0.0.0/16, 999, 8]", "Fn::Cidr makes 1 to 256 blocks"),
        ("!Cidr [nonsense, 1, 8]", "'nonsense' is no network"),
        ("!FindInMap [Sizes, nowhere, class]", "the mappings hold no Sizes.nowhere.class"),
        ("!If [Undeclared, a, b]", "the condition Undeclared is not declared"),
        ("!If [a]", "Fn::If takes a condition and two values"),
        ("!Equals [a, b]", "a condition function stands where a value belongs"),
        ("{Fn::Frobnicate: x}", "Fn::Frobnicate is no function of CloudFormation"),
        ("{Fn::Sub: x, Other: y}", "Fn::Sub stands beside other keys"),
        ("[a, null]", "null is no value in CloudFormation; the item is taken as absent"),
        ("{Fn::Transform: {Name: Mine}}", "what the macro Mine makes is not known"),
    ],
)
def test_what_cloudformation_would_refuse_is_told_and_never_guessed(expression: str, problem: str) -> None:
    assert problems_of(expression) == [problem]
    if "null" not in expression:
        assert isinstance(value_of(expression), Unknown)


def test_a_document_written_as_text_with_unknown_parts_stays_a_document() -> None:
    inventory = load_text(
        """
Parameters: {Days: {Type: Number}, Name: {Type: String}}
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: !Sub '{"Statement": [{"Effect": "Allow", "Principal": {"AWS": "${Bucket.Arn}"}}]}'
      Policies:
        - PolicyName: !Sub '{not a document} ${Name}'
          PolicyDocument: !Sub |
            {"Statement": [{"Resource": "${Bucket.Arn}/*", "Sid": "a \\"quoted\\" word", "Days": ${Days}}]}
        - PolicyName: broken
          PolicyDocument: !Join ["", ["{", !Ref Name]]
""",
        FILE,
    )
    (role,) = inventory.of_type("AWS::IAM::Role")
    first, second = role.properties.Policies
    trusted = role.properties.AssumeRolePolicyDocument.Statement[0].Principal.AWS
    assert shape(trusted) == ("Arn", "Bucket")
    assert shape(first.PolicyDocument) == {
        "Statement": [{"Resource": ["text", ARN, "/*"], "Sid": 'a "quoted" word', "Days": "?Days"}]
    }
    assert isinstance(first.PolicyName, PartialString)
    assert isinstance(second.PolicyDocument, PartialString)
