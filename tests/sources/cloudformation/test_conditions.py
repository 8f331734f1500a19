"""What undecided conditions do to values and to existence, and that trying them both ways meets every deployment."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from remit.model import Unknown, cause_of, unwrap
from remit.sources.cloudformation import Options, load_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.model import Inventory, Resource

FILE = "t.yaml"
STAGE = f'{FILE}?Stage == "prod"'

TEMPLATE = """
Parameters:
  Stage: {Type: String, Default: dev}
  Zone: {Type: String, AllowedValues: [a, b]}
  Other: {Type: String}
Mappings:
  Stages: {dev: {public: "no"}, prod: {public: "yes"}, demo: {public: "yes"}}
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsDemo: !Equals [demo, !Ref Stage]
  InA: !Equals [!Ref Zone, a]
  InB: !Equals [!Ref Zone, b]
  Big: !And [!Condition IsProd, !Not [!Condition InA]]
  Public: !Equals [!FindInMap [Stages, !Ref Stage, public], "yes"]
  Nowhere: !Equals [!Ref Zone, c]
  SameOther: !Equals [!Ref Other, !Ref Zone]
  Always: !Equals [x, x]
Resources:
  Subject:
    Type: AWS::S3::Bucket
    Properties: {PROPERTIES}
  Guarded:
    Type: AWS::S3::Bucket
    Condition: IsProd
    Properties:
      AccessControl: !If [IsProd, Private, PublicRead]
"""


def load(properties: str = "{}", **options: Any) -> Inventory:
    return load_text(TEMPLATE.replace("{PROPERTIES}", properties), FILE, Options(**options))


def subject(inventory: Inventory, name: str = "Subject") -> Resource:
    found = inventory.get(f"{FILE}#{name}")
    assert found is not None
    return found


def access(properties: str, **assumed: bool) -> Any:
    """AccessControl of the subject, under assumptions told as `Stage_prod=True`."""
    keys = {f"{FILE}?{name.replace('_', ' == ', 1).replace('== ', '== ')}": truth for name, truth in assumed.items()}
    keys = {f'{key.rpartition(" ")[0]} "{key.rpartition(" ")[2]}"': truth for key, truth in keys.items()}
    inventory = load(properties)
    subject(inventory)
    return subject(inventory.under(keys)).properties.AccessControl


# ── values ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_default_gives_values_but_decides_no_condition() -> None:
    properties = "{BucketName: !Ref Stage, AccessControl: !If [IsProd, Private, PublicRead]}"
    seen = subject(load(properties)).properties
    assert seen.BucketName == "dev"
    assert isinstance(seen.AccessControl, Unknown)
    assert cause_of(seen.AccessControl).condition == STAGE
    assert cause_of(seen.AccessControl).reason == 'depends on the condition IsProd (Stage == "prod")'


def test_a_given_value_decides() -> None:
    properties = "{AccessControl: !If [IsProd, Private, PublicRead]}"
    assert subject(load(properties, parameters={"Stage": "prod"})).properties.AccessControl == "Private"
    assert subject(load(properties, parameters={"Stage": "x"})).properties.AccessControl == "PublicRead"


def test_under_an_assumption_the_branch_and_the_parameter_are_known() -> None:
    properties = "{BucketName: !Ref Stage, AccessControl: !If [IsProd, Private, PublicRead]}"
    inventory = load(properties)
    held, denied = inventory.under({STAGE: True}), inventory.under({STAGE: False})
    assert unwrap(subject(held).properties) == {"BucketName": "prod", "AccessControl": "Private"}
    assert unwrap(subject(denied).properties) == {"BucketName": "dev", "AccessControl": "PublicRead"}


def test_equal_branches_need_no_decision() -> None:
    assert access("{AccessControl: !If [IsProd, Private, Private]}") == "Private"
    assert access("{AccessControl: !If [Always, Private, PublicRead]}") == "Private"
    assert access("{AccessControl: !If [Nowhere, PublicRead, Private]}") == "Private"


def test_an_item_that_may_be_absent_is_neither_there_nor_not() -> None:
    tags = "{Tags: [{Key: a, Value: b}, !If [IsProd, {Key: c, Value: d}, !Ref AWS::NoValue]]}"
    inventory = load(tags)
    seen = subject(inventory).properties.Tags
    assert len(seen) == 2
    assert isinstance(seen[1], Unknown)
    assert len(subject(inventory.under({STAGE: True})).properties.Tags) == 2
    assert len(subject(inventory.under({STAGE: False})).properties.Tags) == 1


def test_allowed_values_tie_conditions_together() -> None:
    properties = "{AccessControl: !If [InA, Private, !If [InB, PublicRead, LogDeliveryWrite]]}"
    assert access(properties, Zone_a=False) == "PublicRead"
    assert access(properties, Zone_b=True) == "PublicRead"


def test_a_mapping_on_an_open_parameter_is_a_choice_of_its_keys() -> None:
    properties = "{AccessControl: !If [Public, PublicRead, Private]}"
    assert access(properties, Stage_prod=True) == "PublicRead"
    assert access(properties, Stage_prod=False, Stage_demo=False) == "Private"
    assert access(properties, Stage_prod=False, Stage_demo=True) == "PublicRead"


# ── existence ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_conditional_resource_is_there_and_marked_until_its_condition_is_decided() -> None:
    inventory = load()
    guarded = subject(inventory, "Guarded")
    assert guarded.conditional
    assert inventory.presence(guarded.key) == STAGE
    assert inventory.presence(subject(inventory).key) is None
    denied = inventory.under({STAGE: False})
    assert denied.get(guarded.key) is None
    assert [each.id for each in denied.of_type("AWS::S3::Bucket")] == ["Subject"]
    held = subject(inventory.under({STAGE: True}), "Guarded")
    assert not held.conditional


def test_its_own_properties_are_read_as_if_it_exists() -> None:
    assert subject(load(), "Guarded").properties.AccessControl == "Private"


def test_given_parameters_remove_a_resource_for_good() -> None:
    inventory = load(parameters={"Stage": "dev"})
    assert inventory.get(f"{FILE}#Guarded") is None
    assert subject(load(parameters={"Stage": "prod"}), "Guarded").conditional is False


@pytest.mark.parametrize(
    ("assumed", "possible"),
    [
        ({'Stage == "prod"': True, 'Stage == "demo"': True}, False),
        ({'Stage == "prod"': True, 'Stage == "demo"': False}, True),
        ({'Stage == "prod"': False, 'Stage == "demo"': False}, True),
        ({'Zone == "a"': False, 'Zone == "b"': False}, False),
        ({'Zone == "a"': False, "Other == Zone": True}, True),
        ({'Zone == "a"': True, 'Zone == "b"': True, "Other == Zone": True}, False),
        ({"no such thing": True}, True),
    ],
)
def test_contradictions_are_impossible(assumed: dict[str, bool], possible: bool) -> None:  # noqa: FBT001
    properties = "{Tags: [!If [IsDemo, a, b], !If [InA, a, b], !If [InB, a, b], !If [SameOther, a, b]]}"
    assert load(properties).possible({f"{FILE}?{key}": truth for key, truth in assumed.items()}) is possible


def test_rules_of_the_template_exclude_choices() -> None:
    text = """
Parameters:
  Stage: {Type: String}
  Tls: {Type: String, AllowedValues: ["on", "off"]}
Rules:
  ProdIsEncrypted:
    RuleCondition: !Equals [!Ref Stage, prod]
    Assertions:
      - Assert: !Contains [["on"], !Ref Tls]
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  Plain: !Equals [!Ref Tls, "off"]
Resources:
  Subject: {Type: AWS::S3::Bucket, Properties: {BucketName: !If [IsProd, !If [Plain, a, b], c]}}
"""
    inventory = load_text(text, FILE)
    assert not inventory.possible({STAGE: True, f'{FILE}?Tls == "off"': True})
    assert inventory.possible({STAGE: True, f'{FILE}?Tls == "off"': False})
    assert inventory.possible({STAGE: False, f'{FILE}?Tls == "off"': True})


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("condition", "problem"),
    [
        ("!Condition Broken", "the condition Broken leads back to itself"),
        ("!Not [!Condition Second]", "the condition Broken leads back to itself"),
        ("!Equals [a]", "the condition Broken: Fn::Equals takes 2"),
        ("yes", "the condition Broken: a condition is one condition function"),
        ("!Sub x", "the condition Broken: Fn::Sub is no condition function"),
        ("!Condition Missing", "the condition Missing is not declared"),
    ],
)
def test_a_condition_that_cannot_be_read_can_still_be_tried_both_ways(condition: str, problem: str) -> None:
    text = f"""
Conditions:
  Broken: {condition}
  Second: !Condition Broken
Resources:
  Subject: {{Type: AWS::S3::Bucket, Condition: Broken, Properties: {{BucketName: !If [Broken, a, b]}}}}
"""
    inventory = load_text(text, FILE)
    assert [note.text for note in inventory.notes] == [problem]
    key = inventory.presence(f"{FILE}#Subject")
    assert key is not None
    branches = [inventory.under({key: truth}).get(f"{FILE}#Subject") for truth in (True, False)]
    assert sum(each is not None for each in branches) == 1


# ── against every deployment ─────────────────────────────────────────────────────────────────────────────────────────

VALUES = ("p", "q", "r")
PARAMETERS = {"A": VALUES, "B": VALUES, "C": (*VALUES[:2], "other")}

operands = st.sampled_from(
    [*VALUES, *({"Ref": name} for name in PARAMETERS), {"Fn::FindInMap": ["M", {"Ref": "A"}, "k"]}]
)
comparisons = st.builds(lambda left, right: {"Fn::Equals": [left, right]}, operands, operands)
formulas = st.recursive(
    comparisons | st.sampled_from([{"Condition": "Z0"}, {"Condition": "Z1"}]),
    lambda inner: st.one_of(
        st.builds(lambda each: {"Fn::Not": [each]}, inner),
        st.builds(lambda each: {"Fn::And": each}, st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda each: {"Fn::Or": each}, st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=6,
)


@settings(max_examples=150)
@given(first=comparisons, second=comparisons, presence=formulas, branch=formulas, inner=formulas)
def test_trying_both_ways_meets_every_deployment_and_nothing_else(
    first: Any, second: Any, presence: Any, branch: Any, inner: Any
) -> None:
    """Every full set of assumptions that is called possible is some choice of parameters, and the other way round."""
    import json

    text = json.dumps(
        {
            "Parameters": {name: {"Type": "String", "AllowedValues": each} for name, each in PARAMETERS.items()},
            "Mappings": {"M": {each: {"k": VALUES[number % 2]} for number, each in enumerate(VALUES)}},
            "Conditions": {"Z0": first, "Z1": second, "Present": presence, "Branch": branch, "Inner": inner},
            "Resources": {
                "Subject": {
                    "Type": "AWS::S3::Bucket",
                    "Condition": "Present",
                    "Properties": {
                        "BucketName": {
                            "Fn::If": ["Branch", {"Fn::If": ["Inner", "one", "two"]}, {"Ref": "AWS::NoValue"}]
                        }
                    },
                }
            },
        }
    )
    deployed = {
        outcome(load_text(text, FILE, Options(parameters=dict(zip(PARAMETERS, chosen, strict=True)))))
        for chosen in itertools.product(*PARAMETERS.values())
    }
    assert set(outcomes(load_text(text, FILE), {})) == deployed


def outcome(inventory: Inventory) -> object:
    """What a fully decided inventory shows: absence, or the name of the bucket."""
    found = inventory.get(f"{FILE}#Subject")
    if found is None:
        return "absent"
    return found.properties.BucketName if "BucketName" in vars(found.properties) else "unnamed"


def outcomes(inventory: Inventory, assumed: Mapping[str, bool]) -> Iterator[object]:
    """What a reader meets that tries each open condition both ways."""
    view = inventory.under(assumed) if assumed else inventory
    open_ = view.presence(f"{FILE}#Subject")
    if open_ is None:
        shown = outcome(view)
        if not isinstance(shown, Unknown):
            yield shown
            return
        open_ = cause_of(shown).condition
    assert open_
    assert open_ not in assumed
    for truth in (True, False):
        branch = {**assumed, open_: truth}
        if inventory.possible(branch):
            yield from outcomes(inventory, branch)
