"""State: what is there, from Terraform's own file and from what it shows of it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model import RemitError, is_known
from remit.sources.terraform.plans.documents import kind_of, load, may_be
from remit.sources.terraform.plans.state import read_shown_state, read_state
from tests.sources.terraform.mangling import mangled
from tests.sources.terraform.recordings import PROVIDERS, SECRET, STATES, recorded, recorded_bytes

ARN = "arn:aws:kms:eu-west-1:123456789012:key/1"


def own(resources: list[Any], **more: Any) -> dict[str, Any]:
    """A state file with these resources. Built, not recorded."""
    return {"version": 4, "terraform_version": "1.11.4", "serial": 1, "lineage": "x", "resources": resources, **more}


def resource(*instances: Any, **more: Any) -> dict[str, Any]:
    """A resource of a state file. Built, not recorded."""
    provider = 'provider["registry.terraform.io/hashicorp/aws"]'
    base = {"mode": "managed", "type": "aws_kms_key", "name": "k", "provider": provider}
    return {**base, "instances": list(instances), **more}


def test_the_file_and_what_is_shown_of_it_give_the_same_instances() -> None:
    file = read_state(load(recorded_bytes("terraform.tfstate"), "s"), "s", providers=PROVIDERS)
    shown = read_shown_state(load(recorded_bytes("shown_state"), "s"), "s", providers=PROVIDERS)
    assert file.notes == shown.notes == []
    assert len(file.instances) == 52
    in_file = {each.key: _without_types(each.values) for each in file.instances}
    assert in_file == {each.key: each.values for each in shown.instances}


def _without_types(values: dict[str, Any]) -> dict[str, Any]:
    """The file keeps the type of an attribute that may be anything; of AWS's resources none may."""
    plain = {name: each["value"] if isinstance(each, dict) else each for name, each in values.items()}
    if isinstance(inner := plain.get("input"), dict):
        for name in ("input", "output"):
            plain[name] = {key: value for key, value in inner.items() if value is not None}
    return plain


def test_modules_count_and_for_each_have_terraforms_addresses() -> None:
    keys = {each.key for each in read_state(recorded("terraform.tfstate"), "s.tfstate", providers=PROVIDERS).instances}
    assert 's.tfstate#module.shelf["blue"].module.box.terraform_data.content' in keys
    assert "s.tfstate#terraform_data.counted[1]" in keys
    assert 's.tfstate#terraform_data.quoted["a \\"b\\" \\\\ $${c}"]' in keys


def test_everything_in_state_is_known_and_null_is_absent() -> None:
    for each in read_shown_state(recorded("shown_state"), "s", providers=PROVIDERS).instances:
        assert all(is_known(value) and value is not None for value in each.values.values())


def test_data_sources_and_objects_that_wait_for_their_deletion_are_no_instances_and_tainted_ones_are() -> None:
    waiting = {"deposed": "1a2b3c4d", "attributes": {"id": "old"}}
    tainted = {"status": "tainted", "attributes": {"id": "new"}}
    read = read_state(own([resource(waiting, tainted), resource({"attributes": {}}, mode="data", name="d")]), "s")
    assert [each.values for each in read.instances] == [{"id": "new"}]


@pytest.mark.parametrize(
    ("provider", "taken"),
    [
        ('provider["registry.terraform.io/hashicorp/aws"]', True),
        ('provider["registry.terraform.io/hashicorp/aws"].west', True),
        ('module.app["a.b"].module.net.provider["registry.opentofu.org/hashicorp/aws"].west', True),
        ('provider["registry.terraform.io/hashicorp/awscc"]', True),
        ("provider.aws", True),
        ("module.app.provider.aws.west", True),
        ('provider["registry.terraform.io/hashicorp/random"]', False),
        ("", False),
    ],
)
def test_the_provider_decides_what_is_an_instance(provider: str, *, taken: bool) -> None:
    read = read_state(own([resource({"attributes": {"id": "1"}}, provider=provider)]), "s")
    assert (len(read.instances), sum(read.left_out.values())) == ((1, 0) if taken else (0, 1))


@pytest.mark.parametrize(
    ("attributes", "region", "account"),
    [
        ({"arn": ARN}, "eu-west-1", "123456789012"),
        ({"arn": ARN, "region": "us-east-1"}, "us-east-1", "123456789012"),
        ({"arn": "arn:aws:s3:::name"}, None, None),
        ({"arn": "arn:aws:iam::123456789012:role/x"}, None, "123456789012"),
        ({"arn": "nonsense", "region": "nowhere"}, None, None),
        ({"arn": 1, "region": ["x"]}, None, None),
    ],
)
def test_region_and_account_are_those_that_the_resource_tells(
    attributes: dict[str, Any], region: str | None, account: str | None
) -> None:
    (instance,) = read_state(own([resource({"attributes": attributes})]), "s").instances
    assert (instance.provider.region, instance.provider.account) == (region, account)


def test_what_the_provider_tags_everything_with_shows_in_tags_all() -> None:
    tags = {"tags": {"Name": "k"}, "tags_all": {"Name": "k", "Owner": "me"}}
    (instance,) = read_state(own([resource({"attributes": tags})]), "s").instances
    assert instance.provider.default_tags == {"Name": "k", "Owner": "me"}


@pytest.mark.parametrize("name", STATES)
def test_state_is_recognised_by_what_it_holds(name: str) -> None:
    data = recorded_bytes(name)
    assert may_be(data)
    assert kind_of(load(data, "x")) == ("state" if name == "terraform.tfstate" else "shown-state")


def test_state_without_resources_is_state() -> None:
    assert kind_of({"format_version": "1.0"}) == "shown-state"
    assert read_shown_state({"format_version": "1.0"}, "s").instances == []
    assert read_state(own([]), "s").instances == []


def test_state_of_another_version_is_refused_with_what_to_do() -> None:
    old = {"version": 3, "terraform_version": "0.11.14", "serial": 1, "lineage": "x", "modules": []}
    assert kind_of(old) == "state"
    with pytest.raises(RemitError, match="remit reads version 4") as caught:
        read_state(old, "s")
    assert "terraform apply -refresh-only" in caught.value.hint


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (resource({"attributes": "swordfish-4711"}), "attributes of aws_kms_key.k is a text, not an object"),
        (resource({"attributes": {}, "index_key": {"a": 1}}), "index_key of aws_kms_key.k is an object"),
        (resource({"attributes": None}), "attributes of aws_kms_key.k is null, not an object"),
        (resource({"attributes": {}}, module=".".join(["module.a"] * 2000)), "what resources[1] is called"),
        (resource({"attributes_flat": {"id": "x"}}), "aws_kms_key.k was last written by Terraform 0.11"),
        (resource("x"), "instance 0 of aws_kms_key.k is a text, not an object"),
        ("x", "resources[1] is a text, not an object"),
        (resource({"attributes": {}}, name="bad name"), "what resources[1] is called is a text, not an address"),
        (resource({"attributes": {"id": "2"}}, name="good"), "aws_kms_key.good is there twice; the first one is taken"),
    ],
)
def test_a_resource_of_the_wrong_shape_is_an_error_that_names_it_and_the_others_still_come(
    wrong: Any, told: str
) -> None:
    good = resource({"attributes": {"id": "1"}}, name="good")
    read = read_state(own([good, wrong]), "s")
    assert [each.values["id"] for each in read.instances] == ["1"]
    assert [(note.level, told in note.text) for note in read.notes] == [("error", True)]
    assert not any(SECRET in note.text for note in read.notes)


def test_values_of_any_depth_are_an_error_and_no_crash() -> None:
    deep: Any = {}
    for _ in range(900):
        deep = {"a": [deep]}
    read = read_state(own([resource({"attributes": deep})]), "s")
    assert "more than 100 levels deep" in read.notes[0].text


def test_modules_of_any_depth_are_an_error_and_no_crash() -> None:
    deep: Any = {}
    for _ in range(900):
        deep = {"child_modules": [deep]}
    read = read_shown_state({"format_version": "1.0", "values": {"root_module": deep}}, "s")
    assert "modules more than 30 deep" in read.notes[0].text


@given(st.data())
def test_no_broken_state_crashes_or_tells_a_value(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(STATES))
    document = data.draw(mangled(recorded(name)))
    read = read_state if name == "terraform.tfstate" else read_shown_state
    try:
        found = read(document, "s", providers=PROVIDERS)
    except RemitError as error:
        assert SECRET not in str(error)  # noqa: PT017 — either way is fine, so long as this holds
        return
    assert not any(SECRET in note.text for note in found.notes)
