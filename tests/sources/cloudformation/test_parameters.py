"""Where parameter values come from, and what is said of wrong ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from remit import audit as auditing
from remit.audit.runner import Runner
from remit.model import RemitError, Undetermined
from remit.sources.cloudformation import Options, load_text, read_parameters

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = """
Parameters:
  Stage: {Type: String, AllowedValues: [dev, prod], Default: dev}
  Count: {Type: Number, Default: 1}
  Ports: {Type: List<Number>, Default: "80,443"}
  Names: {Type: CommaDelimitedList, AllowedValues: [a, b], Default: a}
  Password: {Type: String, NoEcho: true, AllowedValues: [hunter2], Default: hunter2}
Resources:
  Subject:
    Type: Custom::Thing
    Properties: {Stage: !Ref Stage, Count: !Ref Count, Ports: !Ref Ports, Names: !Ref Names}
"""


@pytest.mark.parametrize(
    "content",
    [
        {"Stage": "prod", "Count": 2},
        [
            {"ParameterKey": "Stage", "ParameterValue": "prod"},
            {"ParameterKey": "Count", "ParameterValue": "2"},
            {"ParameterKey": "Names", "UsePreviousValue": True},
        ],
        {"Parameters": {"Stage": "prod", "Count": "2"}, "Tags": {"team": "shop"}, "StackPolicy": {}},
        ["Stage=prod", "Count=2"],
    ],
    ids=["object", "create-stack", "template configuration", "overrides"],
)
def test_every_shape_of_file_that_aws_tools_take(tmp_path: Path, content: object) -> None:
    file = tmp_path / "parameters.json"
    file.write_text(json.dumps(content))
    assert read_parameters([file]) == {"Stage": "prod", "Count": "2"}


def test_later_values_win_and_lists_become_text(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.json"
    first.write_text("Stage: dev\nNames: [a, b]\nOn: true\n")
    second.write_text('["Stage=prod"]')
    assert read_parameters([first, second], ["Count=3", "Url=a=b"]) == {
        "Stage": "prod",
        "Names": "a,b",
        "On": "true",
        "Count": "3",
        "Url": "a=b",
    }


@pytest.mark.parametrize("text", ["", "42", "[1]", '[{"ParameterKey": "A"}]', '{"A": {"B": 1}}', "{"])
def test_a_file_without_parameters_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "p.json"
    file.write_text(text)
    with pytest.raises(RemitError, match=r"p\.json"):
        read_parameters([file])


def test_a_missing_file_and_a_wrong_assignment_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RemitError, match="cannot be read"):
        read_parameters([tmp_path / "nowhere.json"])
    with pytest.raises(RemitError, match="write NAME=VALUE"):
        read_parameters([], ["Stage"])


def seen(**options: Any) -> Any:
    inventory = load_text(TEMPLATE, "t.yaml", Options(**options))
    found = inventory.get("t.yaml#Subject")
    assert found is not None
    return found.properties, inventory.notes


def test_types_make_numbers_and_lists() -> None:
    properties, notes = seen(parameters={"Stage": "prod", "Ports": "22, 80"})
    assert (properties.Stage, properties.Count, properties.Ports, properties.Names) == ("prod", 1, [22, 80], ["a"])
    assert notes == []


def test_values_for_one_file_outweigh_those_for_all() -> None:
    properties, _ = seen(parameters={"Stage": "dev"}, parameters_of={"t.yaml": {"Stage": "prod"}})
    assert properties.Stage == "prod"


@pytest.mark.parametrize(
    ("given", "text", "hint", "line"),
    [
        ({"Stage": "test"}, "parameter Stage: 'test' is not among its AllowedValues", "one of dev, prod", 3),
        ({"Names": "a,c"}, "parameter Names: 'c' is not among its AllowedValues", "one of a, b", 6),
        ({"Count": "many"}, "parameter Count: 'many' is not a number", "", 4),
        ({"Password": "x"}, "parameter Password: the given value is not among its AllowedValues", "", 7),
    ],
)
def test_wrong_values_are_errors_with_a_hint(given: dict[str, str], text: str, hint: str, line: int) -> None:
    _, notes = seen(parameters=given)
    assert [(note.level, note.text, note.hint) for note in notes] == [("error", text, hint)]
    assert notes[0].location.line == line


def test_a_refused_value_is_not_used() -> None:
    properties, _ = seen(parameters={"Stage": "test"})
    assert properties.Stage == "dev"


def test_a_name_that_no_template_declares_is_refused() -> None:
    with pytest.raises(RemitError, match=r"no template declares the parameter Stag \(did you mean Stage\?\)"):
        seen(parameters={"Stag": "prod"})


def test_what_nobody_reads_here_is_a_value_where_it_cannot_be_empty() -> None:
    """An account has a number and an id means what exists; a text of the customer's may be empty."""
    template = """
Parameters:
  Subnet: {Type: "AWS::EC2::Subnet::Id"}
  Subnets: {Type: "List<AWS::EC2::Subnet::Id>"}
  Text: {Type: String}
Resources:
  Subject:
    Type: Custom::Thing
    Properties: {Account: !Ref AWS::AccountId, Subnet: !Ref Subnet, Subnets: !Ref Subnets, Text: !Ref Text,
                 Topics: !Ref AWS::NotificationARNs, Secret: "{{resolve:secretsmanager:orders}}"}
"""
    subject = load_text(template, "t.yaml").get("t.yaml#Subject")
    assert subject is not None
    told = subject.properties
    assert told.Account
    assert told.Subnet
    assert told.Secret
    for unsure in (told.Text, told.Subnets, told.Topics, told.Account.lower):
        with pytest.raises(Undetermined):
            bool(unsure)
    with pytest.raises(Undetermined):
        assert told.Account == "123456789012"


@pytest.mark.parametrize(
    ("declared", "value", "wanted"),
    [
        ("{Type: String, NoEcho: true}", "!Ref Word", "pass"),
        ("{Type: String}", "!Ref Word", "fail"),
        ('{Type: "AWS::SSM::Parameter::Value<String>", Default: /word, NoEcho: true}', "!Ref Word", "fail"),
        ("{Type: String, NoEcho: true}", '"{{resolve:ssm:/word:1}}"', "fail"),
        ("{Type: String, NoEcho: true}", '!Sub "{{resolve:ssm-secure:/word:1}}"', "pass"),
    ],
)
def test_a_password_is_read_where_the_stack_or_a_plain_parameter_shows_it(
    declared: str, value: str, wanted: str
) -> None:
    """Nobody gave the value, and who can read it is known all the same."""
    text = f"Parameters: {{Word: {declared}}}\nResources:\n  Subject:\n    Type: AWS::RDS::DBInstance\n"
    inventory = load_text(f"{text}    Properties: {{MasterUserPassword: {value}}}\n", "t.yaml")
    subject = inventory.get("t.yaml#Subject")
    assert subject is not None
    (check,) = auditing.load().named("rds.password-in-template")
    assert Runner(inventory).finding(check, check.members[0], subject).verdict == wanted


def test_what_is_surely_there_may_be_nothing_as_a_switch() -> None:
    """A secret of a store may be the text `false`."""
    asked = '{StorageEncrypted: "{{resolve:secretsmanager:on}}"}'
    text = f"Resources: {{Db: {{Type: AWS::RDS::DBInstance, Properties: {asked}}}}}"
    subject = load_text(text, "t.yaml").get("t.yaml#Db")
    assert subject is not None
    with pytest.raises(Undetermined):
        assert subject.properties.StorageEncrypted
