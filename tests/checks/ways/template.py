"""A template said in other ways: as JSON, with words for values, values from elsewhere, conditions that hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from remit.schema import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Tree = dict[str, Any]
    Way = Callable[[Tree], Tree]

FUNCTIONS = ("Ref", "Condition")


class Tags(yaml.SafeLoader):
    """Reads `!Ref x` as `{"Ref": "x"}`, and so the other short forms."""


def _long(loader: Tags, suffix: str, node: yaml.Node) -> Tree:
    name = suffix if suffix in FUNCTIONS else f"Fn::{suffix}"
    if isinstance(node, yaml.ScalarNode):
        text = loader.construct_scalar(node)
        return {name: text.split(".", 1) if suffix == "GetAtt" else text}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    assert isinstance(node, yaml.MappingNode)
    return {name: loader.construct_mapping(node, deep=True)}


Tags.add_multi_constructor("!", _long)
Tags.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


def read(text: str) -> Tree:
    """A template in YAML as the tree that it is in JSON."""
    found: Tree = yaml.load(text, Tags)  # noqa: S506 — it is a safe loader with more tags
    return found


def is_function(value: Any) -> bool:
    """Whether it is a call of one of CloudFormation's functions, in the long form."""
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith(("Ref", "Fn::", "Condition"))


def leaves(value: Any, change: Callable[[Any], Any]) -> Any:
    """A tree with each of its plain values changed, but for those within functions."""
    if is_function(value):
        return value
    if isinstance(value, dict):
        return {name: leaves(item, change) for name, item in value.items()}
    if isinstance(value, list):
        return [leaves(item, change) for item in value]
    return value if value is None else change(value)


def properties(template: Tree, change: Callable[[Tree, str], Tree]) -> Tree:
    """A template with the properties of each resource changed; `change` gets them and the resource's type."""
    told = {
        name: {**each, **({"Properties": change(each["Properties"], each["Type"])} if each.get("Properties") else {})}
        if "Type" in each
        else each
        for name, each in template["Resources"].items()
    }
    return {**template, "Resources": told}


def word(value: Any) -> Any:
    """A value as text, as templates often have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def json_only(template: Tree) -> Tree:
    """As it is; whoever loads it writes JSON."""
    return template


def in_words(template: Tree) -> Tree:
    """Every number and bool as text."""
    return properties(template, lambda told, _: leaves(told, word))


def by_parameter(template: Tree) -> Tree:
    """Every value a parameter's default."""
    parameters = dict(template.get("Parameters", {}))

    def change(value: Any) -> Any:
        name = f"Way{len(parameters)}"
        parameters[name] = {"Type": "Number" if type(value) in (int, float) else "String", "Default": word(value)}
        return {"Ref": name}

    return {**properties(template, lambda told, _: leaves(told, change)), "Parameters": parameters}


def by_mapping(template: Tree) -> Tree:
    """Every value found in a map, by the Region or by a parameter's default."""
    values: Tree = {}

    def change(value: Any) -> Any:
        name = f"V{len(values)}"
        values[name] = value
        return {"Fn::FindInMap": ["Ways", {"Ref": "WayStage"}, name]}

    told = properties(template, lambda told, _: leaves(told, change))
    if not values:
        return told
    stage = {"WayStage": {"Type": "String", "Default": "prod", "AllowedValues": ["dev", "prod"]}}
    return {
        **told,
        "Parameters": {**template.get("Parameters", {}), **stage},
        "Mappings": {**template.get("Mappings", {}), "Ways": {"prod": values, "dev": dict.fromkeys(values, "other")}},
    }


def substituted(template: Tree) -> Tree:
    """Every text by `Fn::Sub`, long texts joined of two halves."""

    def change(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if len(value) % 2:
            half = len(value) // 2
            return {"Fn::Join": ["", [value[:half], {"Fn::Sub": value[half:].replace("${", "${!")}]]}
        return {"Fn::Sub": value.replace("${", "${!")}

    return properties(template, lambda told, _: leaves(told, change))


HOLDS = {"Fn::Not": [{"Fn::Equals": [{"Ref": "WayStage"}, "dev"]}]}


def under_conditions(template: Tree) -> Tree:
    """Every resource under a condition that holds, every property of it chosen by one, with nothing as the other."""

    def change(told: Tree, _: str) -> Tree:
        return {name: {"Fn::If": ["WayHolds", value, {"Ref": "AWS::NoValue"}]} for name, value in told.items()}

    told = properties(template, change)
    resources = {
        name: {"Condition": "WayHolds", **each} if "Type" in each else each for name, each in told["Resources"].items()
    }
    stage = {"WayStage": {"Type": "String", "Default": "prod"}}
    return {
        **told,
        "Resources": resources,
        "Parameters": {**template.get("Parameters", {}), **stage},
        "Conditions": {**template.get("Conditions", {}), "WayHolds": HOLDS},
    }


def chosen_within(template: Tree) -> Tree:
    """Every plain value and every item of a list the second choice of a condition that does not hold."""

    def item(value: Any) -> Any:
        if is_function(value):
            return value
        if isinstance(value, dict):
            return {name: item(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [
                {"Fn::If": ["WayNot", {"Ref": "AWS::NoValue"}, item(each)]} if not is_function(each) else each
                for each in value
            ]
        return value if value is None else {"Fn::If": ["WayNot", "other", value]}

    return {
        **properties(template, lambda told, _: {name: item(value) for name, value in told.items()}),
        "Conditions": {**template.get("Conditions", {}), "WayNot": {"Fn::Equals": ["prod", "dev"]}},
    }


def with_no_values(template: Tree) -> Tree:
    """Every property that is not set is set to `AWS::NoValue`."""

    def filled(told: Any, type_name: str) -> Tree:
        schema = describe(type_name)
        names = schema.properties.names if schema is not None else ()
        return {**{key: {"Ref": "AWS::NoValue"} for key in names}, **told}

    resources = {
        name: {**each, "Properties": filled(each.get("Properties") or {}, each["Type"])} if "Type" in each else each
        for name, each in template["Resources"].items()
    }
    return {**template, "Resources": resources}


def looped(template: Tree) -> Tree:
    """Every resource made by a loop over one name."""
    if any("Type" not in each for each in template["Resources"].values()):
        return template
    resources = {
        f"Fn::ForEach::Way{number}": [f"Name{number}", [name], {f"${{Name{number}}}": each}]
        for number, (name, each) in enumerate(template["Resources"].items())
    }
    transform = template.get("Transform", [])
    transform = transform if isinstance(transform, list) else [transform]
    return {**template, "Transform": ["AWS::LanguageExtensions", *transform], "Resources": resources}


def documents_as_text(template: Tree) -> Tree:
    """Every policy document as a text of JSON, by `Fn::Sub` where it refers to something."""

    def change(value: Any) -> Any:
        if isinstance(value, dict) and "Statement" in value and not has_function(value):
            return json.dumps(value)
        if isinstance(value, dict):
            return value if is_function(value) else {name: change(item) for name, item in value.items()}
        return [change(item) for item in value] if isinstance(value, list) else value

    return properties(template, lambda told, _: change(told))


def has_function(value: Any) -> bool:
    """Whether a function is called anywhere in a tree."""
    if is_function(value):
        return True
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(has_function(each) for each in items)


WAYS: Mapping[str, Way] = {
    "json": json_only,
    "words": in_words,
    "parameters": by_parameter,
    "mapping": by_mapping,
    "sub": substituted,
    "conditions": under_conditions,
    "chosen": chosen_within,
    "no values": with_no_values,
    "loops": looped,
    "documents": documents_as_text,
}
