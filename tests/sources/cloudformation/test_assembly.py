"""`cdk.out`: all stacks of all stages, the construct that made a resource, and manifests that cannot be trusted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from remit.sources.cloudformation import load

if TYPE_CHECKING:
    from remit.model import Inventory, Resource


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(name: str, content: Any) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content, indent=1))


def bucket(**extra: Any) -> dict[str, Any]:
    return {"Resources": {"Logs1A2B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "logs"}, **extra}}}


def stack(file: str, **more: Any) -> dict[str, Any]:
    return {"type": "aws:cloudformation:stack", "properties": {"templateFile": file}, **more}


def manifest(**artifacts: Any) -> dict[str, Any]:
    return {"version": "55.0.0", "artifacts": artifacts}


def scan(*targets: str) -> Inventory:
    return load([Path(each) for each in targets or ("cdk.out",)])


def found(inventory: Inventory, key: str) -> Resource:
    resource = inventory.get(key)
    assert resource, key
    return resource


def test_all_stacks_of_all_stages_are_read() -> None:
    stage = {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}
    write("cdk.out/manifest.json", manifest(Dev=stack("Dev.template.json"), Prod=stage, Tree={"type": "cdk:tree"}))
    write("cdk.out/Dev.template.json", bucket())
    write("cdk.out/Stray.template.json", bucket())
    write("cdk.out/assembly-Prod/manifest.json", manifest(Shop=stack("Shop.template.json")))
    write("cdk.out/assembly-Prod/Shop.template.json", bucket())
    for target in ("cdk.out", ".", "cdk.out/manifest.json"):
        inventory = scan(target)
        assert inventory.notes == []
        keys = [each.key for each in inventory.of_type("AWS::S3::Bucket")]
        assert keys == ["cdk.out/Dev.template.json#Logs1A2B", "cdk.out/assembly-Prod/Shop.template.json#Logs1A2B"]


def test_a_finding_names_the_construct_and_the_line_of_the_users_program() -> None:
    root = Path.cwd().as_posix()
    frames = [f"new Bucket ({root}/node_modules/aws-cdk-lib/s3.js:1:9)", f"new Shop ({root}/lib/shop.ts:4:13)"]
    entries = [
        {"type": "aws:cdk:logicalId", "data": "Logs1A2B"},
        {"type": "aws:cdk:creationStack", "data": frames},
    ]
    write("cdk.out/manifest.json", manifest(Dev=stack("Dev.template.json", additionalMetadataFile="Dev.metadata.json")))
    write("cdk.out/Dev.metadata.json", {"/Dev/Logs/Resource": entries})
    write("cdk.out/Dev.template.json", bucket())
    logs = found(scan(), "cdk.out/Dev.template.json#Logs1A2B")
    for place in (logs.location, logs.locate(("BucketName",))):
        assert (str(place), place.column, place.detail) == ("lib/shop.ts:4", 13, "Dev/Logs/Resource")


def test_older_assemblies_trace_in_the_manifest() -> None:
    entry = {
        "type": "aws:cdk:logicalId",
        "data": "Logs1A2B",
        "trace": ["node:internal/x:1:1", "at /elsewhere/app.py:7"],
    }
    write("cdk.out/manifest.json", manifest(Dev=stack("Dev.template.json", metadata={"/Dev/Logs/Resource": [entry]})))
    write("cdk.out/Dev.template.json", bucket())
    logs = found(scan(), "cdk.out/Dev.template.json#Logs1A2B")
    assert (str(logs.location), logs.location.detail) == ("/elsewhere/app.py:7", "Dev/Logs/Resource")


def test_without_a_trace_the_place_is_the_templates() -> None:
    write("cdk.out/manifest.json", manifest(Dev=stack("Dev.template.json")))
    write("cdk.out/Dev.template.json", bucket(Metadata={"aws:cdk:path": "Dev/Logs/Resource"}))
    logs = found(scan(), "cdk.out/Dev.template.json#Logs1A2B")
    place = logs.locate(("BucketName",))
    assert (str(logs.location), str(place)) == ("cdk.out/Dev.template.json:3", "cdk.out/Dev.template.json:6")
    assert logs.location.detail == place.detail == "Dev/Logs/Resource"


def test_nested_stacks_are_found_by_their_asset() -> None:
    metadata = {"aws:asset:path": "Inner.nested.template.json", "aws:asset:property": "TemplateURL"}
    nested = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://s3/x"}, "Metadata": metadata}
    write("cdk.out/manifest.json", manifest(Dev=stack("Dev.template.json")))
    write("cdk.out/Dev.template.json", {"Resources": {"Inner": nested}})
    write("cdk.out/Inner.nested.template.json", bucket())
    inventory = scan()
    assert inventory.notes == []
    found(inventory, "cdk.out/Inner.nested.template.json@cdk.out/Dev.template.json/Inner#Logs1A2B")


@pytest.mark.parametrize("key", ["5ba1.json", "prefix/5ba1.json"])
def test_nested_stacks_without_metadata_are_found_by_what_is_uploaded(key: str) -> None:
    bucket_name = {"Fn::Sub": "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"}
    url = {"Fn::Join": ["", ["https://s3.", {"Ref": "AWS::Region"}, ".amazonaws.com/", bucket_name, f"/{key}"]]}
    nested = {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": url}}
    asset = {"source": {"path": "Inner.nested.template.json"}, "destinations": {"here": {"objectKey": key}}}
    other = {"source": {"path": "secret.json"}, "destinations": {"here": {"objectKey": "other.json"}}}
    write("cdk.out/manifest.json", manifest(Dev=stack("Dev.template.json")))
    write("cdk.out/Dev.assets.json", {"files": {"odd": 7, "other": other, "5ba1": asset}})
    write("cdk.out/Dev.template.json", {"Resources": {"Inner": nested}})
    write("cdk.out/Inner.nested.template.json", {"Resources": {"Inner": nested, **bucket()["Resources"]}})
    inventory = scan()
    found(inventory, "cdk.out/Inner.nested.template.json@cdk.out/Dev.template.json/Inner#Logs1A2B")
    (note,) = inventory.notes
    assert "nests itself" in note.text  # the manifest of the root answers inside of nested stacks too


@pytest.mark.parametrize(
    ("artifact", "says"),
    [
        (stack("../secret.json"), "leads out of the assembly"),
        (stack("/etc/hosts"), "leads out of the assembly"),
        ({"type": "cdk:cloud-assembly", "properties": {"directoryName": ".."}}, "leads out of the assembly"),
        (stack("gone.template.json"), "cannot be read"),
        ({"type": "aws:cloudformation:stack"}, "has no templateFile"),
        (stack("Dev.template.json", additionalMetadataFile=7), "no text"),
        ([], "no object"),
    ],
)
def test_what_cannot_be_read_is_an_error_and_the_rest_is_read(artifact: Any, says: str) -> None:
    write("secret.json", bucket())
    write("cdk.out/manifest.json", manifest(Bad=artifact, Dev=stack("Dev.template.json")))
    write("cdk.out/Dev.template.json", bucket())
    inventory = scan()
    (note,) = inventory.notes
    assert (note.level, str(note.location)) == ("error", "cdk.out/manifest.json:4")
    assert says in note.text
    assert "cdk synth" in note.hint
    assert [each.key for each in inventory.of_type("AWS::S3::Bucket")] == ["cdk.out/Dev.template.json#Logs1A2B"]


@pytest.mark.parametrize(
    "text", ['{"artifacts": {"Dev": {"type": "aws:cloudformation:stack", }', '{"was": "cdk:cloud-assembly"}']
)
def test_a_broken_manifest_is_an_error(text: str) -> None:
    write("cdk.out/manifest.json", text)
    (note,) = scan().notes
    assert note.level == "error"
    assert note.location
    assert note.location.file == "cdk.out/manifest.json"
    assert "cdk synth" in note.hint


def test_assemblies_that_name_each_other_end() -> None:
    again = {"type": "cdk:cloud-assembly", "properties": {"directoryName": "../cdk.out"}}
    write("cdk.out/manifest.json", manifest(Again=again, Dev=stack("Dev.template.json")))
    write("cdk.out/Dev.template.json", bucket())
    assert len(list(scan().of_type("AWS::S3::Bucket"))) == 1
