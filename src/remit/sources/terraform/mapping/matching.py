"""Names by rule: a Terraform attribute or type whose name differs from the registry's only in how it is written."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from remit.schema import type_names
from remit.sources.terraform.mapping.exceptions import EXCEPTIONS

if TYPE_CHECKING:
    from remit.schema import Shape


def bare(name: str) -> str:
    """A name without case, underscores and colons: `kms_key_id` and `KmsKeyId` are the same."""
    return name.replace("_", "").replace("::", "").lower()


def property_of(shape: Shape, attribute: str, type_name: str = "") -> str | None:
    """The property of an object that an attribute names; None when none does, or when several may.

    The same letters count, then a plural on either side (`subnet_id` → `SubnetIds`). For the resource itself
    (`type_name` given), `name` and `identifier` may be written with the type before them: `name` → `BucketName`.
    """
    names = _spellings(shape.names)
    wanted = bare(attribute)
    found = names.get(wanted) or names.get(f"{wanted}s") or (names.get(wanted[:-1]) if wanted.endswith("s") else None)
    if found is None and wanted.endswith("arn"):
        found = names.get(wanted[:-3])  # `role_arn` → `Role`, whose value is an ARN
    if found is None and type_name and wanted in ("name", "identifier", "description"):
        found = names.get(bare(type_name.rpartition("::")[2]) + wanted)
    return found


@cache
def _spellings(names: tuple[str, ...]) -> dict[str, str]:
    return {bare(name): name for name in names}


def type_of(terraform: str) -> str | None:
    """The registry type that a Terraform type without a table is: `aws_glue_job` → `AWS::Glue::Job`.

    `EXCEPTIONS` come first; one with the value None has no registry type, whatever its name looks like.
    """
    provider, _, rest = terraform.partition("_")
    if provider not in ("aws", "awscc"):
        return None
    if provider == "aws" and rest in EXCEPTIONS:
        return f"AWS::{EXCEPTIONS[rest]}" if EXCEPTIONS[rest] else None
    return _types().get(bare(rest))


@cache
def _types() -> dict[str, str]:
    """Registry types by bare name without vendor; AWS's alone. A name that two types share is left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for name in sorted(type_names()):
        vendor, _, rest = name.partition("::")
        if vendor == "AWS":
            key = bare(rest)
            if key in found:
                twice.add(key)
            found[key] = name
    return {key: name for key, name in found.items() if key not in twice}
