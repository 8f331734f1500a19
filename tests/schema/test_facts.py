"""What remit says an account shows is what the API answers: each fact names a member of an answer that exists."""

from __future__ import annotations

from typing import Any

import botocore.session
import pytest

from remit.schema import describe, exists
from tools import schema_additions

OWN = schema_additions.read("remit_types.toml")
ENTRIES = [*OWN["type"], *OWN["fact"]]
FACTS = {
    f"{entry.get('name', entry.get('on'))}.{path}": (path, told)
    for entry in ENTRIES
    for path, told in entry["properties"].items()
}
SESSION = botocore.session.get_session()

# https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html
REPORT = {
    *("user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed"),
    *(
        "password_next_rotation",
        "mfa_active",
        "cert_1_active",
        "cert_1_last_rotated",
        "cert_2_active",
        "cert_2_last_rotated",
    ),
    *(f"access_key_{n}_{what}" for n in (1, 2) for what in ("active", "last_rotated", "last_used_date")),
    *(f"access_key_{n}_last_used_{what}" for n in (1, 2) for what in ("region", "service")),
}
KINDS = {"string": "string", "timestamp": "string", "integer": "integer", "long": "integer", "boolean": "boolean"}


def kind_told(reference: str) -> str:
    """The kind of the member that a `service:Operation path` names. KeyError when there is none."""
    call, _, path = reference.partition(" ")
    service, _, operation = call.partition(":")
    if operation == "GetCredentialReport":
        return "any" if path in REPORT else "no such column"
    shape: Any = SESSION.get_service_model(service).operation_model(operation).output_shape
    for step in path.split("."):
        if shape.type_name == "map":
            assert step in shape.key.enum
            shape = shape.value
        else:
            shape = shape.members[step.removesuffix("[]")]
        shape = shape.member if step.endswith("[]") else shape
    return KINDS[shape.type_name]


@pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)
def test_a_fact_is_a_member_of_an_answer(fact: tuple[str, dict[str, Any]]) -> None:
    path, told = fact
    kind = kind_told(told["from"])
    summary = "SummaryMap" in told["from"]  # counts, of which the root user has none or one
    derived = path in ("HardwareMfa", "Credentials.FirstPassword")
    document = told["kind"] == "json" and kind == "string"
    assert kind in {told["kind"], "any"} or (summary and kind == "integer") or derived or document
    assert told["is"].endswith((".", "…"))


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["source"] for entry in ENTRIES])
def test_a_fact_is_in_the_index_with_its_source(entry: dict[str, Any]) -> None:
    assert entry["source"].startswith("https://docs.aws.amazon.com/")
    for type_name in entry.get("on", [entry.get("name")]):
        for path in entry["properties"]:
            assert exists(type_name, path), f"{type_name}.{path}"


def test_a_type_of_remits_own_is_described_like_any_other() -> None:
    snapshot = describe("Remit::EC2::Snapshot")
    assert snapshot is not None
    assert snapshot.primary_identifier == ("SnapshotId",)
    assert snapshot.tags == "Tags"
    assert exists("Remit::EC2::Snapshot", "CreateVolumePermissions[].Group")


def test_a_fact_that_the_registry_has_overtaken_is_refused() -> None:
    records: dict[str, Any] = {"AWS::EC2::VPC": {"properties": {"IsDefault": "boolean"}}}
    with pytest.raises(SystemExit, match="drop the fact"):
        schema_additions._add_fact(records, "AWS::EC2::VPC", {"IsDefault": {"kind": "boolean"}})
