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
        return {"terraform"} if is_configuration(path.name) or is_document(path) else {"cloudformation"}
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


def is_document(path: Path) -> bool:
    """Whether a file begins as a plan or a state in JSON does; its whole is looked at when it is read."""
    if not path.name.endswith(DOCUMENTS) and path.suffix != "":
        return False
    try:
        with path.open("rb") as file:
            return says_terraform(file.read(HEAD))
    except OSError:
        return False


def says_terraform(head: bytes) -> bool:
    """Whether the beginning of a file is that of a plan or a state, or of a plan that was not written as JSON."""
    return head.startswith(b"PK\x03\x04") or (
        b'"terraform_version"' in head and (b'"format_version"' in head or b'"version"' in head)
    )
