"""What only configures a parent becomes its property: declared, undecided, referred to, or out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from remit.model import (
    MISSING,
    OpenProperties,
    Reference,
    Resource,
    Undetermined,
    Unknown,
    cause_of,
    resource_of,
    some,
    unwrap,
    wrap,
)
from remit.schema import Attachment
from remit.sources.cloudformation import load_text
from remit.sources.fold import fold

if TYPE_CHECKING:
    from remit.model import Inventory

FILE = "t.yaml"


def one(inventory: Inventory, key: str) -> Resource:
    found = inventory.get(f"{FILE}#{key}")
    assert found is not None
    return found


def test_an_object_an_item_a_value_and_a_reference() -> None:
    inventory = load_text(
        """
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties: {Bucket: !Ref Bucket, PolicyDocument: {Statement: []}}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: [{FromPort: 1}]}}
  Rule: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !GetAtt Group.GroupId, FromPort: "2"}}
  Subnet: {Type: AWS::EC2::Subnet}
  Table: {Type: AWS::EC2::RouteTable}
  Tie: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  Role: {Type: AWS::IAM::Role}
  Managed: {Type: AWS::IAM::ManagedPolicy, Properties: {Roles: [!Ref Role]}}
  Inline: {Type: AWS::IAM::Policy, Properties: {Roles: [!Ref Role], PolicyName: p}}
""",
        FILE,
    )
    assert unwrap(one(inventory, "Bucket").properties) == {"BucketPolicy": {"PolicyDocument": {"Statement": []}}}
    assert unwrap(one(inventory, "Group").properties) == {"SecurityGroupIngress": [{"FromPort": 1}, {"FromPort": 2}]}
    assert one(inventory, "Subnet").properties.RouteTableId == Reference(f"{FILE}#Table")
    role = one(inventory, "Role")
    assert role.properties.ManagedPolicyArns == [Reference(f"{FILE}#Managed")]
    assert unwrap(role.properties.Policies) == [{"PolicyName": "p"}]
    remaining = {each.id for name in inventory.types() for each in inventory.of_type(name)}
    assert remaining == {"Bucket", "Group", "Subnet", "Table", "Role", "Managed"}
    assert [(each.id, each.path) for each in one(inventory, "Group").satellites] == [
        ("Rule", ("SecurityGroupIngress", 1))
    ]
    assert str(one(inventory, "Group").locate(("SecurityGroupIngress", 1, "FromPort"))) == "t.yaml:8"
    assert one(inventory, "Policy") is one(inventory, "Bucket")


def test_the_same_name_is_the_same_parent() -> None:
    inventory = load_text(
        """
Parameters: {Name: {Type: String}}
Resources:
  Literal: {Type: AWS::S3::Bucket, Properties: {BucketName: logs}}
  Partial: {Type: AWS::S3::Bucket, Properties: {BucketName: !Sub "data-${Name}"}}
  First: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: logs, PolicyDocument: {Id: one}}}
  Second: {Type: AWS::S3::BucketPolicy, Properties: {Bucket: !Sub "data-${Name}", PolicyDocument: {Id: two}}}
""",
        FILE,
    )
    assert one(inventory, "Literal").properties.BucketPolicy.PolicyDocument.Id == "one"
    assert one(inventory, "Partial").properties.BucketPolicy.PolicyDocument.Id == "two"


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("foreign", "foreign"),
        ("!Ref Elsewhere", "Elsewhere"),
        ("!ImportValue logs-bucket", "logs-bucket"),
        ('!Sub "${Elsewhere}-logs"', "${Elsewhere}-logs"),
        ("!GetAtt Maker.BucketName", "Maker.BucketName"),
    ],
)
def test_a_parent_out_of_sight_is_known_only_by_what_attaches_to_it(written: str, id_: str) -> None:
    inventory = load_text(
        f"""
Parameters: {{Elsewhere: {{Type: String}}}}
Resources:
  Maker: {{Type: Custom::Maker}}
  Policy: {{Type: AWS::S3::BucketPolicy, Properties: {{Bucket: {written}, PolicyDocument: {{Id: one}}}}}}
""",
        FILE,
    )
    (bucket,) = inventory.of_type("AWS::S3::Bucket")
    assert (bucket.id, bucket.key, bucket.external) == (id_, f"{FILE}#AWS::S3::Bucket/{id_}", True)
    assert inventory.get(bucket.key) is bucket
    assert bucket.properties.BucketPolicy.PolicyDocument.Id == "one"
    assert isinstance(bucket.properties, OpenProperties)
    assert resource_of(bucket.properties) is bucket
    assert cause_of(bucket.properties.BucketEncryption).reason == f"{id_} is not declared in {FILE}"
    assert bucket.properties.QueuePolicy == MISSING  # no bucket has one
    assert "QueuePolicy" not in bucket.properties
    assert str(bucket.locate(("BucketPolicy", "PolicyDocument", "Id"))) == "t.yaml:5"


def test_rules_of_one_foreign_group_meet_in_it() -> None:
    inventory = load_text(
        """
Parameters: {Group: {Type: String}}
Resources:
  One: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref Group, FromPort: 1}}
  Two: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref Group, FromPort: 2}}
""",
        FILE,
    )
    (group,) = inventory.of_type("AWS::EC2::SecurityGroup")
    assert [rule.FromPort for rule in group.properties.SecurityGroupIngress] == [1, 2]


def test_a_parent_whose_type_cannot_be_told_leaves_the_satellite_a_resource() -> None:
    inventory = load_text(
        """
Parameters: {Arn: {Type: String}}
Resources:
  Open: {Type: AWS::WAFv2::WebACLAssociation, Properties: {ResourceArn: !Ref Arn, WebACLArn: x}}
  Told:
    Type: AWS::WAFv2::WebACLAssociation
    Properties: {ResourceArn: "arn:aws:apigateway:eu-west-1::/restapis/x/stages/y", WebACLArn: x}
  Log: {Type: AWS::EC2::FlowLog, Properties: {ResourceId: !Ref Arn, ResourceType: Subnet}}
""",
        FILE,
    )
    assert [each.id for each in inventory.of_type("AWS::WAFv2::WebACLAssociation")] == ["Open"]
    assert [each.external for each in inventory.of_type("AWS::ApiGateway::Stage")] == [True]
    assert [each.id for each in inventory.of_type("AWS::EC2::Subnet")] == ["Arn"]


def test_a_reference_to_a_folded_satellite_means_its_parent() -> None:
    inventory = load_text(
        """
Resources:
  Secret: {Type: AWS::SecretsManager::Secret}
  Tie: {Type: AWS::SecretsManager::SecretTargetAttachment, Properties: {SecretId: !Ref Secret, TargetType: x}}
  Rotation:
    Type: AWS::SecretsManager::RotationSchedule
    Properties: {SecretId: !Ref Tie, RotateImmediatelyOnUpdate: true}
""",
        FILE,
    )
    assert list(inventory.types()) == ["AWS::SecretsManager::Secret"]
    assert one(inventory, "Secret").properties.RotationSchedule.RotateImmediatelyOnUpdate is True


UNDECIDED = """
Parameters: {Stage: {Type: String}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDev: !Not [!Condition IsProd]
Resources:
  Bucket: {Type: AWS::S3::Bucket}
  Guarded: {Type: AWS::S3::Bucket, Condition: IsProd}
  Strict: {Type: AWS::S3::BucketPolicy, Condition: IsProd, Properties: {Bucket: !Ref Bucket, PolicyDocument: {Id: s}}}
  Loose: {Type: AWS::S3::BucketPolicy, Condition: IsDev, Properties: {Bucket: !Ref Bucket, PolicyDocument: {Id: l}}}
  Same: {Type: AWS::S3::BucketPolicy, Condition: IsProd, Properties: {Bucket: !Ref Guarded, PolicyDocument: {Id: g}}}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {SecurityGroupIngress: [{FromPort: 1}]}}
  Other: {Type: AWS::EC2::SecurityGroup}
  Rule: {Type: AWS::EC2::SecurityGroupIngress, Condition: IsProd, Properties: {GroupId: !Ref Group, FromPort: 2}}
  Moving:
    Type: AWS::EC2::SecurityGroupIngress
    Properties: {GroupId: !If [IsProd, !Ref Group, !Ref Other], FromPort: 3}
"""
STAGE = f'{FILE}?Stage == "prod"'


def test_a_satellite_that_may_not_exist_leaves_its_property_open() -> None:
    inventory = load_text(UNDECIDED, FILE)
    policy = one(inventory, "Bucket").properties.BucketPolicy
    assert isinstance(policy, Unknown)
    assert cause_of(policy).condition == STAGE
    ids = {
        truth: one(inventory.under({STAGE: truth}), "Bucket").properties.BucketPolicy.PolicyDocument.Id
        for truth in (True, False)
    }
    assert ids == {True: "s", False: "l"}


def test_under_the_same_condition_parent_and_satellite_are_one() -> None:
    assert one(load_text(UNDECIDED, FILE), "Guarded").properties.BucketPolicy.PolicyDocument.Id == "g"


def test_items_that_may_not_be_there_are_unknown_items() -> None:
    inventory = load_text(UNDECIDED, FILE)
    rules = one(inventory, "Group").properties.SecurityGroupIngress
    assert [isinstance(rule, Unknown) for rule in rules] == [False, True, True]
    assert some(lambda rule: rule.FromPort == 1, rules)
    with pytest.raises(Undetermined):
        some(lambda rule: rule.FromPort == 9, rules)
    ports = {
        (name, truth): [
            rule.FromPort for rule in one(inventory.under({STAGE: truth}), name).properties.SecurityGroupIngress
        ]
        for name in ("Group", "Other")
        for truth in (True, False)
    }
    assert ports == {("Group", True): [1, 2, 3], ("Group", False): [1], ("Other", True): [], ("Other", False): [3]}


def test_views_share_what_does_not_differ() -> None:
    inventory = load_text(UNDECIDED, FILE)
    view = inventory.under({STAGE: True})
    assert view.get(f"{FILE}#Other") is not inventory.get(f"{FILE}#Other")
    assert inventory.under({f'{FILE}?Stage == "x"': True}).get(f"{FILE}#Nothing") is None
    assert inventory.under({}).get(f"{FILE}#Bucket") is inventory.get(f"{FILE}#Bucket")


def test_any_source_may_fold_a_list() -> None:
    def live(type_name: str, id_: str, **properties: object) -> Resource:
        wrapped = {key: wrap(value) for key, value in properties.items()}
        return Resource(type_name, id_, f"1/eu#{id_}", wrapped, scope="1", arn=f"arn:aws:x:::{id_}")

    folded = fold(
        [
            live("AWS::IAM::Policy", "p", Roles=["reader", "writer"], Groups=["ops"], PolicyName="p"),
            live("AWS::IAM::Role", "reader", RoleName="reader"),
            live("AWS::IAM::Role", "writer"),
            live("AWS::SNS::TopicPolicy", "t", Topics=["arn:aws:x:::topic"], PolicyDocument={"Statement": []}),
            live("AWS::SNS::Topic", "topic"),
            live("AWS::IAM::Policy", "alone", PolicyName="attached to nobody"),
        ]
    )
    shown = {each.key: unwrap(each.properties) for each in folded}
    policy = {"Policies": [{"PolicyName": "p"}]}
    assert shown == {
        "1/eu#reader": {"RoleName": "reader", **policy},
        "1/eu#writer": policy,
        "1/eu#topic": {"TopicPolicy": {"PolicyDocument": {"Statement": []}}},
        "1/eu#alone": {"PolicyName": "attached to nobody"},
        "1#AWS::IAM::Group/ops": policy,
    }


def test_several_values_name_a_parent_and_objects_join() -> None:
    def made(type_name: str, id_: str, **properties: object) -> Resource:
        wrapped = {key: wrap(value) for key, value in properties.items()}
        return Resource(type_name, id_, f"t#{id_}", wrapped, scope="t")

    def part(id_: str, method: str, **integration: object) -> Resource:
        made_ = made("integration", id_, Integration=integration)
        made_.properties.__dict__["@parent"] = {"RestApiId": Reference("t#api"), "HttpMethod": method}
        return made_

    way = Attachment(
        satellite="integration",
        parents=("AWS::ApiGateway::Method",),
        by="@parent",
        becomes="Integration",
        merge="spread",
        many=False,
        takes="Integration",
    )
    folded = fold(
        [
            made("AWS::ApiGateway::Method", "other", RestApiId=Reference("t#another"), HttpMethod="GET"),
            made("AWS::ApiGateway::Method", "read", RestApiId=Reference("t#api"), HttpMethod="GET"),
            made("AWS::ApiGateway::Method", "write", RestApiId=Reference("t#api"), HttpMethod="PUT"),
            part("first", "GET", Type="HTTP", IntegrationResponses=[{"StatusCode": "200"}]),
            part("second", "GET", IntegrationResponses=[{"StatusCode": "404"}]),
            part("lost", "POST", Type="MOCK"),
        ],
        {"integration": (way,)},
    )
    shown = {each.id: unwrap(each.properties).get("Integration") for each in folded}
    assert shown == {
        "other": None,
        "read": {"Type": "HTTP", "IntegrationResponses": [{"StatusCode": "200"}, {"StatusCode": "404"}]},
        "write": None,
        "api/POST": {"Type": "MOCK"},  # a method that is not declared
    }


def test_what_configures_something_that_every_account_has_stays_a_resource_unless_that_is_declared() -> None:
    policy = """
Resources:
  Lets: {Type: AWS::Events::EventBusPolicy, Properties: {StatementId: a, EventBusName: default, Principal: "*"}}
"""
    [alone] = load_text(policy, FILE).of_type("AWS::Events::EventBusPolicy")
    assert not alone.external
    inventory = load_text(policy + "  Bus: {Type: AWS::Events::EventBus, Properties: {Name: default}}\n", FILE)
    assert [*inventory.of_type("AWS::Events::EventBusPolicy")] == []
    assert some(lambda each: each.StatementId == "a", one(inventory, "Bus").properties.EventBusPolicies)


@pytest.mark.parametrize(
    "arn",
    [
        '!Sub "arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}"',
        '!Sub "arn:aws:apigateway:eu-west-1::/restapis/${Api}/stages/live"',
        '!Join ["", ["arn:aws:apigateway:", !Ref "AWS::Region", "::/restapis/", !Ref Api, "/stages/", !Ref Name]]',
    ],
)
def test_an_arn_that_is_put_together_names_its_stage(arn: str) -> None:
    inventory = load_text(
        f"""
Parameters: {{Name: {{Type: String, Default: live}}}}
Resources:
  Api: {{Type: AWS::ApiGateway::RestApi}}
  Stage: {{Type: AWS::ApiGateway::Stage, Properties: {{RestApiId: !Ref Api, StageName: !Ref Name}}}}
  Other: {{Type: AWS::ApiGateway::Stage, Properties: {{RestApiId: !Ref Api, StageName: test}}}}
  Tie: {{Type: AWS::WAFv2::WebACLAssociation, Properties: {{WebACLArn: x, ResourceArn: {arn}}}}}
""",
        FILE,
    )
    assert one(inventory, "Stage").properties.WebACLAssociation.WebACLArn == "x"
    assert len(list(inventory.of_type("AWS::ApiGateway::Stage"))) == 2
    assert not one(inventory, "Other").properties.WebACLAssociation
