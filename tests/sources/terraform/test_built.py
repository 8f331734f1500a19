"""Plans and state built for tests say what the instances that they were built from say, as far as each can."""

from __future__ import annotations

from typing import Any

import pytest

from remit.model import PartialString, Reference, Unknown, is_known
from remit.sources.terraform.evaluation.values import OpenList, OpenMap
from remit.sources.terraform.instances import Instance, Provider
from remit.sources.terraform.plans.documents import kind_of
from remit.sources.terraform.plans.plan import read_plan
from remit.sources.terraform.plans.state import read_state
from tests.sources.terraform.built import plan_of, state_of
from tests.sources.terraform.provider_schema import resource

IRELAND = Provider(region="eu-west-1", default_tags={"Owner": "me"})
VIRGINIA = Provider(region="us-east-1")


def instance(address: str, values: dict[str, Any] | None = None, provider: Provider = IRELAND) -> Instance:
    *_, type_name, _ = address.split(".")
    return Instance(type_name, address, f"t#{address}", values or {}, provider=provider)


def to(address: str, attribute: str = "Ref") -> Reference:
    return Reference(f"t#{address}", attribute)


ESTATE = [
    instance("aws_s3_bucket.b", {"bucket": "logs", "tags": {"Name": "b"}}),
    instance("aws_kms_key.k", {"enable_key_rotation": True}, VIRGINIA),
    instance("module.app.aws_iam_role.r", {"name": "app", "assume_role_policy": '{"Statement": []}'}),
    instance(
        "aws_s3_bucket_versioning.v",
        {"bucket": to("aws_s3_bucket.b"), "versioning_configuration": [{"status": "Enabled"}]},
    ),
    instance("module.app.aws_ebs_volume.d", {"kms_key_id": to("aws_kms_key.k", "arn"), "size": "8", "encrypted": True}),
    instance(
        "aws_iam_role_policy_attachment.a",
        {"role": to("module.app.aws_iam_role.r"), "policy_arn": "arn:aws:iam::aws:policy/X"},
    ),
    instance("module.app.module.deep.aws_iam_instance_profile.p", {"role": to("module.app.aws_iam_role.r")}),
    instance(
        "aws_sns_topic.t",
        {"name": PartialString(["prefix-", to("aws_s3_bucket.b", "arn")]), "display_name": Unknown("why")},
    ),
    instance('aws_subnet.s["a"]', {"cidr_block": "10.0.0.0/24"}),
    instance('aws_subnet.s["b"]', {"cidr_block": "10.0.1.0/24"}),
    instance('aws_nat_gateway.n["a"]', {"subnet_id": to('aws_subnet.s["a"]')}),
    instance('aws_nat_gateway.n["b"]', {"subnet_id": to('aws_subnet.s["b"]')}),
    instance(
        "aws_security_group.g",
        {"ingress": [{"from_port": 22, "to_port": 22, "protocol": "tcp", "cidr_blocks": ["0.0.0.0/0"]}]},
    ),
    instance(
        "aws_instance.i", {"vpc_security_group_ids": [to("aws_security_group.g")], "subnet_id": to('aws_subnet.s["b"]')}
    ),
    instance(
        "aws_lb.l",
        {"subnets": OpenList(["subnet-1"], Unknown("why")._cause), "tags": OpenMap({}, Unknown("why")._cause)},
    ),
]


@pytest.fixture(scope="module")
def planned() -> dict[str, Instance]:
    return {each.address: each for each in read_plan(plan_of(ESTATE), "t").instances}


@pytest.fixture(scope="module")
def stored() -> dict[str, Instance]:
    return {each.address: each for each in read_state(state_of(ESTATE), "t").instances}


def test_both_are_what_they_say_and_hold_every_instance(
    planned: dict[str, Instance], stored: dict[str, Instance]
) -> None:
    assert (kind_of(plan_of(ESTATE)), kind_of(state_of(ESTATE))) == ("plan", "state")
    assert planned.keys() == stored.keys() == {each.address for each in ESTATE}


@pytest.mark.parametrize(
    ("address", "attribute", "target"),
    [
        ("aws_s3_bucket_versioning.v", "bucket", "aws_s3_bucket.b"),
        ("aws_iam_role_policy_attachment.a", "role", "module.app.aws_iam_role.r"),
        ("module.app.module.deep.aws_iam_instance_profile.p", "role", "module.app.aws_iam_role.r"),
        ("module.app.aws_ebs_volume.d", "kms_key_id", "aws_kms_key.k"),
        ('aws_nat_gateway.n["b"]', "subnet_id", 'aws_subnet.s["b"]'),
        ("aws_instance.i", "subnet_id", 'aws_subnet.s["b"]'),
    ],
)
def test_a_reference_is_one_in_the_plan_and_the_targets_value_in_state(
    planned: dict[str, Instance], stored: dict[str, Instance], address: str, attribute: str, target: str
) -> None:
    value = planned[address].values[attribute]
    assert isinstance(value, Reference)
    assert value.target == f"t#{target}"
    told = "arn" if value.attribute == "arn" else "id"
    assert stored[address].values[attribute] == stored[target].values[told]


def test_what_is_known_is_the_same_in_both_and_is_of_the_attributes_kind(
    planned: dict[str, Instance], stored: dict[str, Instance]
) -> None:
    for values in (planned, stored):
        assert values["aws_s3_bucket.b"].values["tags_all"] == {"Owner": "me", "Name": "b"}
        assert values["aws_kms_key.k"].values["enable_key_rotation"] is True
        assert values["module.app.aws_ebs_volume.d"].values["size"] == 8
        assert values["aws_s3_bucket_versioning.v"].values["versioning_configuration"][0]["status"] == "Enabled"
        (rule,) = values["aws_security_group.g"].values["ingress"]
        assert (rule["from_port"], rule["cidr_blocks"], rule["ipv6_cidr_blocks"]) == (22, ["0.0.0.0/0"], [])
        assert values["aws_kms_key.k"].provider.region == "us-east-1"
        assert values["aws_s3_bucket.b"].provider.region == "eu-west-1"


def test_what_was_not_known_stays_so_in_the_plan_and_is_made_up_in_state(
    planned: dict[str, Instance], stored: dict[str, Instance]
) -> None:
    assert isinstance(planned["aws_sns_topic.t"].values["display_name"], Unknown)
    assert isinstance(planned["aws_lb.l"].values["subnets"], Unknown)
    assert not is_known(planned["aws_sns_topic.t"].values["name"])
    assert stored["aws_sns_topic.t"].values["name"] == "prefix-arn:aws:s3:::logs"
    assert stored["aws_s3_bucket.b"].values["id"] == "logs"
    assert stored["aws_kms_key.k"].provider.account == "123456789012"
    assert stored["aws_lb.l"].values["subnets"] == ["subnet-1"]


def test_every_attribute_of_the_type_is_in_the_documents() -> None:
    names = set(resource("aws_s3_bucket").entries)
    change = plan_of(ESTATE)["resource_changes"][0]["change"]
    assert change["after"].keys() | change["after_unknown"].keys() == names
    assert state_of(ESTATE)["resources"][0]["instances"][0]["attributes"].keys() == names


def test_blocks_that_nobody_set_may_be_unknown_as_the_provider_has_some_of_them() -> None:
    change = plan_of(ESTATE, unset_blocks_unknown=True)["resource_changes"][0]["change"]
    assert change["after_unknown"]["versioning"] is True
    assert "versioning" not in change["after"]


def test_a_set_with_an_unknown_item_is_unknown_as_a_whole(planned: dict[str, Instance]) -> None:
    change = next(each for each in plan_of(ESTATE)["resource_changes"] if each["address"] == "aws_instance.i")["change"]
    assert change["after_unknown"]["vpc_security_group_ids"] is True
    value = planned["aws_instance.i"].values["vpc_security_group_ids"]
    assert isinstance(value, OpenList)
    assert list(value) == [to("aws_security_group.g")]
