"""What holds for every entry of the catalogue."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from remit import catalogue, schema
from remit.catalogue import shelf
from remit.catalogue.table import AWS_PAGE
from remit.model import DUTIES, OWNERS, Resource

PAGE = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-"
NAMESPACES = sorted({name.rpartition("::")[0] for name in schema.type_names() if name.startswith("AWS::")})
UNCLASSIFIED = {"AWS::AWSExternalAnthropic::Workspace", "AWS::GammaDilithium::JobDefinition"}
"""Types for which no page of AWS says who secures what. Their files give the reasons; there may be 20 at most."""


def types_of(namespace: str) -> list[str]:
    return [name for name in schema.type_names() if name.startswith(f"{namespace}::")]


def test_every_type_of_the_registry_is_named_in_the_file_of_its_service() -> None:
    """A new type of the registry fails here, and is then written into its service's file."""
    missing = [name for name in schema.type_names() if name.startswith("AWS::") and catalogue.service_of(name) is None]
    told = [
        f"{name}: name it in src/remit/catalogue/services/{name.split('::')[1].lower()}.toml, under [[types]]"
        f" with its model, or `configures` if it is a setting; see {PAGE}{name.lower().replace('::', '-')[5:]}.html"
        for name in missing
    ]
    assert not told, "\n" + "\n".join(told)


@pytest.mark.parametrize("namespace", [*NAMESPACES, "Remit", "Custom"])
def test_every_type_has_sixteen_lines_that_say_why_and_where(namespace: str) -> None:
    for type_name in types_of(namespace) or [f"{namespace}::Anything"]:
        told = catalogue.explain(type_name)
        assert tuple(told.duties) == DUTIES
        assert told.service
        for duty, line in told.duties.items():
            assert line.owner in OWNERS
            assert line.because, (type_name, duty)
            assert AWS_PAGE.fullmatch(line.source), (type_name, duty, line.source)
            assert line.act or line.owner != "shared", (type_name, duty)


def test_what_is_not_classified_is_rare_and_says_why() -> None:
    found = {name for namespace in NAMESPACES for name in types_of(namespace) if unclassified(name)}
    assert found == UNCLASSIFIED
    assert len(UNCLASSIFIED) <= 20
    for name in found:
        assert {line.owner for line in catalogue.explain(name).duties.values()} == {"unclassified"}


def unclassified(type_name: str) -> bool:
    told = catalogue.explain(type_name)
    return told.model != "opaque" and any(line.owner == "unclassified" for line in told.duties.values())


def test_what_only_configures_is_marked() -> None:
    """A workload has the five duties of AWS's half; a setting has none of them, and is marked."""
    for namespace in NAMESPACES:
        for name in types_of(namespace):
            told = catalogue.explain(name)
            owners = {told.duties[duty].owner for duty in DUTIES[:5]}
            if told.model == "configuration":
                assert told.configuration
                assert owners == {"not-applicable"}, name
            elif name not in UNCLASSIFIED and told.model != "opaque":
                assert not told.configuration, name
                assert owners != {"not-applicable"}, name


@pytest.mark.parametrize("mover", catalogue.movers(), ids=lambda mover: mover.id)
def test_every_mover_says_why_and_where(mover: catalogue.Mover) -> None:
    assert mover.because
    assert AWS_PAGE.fullmatch(mover.source)
    for type_name in mover.types:
        assert mover.id in [each.id for each in catalogue.explain(type_name).movers]


def test_mover_ids_are_unique() -> None:
    ids = [mover.id for mover in catalogue.movers()]
    assert len(set(ids)) == len(ids)


def test_a_type_of_another_namespace_is_unclassified_and_never_a_guess() -> None:
    for type_name in (
        "AWS::Gone::Ledger",
        "AWS::Nothing::AtAll",
        "nonsense",
        "AWS::../../etc::Passwd",
        "AWS::rds::DBInstance",
    ):
        lines = catalogue.classify(Resource(type_name, "x", "x", {}))
        assert {line.owner for line in lines.values()} == {"unclassified"}
        assert catalogue.service_of(type_name) is None
        assert not catalogue.is_configuration(type_name)


def test_configuration() -> None:
    assert catalogue.is_configuration("AWS::EC2::SecurityGroup")
    assert catalogue.is_configuration("AWS::IAM::ManagedPolicy")
    assert catalogue.is_configuration("Remit::IAM::RootUser")
    assert catalogue.is_configuration("Custom::AnythingAtAll")
    assert not catalogue.is_configuration("AWS::EC2::Instance")
    assert not catalogue.is_configuration("AWS::S3::Bucket")


def test_duties() -> None:
    duties = catalogue.duties()
    assert tuple(duty.id for duty in duties) == DUTIES
    assert [duty.half for duty in duties] == ["of the cloud"] * 5 + ["in the cloud"] * 11
    for duty in duties:
        assert duty.evidence, duty.id
        assert all(AWS_PAGE.fullmatch(page) for page in (duty.source, *(each.source for each in duty.evidence)))
    assert [duty.id for duty in catalogue.account_duties()] == [
        "regular-audits",
        "awareness-training",
        "compliance-reporting",
    ]


def test_models_have_every_line() -> None:
    for model in catalogue.models():
        assert tuple(model.lines) == DUTIES, model.id


def test_deprecated_runtimes_are_those_whose_date_has_passed() -> None:
    package = find_spec("cfnlint")
    assert package is not None
    assert package.origin is not None
    dates = Path(package.origin).parent / "data" / "AdditionalSpecs" / "LmbdRuntimeLifecycle.json"
    past = {name for name, dates in json.loads(dates.read_text()).items() if dates["deprecated"] <= "2026-11-15"}
    runtime = schema.describe("AWS::Lambda::Function").properties.property("Runtime")  # type: ignore[union-attr]
    mover = next(mover for mover in catalogue.movers() if mover.id == "lambda-eol")
    assert set(mover.condition.values) == past & set(runtime.enum)  # type: ignore[union-attr]


def test_files_are_named_by_their_namespace() -> None:
    for name in shelf.services():
        record = shelf.service(name)
        assert record is not None
        assert record["namespace"].removeprefix("AWS::").lower() == name
