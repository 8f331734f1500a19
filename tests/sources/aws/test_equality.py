"""What a live account tells of a resource is what the template said that made it, property by property.

`equality.yaml` has a resource of every type that is read. Where moto makes it, it is made by the API calls that
CloudFormation would send and read from moto; elsewhere the answers are written down, and held to botocore's shapes.
"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from botocore.exceptions import ClientError
from botocore.session import Session
from botocore.validate import ParamValidator

from remit.model import Needs, PartialString, Unknown, cause_of, unwrap
from remit.schema import exists
from remit.sources.aws import AwsTarget, collect
from remit.sources.aws.client import _without_prefix_of_host
from tests.sources.aws.conftest import lead_to
from tests.sources.aws.models import operation
from tests.sources.aws.recorded import REGION, MemoryPages, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from remit.model import MemoryInventory, Resource

OTHER = "210987654321"
ROLE = f"arn:aws:iam::{OTHER}:role/audit"
CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("equality.yaml").read_text(encoding="utf-8"))
MADE = {name: case for name, case in CASES.items() if "made" in case}
TOLD = {name: case for name, case in CASES.items() if "answers" in case}


class Answers:
    """An AWS that answers as a case says, and nothing else; `!Code` is an error of that code."""

    def __init__(self, answers: dict[str, Any]) -> None:
        self._answers = answers

    def call(self, service: str, _region: str, name: str, _parameters: Mapping[str, Any]) -> dict[str, Any]:
        answer = self._answers.get(f"{service}:{name}", {})
        if isinstance(answer, str):
            raise ClientError({"Error": {"Code": answer.removeprefix("!"), "Message": "none"}}, name)
        told: dict[str, Any] = copy.deepcopy(answer)
        return told


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told_is_what_the_template_said(name: str) -> None:
    case = TOLD[name]
    holds(name, case["template"], read(Answers(case["answers"]), MemoryPages(), Needs([name])))


@pytest.mark.parametrize("name", TOLD)
def test_answers_are_of_botocores_shapes(name: str) -> None:
    for called, answer in TOLD[name]["answers"].items():
        if not isinstance(answer, str):
            report = ParamValidator().validate(answer, operation(called).output_shape).generate_report()
            wrong = [line for line in report.splitlines() if line and not line.startswith("Invalid length")]
            assert wrong == [], called


@pytest.mark.parametrize("name", MADE)
def test_what_is_read_is_what_the_template_said(name: str, account: Account) -> None:
    assert name not in account.refused, account.refused[name]
    holds(name, filled(MADE[name]["template"], account.made[name]), account.inventory)


class Account:
    """Another account of moto's, in which all cases are made, and what was read of it by assuming a role in it."""

    def __init__(self, endpoint: str) -> None:
        self._endpoint = endpoint
        self._session = self._assumed()
        self._clients: dict[str, Any] = {}
        self.made: dict[str, dict[str, str]] = {}
        self.refused: dict[str, Exception] = {}
        for name, case in MADE.items():
            try:
                self.made[name] = self._make(case["made"])
            except Exception as raised:  # noqa: BLE001 — told by the test of that case
                self.refused[name] = raised
        self.inventory = collect(AwsTarget(role_arn=ROLE, attempts=1), Needs(MADE), MemoryPages(), regions=[REGION])

    def _assumed(self) -> Session:
        """A session in the other account."""
        sts = Session().create_client("sts", region_name=REGION, endpoint_url=self._endpoint)
        told = sts.assume_role(RoleArn=ROLE, RoleSessionName="test")["Credentials"]
        session = Session()
        session.set_credentials(told["AccessKeyId"], told["SecretAccessKey"], told["SessionToken"])
        return session

    def _make(self, calls: list[list[Any]]) -> dict[str, str]:
        """Make the calls in turn; what they are to keep of the answers, by name."""
        made = {"account": OTHER, "region": REGION}
        for called, parameters, *kept in calls:
            answer = self._call(called, filled(parameters, made))
            for key, path in (kept[0] if kept else {}).items():
                made[key] = at(answer, path)
        return made

    def _call(self, called: str, parameters: dict[str, Any]) -> Any:
        service, _, name = called.partition(":")
        if service not in self._clients:
            made = self._session.create_client(service, region_name=REGION, endpoint_url=self._endpoint)
            if service == "s3control":
                made.meta.events.register("before-send", _without_prefix_of_host)
            self._clients[service] = made
        client = self._clients[service]
        method = next(one for one, other in client.meta.method_to_api_mapping.items() if other == name)
        return getattr(client, method)(**parameters)


@pytest.fixture(scope="module")
def account(endpoint: str, estate: MemoryPages, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Account]:
    """Made after the estate was read: moto draws some ids when they are read, and the estate's are to stay the same."""
    assert estate.log
    with pytest.MonkeyPatch.context() as patch:
        lead_to(endpoint, str(tmp_path_factory.getbasetemp() / "cache"), patch)
        yield Account(endpoint)


def holds(name: str, template: dict[str, Any], inventory: MemoryInventory) -> None:
    """That one of the resources is what the template says."""
    found = list(inventory.of_type(name))
    assert found, [note.text for note in inventory.notes] or inventory.gaps
    unlike = [list(differences(template, resource)) for resource in found]
    assert [] in unlike, unlike


def differences(template: dict[str, Any], resource: Resource) -> Iterator[str]:
    """Where a resource is not as its template said."""
    properties = unwrap(resource.properties)
    for key, said in template.items():
        assert exists(resource.type, key), f"{resource.type} has no {key}"
        yield from _differences(said, properties.get(key), key)


def _differences(said: Any, told: Any, path: str) -> Iterator[str]:
    if said == "(secret)":
        if not isinstance(told, PartialString) or not told:
            yield f"{path} is no secret that was kept back"
    elif said == "(unknown)":
        if not isinstance(told, Unknown):
            yield f"{path} is known"
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


def filled(value: Any, made: Mapping[str, str]) -> Any:
    """A value with `<name>` replaced by what a call before it answered."""
    if isinstance(value, dict):
        return {key: filled(item, made) for key, item in value.items()}
    if isinstance(value, list):
        return [filled(item, made) for item in value]
    if isinstance(value, str):
        for name, told in made.items():
            value = value.replace(f"<{name}>", told)
    return value


def at(answer: Any, path: str) -> str:
    for step in path.split("."):
        answer = answer[int(step)] if step.isdigit() else answer[step]
    return str(answer)
