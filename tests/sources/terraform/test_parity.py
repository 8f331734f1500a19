"""The same resource as CloudFormation, as HCL, in a plan and in a state comes to the same canonical resource.

A folder of `parity/` holds `template.yaml`, which is the expectation, and `main.tf`. Plans and states are built from
the HCL (`built.py`): no provider runs here. The first line of `main.tf` may name all types that the folder shows.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from remit.model import Obj, PartialString, Reference, Unknown
from remit.model.unknowns import Missing
from remit.schema.origins import ORIGINS
from remit.sources import cloudformation, terraform
from remit.sources.notes import Notes
from remit.sources.terraform.evaluation.scope import ModuleInstance
from remit.sources.terraform.library import Library
from remit.sources.terraform.loading import _instances
from remit.sources.terraform.mapping import tables
from remit.sources.terraform.options import Options
from remit.sources.terraform.root import Boundary, Root
from tests.sources.terraform.built import plan_of, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from remit.model import Inventory, Resource
    from remit.sources.terraform.instances import Instance

PARITY = Path(__file__).parent / "parity"
FOLDERS = sorted(each for each in PARITY.iterdir() if each.is_dir())
ANYTHING = "…"
MADE_UP = {
    "aws_lambda_function": "a layer's ARN and version do not hang together in a state that is built",
    "aws_redshift_cluster": "nor do a cluster and the ARN of its namespace",
}
"""Folders whose state cannot be built so that a satellite finds its parent."""


def shown_types(folder: Path) -> list[str]:
    """The Terraform types that a folder is about."""
    first = (folder / "main.tf").read_text(encoding="utf-8").partition("\n")[0]
    return first.partition("types:")[2].split() if "types:" in first else [folder.name]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_hcl_is_the_template(folder: Path) -> None:
    expected = cloudformation.load([folder / "template.yaml"])
    found = terraform.load([folder])
    assert not [note.text for note in (*expected.notes, *found.notes) if note.level == "error"]
    assert plain(found) == plain(expected)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_its_plan_says_the_same_as_far_as_it_knows(folder: Path, tmp_path: Path) -> None:
    """What a plan knows is what the source says. It does not know what is referred to, and of texts with unknown parts
    it knows nothing.
    """
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan_of(instances(folder))), encoding="utf-8")
    wanted, found = plain(terraform.load([folder])), plain(terraform.load([path]))
    assert found.keys() == wanted.keys()
    for key, properties in found.items():
        assert not list(contradictions(properties, wanted[key])), key


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_its_state_says_the_same_and_more(folder: Path, tmp_path: Path) -> None:
    """What the source knows a state says too. It has texts where the source has references, and what AWS added.

    What comes from another resource a built state does not have.
    """
    path = tmp_path / "terraform.tfstate"
    path.write_text(json.dumps(state_of(instances(folder))), encoding="utf-8")
    wanted, found = plain(terraform.load([folder])), plain(terraform.load([path]))
    assert wanted.keys() <= found.keys()
    wrong = [key for key, told in wanted.items() if list(contradictions(own(*key, told), found[key], exists=True))]
    assert len(wrong) == (folder.name in MADE_UP), wrong


def own(type_name: str, _: str, properties: dict[str, Any]) -> dict[str, Any]:
    """The properties that the resource surely says itself."""
    taken = {name for each in ORIGINS.get(type_name, ()) if properties.keys() & {*each.by} for name in each.takes}
    return {name: value for name, value in properties.items() if name not in taken}


def instances(folder: Path) -> list[Instance]:
    """The instances of a folder's source."""
    root = Root(folder, Library(Notes()), Options(), Boundary(folder))
    return list(_instances(ModuleInstance(root, root.module).all_uses()))


def contradictions(one: Any, other: Any, path: str = "", *, exists: bool = False) -> Iterator[str]:
    """Where the first says something that the second does not. What is not known contradicts nothing.

    `exists`: the second is of something that exists, so that a reference is a text there, and more may be told.
    """
    if says_nothing(one) or is_reference(one) or (other == ANYTHING and not exists):
        return
    if isinstance(one, dict) and isinstance(other, dict) and not is_reference(other):
        for name, value in one.items():
            yield from contradictions(value, other.get(name), f"{path}.{name}", exists=exists)
    elif isinstance(one, list) and isinstance(other, list) and not is_text_in_parts(one):
        yield from in_any_order(one, list(other), path, exists=exists)
    elif not (is_text_in_parts(one) or is_text_in_parts(other) or is_reference(other)) and one != other:
        yield f"{path}: {one!r} and {other!r}"


def in_any_order(some: list[Any], left: list[Any], path: str, *, exists: bool) -> Iterator[str]:
    """Items of one list that the other lacks: plans and states have sets, and attributes, in an order of their own."""
    by_certainty = sorted(enumerate(some), key=lambda each: "'reference'" in str(each) or ANYTHING in str(each))
    for index, value in by_certainty:
        smallest = sorted(left, key=lambda each: len(str(each)))
        found = next((each for each in smallest if not list(contradictions(value, each, exists=exists))), None)
        if found is not None:
            left.remove(found)
        elif ANYTHING not in left and ANYTHING not in str(value):
            yield f"{path}[{index}]: {value!r} is not in {left!r}"


def says_nothing(value: Any) -> bool:
    """Whether nothing in a value is known."""
    if isinstance(value, dict) and not is_reference(value):
        return all(map(says_nothing, value.values()))
    return bool(value == ANYTHING)


def is_reference(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"reference", "attribute"}


def is_text_in_parts(value: Any) -> bool:
    """A text of which a part is not known, as `data` writes it."""
    return isinstance(value, list) and any(is_reference(part) or part == ANYTHING for part in value)


def test_every_table_has_its_folder() -> None:
    """A table that nothing compares with CloudFormation may say anything."""
    shown = {name for folder in FOLDERS for name in shown_types(folder)}
    without = [table.names[0] for table in tables.all_tables() if not shown & set(table.names)]
    assert not without, f"no parity folder shows {', '.join(without)}"


def plain(inventory: Inventory) -> dict[tuple[str, str], Any]:
    """Every resource by type and label, as plain data."""
    resources = [each for name in inventory.types() for each in inventory.of_type(name)]
    labels = {each.key: f"{each.type}/{label(each)}" for each in resources}
    return {
        (each.type, label(each)): {
            name: told for name, value in vars(each.properties).items() if (told := data(value, labels)) is not None
        }
        for each in resources
    }


def label(resource: Resource) -> str:
    """`aws_s3_bucket.logs_bucket` and `LogsBucket` are the same."""
    name = resource.address.rpartition(".")[2] if resource.address else resource.id
    return re.sub(r"\W|_", "", name).lower()


def data(value: Any, labels: dict[str, str]) -> Any:
    """A value as plain data: references by what they point to, texts with unknown parts as their parts."""
    if isinstance(value, Reference):
        return {"reference": labels.get(value.target, value.target), "attribute": value.attribute}
    if isinstance(value, (PartialString, list)):
        return [data(part, labels) for part in (value.parts if isinstance(value, PartialString) else value)]
    if isinstance(value, Obj):
        return {name: told for name, item in vars(value).items() if (told := data(item, labels)) is not None}
    return ANYTHING if isinstance(value, Unknown) else None if isinstance(value, Missing) else value
