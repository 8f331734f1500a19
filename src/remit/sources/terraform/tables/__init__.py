"""The tables: for each service one module, saying how its Terraform types are said in CloudFormation's words.

A module is loaded when one of its types is met. Attributes and defaults are those of the provider's documentation,
https://registry.terraform.io/providers/hashicorp/aws/latest/docs
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from remit.sources.terraform.table import Table

MODULES = {
    "aws_s3": "s3",
}
"""The module that holds the types whose names begin so; the longest beginning counts."""


@cache
def find(type_name: str) -> Table | None:
    """The table of a Terraform type; None when there is none."""
    parts = type_name.split("_")
    for length in range(len(parts), 1, -1):
        module = MODULES.get("_".join(parts[:length]))
        if module is not None:
            return _module(module).get(type_name)
    return None


def all_tables() -> tuple[Table, ...]:
    """Every table, in the order of the modules."""
    return tuple(
        dict.fromkeys(table for module in dict.fromkeys(MODULES.values()) for table in _module(module).values())
    )


@cache
def _module(name: str) -> dict[str, Table]:
    found: tuple[Table, ...] = import_module(f"remit.sources.terraform.tables.{name}").TABLES
    return {each: table for table in found for each in table.names}
