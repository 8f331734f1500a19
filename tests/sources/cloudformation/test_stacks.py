"""Several templates: nested stacks, exports and imports, includes, and what a template must not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Reference, Unknown, cause_of, unwrap
from remit.sources.cloudformation import Options, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from remit.model import Inventory

    Scan = Callable[..., Inventory]

PARENT = """
Parameters:
  Stage: {Type: String, Default: dev}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Network:
    Type: AWS::CloudFormation::Stack
    Condition: IsProd
    Properties:
      TemplateURL: nested/child.yaml
      Parameters:
        Stage: !Ref Stage
        Groups: !Join [",", [!Ref Group, sg-1]]
        Tier: !If [IsProd, gold, silver]
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: x}}
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !GetAtt Network.Outputs.Name
      Tags: [{Key: key, Value: !GetAtt Network.Outputs.KeyArn}]
"""

CHILD = """
Parameters:
  Stage: {Type: String}
  Groups: {Type: "List<AWS::EC2::SecurityGroup::Id>"}
  Tier: {Type: String}
  Own: {Type: String, Default: x}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsGold: !Equals [!Ref Tier, gold]
  IsOwn: !Equals [!Ref Own, y]
Resources:
  Key: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: !If [IsGold, true, false]}}
  Extra: {Type: AWS::KMS::Key, Condition: IsOwn}
  Function: {Type: AWS::Lambda::Function, Properties: {VpcConfig: {SecurityGroupIds: !Ref Groups}}}
Outputs:
  Name: {Value: !Sub "logs-${Stage}", Export: {Name: shared-name}}
  KeyArn: {Value: !GetAtt Key.Arn}
"""


@pytest.fixture
def scan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scan:
    """Writes files and scans what is named, from the directory that holds them."""
    monkeypatch.chdir(tmp_path)

    def run(files: dict[str, str], *targets: str, **options: Any) -> Inventory:
        from pathlib import Path

        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text)
        return load([Path(each) for each in targets or (".",)], Options(**options))

    return run


def keys(inventory: Inventory) -> list[str]:
    return sorted(each.key for name in inventory.types() for each in inventory.of_type(name))


def test_a_nested_stack_is_read_where_it_is_made_and_only_there(scan: Scan) -> None:
    inventory = scan({"main.yaml": PARENT, "nested/child.yaml": CHILD})
    assert inventory.notes == []
    assert keys(inventory) == [
        "main.yaml#Group",
        "main.yaml#Logs",
        "main.yaml#Network",
        "nested/child.yaml@main.yaml/Network#Extra",
        "nested/child.yaml@main.yaml/Network#Function",
        "nested/child.yaml@main.yaml/Network#Key",
    ]
    key = inventory.get("nested/child.yaml@main.yaml/Network#Key")
    function = inventory.get("nested/child.yaml@main.yaml/Network#Function")
    assert key
    assert function
    assert key.scope == function.scope == "main.yaml"
    assert str(key.location) == "nested/child.yaml:12"


def test_parameters_go_in_and_outputs_come_out(scan: Scan) -> None:
    inventory = scan({"main.yaml": PARENT, "nested/child.yaml": CHILD})
    function = inventory.get("nested/child.yaml@main.yaml/Network#Function")
    logs = inventory.get("main.yaml#Logs")
    assert function
    assert logs
    groups = function.properties.VpcConfig.SecurityGroupIds
    assert [groups[0].target, groups[1]] == ["main.yaml#Group", "sg-1"]
    assert logs.properties.BucketName == "logs-dev"
    assert logs.properties.Tags[0].Value == Reference("nested/child.yaml@main.yaml/Network#Key", "Arn")


def test_conditions_of_the_child_are_those_of_the_parent_where_its_parameters_are(scan: Scan) -> None:
    inventory = scan({"main.yaml": PARENT, "nested/child.yaml": CHILD})
    prefix = "nested/child.yaml@main.yaml/Network"
    key = inventory.get(f"{prefix}#Key")
    assert key
    assert key.conditional
    assert key.properties.EnableKeyRotation is True  # it exists only in prod, and there the tier is gold
    assert inventory.presence(key.key) == 'main.yaml?Stage == "prod"'
    prod = inventory.under({'main.yaml?Stage == "prod"': True})
    assert prod.presence(f"{prefix}#Extra") == 'main.yaml?Network.Own == "y"'
    assert prod.presence(f"{prefix}#Key") is None
    dev = inventory.under({'main.yaml?Stage == "prod"': False})
    assert keys(dev) == ["main.yaml#Group", "main.yaml#Logs"]


def test_named_twice_it_is_read_twice(scan: Scan) -> None:
    inventory = scan({"main.yaml": PARENT, "nested/child.yaml": CHILD}, "main.yaml", "nested/child.yaml")
    assert len(keys(inventory)) == 9
    assert inventory.get("nested/child.yaml#Key") is not None


NEST = "Resources: {{S: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: {url}}}}}}}"


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        (
            "https://s3.amazonaws.com/x/y.yaml",
            "its template is at https://s3.amazonaws.com/x/y.yaml; give TemplateURL a",
        ),
        ("../outside.yaml", "../outside.yaml leads out of the directory that is scanned"),
        ("/etc/hostname", "/etc/hostname leads out of the directory that is scanned"),
        ("link.yaml", "link.yaml leads out of the directory that is scanned"),
        ("missing.yaml", "missing.yaml: cannot be read: No such file or directory"),
        ("a.yaml", "a.yaml nests itself"),
        ("!Ref Nobody", "its TemplateURL is not known: Ref names Nobody"),
        ("!Ref AWS::StackName", "its TemplateURL is not known: AWS::StackName is not given"),
        ("[]", "its TemplateURL is no text"),
    ],
)
def test_what_cannot_be_nested_is_told(scan: Scan, tmp_path: Path, url: str, problem: str) -> None:
    (tmp_path.parent / "outside.yaml").write_text(CHILD)
    (tmp_path / "link.yaml").symlink_to(tmp_path.parent / "outside.yaml")
    inventory = scan({"a.yaml": NEST.format(url=url)}, "a.yaml")
    assert keys(inventory) == ["a.yaml#S"]
    told = [note for note in inventory.notes if note.text.startswith("the nested stack S is not read: ")]
    assert len(told) == 1
    assert problem in told[0].text
    assert str(told[0].location) == "a.yaml:1"


def test_stacks_that_nest_each_other_are_all_read_and_end(scan: Scan) -> None:
    inventory = scan({"a.yaml": NEST.format(url="b.yaml"), "b.yaml": NEST.format(url="a.yaml")})
    assert keys(inventory) == ["a.yaml#S", "b.yaml@a.yaml/S#S"]


def test_a_tree_that_doubles_at_every_level_ends(scan: Scan) -> None:
    two = "Resources:\n" + "".join(
        f"  {name}: {{{{Type: AWS::CloudFormation::Stack, Properties: {{{{TemplateURL: {{next}}}}}}}}}}\n"
        for name in "AB"
    )
    files = {f"t{level}.yaml": two.format(next=f"t{level + 1}.yaml") for level in range(25)}
    inventory = scan(files | {"t25.yaml": CHILD}, "t0.yaml")
    assert len(inventory._estate.stacks) <= 502  # type: ignore[attr-defined]


def test_exports_of_one_template_are_imports_of_another(scan: Scan) -> None:
    inventory = scan(
        {
            "network.yaml": """
Resources: {Vpc: {Type: AWS::EC2::VPC}}
Outputs:
  Vpc: {Value: !Ref Vpc, Export: {Name: net-vpc}}
  Zone: {Value: a, Export: {Name: !Sub "${AWS::StackName}-zone"}}
  One: {Value: a, Export: {Name: twice}}
  Two: {Value: a, Export: {Name: twice}}
""",
            "app.yaml": """
Resources:
  Group:
    Type: AWS::EC2::SecurityGroup
    Properties:
      VpcId: !ImportValue net-vpc
      GroupName: !ImportValue twice
      GroupDescription: !ImportValue nowhere
""",
        }
    )
    group = inventory.get("app.yaml#Group")
    assert group
    assert group.properties.VpcId == Reference("network.yaml#Vpc")
    assert "several templates export it" in cause_of(group.properties.GroupName).reason
    assert "no template that was read exports it" in cause_of(group.properties.GroupDescription).reason


def test_includes_on_local_paths_are_read(scan: Scan) -> None:
    inventory = scan(
        {
            "a.yaml": """
Transform: {Name: AWS::Include, Parameters: {Location: parts/more.yaml}}
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: mine
      Fn::Transform: {Name: AWS::Include, Parameters: {Location: parts/access.json}}
  Fn::Transform: {Name: AWS::Include, Parameters: {Location: parts/queues.yaml}}
  Far:
    Type: AWS::S3::Bucket
    Properties:
      Fn::Transform: {Name: AWS::Include, Parameters: {Location: "s3://bucket/part.yaml"}}
""",
            "parts/more.yaml": "Resources: {Topic: {Type: AWS::SNS::Topic}}",
            "parts/access.json": '{"AccessControl": "Private"}',
            "parts/queues.yaml": "Queue: {Type: AWS::SQS::Queue}",
        },
        "a.yaml",
    )
    assert keys(inventory) == ["a.yaml#Bucket", "a.yaml#Far", "a.yaml#Queue", "a.yaml#Topic"]
    bucket, queue, far = (inventory.get(f"a.yaml#{name}") for name in ("Bucket", "Queue", "Far"))
    assert bucket
    assert unwrap(bucket.properties) == {"BucketName": "mine", "AccessControl": "Private"}
    assert queue
    assert str(queue.location) == "parts/queues.yaml:1"
    assert far
    assert isinstance(far.properties.AccessControl, Unknown)
    assert [str(note.location) for note in inventory.notes] == ["a.yaml:13"]


def test_macros_and_modules_leave_open_what_they_make(scan: Scan) -> None:
    inventory = scan(
        {
            "a.yaml": """
Transform: [AWS::LanguageExtensions, Mine]
Resources:
  Bucket: {Type: AWS::S3::Bucket, Properties: {BucketName: !Ref MadeByMacro}}
  Module: {Type: "My::S3::Bucket::MODULE", Properties: {Given: 1}}
"""
        }
    )
    bucket, module = inventory.get("a.yaml#Bucket"), inventory.get("a.yaml#Module")
    assert bucket
    assert cause_of(bucket.properties.BucketName).reason.startswith("MadeByMacro is not declared, but the macro Mine")
    assert module
    assert module.properties.Given == 1
    assert isinstance(module.properties.Other, Unknown)
    assert "the macro Mine may make more resources" in inventory.gap("AWS::S3::Bucket", "a.yaml", None)
    assert [note.level for note in inventory.notes] == ["warning", "warning"]


def test_one_broken_file_does_not_hide_the_others(scan: Scan) -> None:
    inventory = scan(
        {
            "good.yaml": "Resources: {B: {Type: AWS::S3::Bucket}}",
            "broken.yaml": "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  B: [",
            "other.yaml": "kind: Service\napiVersion: v1\n",
        },
        ".",
        "nowhere.yaml",
        "other.yaml",
    )
    assert keys(inventory) == ["good.yaml#B"]
    errors = [(note.level, note.location.file) for note in inventory.notes if note.location]
    assert errors == [("error", "broken.yaml"), ("error", "nowhere.yaml"), ("error", "other.yaml")]


def test_of_two_exports_of_one_name_the_condition_chooses(scan: Scan) -> None:
    inventory = scan(
        {
            "a.yaml": """
Parameters: {Stage: {Type: String}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
Resources: {Prod: {Type: AWS::KMS::Key}, Dev: {Type: AWS::KMS::Key}}
Outputs:
  Prod: {Value: !Ref Prod, Condition: IsProd, Export: {Name: key}}
  Dev: {Value: !Ref Dev, Condition: IsDev, Export: {Name: key}}
""",
            "b.yaml": "Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: !ImportValue key}}}",
        }
    )

    def name(assumed: dict[str, bool]) -> Any:
        found = inventory.under(assumed).get("b.yaml#B")
        assert found
        return found.properties.BucketName

    prod = 'a.yaml?Stage == "prod"'
    assert cause_of(name({})).condition == prod
    assert name({prod: True}) == Reference("a.yaml#Prod")
    assert name({prod: False}) == Reference("a.yaml#Dev")


def test_what_is_not_known_or_not_read_is_said(scan: Scan) -> None:
    inventory = scan(
        {
            "a.yaml": """
Resources:
  B: {Type: AWS::S3::Bukket, Metadata: {"aws:cdk:path": "Shop/Logs/Resource"}}
  C: {Type: AWS::S3::Bucket, Properties: {BucketName: !Rain::Embed name.txt, BucketEncrpytion: {}, Quite: 1}}
""",
            "cdk.out/manifest.json": '{"version": "1", "artifacts": {"S": {"type": "aws:cloudformation:stack"}}}',
        }
    )
    bucket = inventory.get("a.yaml#B")
    assert bucket
    assert bucket.location.detail == "Shop/Logs/Resource"
    assert sorted((note.text, note.hint, str(note.location)) for note in inventory.notes) == [
        ("'!Rain::Embed' is no CloudFormation function: its value is not known", "", "a.yaml:4"),
        (
            "AWS::S3::Bucket has no property BucketEncrpytion: it counts for nothing",
            "did you mean BucketEncryption?",
            "a.yaml:4",
        ),
        (
            "AWS::S3::Bukket is no resource type that remit knows: nothing is known about it",
            "did you mean AWS::S3::Bucket?",
            "a.yaml:3",
        ),
        (
            "the artifact S of the CDK assembly is not read: it has no templateFile",
            "run `cdk synth` again, or name the templates themselves",
            "cdk.out/manifest.json:1",
        ),
    ]
