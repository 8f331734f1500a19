"""What the tests of the Terraform source are made with: files written into a folder, and what comes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from remit.model import PartialString, Reference, Unknown, cause_of, unwrap
from remit.sources import terraform

if TYPE_CHECKING:
    from pathlib import Path

    from remit.model import Resource
    from remit.sources.terraform.inventory import TerraformInventory


def written(folder: Path, files: dict[str, str]) -> Path:
    """The folder with these files in it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def loaded(folder: Path, files: dict[str, str] | str, **options: Any) -> TerraformInventory:
    """The inventory of a folder with these files; one text is `main.tf`."""
    written(folder, {"main.tf": files} if isinstance(files, str) else files)
    return terraform.load([folder], terraform.Options(**options))


def resources(inventory: TerraformInventory) -> dict[str, Resource]:
    """All resources by address."""
    found = (each for name in inventory.types() for each in inventory.of_type(name))
    return {each.address or each.id: each for each in found}


def value(folder: Path, expression: str, declarations: str = "", **options: Any) -> Any:
    """What an expression comes to, as the name of a bucket's tag."""
    text = f'{declarations}\nresource "aws_s3_bucket" "subject" {{\n  tags = {{ it = {expression} }}\n}}\n'
    inventory = loaded(folder, text, **options)
    return resources(inventory)["aws_s3_bucket.subject"].tags.get("it")


def told(inventory: TerraformInventory, level: str = "warning") -> list[str]:
    """The texts of the notes of a level, with their places."""
    return [f"{note.location}: {note.text}" for note in inventory.notes if note.level == level]


def plain(value: Any) -> Any:
    """A value for comparing: references as `→address.attribute`, what is not known as `?` with its reason."""
    if isinstance(value, Unknown):
        return f"? {cause_of(value).reason}"
    if isinstance(value, Reference):
        return f"→{value.target.partition('#')[2]}.{value.attribute}"
    if isinstance(value, PartialString):
        return "".join(part if isinstance(part, str) else "{" + str(plain(part)) + "}" for part in value.parts)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value


def properties(resource: Resource) -> dict[str, Any]:
    """The properties of a resource, for comparing."""
    return {name: plain(unwrap(item)) for name, item in vars(resource.properties).items()}
