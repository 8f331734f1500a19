"""What a live account tells of a resource is what the template said that made it, property by property.

`cases` has a resource of every type that is read. Where moto makes it, it is made by the API calls that CloudFormation
would send and read from moto; elsewhere the answers are written down, and held to botocore's shapes.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from botocore import xform_name
from botocore.validate import ParamValidator

from remit.model import Needs, PartialString, Unknown, cause_of, unwrap
from remit.schema import exists
from remit.sources.aws.table import TAGS, Each, Pick, Spec, Table
from remit.sources.aws.tables import all_tables
from tests.sources.aws.cases import Answers, cases, paths
from tests.sources.aws.made import filled
from tests.sources.aws.models import operation
from tests.sources.aws.recorded import MemoryPages, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from remit.model import MemoryInventory, Resource
    from tests.sources.aws.cases import Case
    from tests.sources.aws.made import Account

CASES = cases()
MEANINGS: dict[str, Callable[[Any], bool]] = {
    "(secret)": lambda told: isinstance(told, PartialString) and bool(told),
    "(absent)": lambda told: told is None,
    "(unknown)": lambda told: isinstance(told, Unknown),
}
MODULES = {"lambda": "awslambda"}
"""moto's modules that are not called as botocore calls the service."""
NOT_MADE = {
    "AWS::Backup::LogicallyAirGappedBackupVault": "moto makes ordinary vaults",
    "AWS::CloudWatch::CompositeAlarm": "moto breaks over it",
    "AWS::DocDB::DBCluster": "moto knows no such engine",
    "AWS::DocDB::DBInstance": "moto knows no such engine",
    "AWS::DocDB::DBSubnetGroup": "moto knows no cluster of the engine that would be in it",
    "AWS::DocDB::GlobalCluster": "moto breaks over the engine",
    "AWS::ECS::CapacityProvider": "moto breaks unless some are named",
    "AWS::Organizations::OrganizationalUnit": "moto leaves the path out, in which AWS tells the parent",
    "Remit::EMR::BlockPublicAccess": "the demo's layer answers, since moto has none of AWS's defaults",
    "Remit::Inspector::Account": "moto breaks unless the account is named",
}
"""Types of which moto answers every call that their case tells, and which it cannot make, with the reason."""
MADE = [pytest.param(case, id=case.name) for case in CASES if case.made]
TOLD = [pytest.param(case, id=case.name) for case in CASES if case.answers]


def test_every_type_that_is_read_has_a_case() -> None:
    assert {table.type for table in all_tables()} - {case.type for case in CASES} == set()


@pytest.mark.usefixtures("endpoint")  # moto's modules read their settings as they are loaded
def test_what_moto_keeps_is_made_in_moto() -> None:
    told = {case.type for case in CASES if case.answers and all(moto_answers(called) for called in case.answers)}
    assert told - {case.type for case in CASES if case.made} == NOT_MADE.keys()


def moto_answers(called: str) -> bool:
    """Whether moto has the operation `service:Operation`."""
    from moto.core.responses import BaseResponse

    service, _, name = called.partition(":")
    try:
        responses = import_module(f"moto.{MODULES.get(service, service.replace('-', ''))}.responses")
    except ModuleNotFoundError:
        return False
    answering = [each for each in vars(responses).values() if isinstance(each, type) and issubclass(each, BaseResponse)]
    return any(hasattr(each, xform_name(name)) for each in answering if each is not BaseResponse)


def test_every_property_that_a_table_renames_or_makes_is_in_a_case() -> None:
    """What bears the registry's name in the answer cannot be mistaken for another; what does not has to be shown.

    A call that several types take, such as that for recovery points, is shown once in full.
    """
    shown = {(case.type, path) for case in CASES for path in paths(case.template, "")}
    full = {path for _, path in shown if path.startswith("RecoveryPoints.")}
    missing = {(table.type, path) for table in all_tables() for path in renamed(table)} - shown
    assert {(name, path) for name, path in missing if path not in full} == set()


def renamed(table: Table) -> Iterator[str]:
    """The properties, by dotted path, that a table's calls fill from something of another name."""
    for call in table.calls:
        for name, spec in call.fills.items() if call is not table.locates else ():
            if name != TAGS:
                yield from made_of(name, spec)


def made_of(path: str, spec: Spec) -> Iterator[str]:
    yield path
    if isinstance(spec, (Each, Pick)):
        for name, inner in spec.fields.items():
            yield from made_of(f"{path}.{name}", inner)


@pytest.mark.parametrize("case", TOLD)
def test_what_is_told_is_what_the_template_said(case: Case) -> None:
    holds(case.type, case.template, read(Answers(case.answers), MemoryPages(), Needs([case.type])))


@pytest.mark.parametrize("case", TOLD)
def test_answers_are_of_botocores_shapes(case: Case) -> None:
    for called, answer in case.answers.items():
        if not isinstance(answer, str):
            report = ParamValidator().validate(answer, operation(called).output_shape).generate_report()
            wrong = [line for line in report.splitlines() if line and not line.startswith("Invalid length")]
            assert wrong == [], called


@pytest.mark.parametrize("case", MADE)
def test_what_is_read_is_what_the_template_said(case: Case, account: Account) -> None:
    assert case.name not in account.refused, account.refused[case.name]
    holds(case.type, filled(case.template, account.made[case.name]), account.inventory)


def holds(name: str, template: dict[str, Any], inventory: MemoryInventory) -> None:
    """That one of the resources is what the template says."""
    found = list(inventory.of_type(name))
    assert found, [note.text for note in inventory.notes] or inventory.gaps
    nearest = min((list(differences(template, resource)) for resource in found), key=len)
    assert nearest == [], nearest


def differences(template: dict[str, Any], resource: Resource) -> Iterator[str]:
    """Where a resource is not as its template said."""
    properties = unwrap(resource.properties)
    for key, said in template.items():
        assert exists(resource.type, key), f"{resource.type} has no {key}"
        yield from _differences(said, properties.get(key), key)


def _differences(said: Any, told: Any, path: str) -> Iterator[str]:
    if isinstance(said, str) and said in MEANINGS:
        if not MEANINGS[said](told):
            yield f"{path} is {told!r}, not {said}"
    elif isinstance(told, (Unknown, PartialString)):
        yield f"{path} is unknown: {cause_of(told).reason}"
    elif type(said) is type(told) and isinstance(said, (dict, list)):
        yield from _within(said, told, path)
    elif said != told:
        yield f"{path} is {told!r}, not {said!r}"


def _within(said: Any, told: Any, path: str) -> Iterator[str]:
    if isinstance(said, dict):
        for key, value in said.items():
            yield from _differences(value, told.get(key), f"{path}.{key}")
    elif len(said) != len(told):
        yield f"{path} has {len(told)} items, not {len(said)}"
    else:
        for index, (one, other) in enumerate(zip(said, told, strict=True)):
            yield from _differences(one, other, f"{path}[{index}]")
