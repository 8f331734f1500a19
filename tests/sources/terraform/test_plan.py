"""Plans: what will be there, what is known of it, and what refers to what."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.model import Reference, RemitError, Unknown, cause_of
from remit.sources.terraform.evaluation.values import OpenList
from remit.sources.terraform.plans import documents
from remit.sources.terraform.plans.documents import kind_of, load, may_be
from remit.sources.terraform.plans.plan import read_plan
from remit.sources.terraform.plans.plan_values import Unset
from tests.sources.terraform.mangling import mangled
from tests.sources.terraform.recordings import PLANS, PROVIDERS, SECRET, recorded, recorded_bytes


def values_of(plan: str | dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Address → values. Recorded documents go through `load`, as files do."""
    document = load(recorded_bytes(plan), "p.json") if isinstance(plan, str) else plan
    return {each.address: each.values for each in read_plan(document, "p.json", providers=PROVIDERS).instances}


# ── what will be there ────────────────────


def test_every_instance_of_modules_count_and_for_each_is_there_under_terraforms_address() -> None:
    read = read_plan(recorded("plan_of_nothing"), "dir/plan.json", providers=PROVIDERS)
    assert len(read.instances) == 52
    assert read.notes == []
    by_address = {each.address: each for each in read.instances}
    nested = by_address["module.pair[1].module.box.terraform_data.content"]
    assert nested.key == "dir/plan.json#module.pair[1].module.box.terraform_data.content"
    assert nested.type == "terraform_data"
    assert by_address['module.shelf["blue"].terraform_data.board'].values["input"] == "blue"
    assert by_address["terraform_data.counted[1]"].values["input"] == "number 1"
    assert 'terraform_data.quoted["a \\"b\\" \\\\ $${c}"]' in by_address


def test_what_is_deleted_is_gone_and_what_is_replaced_updated_or_left_alone_has_its_new_values() -> None:
    values = values_of("plan_of_changes")
    assert "terraform_data.gone[0]" not in values
    assert values["terraform_data.counted[2]"]["input"] == "number 2"
    assert values["terraform_data.replaced"]["triggers_replace"] == 2
    assert isinstance(values["terraform_data.replaced"]["id"], Unknown)
    assert values["terraform_data.single"]["output"] == {"name": "single", "size": Decimal("1.5")}


def test_what_a_plan_for_one_target_does_not_name_is_taken_from_the_state() -> None:
    read = read_plan(recorded("plan_of_a_target"), "p.json", providers=PROVIDERS)
    values = {each.address: each.values for each in read.instances}
    assert len(values) == 52
    assert values["terraform_data.replaced"]["triggers_replace"] == 2
    assert values["terraform_data.late"]["triggers_replace"] == 1
    assert [note.text for note in read.notes] == [
        "51 resources are in the state and not in the plan; they are taken as they were"
    ]


def test_resources_of_other_providers_are_counted_and_left_out() -> None:
    read = read_plan(recorded("plan_of_nothing"), "p.json")
    assert read.instances == []
    assert read.left_out == {"terraform.io/builtin/terraform": 52}


def test_a_plan_that_ended_in_an_error_says_that_it_is_not_whole() -> None:
    read = read_plan({**recorded("plan_of_nothing"), "errored": True}, "p.json", providers=PROVIDERS)
    assert read.gap == "the plan ended in an error"
    assert [note.level for note in read.notes] == ["error"]


# ── what is known ────────────────────


def test_what_is_known_only_after_apply_is_unknown_and_the_rest_of_the_value_stays() -> None:
    partly = values_of("plan_of_nothing")["terraform_data.partly"]["input"]
    assert partly["known"] == "yes"
    assert partly["list"][0] == "first"
    assert partly["map"]["here"] == 1
    assert cause_of(partly["list"][1]).reason == "known only after apply (terraform_data.partly.input.list[1])"
    late = partly["map"]["there"]["late"]
    assert isinstance(late, Unknown)
    assert cause_of(late).reason == "known only after apply (terraform_data.partly.input.map.there.late)"


def test_null_is_absent() -> None:
    single = values_of("plan_of_nothing")["terraform_data.single"]
    assert "triggers_replace" not in single
    assert "tags" not in single["input"]


def test_an_attribute_that_the_configuration_does_not_set_is_told_from_one_that_it_sets() -> None:
    values = values_of("plan_of_nothing")["terraform_data.partly"]
    assert isinstance(cause_of(values["output"]), Unset)
    assert not isinstance(cause_of(values["input"]["late"]), Unset)


# ── what refers to what ────────────────────

REFERENCES = {
    "terraform_data.to_single": ("terraform_data.late", "Ref"),
    "terraform_data.to_key": ('terraform_data.fresh["green"]', "Ref"),
    "terraform_data.to_index": ("terraform_data.numbered[1]", "Ref"),
    'terraform_data.to_each_value["blue"]': ('terraform_data.fresh["blue"]', "Ref"),
    "terraform_data.to_module": ("module.alone.terraform_data.content", "Ref"),
    "terraform_data.to_module_key": ('module.shelf["blue"].module.box.terraform_data.content', "Ref"),
    "terraform_data.to_whole_object": ("module.alone.terraform_data.content", "Ref"),
    "module.alone.terraform_data.owned": ("terraform_data.late", "Ref"),
    "module.pair[0].module.box.terraform_data.owned": ("terraform_data.late", "Ref"),
    'module.shelf["green"].module.box.terraform_data.owned': ("terraform_data.late", "Ref"),
}


@pytest.mark.parametrize("address", REFERENCES)
def test_a_value_that_is_one_attribute_of_another_resource_is_a_reference_to_it(address: str) -> None:
    value = values_of("plan_of_nothing")[address]["input"]
    target, attribute = REFERENCES[address]
    assert isinstance(value, Reference)
    assert (value.target, value.attribute) == (f"p.json#{target}", attribute)


def test_a_reference_within_a_list_or_map_takes_its_place_there() -> None:
    values = values_of("plan_of_nothing")
    (item,) = values["terraform_data.in_a_list"]["input"]
    assert item == Reference("p.json#terraform_data.late")
    assert values["terraform_data.in_a_map"]["input"]["key"] == Reference("p.json#terraform_data.late")


@pytest.mark.parametrize("address", ["terraform_data.to_text", "terraform_data.to_count_index[0]"])
def test_a_value_made_of_several_references_or_of_an_attribute_that_is_not_told_stays_unknown(address: str) -> None:
    assert isinstance(values_of("plan_of_nothing")[address]["input"], Unknown)


def test_two_references_in_one_list_stay_unknown() -> None:
    assert all(isinstance(each, Unknown) for each in values_of("plan_of_nothing")["terraform_data.to_both"]["input"])


def test_the_attribute_of_a_reference_is_translated_by_whoever_asks() -> None:
    seen: list[tuple[str, str, str]] = []

    def refer(key: str, type_name: str, attribute: str) -> Reference:
        seen.append((key, type_name, attribute))
        return Reference(key, "Translated")

    read = read_plan(recorded("plan_of_nothing"), "p.json", providers=PROVIDERS, reference=refer)
    values = {each.address: each.values for each in read.instances}
    assert values["terraform_data.to_single"]["input"].attribute == "Translated"
    assert ("p.json#terraform_data.late", "terraform_data", "id") in seen


def written(type_name: str, name: str, after: Any, unknown: Any, expressions: Any, **more: Any) -> Any:
    """A resource of a small plan: its change, and its entry in the configuration. Built, not recorded."""
    index = more.get("index")
    suffix = "" if index is None else f"[{json.dumps(index)}]"
    address = f"{type_name}.{name}"
    change = {
        "address": f"{address}{suffix}",
        "mode": "managed",
        "type": type_name,
        "name": name,
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "change": {"actions": ["create"], "after": after, "after_unknown": unknown},
    }
    entry = {"address": address, "mode": "managed", "type": type_name, "name": name, "expressions": expressions}
    return change, {**entry, "provider_config_key": more.get("provider", "aws")}


def small_plan(*resources: Any, providers: Any = None, variables: Any = None) -> dict[str, Any]:
    """A plan of these. Built, not recorded."""
    entries = {entry["address"]: entry for _, entry in resources}
    return {
        "format_version": "1.2",
        "variables": variables or {},
        "resource_changes": [change for change, _ in resources],
        "configuration": {
            "provider_config": providers or {},
            "root_module": {"resources": list(entries.values())},
        },
    }


EACH = {"references": ["aws_kms_key.k", "each.key"]}


def test_an_index_by_each_key_selects_the_instance_with_that_key_where_the_name_says_the_attribute() -> None:
    keys = [written("aws_kms_key", "k", {}, {"arn": True}, {}, index=key) for key in ("a", "b")]
    unknown = {"kms_key_id": True, "kms_key_arn": True, "label": True}
    user = written("aws_thing", "t", {}, unknown, dict.fromkeys(unknown, EACH), index="b")
    values = values_of(small_plan(*keys, user))['aws_thing.t["b"]']
    assert values["kms_key_arn"] == Reference('p.json#aws_kms_key.k["b"]', "arn")
    assert values["kms_key_id"] == Reference('p.json#aws_kms_key.k["b"]')
    assert isinstance(values["label"], Unknown)


def test_an_index_by_count_is_followed_only_where_both_have_as_many() -> None:
    told = {"references": ["aws_subnet.s", "count.index"]}
    subnets = [written("aws_subnet", "s", {}, {"id": True}, {}, index=at) for at in range(2)]
    two = [written("aws_thing", "two", {}, {"subnet_id": True}, {"subnet_id": told}, index=at) for at in range(2)]
    three = [written("aws_thing", "three", {}, {"subnet_id": True}, {"subnet_id": told}, index=at) for at in range(3)]
    values = values_of(small_plan(*subnets, *two, *three))
    assert values["aws_thing.two[1]"]["subnet_id"] == Reference("p.json#aws_subnet.s[1]")
    assert isinstance(values["aws_thing.three[1]"]["subnet_id"], Unknown)


def test_a_document_is_never_a_reference_since_it_only_holds_one() -> None:
    thing = written("aws_thing", "t", {}, {"arn": True}, {})
    told = {"references": ["aws_thing.t.arn", "aws_thing.t"]}
    names = ("policy", "assume_role_policy", "container_definitions", "user_data")
    others = ("policy_arn", "task_definition", "launch_template", "data_arn")
    user = written("aws_user", "u", {}, dict.fromkeys((*names, *others), True), dict.fromkeys((*names, *others), told))
    values = values_of(small_plan(thing, user))["aws_user.u"]
    assert all(isinstance(values[name], Unknown) for name in names)
    assert all(values[name] == Reference("p.json#aws_thing.t", "arn") for name in others)


def test_a_set_that_is_unknown_for_one_reference_holds_it_and_maybe_more() -> None:
    group = written("aws_security_group", "g", {}, {"id": True}, {})
    told = {"vpc_security_group_ids": {"references": ["aws_security_group.g.id", "aws_security_group.g"]}}
    user = written("aws_instance", "i", {}, {"vpc_security_group_ids": True}, told)
    value = values_of(small_plan(group, user))["aws_instance.i"]["vpc_security_group_ids"]
    assert isinstance(value, OpenList)
    assert list(value) == [Reference("p.json#aws_security_group.g")]


def test_blocks_of_a_set_find_their_expressions_by_their_constants_and_not_by_their_place() -> None:
    def origin(name: str) -> dict[str, Any]:
        head = f"aws_s3_bucket.{name}"
        return {"domain_name": {"references": [f"{head}.dns", head]}, "origin_id": {"constant_value": name}}

    buckets = [written("aws_s3_bucket", name, {}, {"dns": True}, {}) for name in ("a", "b")]
    after, unknown = [{"origin_id": "b"}, {"origin_id": "a"}], [{"domain_name": True}, {"domain_name": True}]
    told = {"origin": [origin("a"), origin("b")]}
    user = written("aws_cloudfront_distribution", "d", {"origin": after}, {"origin": unknown}, told)
    origins = values_of(small_plan(*buckets, user))["aws_cloudfront_distribution.d"]["origin"]
    assert [each["domain_name"].target for each in origins] == ["p.json#aws_s3_bucket.b", "p.json#aws_s3_bucket.a"]


def test_blocks_that_a_dynamic_block_adds_to_have_no_references_since_the_plan_does_not_list_it() -> None:
    bucket = written("aws_s3_bucket", "a", {}, {"id": True}, {})
    blocks = {"rule": [{"bucket": {"references": ["aws_s3_bucket.a.id", "aws_s3_bucket.a"]}}]}
    unknown = {"rule": [{"bucket": True}, {"bucket": True}]}
    user = written("aws_thing", "t", {"rule": [{}, {}]}, unknown, blocks)
    assert all(
        isinstance(each["bucket"], Unknown) for each in values_of(small_plan(bucket, user))["aws_thing.t"]["rule"]
    )


# ── providers ────────────────────

AWS = {
    "aws": {
        "name": "aws",
        "expressions": {
            "region": {"references": ["var.region"]},
            "default_tags": [{"tags": {"constant_value": {"Owner": "me"}}}],
        },
    },
    "aws.us": {
        "name": "aws",
        "alias": "us",
        "expressions": {
            "region": {"constant_value": "us-east-1"},
            "default_tags": [{"tags": {"references": ["var.tags"]}}],
        },
    },
}


def test_region_account_and_default_tags_come_from_the_provider_and_from_what_the_resource_tells_itself() -> None:
    document = small_plan(
        written("aws_kms_key", "plain", {}, {"arn": True}, {}),
        written("aws_kms_key", "aliased", {}, {}, {}, provider="aws.us"),
        written("aws_kms_key", "own", {"region": "eu-north-1"}, {}, {}),
        written("aws_kms_key", "made", {"arn": "arn:aws:kms:ap-south-1:123456789012:key/1"}, {}, {}),
        written("aws_kms_key", "tagged", {"tags_all": {"A": "b"}}, {}, {}, provider="aws.us"),
        written("aws_kms_key", "lost", {}, {}, {}, provider="module.x:aws"),
        providers=AWS,
        variables={"region": {"value": "eu-west-1"}},
    )
    told = {each.address: each.provider for each in read_plan(document, "p.json").instances}
    assert {address: (each.region, each.account) for address, each in told.items()} == {
        "aws_kms_key.plain": ("eu-west-1", None),
        "aws_kms_key.aliased": ("us-east-1", None),
        "aws_kms_key.own": ("eu-north-1", None),
        "aws_kms_key.made": ("ap-south-1", "123456789012"),
        "aws_kms_key.tagged": ("us-east-1", None),
        "aws_kms_key.lost": (None, None),
    }
    assert told["aws_kms_key.tagged"].default_tags == {"A": "b"}
    assert told["aws_kms_key.plain"].default_tags == {"Owner": "me"}
    assert isinstance(told["aws_kms_key.aliased"].default_tags, Unknown)


# ── input that is not as it should be ────────────────────


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_is_recognised_by_what_it_holds(name: str) -> None:
    data = recorded_bytes(name)
    assert may_be(data)
    assert may_be(data.decode().encode("utf-16"))
    assert kind_of(load(data, "x")) == "plan"
    assert kind_of(load(data.decode().encode("utf-16"), "x")) == "plan"


@pytest.mark.parametrize(
    "document", [[], {}, {"version": 4}, {"Resources": {}}, {"format_version": "1.0", "x": 1}, None]
)
def test_other_json_is_neither_plan_nor_state(document: Any) -> None:
    assert kind_of(document) is None


BROKEN = {
    "cut off": (b'{"format_version": "1.2",\n"resource_changes":\n[{"addr', "p.json:3: not valid JSON"),
    "a zip file": (b"PK\x03\x04rest", "terraform show -json FILE > plan.json"),
    "not a number": (b'{"format_version": NaN}', "a number that cannot be read"),
    "a number without end": (b"9" * 5000, "a number that cannot be read"),
    "half a character": (b'{"a": "\\ud800"}', "a character that is none"),
    "no text": (b'{"a": "\xff\xfe\xfd"}', "a character that is none"),
    "too deep": (b"[" * 200_000, "values nest too deep"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_json_says_so_and_what_to_do(name: str) -> None:
    data, told = BROKEN[name]
    with pytest.raises(RemitError) as caught:
        load(data, "p.json")
    assert told in str(caught.value)
    assert caught.value.hint


def test_a_file_beyond_the_limit_is_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "BYTES", 1_000_000)
    with pytest.raises(RemitError, match="remit reads at most 1 MB"):
        load(b" " * 1_000_001, "p.json")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"format_version": "2.0"}, "format_version is none that remit reads"),
        ({"format_version": 1}, "format_version is none that remit reads"),
        ({"resource_changes": "x"}, "resource_changes is a text, not a list"),
        ({"configuration": []}, "configuration is a list, not an object"),
        ({"variables": 1}, "variables is a number, not an object"),
    ],
)
def test_a_plan_of_the_wrong_shape_is_refused(change: dict[str, Any], told: str) -> None:
    with pytest.raises(RemitError, match=told):
        read_plan({**recorded("plan_of_nothing"), **change}, "p.json")


def test_a_resource_of_the_wrong_shape_is_an_error_that_names_it_and_the_others_still_come() -> None:
    document = recorded("plan_of_nothing")
    for each in document["resource_changes"]:
        if each["address"] == "terraform_data.secret":
            each["change"]["after"]["input"] = [SECRET]
            each["change"]["after_unknown"]["input"] = {"password": True}
    read = read_plan(document, "p.json", providers=PROVIDERS)
    assert len(read.instances) == 51
    (note,) = read.notes
    assert note.level == "error"
    assert note.text.startswith("terraform_data.secret: the value of terraform_data.secret.input is a list")
    assert SECRET not in note.text + note.hint


def test_a_change_that_says_nothing_of_what_will_be_is_an_error_and_no_empty_resource() -> None:
    document = recorded("plan_of_nothing")
    document["resource_changes"][0]["change"]["after"] = None
    read = read_plan(document, "p.json", providers=PROVIDERS)
    assert len(read.instances) == 51
    assert [note.text for note in read.notes] == ["terraform_data.counted[0]: change.after is null, not an object"]


def test_secrets_stay_for_analysis_and_show_in_no_debug_text() -> None:
    read = read_plan(recorded("plan_of_nothing"), "p.json", providers=PROVIDERS)
    secret = next(each for each in read.instances if each.address == "terraform_data.secret")
    assert secret.values["input"]["password"] == SECRET
    assert SECRET not in repr(secret)


@given(st.data())
def test_no_broken_plan_crashes_or_tells_a_value(data: st.DataObject) -> None:
    document = data.draw(mangled(recorded(data.draw(st.sampled_from(PLANS)))))
    kind_of(document)
    try:
        read = read_plan(document, "p.json", providers=PROVIDERS)
    except RemitError as error:
        assert SECRET not in str(error)  # noqa: PT017 — either way is fine, so long as this holds
        return
    assert not any(SECRET in note.text for note in read.notes)


@given(st.integers(0, len(recorded_bytes("plan_of_nothing")) - 3))
def test_a_plan_cut_off_anywhere_is_refused(length: int) -> None:
    with pytest.raises(RemitError, match="not valid JSON"):
        load(recorded_bytes("plan_of_nothing")[:length], "p.json")
