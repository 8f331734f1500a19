"""OSCAL documents, held against NIST's schemas and compliance-trestle's models, and against the ledger."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator
from trestle.oscal.assessment_plan import AssessmentPlan
from trestle.oscal.assessment_results import AssessmentResults
from trestle.oscal.ssp import SystemSecurityPlan

from remit.model import DUTIES, STATES
from remit.reports import left_out, oscal
from remit.reports.records import summary_record
from tests.reports.demo_estate import demo_audit
from tests.reports.estates import audit_of, ordinary
from tests.reports.writing import NAMES, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic import BaseModel

    from remit.audit import Audit, Registry

MODELS: dict[str, tuple[str, str, type[BaseModel]]] = {
    "oscal-ssp": ("ssp", "system-security-plan", SystemSecurityPlan),
    "oscal-plan": ("assessment-plan", "assessment-plan", AssessmentPlan),
    "oscal-results": ("assessment-results", "assessment-results", AssessmentResults),
}
"""Format → name of the schema, root of the document, model."""

ELSEWHERE = {"party-uuid", "party-uuids"}
FRAMEWORKS = ("fedramp-moderate", "nist-800-53-r5:high", "cis-aws-5.0", "soc2-tsc")


@cache
def validator(name: str) -> Draft7Validator:
    """NIST's schema; Python's `re` has no `\\p{L}`, so that names are held to ASCII letters."""
    text = Path(__file__).with_name(f"oscal-{name}-1.2.3.json").read_text(encoding="utf-8")
    text = text.replace(r"(\\p{L}|_)", "[A-Za-z_]").replace(r"(\\p{L}|\\p{N}|[.\\-_])", r"[A-Za-z0-9.\\-_]")
    assert r"\\p{" not in text
    return Draft7Validator(json.loads(text))


def document(name: str, audit: Audit, registry: Registry) -> dict[str, Any]:
    """The document, valid by schema and model, without its root."""
    schema, root, model = MODELS[name]
    read = json.loads(written(name, audit, registry))
    assert [f"{list(each.path)}: {each.message}" for each in validator(schema).iter_errors(read)] == []
    model.model_validate(read[root])
    found: dict[str, Any] = read[root]
    return found


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("framework", [*FRAMEWORKS, ""])
def test_every_document_is_valid_by_nists_schema_and_trestles_models(name: str, framework: str) -> None:
    document(name, *demo_audit(*filter(None, [framework])))


@pytest.mark.parametrize("name", MODELS)
@settings(max_examples=25)
@given(names=NAMES)
def test_no_name_in_an_estate_makes_a_document_invalid(name: str, names: list[str]) -> None:
    document(name, *audit_of(names))


def test_a_name_of_the_estate_is_no_markup() -> None:
    for text in ("[a](http://example.invalid)", "<img src=x>", "{{ insert: param, ac-1 }}", "`x` *y* _z_"):
        bare = re.sub(r"\\.", "", oscal.prose(text))
        assert set("[]<>`*_{}") & set(bare) == set()
        assert oscal.code(text).count("`") == 2
        assert "{{" not in oscal.code(text)


def walk(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every text in a document with the key that it stands at."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from walk(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from walk(each, key)
    else:
        yield key, value


@pytest.mark.parametrize("name", MODELS)
def test_every_reference_leads_to_something_in_the_document_or_in_its_plan(name: str) -> None:
    audit, registry = demo_audit("fedramp-moderate")
    read = document(name, audit, registry)
    told = list(walk(read))
    known = {value for key, value in told if key == "uuid"}
    assert len(known) == sum(key == "uuid" for key, _ in told)
    wanted = {value for key, value in told if key.endswith(("-uuid", "-uuids"))}
    wanted |= {value[1:] for key, value in told if key == "href" and value.startswith("#")}
    assert wanted - known == set()


def stripped(audit: Audit, registry: Registry, name: str) -> str:
    """A document without the time at which the estate was looked at, also in what is embedded."""
    told = written(name, audit, registry)
    found = re.search(r'"value":"([A-Za-z0-9+/=]{200,})"', told)
    inside = base64.b64decode(found[1]).decode() if found else ""
    return (told.replace(found[1], "") + inside if found else told).replace(oscal.moment(audit), "")


@pytest.mark.parametrize("name", MODELS)
def test_the_same_estate_gives_the_same_file_but_for_the_time(name: str) -> None:
    first, registry = ordinary()
    second, _ = ordinary()
    second.started = first.started + timedelta(days=400)
    assert stripped(first, registry, name) == stripped(second, registry, name)
    second.started = first.started
    assert written(name, first, registry) == written(name, second, registry)


def ledger(items: list[dict[str, Any]]) -> Counter[str]:
    """The states of the ledger lines in an inventory, which has sixteen for every item."""
    lines = [[each for each in item["props"] if each["name"] in DUTIES] for item in items]
    assert all([each["name"] for each in line] == list(DUTIES) for line in lines)
    return Counter(each["value"] for line in lines for each in line)


@pytest.mark.parametrize("estate", [lambda: demo_audit("fedramp-moderate"), ordinary], ids=["demo", "made"])
def test_the_ledger_in_plan_and_results_adds_up_to_resources_times_duties(
    estate: Callable[[], tuple[Audit, Registry]],
) -> None:
    """Two estates, so that every state occurs."""
    audit, registry = estate()
    expected = summary_record(audit)
    implementation = document("oscal-ssp", audit, registry)["system-implementation"]
    [result] = document("oscal-results", audit, registry)["results"]
    for items, props in (
        (implementation["inventory-items"], implementation["props"]),
        (result["local-definitions"]["inventory-items"], result["props"]),
    ):
        counted = ledger(items)
        assert {state: counted[state] for state in STATES} == expected["states"]
        assert counted.total() == expected["resources"] * 16 == expected["lines"]
        told = {each["name"]: int(each["value"]) for each in props}
        assert {state: told[f"ledger-{state}"] for state in STATES} == expected["states"]
        assert told["ledger-lines"] == counted.total()


def parts(requirement: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """AWS's part of a control, and the system's."""
    theirs, ours = requirement["by-components"]
    return theirs, ours


def test_what_aws_provides_is_inherited_and_what_it_leaves_is_satisfied_only_where_something_is_done() -> None:
    audit, registry = demo_audit("fedramp-moderate")
    plan = document("oscal-ssp", audit, registry)
    results = {each.control.id: each for each in audit.standings[0].requirements}
    seen = set()
    for requirement in plan["control-implementation"]["implemented-requirements"]:
        [name] = [each["value"] for each in requirement["props"] if each["name"] == "requirement"]
        (theirs, ours), owner, result = parts(requirement), results[name].control.owner, results[name].result
        export = theirs["export"]
        assert ("provided" in export) is ("inherited" in ours) is (owner != "customer")
        assert ("responsibilities" in export) is (owner != "inherited")
        for mine, key, theirs_ in (
            ("inherited", "provided", "provided"),
            ("satisfied", "responsibility", "responsibilities"),
        ):
            for each in ours.get(mine, []):
                assert each[f"{key}-uuid"] in [other["uuid"] for other in export[theirs_]]
        if result in ("unknown", "needs-attestation"):
            assert "implementation-status" not in ours
            assert "satisfied" not in ours
        if "inherited" in ours:
            assert len(ours["inherited"][0]["description"].split()) >= 32
        seen.add((owner, result, "satisfied" in ours))
    assert {each[0] for each in seen} == {"inherited", "shared", "customer"}
    assert ("shared", "not-met", True) in seen


def test_controls_have_the_ids_of_nists_catalog() -> None:
    assert oscal.control_id("nist-800-53-r5", "AC-2") == "ac-2"
    assert oscal.control_id("fedramp-moderate", "AC-2(12)") == "ac-2.12"
    assert oscal.control_id("cis-aws-5.0", "2.1.1") == "cis-aws-5.0_2.1.1"
    href = document("oscal-ssp", *demo_audit("nist-800-53-r5:high"))["import-profile"]["href"]
    assert href.endswith("NIST_SP-800-53_rev5_HIGH-baseline_profile.json")


def test_services_lead_to_awss_own_components() -> None:
    components = document("oscal-ssp", *demo_audit())["system-implementation"]["components"]
    [rds] = [each for each in components if each["title"] == "Amazon RDS and Aurora"]
    assert rds["links"][0]["href"].endswith("/component-definitions/rds.oscal.json")
    assert rds["links"][0]["resource-fragment"] in [each["value"] for each in rds["props"]]
    found = [oscal.published(each) for each in oscal._published()["components"]]
    assert len(found) > 250
    assert all(each and re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each.uuid) for each in found)
    assert oscal.published("AWS::NoSuchService") is None


def test_a_requirement_is_satisfied_only_when_it_is_met_and_what_aws_carries_is_not_judged() -> None:
    audit, registry = demo_audit("fedramp-moderate")
    [result] = document("oscal-results", audit, registry)["results"]
    told = {each["title"].partition(":")[0]: each for each in result["findings"]}
    for requirement in audit.standings[0].requirements:
        if requirement.result in ("inherited", "not-applicable"):
            assert requirement.control.id not in told
            continue
        status = told.pop(requirement.control.id)["target"]["status"]
        assert (status["state"] == "satisfied") is (requirement.result == "met")
        assert status["reason"] == {"met": "pass", "not-met": "fail"}.get(requirement.result, "other")
    assert told == {}


def test_every_verdict_is_an_observation_and_those_that_decided_a_finding_are_named() -> None:
    audit, registry = demo_audit("fedramp-moderate")
    [result] = document("oscal-results", audit, registry)["results"]
    observations = {each["uuid"]: each for each in result["observations"]}
    verdicts = Counter(
        next(p["value"] for p in each["props"] if p["name"] == "verdict") for each in observations.values()
    )
    assert verdicts == audit.verdicts
    failing = [each for each in result["findings"] if each["target"]["status"]["reason"] == "fail"]
    assert failing
    for finding in failing:
        related = [observations[each["observation-uuid"]] for each in finding["related-observations"]]
        assert any({"fail"} & {p["value"] for p in each["props"]} for each in related)


def test_the_results_carry_the_plan_that_is_also_a_file_of_its_own() -> None:
    audit, registry = demo_audit("fedramp-moderate")
    results = document("oscal-results", audit, registry)
    [resource] = results["back-matter"]["resources"]
    assert results["import-ap"]["href"] == f"#{resource['uuid']}"
    assert json.loads(base64.b64decode(resource["base64"]["value"])) == json.loads(
        written("oscal-plan", audit, registry)
    )


def test_a_plan_answers_one_profile_and_says_what_it_leaves_out() -> None:
    audit, _ = demo_audit("fedramp-moderate", "cis-aws-5.0")
    assert "cis-aws-5.0 left out" in left_out("oscal-ssp", audit)
    assert left_out("oscal-ssp", demo_audit("fedramp-moderate")[0]) == ""


def test_the_date_of_awss_authorization_is_not_made_up() -> None:
    [authorization] = document("oscal-ssp", *demo_audit())["system-implementation"]["leveraged-authorizations"]
    assert authorization["date-authorized"] == "1900-01-01"
    assert "placeholder" in authorization["remarks"]
