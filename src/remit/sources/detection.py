"""Which source a path is for, before any of them is imported: what stands in a directory, what a file holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from remit.sources.walk import CDK_DIRECTORY, TEMPLATES, directories

if TYPE_CHECKING:
    from pathlib import Path

    Door = Literal["cloudformation", "terraform"]

CONFIGURATION = (".tf", ".tofu", ".tf.json", ".tofu.json")
DOCUMENTS = (".json", ".tfstate")
BOTH = ("cloudformation", "terraform")
HEAD = 600
"""Bytes in which a plan or a state says what it is."""


def doors(path: Path) -> set[Door]:
    """The sources that may find something at a path.

    What cannot be read, and a directory that holds nothing of either, is left to CloudFormation's to tell.
    """
    if not path.is_dir():
        told = is_configuration(path.name) or is_document(path, whole=True)
        return {"terraform"} if told else {"cloudformation"}
    found: set[Door] = set()
    refused: list[Path] = []
    for directory, files in directories(path, refused):
        if any(map(is_configuration, files)) or any(is_document(directory / name) for name in files):
            found.add("terraform")
        if any(name.lower().endswith(TEMPLATES) for name in files) or (directory / CDK_DIRECTORY).is_dir():
            found.add("cloudformation")
        if len(found) == len(BOTH):
            break
    return found if found and not refused else found | {"cloudformation"}


def is_configuration(name: str) -> bool:
    """Whether a file of that name is Terraform's configuration."""
    return name.endswith(CONFIGURATION) and not name.startswith(".")


def is_document(path: Path, *, whole: bool = False) -> bool:
    """Whether a file begins as a plan or a state in JSON does; its whole is looked at when it is read.

    `whole`: look for the same anywhere in it, since a tool may have sorted it.
    """
    if not whole and not path.name.endswith(DOCUMENTS) and path.suffix != "":
        return False
    try:
        with path.open("rb") as file:
            return says_terraform(file.read(None if whole or path.suffix == ".tfstate" else HEAD))
    except OSError:
        return False


def says_terraform(data: bytes) -> bool:
    """Whether a file, or its beginning, is a plan or a state, or a plan that was not written as JSON."""
    if b"\0" in data[:4]:  # PowerShell writes UTF-16
        data = data.replace(b"\0", b"")
    if b'"format_version"' in data and (b'"terraform_version"' in data or b'"planned_values"' in data):
        return True
    return data.startswith(b"PK\x03\x04") or (b'"version"' in data and b'"terraform_version"' in data)
