"""How to fix something, as the page of a check says it: commands and properties that AWS has."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import pytest
from botocore import xform_name
from botocore.exceptions import UnknownServiceError
from botocore.session import get_session

from remit import audit as auditing
from remit.audit import registry
from remit.audit.page import page
from remit.schema.shape import DATA

if TYPE_CHECKING:
    from botocore.model import ServiceModel

    from remit.audit import Check

CHECKS = list(auditing.Registry(registry.build()["checks"]))
QUOTED = re.compile(r"`([^`]+)`")
NAMED = re.compile(r"([A-Z][A-Za-z]+(?:(?:\[\])?\.[A-Z][A-Za-z]+)*)(?:\[\])?: .")
SERVICES = {"configservice": "config", "s3api": "s3", "deploy": "codedeploy"}
"""What the command line calls otherwise than botocore does."""

GLOBAL = {"region", "profile", "output", "query"}
"""https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html."""

OTHER_LANGUAGES = {
    *("Action", "Resource", "Principal", "AWS", "StringEquals", "Bool"),  # policies
    "NoEcho",  # parameters of templates
    *("ManagedActionsEnabled", "SystemType", "StreamLogs"),  # option settings of Elastic Beanstalk
}
"""Words that are no properties of resources."""


def quoted(check: Check) -> list[str]:
    """What stands between backticks on a page, outside of its title."""
    told = page(check)
    return [found for text in (told.why, told.fix, told.note) for found in QUOTED.findall(text)]


def commands() -> list[str]:
    """The commands of all pages that name an operation."""
    found = chain.from_iterable(map(quoted, CHECKS))
    return sorted({each for each in found if re.match(r"aws [a-z0-9-]+ [a-z]", each)})


@cache
def service(name: str) -> ServiceModel | None:
    try:
        return get_session().get_service_model(SERVICES.get(name, name))
    except UnknownServiceError:
        return None


@pytest.mark.parametrize("command", commands())
def test_a_command_exists_with_its_options(command: str) -> None:
    _, name, word, *rest = command.split()
    model = service(name)
    assert model, name
    operations = {xform_name(each, "-"): each for each in model.operation_names}
    assert word in operations, command
    shape = model.operation_model(operations[word]).input_shape
    options = {xform_name(each, "-") for each in (shape.members if shape else ())} | GLOBAL
    for each in rest:
        option = each.removeprefix("--").partition("=")[0]
        assert not each.startswith("--") or option.removeprefix("no-") in options, each


def test_a_property_to_set_exists() -> None:
    """`Name: value` names properties of the registry, whichever type of the estate it is to be set on."""
    known = OTHER_LANGUAGES | words()
    named = {(check.id, found[1]) for check in CHECKS for each in quoted(check) if (found := NAMED.match(each))}
    assert len(named) > 200
    assert [(check, path) for check, path in named if not known.issuperset(re.split(r"(?:\[\])?\.", path))] == []


def words() -> set[str]:
    """The names of all properties of all types, as the files of the index hold them."""
    return {key for file in DATA.glob("*.json") for key in re.findall(r'"([A-Za-z]+)":', file.read_text("utf-8"))}
